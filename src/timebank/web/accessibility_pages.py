"""The accessibility statement: what was tested and what was not, and whom to tell."""

import json
from datetime import date
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Response

from timebank.web.dates import day_in_words
from timebank.web.rendering import page
from timebank.web.routing import Here, OpenPage

router = APIRouter(prefix="/{community}/accessibility", route_class=OpenPage)

FIGURES: dict[str, Any] = json.loads(
    files("timebank.web").joinpath("accessibility.json").read_text(encoding="utf-8")
)
"""Of the last run of the tests that docs/accessibility.py made."""


@router.get("")
async def accessibility_page(here: Here) -> Response:
    """The statement, in the reader's language."""
    day = day_in_words(here.language, date.fromisoformat(FIGURES["tested_on"]))
    return page(here, "accessibility", "page-accessibility", **{**FIGURES, "tested_on": day})
