"""The glossary is made from its list and the catalogue, and hides nothing that is not reviewed."""

import importlib.util
from pathlib import Path
from types import ModuleType

DOCS = Path(__file__).parents[2] / "docs"


def glossary() -> ModuleType:
    spec = importlib.util.spec_from_file_location("glossary", DOCS / "glossary.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(page: str) -> list[list[str]]:
    """The page's lines without where a term is used: that is of the day on which it was made."""
    rows = [line.split(" | ") for line in page.splitlines()]
    return [row[:3] + row[4:] for row in rows]


def test_the_page_is_as_the_command_makes_it() -> None:
    stands = (DOCS / "glossary.md").read_text(encoding="utf-8")
    assert told(stands) == told(glossary().page()), "python docs/glossary.py makes it again"


def test_every_term_has_both_languages_and_stands_there_once() -> None:
    terms = glossary().terms()
    assert all(term.english and term.welsh for term in terms)
    assert len({term.english for term in terms}) == len(terms)


def test_where_nobody_has_signed_it_says_so() -> None:
    unreviewed = [term for term in glossary().terms() if not term.reviewed]
    lines = (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines()
    assert sum(line.endswith("| unreviewed |") for line in lines) == len(unreviewed)
