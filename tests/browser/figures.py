"""What axe found, for the accessibility statement: written down where the environment says so, and
read again by the command that makes it (docs/accessibility.py)."""

import json
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

VARIABLE = "TIMEBANK_AXE_FIGURES"
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def note(url: str, violations: int) -> None:
    """One look of axe at a page. Several processes write one line each at a time."""
    if VARIABLE not in os.environ:
        return
    language, page = _page(url)
    line = json.dumps({"language": language, "page": page, "violations": violations})
    with Path(os.environ[VARIABLE]).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def _page(url: str) -> tuple[str, str]:
    """The language, and the page whichever town and things it is of."""
    parts = urlsplit(url)
    _, language, *rest = _ID.sub("{id}", parts.path).split("/")
    if len(rest) > 1:
        rest[0] = "{community}"
    place = f"#{_ID.sub('{id}', parts.fragment)}" if parts.fragment else ""
    return language, "/".join(rest) + place


def summed(path: Path) -> tuple[int, int]:
    """How many pages were looked at in both languages, and how much was found on all pages."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    seen = {(line["language"], line["page"]) for line in lines}
    both = {page for language, page in seen if language == "en" and ("cy", page) in seen}
    return len(both), sum(line["violations"] for line in lines)
