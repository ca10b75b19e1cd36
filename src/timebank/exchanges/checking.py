"""What is wrong with a plan, and with the way in which somebody would be reached. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from timebank.base.errors import FieldError
from timebank.contributions.rules import long_ago
from timebank.exchanges.rules import Contact
from timebank.listings.rules import is_address

AHEAD = timedelta(days=366)
"""Plans are for at most so long ahead: notes are kept for a year after the day."""


def plan_faults(
    minutes: int | None,
    place: str | None,
    receivers: Sequence[UUID],
    *,
    day: date | None,
    today: date,
) -> list[FieldError]:
    """What is wrong with a plan. All who are asked read where it would be, before they agree. Of a
    day so long ago no hours could be stated."""
    faults = []
    if day is not None and day - today > AHEAD:
        faults.append(FieldError("/planned_on", "planned_far_ahead"))
    if day is not None and long_ago(day, today):
        faults.append(FieldError("/planned_on", "worked_long_ago"))
    if minutes is not None and minutes < len(receivers):
        few = {"people": len(receivers)}
        faults.append(FieldError("/planned_minutes", "fewer_than_people", {**few}))
    if place and is_address(place):
        faults.append(FieldError("/place", "place_not_address"))
    return faults


def contact_faults(contact: str, row: Any) -> list[FieldError]:
    """The way by which somebody would be reached has to be there."""
    if contact == Contact.EMAIL and not row.email:
        return [FieldError("/contact", "contact_by_email")]
    if contact == Contact.TELEPHONE and not row.telephone:
        return [FieldError("/contact", "contact_by_telephone")]
    return []
