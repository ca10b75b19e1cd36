"""Checking people in and out, and stating how long they stayed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.digests import digest_of
from timebank.base.errors import FieldError, IdTaken, NotFound, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.contributions.errors import Under18Here
from timebank.contributions.service import actor_of
from timebank.db.engine import AnyRow, Connection
from timebank.sessions import attendance_queries as attendances
from timebank.sessions import queries, rules
from timebank.sessions import sign_up_queries as sign_ups
from timebank.sessions.errors import AttendanceFull, AttendsAlready
from timebank.sessions.rules import Now
from timebank.sessions.service import refuse
from timebank.sessions.sign_ups import may_give_under_18


@dataclass(frozen=True)
class NewAttendance:
    """That somebody came. `member_id` None: guests without a name, so many `heads`."""

    id: UUID
    session_id: UUID
    member_id: UUID | None
    role: str
    came_by: str
    heads: int = 1
    in_at: datetime | None = None
    out_at: datetime | None = None
    minutes: int | None = None


async def check_in(
    connection: Connection, community_id: CommunityId, caller: Caller, new: NewAttendance
) -> UUID:
    """Check somebody in, now if nothing else is said. The attendance's id; sent again, or checked
    in already in that role, the one that stands, with the minutes that are said now beside.

    Raises IdTaken, AttendsAlready, AttendanceFull, Under18Here, and ValidationFailed.
    """
    session = await queries.locked(connection, community_id, caller, new.session_id)
    made_as = digest_of(new)
    before = (await attendances.by_ids(connection, community_id, [new.id])).get(new.id)
    if before is not None:
        if before.made_as is None or bytes(before.made_as) != made_as:
            raise IdTaken
        return new.id
    now = await queries.now(connection, community_id)
    refuse(rules.refusal("attendance", caller, session, now))
    if faults := rules.clock_faults(session, now, new.in_at, new.out_at):
        raise ValidationFailed(tuple(faults))
    if new.member_id is not None:
        await _check_member(connection, community_id, session, new)
        here = await _standing(connection, community_id, new)
        if here is not None:
            by = actor_of(caller).id
            if change := rules.said_besides(here, new.minutes, by):
                await attendances.change_many(connection, community_id, [change])
            return UUID(str(here.id))
    if await attendances.count_names(connection, community_id, session.id) >= rules.MOST_NAMES:
        raise AttendanceFull
    by = actor_of(caller).id
    row = row_of(new, by, made_as) | {"in_at": _in_at(session, now, new)}
    await attendances.add(connection, community_id, [row])
    return new.id


def row_of(new: NewAttendance, by: UUID, made_as: bytes | None) -> dict[str, Any]:
    """The columns of a new attendance, as it was said."""
    return {
        **vars(new),
        "in_by": by,
        "out_by": by if new.out_at else None,
        "minutes_by": by if new.minutes else None,
        "made_as": made_as,
    }


def _in_at(session: AnyRow, now: Now, new: NewAttendance) -> datetime | None:
    """Now, while the session is about: what is typed in days later says when, or how long."""
    if new.in_at is not None or new.out_at is not None or new.minutes is not None:
        return new.in_at
    about = not rules.clock_faults(session, now, now.instant, None)
    return now.instant if about else None


async def _check_member(
    connection: Connection, community_id: CommunityId, session: AnyRow, new: NewAttendance
) -> None:
    """Time that was given is recorded whatever became of the member since; under-18s give it to a
    group with a children's policy."""
    member = await sign_ups.member(connection, community_id, new.member_id)
    if member is None:
        raise ValidationFailed((FieldError("/member_id", "no_such_member"),))
    gives_under_18 = new.role == "giver" and member.adult is False
    if gives_under_18 and not await may_give_under_18(connection, community_id, session):
        raise Under18Here


async def _standing(
    connection: Connection, community_id: CommunityId, new: NewAttendance
) -> AnyRow | None:
    for row in await attendances.standing(connection, community_id, new.session_id):
        if row.goes_on_as == new.member_id:
            if row.role != new.role:
                raise AttendsAlready
            return row
    return None


async def check_out(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    attendance_id: UUID,
    *,
    out_at: datetime | None,
) -> None:
    """Check somebody out, now if nothing else is said; again, who came back and left later. Raises
    ValidationFailed for an instant before the check-in."""
    session, row, now = await _came(connection, community_id, caller, session_id, attendance_id)
    went = out_at or now.instant
    if faults := rules.clock_faults(session, now, row.in_at, went):
        raise ValidationFailed(tuple(faults))
    told = {"out_at": went, "out_by": actor_of(caller).id}
    await attendances.change(connection, community_id, attendance_id, told)


async def withdraw(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    attendance_id: UUID,
) -> None:
    """Somebody was checked in by mistake. It stays to be read."""
    _, _, now = await _came(connection, community_id, caller, session_id, attendance_id)
    told = {"withdrawn_at": now.instant, "withdrawn_by": actor_of(caller).id}
    await attendances.change(connection, community_id, attendance_id, told)


async def _came(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    attendance_id: UUID,
) -> tuple[AnyRow, AnyRow, Now]:
    """The session, locked, and an attendance of it that stands. Raises NotFound."""
    session = await queries.locked(connection, community_id, caller, session_id)
    now = await queries.now(connection, community_id)
    refuse(rules.refusal("attendance", caller, session, now))
    row = await attendances.attendance(connection, community_id, session_id, attendance_id)
    if row.withdrawn_at is not None:
        raise NotFound
    return session, row, now
