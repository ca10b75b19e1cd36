"""Sessions as tests plan them, and who comes."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.api.town import Group, Person, Town


def away(days: int) -> str:
    """A day so many days from today, by the town's clock."""
    return str((datetime.now(ZoneInfo("Europe/London")) + timedelta(days=days)).date())


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
