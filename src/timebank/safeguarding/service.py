"""Raising a concern, closing it, and keeping two members apart."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import FieldError, Forbidden, IdTaken, NotFound, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.people import apart_queries
from timebank.people import queries as people
from timebank.roles.apart_queries import hold_sessions
from timebank.safeguarding import queries
from timebank.safeguarding.errors import ConcernClosed
from timebank.sending.service import MessageKind
from timebank.sending.telling import Telling, tell

TOLD_WITHIN = timedelta(days=7)
"""What a message about a concern is worth: after that the lead has looked, or will not by it."""


@dataclass(frozen=True)
class Raised:
    """A concern as it was taken down, and whether anybody is there to read it."""

    row: AnyRow
    told: bool


async def raise_concern(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    concern_id: UUID,
    *,
    words: str,
    about_number: str | None,
) -> Raised:
    """Write a concern down, and tell the safeguarding leads that there is one, not what it says.
    Whoever of them it is about is not told and never reads it: where there is no other, nobody was
    told, and the sender has to ring. It is kept for the lead who comes after.

    Sent again, nothing happens. Raises IdTaken where the id stands for another concern.
    """
    by = _actor(caller)
    try:
        before = await queries.concern(connection, community_id, concern_id)
    except NotFound:
        before = None
    if before is not None:
        if (before.raised_by, before.words, before.about_number) != (by, words, about_number):
            raise IdTaken
        return Raised(before, bool(await _readers(connection, community_id, before)))
    row = await queries.raise_concern(
        connection, community_id, concern_id, by, words=words, about_number=about_number
    )
    readers = await _readers(connection, community_id, row)
    told = [Telling(lead, MessageKind.CONCERN, {}, TOLD_WITHIN) for lead in readers]
    await tell(connection, community_id, told)
    return Raised(row, bool(readers))


async def close_concern(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    concern_id: UUID,
    outcome: str,
) -> AnyRow:
    """Close a concern with what was done. Raises NotFound and ConcernClosed."""
    reader = caller.member_id
    await queries.concern(connection, community_id, concern_id, reader)
    if not await queries.close_concern(
        connection, community_id, concern_id, _actor(caller), outcome
    ):
        raise ConcernClosed
    return await queries.concern(connection, community_id, concern_id, reader)


async def keep_apart(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    other_id: UUID,
) -> None:
    """From now on two members are never shown, proposed or booked to each other. What one of them
    is being booked for at this moment is done first, and shown with what stands from before. Of one
    who goes on as another, it is that other."""
    pair = await _pair(connection, community_id, member_id, other_id)
    locked = [await people.member(connection, community_id, one, lock=True) for one in pair]
    if any(row.merged_into_id for row in locked):  # while we waited for them
        await keep_apart(connection, community_id, caller, member_id, other_id)
        return
    await hold_sessions(connection, community_id, pair[0], [pair[1]])
    await apart_queries.keep_apart(connection, community_id, pair[0], [pair[1]], _actor(caller))


async def end_apart(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    other_id: UUID,
) -> None:
    """Two members may meet again. Raises NotFound where they are not kept apart."""
    pair = await _pair(connection, community_id, member_id, other_id)
    if not await apart_queries.end_apart(connection, community_id, pair, _actor(caller)):
        raise NotFound


async def _readers(
    connection: Connection, community_id: CommunityId, concern: AnyRow
) -> list[UUID]:
    leads = await queries.leads(connection, community_id)
    return [lead for lead in leads if lead not in concern.hidden_from]


async def _pair(
    connection: Connection, community_id: CommunityId, member_id: UUID, other_id: UUID
) -> tuple[UUID, UUID]:
    one = await people.goes_on_as(connection, community_id, member_id)
    try:
        other = await people.goes_on_as(connection, community_id, other_id)
    except NotFound:
        raise ValidationFailed((FieldError("/other_id", "no_such_member"),)) from None
    if one == other:
        raise ValidationFailed((FieldError("/other_id", "another_member"),))
    first, second = sorted((one, other))
    return first, second


def _actor(caller: Caller) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id
