"""Closing a session: whoever gave time at it is thanked, in one step with one answer a row."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import FieldError, Forbidden, IdTaken, NotFound, Refusal, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.contributions import community_queries, thanks
from timebank.contributions.errors import Under18Here
from timebank.contributions.service import actor_of
from timebank.contributions.thanks import Line, Outcome, Thanks
from timebank.db.engine import AnyRow, Connection
from timebank.ledger.errors import AlreadyDecided, LooksLikeSameTime
from timebank.sessions import attendance_queries as attendances
from timebank.sessions import queries, rules
from timebank.sessions.service import refuse
from timebank.sessions.sign_ups import may_give_under_18


@dataclass(frozen=True)
class Closed:
    """What became of one attendance: of a guest nothing comes; what could not be thanked for has a
    refusal; all else has the outcome of its thanks."""

    row: AnyRow
    minutes: int | None = None
    refusal: Refusal | None = None
    outcome: Outcome | None = None


def told_to(
    caller: Caller, rows: Iterable[Closed], named: Collection[UUID | None] = ()
) -> list[Closed]:
    """What of it the caller hears: of whom they are never to meet only where they named them
    themselves."""
    hidden = caller.kept_from.difference(named)
    return [one for one in rows if one.row.member_id not in hidden]


async def close(
    connection: Connection, community_id: CommunityId, caller: Caller, session_id: UUID
) -> list[Closed]:
    """Close a session that is locked from here on; what becomes of each row, in the order in which
    they were written down. Twice is SessionClosed."""
    session = await queries.locked(connection, community_id, caller, session_id)
    now = await queries.now(connection, community_id)
    refuse(rules.refusal("close", caller, session, now))
    return await close_locked(connection, community_id, caller, session)


async def close_locked(
    connection: Connection, community_id: CommunityId, caller: Caller, session: AnyRow
) -> list[Closed]:
    """The same for whoever has locked it, and looked whether it may be closed."""
    rows = await attendances.standing(connection, community_id, session.id)
    closed = await _thank(connection, community_id, caller, session, rows)
    now = await queries.now(connection, community_id)
    state = {"state": "closed", "state_by": actor_of(caller).id, "state_at": now.instant}
    await queries.change(connection, community_id, session.id, state)
    return closed


async def _thank(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session: AnyRow,
    rows: Sequence[AnyRow],
) -> list[Closed]:
    givers = [row for row in rows if row.role == "giver"]
    told = dict(_told(givers))
    told |= await _too_young(connection, community_id, session, givers)
    lines = [
        Line(row.id, row.goes_on_as, minutes)
        for row in givers
        if isinstance(minutes := told[row.id], int)
    ]
    outcomes = {}
    if lines:
        asked = Thanks(
            session.organisation_id,
            session.activity_id,
            session.day,
            session.day,
            lines,
            session_id=session.id,
        )
        done = await thanks.thank(connection, community_id, caller, asked)
        outcomes = {outcome.line.id: outcome for outcome in done}
        came = [(o.line.id, o.contribution_id) for o in done if not isinstance(o.refusal, IdTaken)]
        await attendances.came_of_it(connection, community_id, came)
    elif session.organisation_id is None or caller.leads(session.organisation_id):
        await _may_thank(connection, community_id, caller)
    return [_closed(row, told, outcomes) for row in rows]


async def _may_thank(connection: Connection, community_id: CommunityId, caller: Caller) -> None:
    """Where only coordinators thank, nobody else closes what nobody is thanked for either."""
    found = await community_queries.rules(connection, community_id)
    if found.thanked_by == "coordinators" and not rules.runs(caller, None):
        raise Forbidden


def _told(givers: Sequence[AnyRow]) -> Mapping[UUID, int | Refusal]:
    """Each giver's minutes, or why they are not known. Whoever was taken in twice and came under
    both names came once."""
    told: dict[UUID, int | Refusal] = {}
    first: dict[UUID, UUID] = {}
    for row in givers:
        twice = first.setdefault(row.goes_on_as, row.id) != row.id
        about = str(first[row.goes_on_as])
        told[row.id] = LooksLikeSameTime(about_id=about) if twice else rules.minutes_of(row)
    return told


async def _too_young(
    connection: Connection, community_id: CommunityId, session: AnyRow, givers: Sequence[AnyRow]
) -> dict[UUID, int | Refusal]:
    """Under-18s who cannot be thanked here, as it turned out since they were checked in."""
    under_18 = await community_queries.members_here(
        connection, community_id, [row.goes_on_as for row in givers]
    )
    young = [row.id for row in givers if under_18.get(row.goes_on_as)]
    if not young or await may_give_under_18(connection, community_id, session):
        return {}
    return {one: Under18Here() for one in young}


def _closed(
    row: AnyRow, told: Mapping[UUID, int | Refusal], outcomes: Mapping[UUID, Outcome]
) -> Closed:
    if row.role != "giver":
        return Closed(row)
    known = told[row.id]
    if isinstance(known, Refusal):
        return Closed(row, refusal=known)
    return Closed(row, minutes=known, outcome=outcomes[row.id])


async def state_minutes(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    attendance_id: UUID,
    *,
    minutes: int,
) -> Closed | None:
    """State how long somebody gave time. Where the session was closed without, they are thanked
    now: what became of it; else None. Raises AlreadyDecided once hours came of it: those are
    corrected as everywhere."""
    session = await queries.locked(connection, community_id, caller, session_id)
    now = await queries.now(connection, community_id)
    refusal = rules.refusal("attendance", caller, session, now)
    if session.state != "closed":
        refuse(refusal)
    elif not rules.runs(caller, session.organisation_id):
        raise Forbidden
    row = await attendances.attendance(connection, community_id, session_id, attendance_id)
    if row.withdrawn_at is not None:
        raise NotFound
    if row.role != "giver":
        raise ValidationFailed((FieldError("/minutes", "guests_give_no_minutes"),))
    if row.contribution_id is not None:
        raise AlreadyDecided
    told = {"minutes": minutes, "minutes_by": actor_of(caller).id, "sheet_minutes": None}
    await attendances.change(connection, community_id, attendance_id, told)
    if session.state != "closed":
        return None
    standing = await attendances.standing(connection, community_id, session_id)
    own = [one for one in standing if one.id == attendance_id]
    (closed,) = await _thank(connection, community_id, caller, session, own)
    return closed
