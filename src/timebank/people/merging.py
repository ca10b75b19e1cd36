"""Two entries that are one person become one: the balance goes along, and every line stays."""

from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import FieldError, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.communities import leaving
from timebank.communities.errors import MemberLeft
from timebank.communities.leaving import Closed
from timebank.db.engine import AnyRow, Connection
from timebank.ledger.errors import OwnGain
from timebank.people import apart_queries, helper_queries, merge_queries, queries
from timebank.people.errors import EntriesWaiting, MemberMerged
from timebank.roles import service as roles
from timebank.roles.apart_queries import hold_sessions


async def merge(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    into_id: UUID,
) -> Closed | None:
    """The member goes on as another: what they have goes there by a gift, and below zero the other
    way; their account closes, their roles, sign-ins and helpers end. None where that was so
    already.

    Raises EntriesWaiting, MemberMerged, MemberLeft where the other has left, LastCoordinator, and
    OwnGain where a coordinator would merge themselves.
    """
    if member_id == into_id:
        raise ValidationFailed((FieldError("/into_id", "no_such_member"),))
    old, new = await _both(connection, community_id, member_id, into_id)
    if caller.member_id is None or caller.member_id in (member_id, into_id):
        raise OwnGain
    if old.merged_into_id == into_id:
        return None
    if old.merged_into_id is not None or new.merged_into_id is not None:
        raise MemberMerged
    if new.status == "left":
        raise MemberLeft
    if await merge_queries.has_something_waiting(connection, community_id, member_id):
        raise EntriesWaiting
    others = await _never_met(connection, community_id, member_id, into_id)
    # Before any account is locked, as whoever closes a session does.
    await hold_sessions(connection, community_id, into_id, others)
    closed = None
    if old.status != "left":
        await roles.end_all(connection, community_id, caller, member_id)
        closed = await leaving.merge_accounts(connection, community_id, caller, member_id, into_id)
    else:
        await leaving.named_goes_on(connection, community_id, caller, member_id, into_id)
    await helper_queries.end_all(connection, community_id, member_id, caller.member_id)
    await queries.sign_out(connection, community_id, member_id)
    by = caller.member_id
    await apart_queries.end_apart(connection, community_id, (member_id, into_id), by)
    await merge_queries.merge(connection, community_id, member_id, into_id)
    await apart_queries.keep_apart(connection, community_id, into_id, others, by)
    return closed


async def _never_met(
    connection: Connection, community_id: CommunityId, *entries: UUID
) -> set[UUID]:
    """Whomever one of these entries is never to meet, so that neither is; they are locked."""
    found = {
        other
        for one in entries
        for other in await apart_queries.kept_apart_from(connection, community_id, one)
    }
    return found - {*entries}


async def _both(
    connection: Connection, community_id: CommunityId, member_id: UUID, into_id: UUID
) -> tuple[AnyRow, AnyRow]:
    """Both members, locked in the order of their ids with whomever the first is never to meet: two
    who merge them either way wait, and so does whoever books one of the latter at this moment.
    Raises NotFound, and ValidationFailed where the other is not here."""
    if not await queries.exists_here(connection, community_id, into_id):
        await queries.member(connection, community_id, member_id)
        raise ValidationFailed((FieldError("/into_id", "no_such_member"),))
    found: dict[UUID, AnyRow] = {}
    here = connection, community_id
    # Until the first is locked, somebody may be kept apart from them.
    while missing := (
        {member_id, into_id, *await apart_queries.kept_apart_from(*here, member_id)} - found.keys()
    ):
        for one in sorted(missing):
            found[one] = await queries.member(connection, community_id, one, lock=True)
    return found[member_id], found[into_id]
