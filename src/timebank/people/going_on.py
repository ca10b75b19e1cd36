"""What is put right on the account of a member who goes on as another."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId
from timebank.communities import leaving
from timebank.db.engine import Connection
from timebank.ledger.errors import OwnGain
from timebank.people import queries
from timebank.people.errors import MemberMerged


@asynccontextmanager
async def opened_again(
    connection: Connection, community_id: CommunityId, caller: Caller, owner_ids: Collection[UUID]
) -> AsyncIterator[None]:
    """While it lasts the accounts are open of those of these members who go on as others. At its
    end what came onto them goes along by a gift, below zero the other way, and they close again.

    Raises MemberMerged where the caller is no coordinator, OwnGain where they are that other
    member, and what the books say where the other has less.
    """
    pairs = await queries.going_on_as(connection, community_id, owner_ids)
    if pairs and caller.role is not Role.COORDINATOR:
        raise MemberMerged
    if caller.member_id in pairs.values():
        raise OwnGain
    if pairs:
        await leaving.lock(connection, community_id, {*pairs, *pairs.values()})
    for member_id in pairs:
        await leaving.reopen_account(connection, community_id, caller, member_id)
    yield
    for member_id, into_id in pairs.items():
        await leaving.merge_accounts(connection, community_id, caller, member_id, into_id)
