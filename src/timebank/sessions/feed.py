"""The noticeboard's sessions as a calendar (RFC 5545): nothing of any person. Pure."""

from collections.abc import Iterable
from datetime import UTC, timedelta
from typing import Any

from icalendar import Calendar, Event, vDuration

from timebank.base.actors import Language
from timebank.base.words import say

PRODUCT = "-//timebank//sessions//EN"
FRESH_HOURS = 1


def calendar(name: str, rows: Iterable[Any], language: Language) -> bytes:
    """A calendar of sessions in one language. A name that is there in the other alone says in which
    it is. Instants are in UTC: they are right whatever a program knows of clock changes."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", vDuration(timedelta(hours=FRESH_HOURS)), {"value": "DURATION"})
    for row in rows:
        made.add_component(_event(row, language))
    return bytes(made.to_ical())


def _event(row: Any, language: Language) -> Event:
    event = Event()
    event.add("uid", f"{row.id}@timebank")
    event.add("dtstamp", row.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", row.changed)
    event.add("dtstart", row.starts_at.astimezone(UTC))
    event.add("dtend", row.ends_at.astimezone(UTC))
    _said(event, "summary", *_names(row, language), language)
    _said(event, "description", row.organisation_en, row.organisation_cy, language)
    _said(event, "categories", row.activity_en, row.activity_cy, language)
    if row.place:
        event.add("location", row.place)
    event.add("status", "CANCELLED" if row.state == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _names(row: Any, language: Language) -> tuple[str | None, str | None]:
    """What it is called, in English and Welsh. Many programs show nothing of a state: that it is
    cancelled stands before the name, too."""
    if row.state != "cancelled":
        return row.name_en, row.name_cy
    english, welsh = (
        name and say(language, "session-calendar-cancelled", what=name)
        for name in (row.name_en, row.name_cy)
    )
    return english, welsh


def _said(
    event: Event, name: str, english: str | None, welsh: str | None, language: Language
) -> None:
    told = {Language.ENGLISH: english, Language.WELSH: welsh}
    other = next(one for one in Language if one is not language)
    for one in (language, other):
        if words := told[one]:
            event.add(name, [words] if name == "categories" else words, {"language": one.value})
            return
