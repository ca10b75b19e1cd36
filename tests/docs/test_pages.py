"""The pages hang together: links lead somewhere, commands exist, what is made is as the code is."""

import re
from pathlib import Path
from typing import Any

import pytest
from tests.docs.pages import DOCS, ROOT, anchors, blocks, links
from typer.main import get_command

from timebank.cli.commands import NAMES
from timebank.cli.main import commands
from timebank.cli.openapi import made_files

WRITTEN = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES = sorted([*DOCS.rglob("*.md"), *WRITTEN])
NEVER = ("price", "wage", "salary", "cash value", "customer", "service user", "beneficiary")
"""Words that domain.md keeps out of the product."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page.read_text(encoding="utf-8")):
        if link.startswith(("https://", "http://")):
            continue
        where, _, anchor = link.partition("#")
        target = (page.parent / where).resolve() if where else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


def test_the_index_leads_to_every_page_that_is_written_by_hand() -> None:
    index = {
        (DOCS / link.partition("#")[0]).resolve()
        for link in links((DOCS / "README.md").read_text(encoding="utf-8"))
    }
    for page in PAGES:
        folder = page.parent
        assert page in index or folder in index or folder in (ROOT, DOCS), name_of(page)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_that_a_page_shows_exists_with_its_options(page: Path) -> None:
    for line in shown_commands(page.read_text(encoding="utf-8")):
        words = line.split()
        command: Any = get_command(commands(NAMES))
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]
        known = {written for option in command.params for written in option.opts}
        assert not hasattr(command, "commands"), line
        assert set(re.findall(r"(?<=\s)--[a-z][a-z-]*", line)) <= {*known, "--help"}, line


def shown_commands(text: str) -> list[str]:
    """What the blocks of a page run ./timebank with, each put together from its parts."""
    lines = "\n".join(block.text for block in blocks(text)).replace("\\\n", " ")
    return re.findall(r"(?:\./|^\s*)timebank (?!test\b|\")([^|>\n]*)", lines, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pages_use_the_words_of_the_time_bank(page: Path) -> None:
    text = page.read_text(encoding="utf-8").lower()
    assert [word for word in NEVER if re.search(rf"\b{word}s?\b", text)] == []


def test_what_is_made_from_the_code_is_as_the_code_is() -> None:
    differing = [
        name
        for name, text in made_files().items()
        if not (ROOT / name).is_file() or (ROOT / name).read_text(encoding="utf-8") != text
    ]
    assert differing == [], "run: ./timebank openapi"
