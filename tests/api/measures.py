"""Activities that ask for measures, and members who have them."""

from typing import Any

from tests.api.town import Person, Town

REFERENCES = {
    "kind": "references",
    "seen_on": "2025-05-01",
    "look_again_on": "2095-05-01",
    "decision": "accepted",
}
PAST: dict[str, Any] = {"seen_on": "2023-05-01", "look_again_on": "2025-05-01"}
"""A measure whose day to look again is over."""


async def asks_for(
    town: Town, *asked: str, risk_class: str = "references", code: str = "befriending"
) -> str:
    """An activity that asks for these measures, or for those of its class; its id."""
    coordinator = await town.coordinator("Rhian")
    activity: dict[str, Any] = {
        "code": code,
        "name_en": "Befriending",
        "name_cy": "Cyfeillio",
        "risk_class": risk_class,
        "before_en": "Meet first.",
        "before_cy": "Cwrdd yn gyntaf.",
    }
    if asked:
        activity["asks_for"] = list(asked)
    made = await coordinator.posts("/activities", activity, status=201)
    return str(made["id"])


async def has(
    coordinator: Person, member: Person, *, status: int = 201, **said: Any
) -> dict[str, Any]:
    """A coordinator writes down that somebody has references, or what else is said."""
    measure = {**REFERENCES, **said}
    written: dict[str, Any] = await coordinator.posts(
        f"/members/{member.id}/measures", measure, status=status
    )
    return written
