"""What stands on the noticeboard, as its page says it. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from timebank.base.actors import Language
from timebank.base.words import clock_in_words, say
from timebank.listings.noticeboard_schemas import Notice
from timebank.listings.rules import Time
from timebank.sessions.recurrence import local
from timebank.web.dates import day_in_words


@dataclass(frozen=True)
class Said:
    """Words, and the language that they are in. `other`: the same in the other language."""

    words: str
    language: Language
    other: str | None


@dataclass
class Entry:
    """One notice of a group; or all of one activity that members offer, or ask for: of those there
    is no more to tell than areas and times, and a line for each would say the same many times."""

    title: Said
    activity: str | None = None
    group: Said | None = None
    text: Said | None = None
    areas: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    day: str | None = None
    count: int = 1
    cancelled: bool = False


@dataclass(frozen=True)
class Meeting:
    """A session that everybody may know of, with its area by its names."""

    row: Any
    area: dict[str, str] | None
    time_zone: str


def said(thing: Any, name: str, language: Language) -> Said | None:
    """Words in this language, or in the other where there are only those."""
    other = next(one for one in Language if one is not language)
    found = {one: getattr(thing, f"{name}_{one.value}") for one in (language, other)}
    for one, words in found.items():
        if words:
            return Said(words, one, found[other] if one is language else None)
    return None


def entries(notices: Iterable[Notice], language: Language) -> list[Entry]:
    """Each notice of a group, and one entry for each activity of members; the newest first."""
    made: list[Entry] = []
    of_members: dict[str, Entry] = {}
    for notice in notices:
        known = None if notice.organisation else of_members.get(notice.activity.code)
        entry = known or _entry(notice, language)
        if known is None:
            made.append(entry)
            if notice.organisation is None:
                of_members[notice.activity.code] = entry
        else:
            entry.count += 1
        _add(entry.areas, (getattr(one, f"name_{language.value}") for one in notice.areas))
        _add(entry.times, notice.times)
    for entry in made:
        listed = [one for one in Time if one in entry.times]
        entry.times = [say(language, f"listing-time-{one}") for one in listed]
    return made


def session_entry(meeting: Meeting, language: Language) -> Entry:
    """A session: when it is stands where others say who."""
    row = meeting.row
    title = said(row, "name", language)
    activity = said(row, "activity", language)
    if title is None or activity is None:
        raise RuntimeError("a session has a name, and its activity two")
    begins = clock_in_words(language, local(row.starts_at, meeting.time_zone).time())
    group = said(row, "organisation", language)
    where = [meeting.area[f"name_{language.value}"]] if meeting.area else []
    return Entry(
        title,
        activity=activity.words,
        group=group if group and group.words != title.words else None,
        areas=[*([row.place] if row.place else []), *where],
        day=f"{say(language, f'app-weekday-{row.day.isoweekday() % 7}')}, "
        f"{day_in_words(language, row.day)}, {begins}",
        cancelled=row.state == "cancelled",
    )


def choices(things: Iterable[Notice | Meeting], language: Language) -> dict[str, dict[str, str]]:
    """The activities and areas that there is something of: names in this language by code, in the
    order of first appearance, which is that of what is newest."""
    found: dict[str, dict[str, str]] = {"activity": {}, "area": {}}
    for thing in things:
        for kind, code, names in _codes(thing):
            found[kind].setdefault(code, names[f"name_{language.value}"])
    return found


def fits(thing: Notice | Meeting, *, activity: str, area: str) -> bool:
    """Whether it is of this activity, and in this area; empty is any."""
    codes = {(kind, code) for kind, code, _ in _codes(thing)}
    asked = {("activity", activity), ("area", area)}
    return all(not code or (kind, code) in codes for kind, code in asked)


def _codes(thing: Notice | Meeting) -> Iterator[tuple[str, str, dict[str, str]]]:
    if isinstance(thing, Notice):
        yield "activity", thing.activity.code, thing.activity.model_dump()
        for area in thing.areas:
            yield "area", area.code, area.model_dump()
        return
    row = thing.row
    names = {"name_en": row.activity_en, "name_cy": row.activity_cy}
    yield "activity", row.activity_code, names
    if thing.area:
        yield "area", thing.area["code"], thing.area


def _entry(notice: Notice, language: Language) -> Entry:
    activity = said(notice.activity, "name", language)
    title = said(notice, "title", language)
    if activity is None:
        raise RuntimeError("an activity has two names")
    return Entry(
        title or activity,
        activity=activity.words if title else None,
        group=said(notice.organisation, "name", language) if notice.organisation else None,
        text=said(notice, "text", language),
        day=day_in_words(language, notice.listed_on),
    )


def _add(to: list[str], names: Iterable[str]) -> None:
    to.extend(dict.fromkeys(name for name in names if name not in to))


def meetings(rows: Sequence[Any], community: Any) -> list[Meeting]:
    """The next session of each series, and those that are of none, with their areas as the
    community names them."""
    areas = {one["code"]: one for one in community.areas}
    first = {row.series_id or row.id: row for row in reversed(rows)}
    ordered = sorted(first.values(), key=lambda row: (row.starts_at, row.id))
    return [Meeting(row, areas.get(row.area), community.time_zone) for row in ordered]
