"""Whom a page is about: found by the number on their card, or by name. No name stands in an
address."""

from typing import Any
from uuid import UUID

from fastapi import Response

from timebank.base.errors import FieldError, ValidationFailed
from timebank.base.text import fold_name
from timebank.people import queries as people
from timebank.people.schemas import Member
from timebank.sign_in import queries as numbers
from timebank.web.faults import told_wrong
from timebank.web.forms import Form
from timebank.web.routing import Inside

MOST = 20
"""So many are shown; whoever looks for another types more of the name."""


async def find(
    inside: Inside, sent: Form, template: str, title: str, *, left: bool
) -> UUID | Response:
    """The member whose number was typed; or else the page again, with those who have that name, as
    far as the reader may know names, or with what is wrong. `left`: also those who left."""
    typed = sent.said("number")
    try:
        found = await _sought(inside, sent.text("number", 100), left=left)
    except ValidationFailed as refusal:
        return inside.page(template, title, **typed, **told_wrong(inside.place, refusal))
    return found if isinstance(found, UUID) else inside.page(template, title, **typed, **found)


async def _sought(inside: Inside, typed: str, *, left: bool) -> UUID | dict[str, Any]:
    whose = (inside.connection, inside.community_id)
    row = await numbers.member(*whose, typed)
    if row is not None and (left or row.status != "left"):
        member_id: UUID = row.id
        return member_id
    words = fold_name(typed).split()
    if not words or any(one.isdigit() for one in typed):
        raise ValidationFailed((FieldError("/number", "no_such_number"),))
    rows = await people.named(*whose, inside.caller, words, after=None, limit=MOST + 1, left=left)
    if not rows:
        raise ValidationFailed((FieldError("/number", "no_such_name"),))
    shown = rows[:MOST]
    for row in shown:
        inside.shows(row.id)
    named = [Member.of(row, inside.caller, inside.place.language) for row in shown]
    return {"found": named, "more": len(rows) > MOST}
