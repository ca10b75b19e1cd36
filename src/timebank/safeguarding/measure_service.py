"""Writing a member's measures down, withdrawing them, and asking for them before a booking."""

from datetime import date
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import FieldError, Forbidden, IdTaken, NotFound, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.ledger.errors import SafeguardingRequired
from timebank.people import queries as people
from timebank.safeguarding import measure_queries as queries
from timebank.safeguarding import measure_rules as rule
from timebank.safeguarding.errors import OwnMeasure
from timebank.safeguarding.measure_rules import Taken


async def record(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    taken: Taken,
) -> AnyRow:
    """Write a measure down; it ends the one of its kind before it. Sent again, nothing happens.

    Raises OwnMeasure, and IdTaken where the id stands for another.
    """
    by = _keeper(caller, member_id, taken.seen_by)
    await people.member(connection, community_id, member_id, lock=True)
    try:
        before = await queries.measure(connection, community_id, taken.id)
    except NotFound:
        before = None
    if before is not None:
        _same(before, member_id, taken)
        return before
    await _check(connection, community_id, taken)
    await queries.end(connection, community_id, member_id, taken.kind, by)
    await queries.add(connection, community_id, [(member_id, taken)], by)
    return await queries.measure(connection, community_id, taken.id)


def _same(before: AnyRow, member_id: UUID, taken: Taken) -> None:
    stood = {name: getattr(before, name) for name in vars(taken)}
    if (before.member_id, stood) != (member_id, vars(taken)):
        raise IdTaken


async def _check(connection: Connection, community_id: CommunityId, taken: Taken) -> None:
    problems = [*rule.faults(taken, await people.today(connection, community_id))]
    if not await people.exists_here(connection, community_id, taken.seen_by):
        problems.append(FieldError("/seen_by_id", "no_such_member"))
    if problems:
        raise ValidationFailed(tuple(problems))


async def withdraw(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    measure_id: UUID,
) -> AnyRow:
    """End a measure with no other in its place. One that ended before stays as it was.

    Raises NotFound, OwnMeasure.
    """
    by = _keeper(caller, member_id)
    await people.member(connection, community_id, member_id, lock=True)
    row = await queries.measure(connection, community_id, measure_id)
    if row.member_id != member_id:
        raise NotFound
    if row.ended_at is None:
        await queries.end(connection, community_id, member_id, row.kind, by)
    return await queries.measure(connection, community_id, measure_id)


def _keeper(caller: Caller, member_id: UUID, seen_by: UUID | None = None) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    if member_id in (caller.member_id, seen_by):
        raise OwnMeasure
    return caller.member_id


async def require(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    activity_id: UUID,
    day: date,
) -> None:
    """What is asked before a member agrees, books or signs up to give time on a day. Raises
    SafeguardingRequired with the first measure that they lack."""
    lacking = await queries.lacking(connection, community_id, member_id, activity_id, day)
    if lacking:
        raise SafeguardingRequired(measure=lacking[0])
