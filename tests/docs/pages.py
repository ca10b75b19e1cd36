"""The pages of the documentation, as their readers meet them: headings, tables, links, examples."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language and what stands in it."""

    language: str
    text: str


@dataclass(frozen=True)
class Example:
    """Lines for a shell, and what is shown of their answer."""

    lines: str
    shown: Block | None


def page(name: str) -> str:
    """The text of a page below docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def headings(text: str) -> list[str]:
    """The headings of a page, without the marks of code."""
    return [found.replace("`", "") for found in _HEADING.findall(_BLOCK.sub("", text))]


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next one of its level or above."""
    found = re.search(rf"^(#+) `?{re.escape(heading)}`?$", text, re.MULTILINE)
    assert found, f"no heading {heading}"
    rest = text[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(text: str) -> set[str]:
    """The first cells of the tables of a text, without the marks of code."""
    return {
        line.split("|")[1].strip().strip("`") for line in text.splitlines() if line.startswith("| ")
    }


def anchors(text: str) -> set[str]:
    """Where links into a page may lead, as GitHub makes them of headings."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings(text))
    return {heading.replace(" ", "-") for heading in plain}


def links(text: str) -> list[str]:
    """Where the links of a page lead."""
    return _LINK.findall(_BLOCK.sub("", text))


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page."""
    return [Block(language, inside) for language, inside in _BLOCK.findall(text)]


def examples(text: str) -> Iterator[Example]:
    """Each block for the shell, with the block that shows its answer, where one follows."""
    found = blocks(text)
    for block, following in zip(found, [*found[1:], None], strict=True):
        if block.language == "sh":
            shown = following if following and following.language in ("json", "text") else None
            yield Example(block.text, shown)
