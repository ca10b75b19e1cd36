"""What a caller is told of themselves."""

from collections.abc import Sequence
from functools import lru_cache
from uuid import UUID

import segno

from timebank.accounts import queries as account_queries
from timebank.accounts import service as accounts
from timebank.accounts.queries import Seen
from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.me import queries
from timebank.sign_in.code_rules import digest_of_place

MOST_ACCOUNTS = 200


@lru_cache(maxsize=1_000)
def square(number: str) -> tuple[str, ...]:
    """The number on somebody's card as a QR code that bears a crease or a drop of tea (level M):
    its rows of 1 and 0. An app draws it, also where it has no signal."""
    drawn = segno.make(number, error="m", micro=False, boost_error=False)
    return tuple("".join(map(str, row)) for row in drawn.matrix)


async def own_accounts(
    connection: Connection, community_id: CommunityId, caller: Caller
) -> list[Seen]:
    """The caller's own accounts as they stand, those of members for whom they stand, and those of
    the organisations that they lead; whatever else their role lets them see."""
    led = caller.organisation_ids if caller.role is Role.ORGANISATION_LEAD else frozenset()
    rows = await account_queries.accounts(
        connection,
        community_id,
        account_queries.Wanted(owners=caller.stands_for | led),
        after=None,
        limit=MOST_ACCOUNTS,
    )
    return await accounts.as_seen(connection, community_id, rows, None)


async def communities(
    connection: Connection, caller: Caller, email: str | None
) -> Sequence[AnyRow]:
    """The caller's own community, and those to which the same address signs in: only where this
    sign-in proved that the address is theirs, for anybody may write another's into their entry."""
    if caller.community_id is None:
        return []
    found: set[UUID] = {caller.community_id}
    proved = await queries.proved_address(connection, caller.token_id)
    if email and proved == digest_of_place(caller.community_id, email):
        found.update(await queries.communities_with(connection, caller.community_id, email))
    return await queries.communities(connection, found)
