"""Planning one session, changing it, and calling it off."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from timebank.activities.rules import NOT_HERE
from timebank.base.actors import Caller
from timebank.base.digests import digest_of
from timebank.base.errors import FieldError, IdTaken, Refusal, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.contributions.service import actor_of
from timebank.db.engine import AnyRow, Connection
from timebank.sessions import queries, recurrence, rules
from timebank.sessions.errors import SessionAttended
from timebank.sessions.sign_ups import move_up
from timebank.sessions.tables import Session


@dataclass(frozen=True)
class Plan:
    """What a session and a series have in common. `organisation_id` None: the community's own."""

    organisation_id: UUID | None
    activity_id: UUID
    name_en: str | None
    name_cy: str | None
    place: str | None
    area: str | None
    minutes: int
    places: int | None
    sign_up: str
    on_noticeboard: bool

    def columns(self) -> dict[str, Any]:
        """As a session keeps it, whose length is told by its end."""
        return {name: value for name, value in vars(self).items() if name in COPIED}


COPIED = (
    "organisation_id",
    "activity_id",
    "name_en",
    "name_cy",
    "place",
    "area",
    "places",
    "sign_up",
    "on_noticeboard",
)
"""What a session has of its series."""


@dataclass(frozen=True)
class NewSession:
    """A session of one date, at a time by the community's clock."""

    id: UUID
    plan: Plan
    day: date
    starts: time


async def create(
    connection: Connection, community_id: CommunityId, caller: Caller, new: NewSession
) -> None:
    """Plan a session. Sent again, nothing happens. Raises IdTaken where the id stands for another,
    and ValidationFailed."""
    made_as = digest_of(new)
    if await known(connection, community_id, Session, new.id, made_as):
        return
    place = await check(connection, community_id, caller, new.plan)
    now = await queries.now(connection, community_id)
    if faults := rules.day_faults(new.day, now.today):
        raise ValidationFailed(tuple(faults))
    starts_at, ends_at = recurrence.instants(new.day, new.starts, new.plan.minutes, place.time_zone)
    row = {
        **new.plan.columns(),
        "id": new.id,
        "series_id": None,
        "series_on": None,
        "apart": True,
        "day": new.day,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "made_by": actor_of(caller).id,
        "made_as": made_as,
    }
    await queries.add(connection, community_id, [row])


async def known(
    connection: Connection,
    community_id: CommunityId,
    table: type[Any],
    made_id: UUID,
    made_as: bytes,
) -> bool:
    """Whether the same was made before under this id. Raises IdTaken where something else was."""
    before = await queries.made_as(connection, community_id, table, made_id)
    if before is not None and bytes(before) != made_as:
        raise IdTaken
    return before is not None


async def check(
    connection: Connection, community_id: CommunityId, caller: Caller, plan: Plan
) -> queries.Place:
    """Raises what is wrong with a plan; else where the community is."""
    place = await queries.place(connection, community_id)
    faults = []
    private = False
    if not rules.runs(caller, plan.organisation_id):
        faults.append(FieldError("/organisation_id", "not_your_organisation"))
    elif plan.organisation_id is not None:
        group = await queries.organisation(connection, community_id, plan.organisation_id)
        private = group is not None and group.private
        if group is None:
            faults.append(FieldError("/organisation_id", "no_such_organisation"))
    activity = await queries.activity(connection, community_id, plan.activity_id)
    if activity is None or not activity.in_use:
        faults.append(FieldError("/activity_id", "no_such_activity"))
    elif activity.risk_class == NOT_HERE:
        faults.append(FieldError("/activity_id", "activity_not_here"))
    if plan.area is not None and plan.area not in place.areas:
        faults.append(FieldError("/area", "no_such_area"))
    if private and plan.on_noticeboard:
        faults.append(FieldError("/on_noticeboard", "private_on_noticeboard"))
    if plan.name_en is None and plan.name_cy is None:
        faults.append(FieldError("/name_en", "session_name"))
    if faults:
        raise ValidationFailed(tuple(faults))
    return place


async def change(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session: AnyRow,
    changes: dict[str, Any],
) -> None:
    """Change one session that was locked; its series changes it no more. Whoever waits moves up
    where there are more places. Raises SessionAttended for another day once somebody came."""
    refuse(_change_refusal(caller, session))
    if not changes:
        return
    plan = _planned(session, changes)
    place = await check(connection, community_id, caller, plan)
    columns = {name: changes[name] for name in COPIED if name in changes}
    columns |= await _moved(connection, community_id, session, changes, place.time_zone)
    await queries.change(connection, community_id, session.id, {**columns, "apart": True})
    if "places" in changes:
        await move_up(connection, community_id, session, plan.places)


def _change_refusal(caller: Caller, session: AnyRow) -> Refusal | None:
    """What is over is not changed, and nobody else's session."""
    now = rules.Now(session.starts_at, session.day)
    return rules.refusal("cancel", caller, session, now)


def _planned(session: AnyRow, changes: dict[str, Any]) -> Plan:
    """What the session would be, of an activity and an organisation that stay."""
    told = {name: changes.get(name, getattr(session, name)) for name in COPIED}
    return Plan(**told, minutes=changes.get("minutes") or length(session))


def length(session: AnyRow) -> int:
    """How many minutes a session lasts."""
    lasts: timedelta = session.ends_at - session.starts_at
    return lasts // timedelta(minutes=1)


async def _moved(
    connection: Connection,
    community_id: CommunityId,
    session: AnyRow,
    changes: dict[str, Any],
    zone: str,
) -> dict[str, Any]:
    """The columns of another time. Only what is said moves."""
    minutes = changes.get("minutes") or length(session)
    if not {"day", "starts"} & changes.keys():
        return {"ends_at": session.starts_at + timedelta(minutes=minutes)}
    day = changes.get("day", session.day)
    if day != session.day:
        now = await queries.now(connection, community_id)
        if faults := rules.day_faults(day, now.today):
            raise ValidationFailed(tuple(faults))
        if await queries.touched(connection, community_id, session.id):
            raise SessionAttended
    starts = changes.get("starts") or recurrence.local(session.starts_at, zone).time()
    starts_at, ends_at = recurrence.instants(day, starts, minutes, zone)
    return {"day": day, "starts_at": starts_at, "ends_at": ends_at}


async def cancel(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    reason: str,
) -> None:
    """Call a session off, for a reason. Who signed up stays on the list, so that they can be told.
    Raises SessionAttended once somebody came."""
    session = await queries.locked(connection, community_id, caller, session_id)
    now = await queries.now(connection, community_id)
    refuse(rules.refusal("cancel", caller, session, now))
    if await queries.touched(connection, community_id, session_id):
        raise SessionAttended
    await queries.change(
        connection, community_id, session_id, called_off(caller, reason, now.instant)
    )


def called_off(caller: Caller, reason: str, at: datetime) -> dict[str, Any]:
    """The columns of a session that is called off."""
    by = actor_of(caller).id
    return {"state": "cancelled", "state_by": by, "state_at": at, "reason": reason}


def refuse(refusal: Refusal | None) -> None:
    """Raises a refusal, if there is one."""
    if refusal is not None:
        raise refusal
