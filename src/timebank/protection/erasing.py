"""Asking for an erasure, holding it, taking it back, and carrying it out."""

from typing import Any
from uuid import UUID

from sqlalchemy import func

from timebank.base.actors import Caller
from timebank.base.errors import Forbidden, NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.people import queries as people
from timebank.protection import erasure_queries as queries
from timebank.protection.errors import ErasureHeld, MemberStillHere
from timebank.protection.rules import OPEN, ErasureState, HeldReason, check_open, speaks_for
from timebank.safeguarding import queries as safeguarding

_NOW = func.timebank.ledger_now()


async def asked_last(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> AnyRow | None:
    """The erasure that was asked for last, None where nobody did. Raises NotFound where there is no
    such member whom the caller may ask about."""
    await _member(connection, community_id, caller, member_id, lock=False)
    return await queries.last(connection, community_id, member_id)


async def ask(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> AnyRow:
    """Ask for it; one that is open already stays as it is."""
    await _member(connection, community_id, caller, member_id, lock=True)
    before = await queries.last(connection, community_id, member_id)
    if before is not None and before.state in OPEN:
        return before
    return await queries.add(connection, community_id, member_id, _actor(caller))


async def hold(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    reason: HeldReason,
) -> AnyRow:
    """It waits while a reason holds. Raises ErasureEnded."""
    _, before = await _standing(connection, community_id, caller, member_id)
    if not check_open(before.state, ErasureState.HELD) and before.held_reason == reason:
        return before
    held: dict[str, Any] = {"held_at": _NOW, "held_by": _actor(caller), "held_reason": reason.value}
    return await queries.change(
        connection, community_id, before.id, state=ErasureState.HELD.value, **held
    )


async def release(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> AnyRow:
    """It waits no longer. Raises ErasureEnded."""
    _, before = await _standing(connection, community_id, caller, member_id)
    if not check_open(before.state, ErasureState.ASKED):
        return before
    return await queries.change(connection, community_id, before.id, state=ErasureState.ASKED.value)


async def withdraw(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> AnyRow:
    """The member takes it back. Raises ErasureEnded."""
    _, before = await _standing(connection, community_id, caller, member_id)
    if not check_open(before.state, ErasureState.WITHDRAWN):
        return before
    return await _ended(connection, community_id, caller, before.id, ErasureState.WITHDRAWN)


async def carry_out(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> AnyRow:
    """Empty what is known of a member who has left. Raises MemberStillHere, ErasureHeld and
    ErasureEnded."""
    member, before = await _standing(connection, community_id, caller, member_id)
    if not check_open(before.state, ErasureState.DONE):
        return before
    still_open = await something_open(connection, community_id, member_id)
    if before.state == ErasureState.HELD or still_open:
        raise ErasureHeld
    if member.status != "left":
        raise MemberStillHere
    await queries.empty_all(connection, community_id, member)
    return await _ended(connection, community_id, caller, before.id, ErasureState.DONE)


async def something_open(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> bool:
    """Whether a concern or a dispute about a member is open: which of them is told to nobody."""
    concern = await safeguarding.is_open_about(connection, community_id, member_id)
    dispute = await queries.is_disputed(connection, community_id, member_id)
    return concern or dispute


async def _ended(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    erasure_id: UUID,
    state: ErasureState,
) -> AnyRow:
    return await queries.change(
        connection,
        community_id,
        erasure_id,
        state=state.value,
        ended_at=_NOW,
        ended_by=_actor(caller),
    )


async def _standing(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> tuple[AnyRow, AnyRow]:
    """The member, kept as they are meanwhile, and the erasure that was asked for last."""
    member = await _member(connection, community_id, caller, member_id, lock=True)
    erasure = await queries.last(connection, community_id, member_id)
    if erasure is None:
        raise NotFound
    return member, erasure


async def _member(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    *,
    lock: bool,
) -> AnyRow:
    if not speaks_for(caller, member_id):
        raise NotFound
    return await people.member(connection, community_id, member_id, lock=lock)


def _actor(caller: Caller) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id
