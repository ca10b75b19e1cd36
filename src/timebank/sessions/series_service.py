"""Sessions that repeat: making them ahead, changing those to come, and ending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.digests import digest_of
from timebank.base.errors import FieldError, Forbidden, ValidationFailed
from timebank.base.ids import CommunityId, new_id
from timebank.contributions.service import actor_of
from timebank.db.engine import AnyRow, Connection
from timebank.sessions import queries, recurrence, rules
from timebank.sessions import series_queries as series
from timebank.sessions.errors import SeriesEnded
from timebank.sessions.recurrence import AHEAD
from timebank.sessions.service import COPIED, Plan, called_off, check, known
from timebank.sessions.tables import SessionSeries

A_WEEK = timedelta(days=7)
CHANGED = "series_changed"
"""Why a date is called off that the series has no more."""


@dataclass(frozen=True)
class NewSeries:
    """Sessions that repeat by a rule, at a time by the community's clock."""

    id: UUID
    plan: Plan
    first_on: date
    starts: time
    rule: str


@dataclass(frozen=True)
class _Rhythm:
    """When a series has its sessions."""

    rule: recurrence.Rule
    first_on: date
    starts: time
    minutes: int
    zone: str

    def dates(self, *, after: date, until: date) -> list[date]:
        return recurrence.dates(self.rule, self.first_on, after=after, until=until)

    def times(self, day: date) -> dict[str, Any]:
        starts_at, ends_at = recurrence.instants(day, self.starts, self.minutes, self.zone)
        return {"day": day, "starts_at": starts_at, "ends_at": ends_at}


async def create(
    connection: Connection, community_id: CommunityId, caller: Caller, new: NewSeries
) -> None:
    """Plan sessions that repeat, and make those of the next twelve months. Sent again, nothing
    happens. Raises IdTaken, and ValidationFailed for a rule that is none or gives too much."""
    made_as = digest_of(new)
    if await known(connection, community_id, SessionSeries, new.id, made_as):
        return
    place = await check(connection, community_id, caller, new.plan)
    now = await queries.now(connection, community_id)
    if rules.day_faults(new.first_on, now.today):
        raise ValidationFailed((FieldError("/first_on", "session_day_far"),))
    rule = recurrence.read(new.rule, place.time_zone)
    recurrence.checked(rule, new.first_on)
    if recurrence.over(rule, new.first_on, now.today):
        raise ValidationFailed((FieldError("/rule", "rule_over"),))
    until = now.today + AHEAD
    row = {
        **new.plan.columns(),
        "id": new.id,
        "minutes": new.plan.minutes,
        "first_on": new.first_on,
        "starts_local": new.starts,
        "rule": new.rule,
        "made_until": until,
        "made_by": actor_of(caller).id,
        "made_as": made_as,
    }
    await series.add_series(connection, community_id, row)
    rhythm = _Rhythm(rule, new.first_on, new.starts, new.plan.minutes, place.time_zone)
    yesterday = now.today - timedelta(days=1)
    days = rhythm.dates(after=yesterday, until=until)
    await _make(connection, community_id, row, rhythm, days)


async def _make(
    connection: Connection,
    community_id: CommunityId,
    told: dict[str, Any],
    rhythm: _Rhythm,
    days: Sequence[date],
) -> int:
    """The sessions of these dates, each with its own copy of what the series says; a date that has
    one keeps it. How many are new."""
    rows = [
        {
            **{name: told[name] for name in COPIED},
            **rhythm.times(day),
            "id": new_id(),
            "series_id": told["id"],
            "series_on": day,
            "apart": False,
            "made_by": told["made_by"],
            "made_as": None,
        }
        for day in days
    ]
    return await queries.add(connection, community_id, rows)


def _rhythm(told: dict[str, Any], zone: str) -> _Rhythm:
    return _Rhythm(
        recurrence.read(told["rule"], zone),
        told["first_on"],
        told["starts_local"],
        told["minutes"],
        zone,
    )


async def change(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    before: AnyRow,
    changes: dict[str, Any],
) -> None:
    """Change a series that was locked, and with it the sessions to come of which nobody said
    otherwise: a date that it has no more is called off, and a new one is made. Raises
    ValidationFailed, also where none would be left: that is ending it."""
    _check_runs(caller, before)
    if not changes:
        return
    told = {**before._asdict(), **changes}
    plan = Plan(**{name: told[name] for name in COPIED}, minutes=told["minutes"])
    place = await check(connection, community_id, caller, plan)
    now = await queries.now(connection, community_id)
    if "first_on" in changes and rules.day_faults(told["first_on"], now.today):
        raise ValidationFailed((FieldError("/first_on", "session_day_far"),))
    rhythm = _rhythm(told, place.time_zone)
    recurrence.checked(rhythm.rule, rhythm.first_on)
    anew = not changes.keys().isdisjoint({"rule", "first_on"})
    if anew and recurrence.over(rhythm.rule, rhythm.first_on, now.today):
        raise ValidationFailed((FieldError("/rule", "rule_over"),))
    until = max(before.made_until, now.today + AHEAD)
    await series.change_series(
        connection, community_id, before.id, {**changes, "made_until": until}
    )
    days = rhythm.dates(after=now.today - timedelta(days=1), until=until)
    to_come = await series.to_come(connection, community_id, before.id, CHANGED)
    stay = [(row.id, rhythm.times(row.series_on)) for row in to_come if row.series_on in days]
    open_again = {"state": "open", "state_by": None, "state_at": None, "reason": None}
    copied = {name: told[name] for name in COPIED}
    await series.change_sessions(connection, community_id, stay, {**copied, **open_again})
    off = [row.id for row in to_come if row.series_on not in days and row.state == "open"]
    gone = called_off(caller, CHANGED, now.instant)
    await series.change_sessions(connection, community_id, [(one, {}) for one in off], gone)
    await _make(connection, community_id, {**told, "made_by": actor_of(caller).id}, rhythm, days)


async def end(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    series_id: UUID,
    reason: str,
) -> None:
    """End a series: every session of it that has not begun is called off, and no more are made."""
    before = await series.one_series(connection, community_id, caller, series_id, lock=True)
    _check_runs(caller, before)
    now = await queries.now(connection, community_id)
    to_come = await series.to_come(connection, community_id, series_id, None)
    gone = called_off(caller, reason, now.instant)
    await series.change_sessions(connection, community_id, [(row.id, {}) for row in to_come], gone)
    ended = {"ended_by": actor_of(caller).id, "ended_at": now.instant}
    await series.change_series(connection, community_id, series_id, ended)


def _check_runs(caller: Caller, before: AnyRow) -> None:
    if not rules.runs(caller, before.organisation_id):
        raise Forbidden
    if before.ended_at is not None:
        raise SeriesEnded


async def prolong(connection: Connection, community_id: CommunityId) -> int:
    """Make what one series lacks of the next twelve months; 0 where none lacks a week."""
    now = await queries.now(connection, community_id)
    until = now.today + AHEAD
    found = await series.made_too_few(connection, community_id, until - A_WEEK)
    if found is None:
        return 0
    place = await queries.place(connection, community_id)
    told = found._asdict()
    rhythm = _rhythm(told, place.time_zone)
    days = rhythm.dates(after=found.made_until, until=until)
    await _make(connection, community_id, told, rhythm, days)
    await series.change_series(connection, community_id, found.id, {"made_until": until})
    return 1
