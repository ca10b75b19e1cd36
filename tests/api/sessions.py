"""Sessions as tests plan them, and who comes."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import anyio
from tests.api.town import Group, Person, Town


def away(days: int) -> str:
    """A day so many days from today, by the town's clock."""
    return str((datetime.now(ZoneInfo("Europe/London")) + timedelta(days=days)).date())


async def clear_of_midnight() -> None:
    """A session of today is over at midnight, while a world is made in which it is to come: where
    the day is nearly over, the next one is waited for."""
    now = datetime.now(ZoneInfo("Europe/London"))
    tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    if tomorrow - now < timedelta(minutes=2):
        await anyio.sleep((tomorrow - now).total_seconds() + 1)


def plan(town: Town, group: Group | None, **more: Any) -> dict[str, Any]:
    """A lunch of two hours, the day after tomorrow."""
    return {
        "organisation_id": str(group.id) if group else None,
        "activity_id": str(town.gardening),
        "name_en": "Lunch",
        "day": away(2),
        "starts": "10:00",
        "minutes": 120,
        **more,
    }


async def planned(person: Person, group: Group | None, **more: Any) -> Any:
    return await person.posts("/sessions", plan(person.town, group, **more), status=201)


async def signs_up(person: Person, session: Any, **more: Any) -> Any:
    return await person.posts(f"/sessions/{session['id']}/sign-ups", more, status=201)


async def coming(lead: Person, session: Any) -> list[str]:
    """The members who have a place, in the order of signing up."""
    page = await lead.gets(f"/sessions/{session['id']}/sign-ups?limit=200")
    return [one["member_id"] for one in page["items"] if one["state"] == "in"]
