"""Asking for what a copy leaves out, taking that back, and deciding what the copy is to hold."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.people import queries as people
from timebank.protection import review_queries as queries
from timebank.protection.errors import ItemChanged
from timebank.protection.review_queries import Decision
from timebank.protection.review_rules import (
    LeftOutReason,
    Part,
    ReviewState,
    check_asked,
    check_reviewer,
)
from timebank.protection.rules import speaks_for
from timebank.sending.service import MessageKind
from timebank.sending.telling import Telling, tell

WORTH = timedelta(days=30)
"""The copy waits for them."""
_NOW = func.timebank.ledger_now()


async def asked_last(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> AnyRow:
    """The review that was asked for last. Raises NotFound."""
    await _member(connection, community_id, caller, member_id)
    return await _last(connection, community_id, member_id)


async def ask(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> AnyRow:
    """Ask for it; one that is open already stays as it is."""
    await _member(connection, community_id, caller, member_id, lock=True)
    before = await queries.last(connection, community_id, member_id)
    if before is not None and before.state == ReviewState.ASKED:
        return before
    return await queries.add(connection, community_id, member_id, _actor(caller))


async def withdraw(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> AnyRow:
    """The member takes it back; what was given stays in their copy. Raises ReviewOver."""
    await _member(connection, community_id, caller, member_id, lock=True)
    before = await _last(connection, community_id, member_id)
    if not check_asked(before.state, ReviewState.WITHDRAWN):
        return before
    return await _end(connection, community_id, caller, before, ReviewState.WITHDRAWN)


async def items(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    part: Part,
    *,
    after: tuple[datetime, UUID] | None = None,
    limit: int,
    undecided: bool | None = None,
) -> Sequence[Any]:
    """What there is to decide of, for as long as the member asks. Raises OwnReview, ReviewOver and
    NotFound."""
    check_reviewer(caller, member_id)
    await _check_open(connection, caller, await _last(connection, community_id, member_id), part)
    return await queries.items(
        connection,
        community_id,
        member_id,
        part,
        caller.member_id,
        after=after,
        limit=limit,
        undecided=undecided,
    )


async def decide(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    part: Part,
    *,
    decisions: Sequence[Decision],
    others: LeftOutReason | None,
) -> AnyRow:
    """Decide of these, and leave out all `others` where a reason for that is given. With the last
    that the caller sees the part is done, and with both parts the review: then the member is told.
    What is about the very lead who looks is left to another, and comes into the copy when they have
    decided (docs/decisions/0029).

    Raises OwnReview, ReviewOver, NotFound, and ItemChanged where one of them is not there, or reads
    otherwise by now."""
    check_reviewer(caller, member_id)
    await people.member(connection, community_id, member_id, lock=True)
    before = await _last(connection, community_id, member_id)
    await _check_open(connection, caller, before, part)
    whose = (connection, community_id, member_id, part)
    by = _actor(caller)
    if decisions:
        done = await queries.decide(*whose, decided_by=by, decisions=decisions)
        if done != len(decisions):
            raise ItemChanged
    if others is not None:
        await queries.leave_out_others(*whose, decided_by=by, reason=others.value)
    if await queries.undecided_count(*whose, by):
        return before
    row = before
    if getattr(before, f"{part.value}_at") is None:
        looked: dict[str, Any] = {f"{part.value}_at": _NOW, f"{part.value}_by": by}
        row = await queries.change(connection, community_id, before.id, **looked)
    if row.words_at is None or row.safeguarding_at is None:
        return row
    ready = Telling(member_id, MessageKind.COPY_READY, {}, WORTH)
    await tell(connection, community_id, [ready])
    if row.state == ReviewState.DONE:
        return row
    return await _end(connection, community_id, caller, row, ReviewState.DONE)


async def left_to(
    connection: Connection, community_id: CommunityId, caller: Caller
) -> Sequence[UUID]:
    """Reviews of which a safeguarding lead is to look at what another lead was not shown."""
    if caller.role is not Role.SAFEGUARDING_LEAD:
        return ()
    return await queries.left_to(connection, community_id, caller.member_id)


async def _check_open(connection: Connection, caller: Caller, review: AnyRow, part: Part) -> None:
    if part is Part.SAFEGUARDING and review.state == ReviewState.DONE:
        left = await left_to(connection, CommunityId(review.community_id), caller)
        if review.id in left:
            return
    check_asked(review.state, ReviewState.ASKED)


async def _end(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    review: AnyRow,
    state: ReviewState,
) -> AnyRow:
    ended: dict[str, Any] = {"state": state.value, "ended_at": _NOW, "ended_by": _actor(caller)}
    return await queries.change(connection, community_id, review.id, **ended)


async def _member(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    *,
    lock: bool = False,
) -> None:
    if not speaks_for(caller, member_id):
        raise NotFound
    await people.member(connection, community_id, member_id, lock=lock)


async def _last(connection: Connection, community_id: CommunityId, member_id: UUID) -> AnyRow:
    review = await queries.last(connection, community_id, member_id)
    if review is None:
        raise NotFound
    return review


def _actor(caller: Caller) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id
