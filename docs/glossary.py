"""Writes docs/glossary.md from docs/glossary.csv and the catalogue: `python docs/glossary.py`.

A native speaker who agrees with a term puts their name and the day into its last column.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parent
WORDS = DOCS.parent / "src" / "timebank" / "base" / "words"
PAGE = DOCS / "glossary.md"
MOST_NAMED = 4
_HEAD = """# Glossary, English to Welsh

The words that the product uses, so that whoever translates uses the same ones. *Used in* names
files of the catalogue (`src/timebank/base/words`) in which the English word stands: the Welsh one
is beside it there. *Seen at* says who uses the Welsh word already; where nobody is named we chose
it ourselves.

**{unreviewed} of {all} terms are not reviewed by a native speaker.** Whoever agrees with one
signs its line in `docs/glossary.csv`, and makes this page again (`python docs/glossary.py`).
Whoever does not, tells us.

m, f: masculine, feminine; then the plural, and forms with a mutation that is easily missed.

| English | Cymraeg | Note | Used in | Seen at | Reviewed |
|---|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Term:
    """A line of the glossary."""

    english: str
    welsh: str
    note: str
    seen_at: str
    reviewed: str


def terms() -> list[Term]:
    """All of them, in the order in which they are listed."""
    with (DOCS / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return [Term(**row) for row in csv.DictReader(file)]


def page() -> str:
    """The page as it should stand."""
    found = terms()
    unreviewed = sum(not term.reviewed for term in found)
    head = _HEAD.format(unreviewed=unreviewed, all=len(found))
    return head + "".join(_line(term) for term in found)


def used_in(english: str) -> list[str]:
    """The files of the catalogue that have one of these words, as a word or its plural."""
    wanted = [re.escape(word) for word in _alternatives(english)]
    pattern = re.compile(rf"\b(?:{'|'.join(wanted)})(?:s|es)?\b", re.IGNORECASE)
    return [
        path.stem
        for path in sorted((WORDS / "en").glob("*.ftl"))
        if pattern.search(_values(path.read_text(encoding="utf-8")))
    ]


def _alternatives(english: str) -> Iterator[str]:
    plain = re.sub(r"\s*\(.*?\)", "", english)
    for word in re.split(r"[,;/]", plain):
        if word.strip():
            yield word.strip()


def _values(text: str) -> str:
    """What is said, without names and comments."""
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return "\n".join(re.sub(r"^[\w.-]+ *=|^ +\.\w+ *=", "", line) for line in lines)


def _shortly(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def _line(term: Term) -> str:
    files = _shortly(used_in(term.english)) or "not yet"
    cells = (
        term.english,
        term.welsh,
        term.note,
        files,
        term.seen_at,
        term.reviewed or "unreviewed",
    )
    return "| " + " | ".join(cells) + " |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
