"""What remains on the account of one who leaves: it goes by the community's rule."""

from typing import Any

from timebank.base.actors import Caller
from timebank.base.errors import Forbidden
from timebank.base.ids import AccountId, CommunityId, TransferId, new_id
from timebank.communities import queries
from timebank.communities.errors import AccountBelowZero
from timebank.communities.rules import LEAVING_KINDS
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.ledger.errors import AccountNotEmpty
from timebank.ledger.posting import Actor, ActorKind, Limits, Move
from timebank.ledger.queries import standing


async def close_account(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    owner_id: object,
    *,
    reason: str,
) -> dict[str, Any] | None:
    """Pass on what remains and close the account. The transfer, or None where nothing remained.

    Raises AccountBelowZero where minutes are missing, and AccountNotEmpty where some are held.
    """
    actor = _actor(caller)
    account = await _account(connection, community_id, owner_id)
    if account.held_minutes:
        raise AccountNotEmpty
    if account.balance_minutes < 0:
        raise AccountBelowZero(missing_minutes=-account.balance_minutes)
    transfers = []
    if account.balance_minutes:
        rule = (await queries.community(connection, community_id)).leavers_minutes
        kind = LEAVING_KINDS[account.type, rule]
        target = {"donate": "pot", "expire": "expired", "retire": "retired"}[kind]
        credit = await _account(connection, community_id, community_id, target)
        moves = [_move(account, credit)]
        transfers = await posting.move(connection, community_id, actor, kind, moves, reason)
    await _set(connection, community_id, actor, account, closed=True, reason=reason)
    return transfers[0] if transfers else None


async def reopen_account(
    connection: Connection, community_id: CommunityId, caller: Caller, owner_id: object
) -> None:
    """Open the account again of one who comes back, with the limits it had."""
    account = await _account(connection, community_id, owner_id)
    await _set(connection, community_id, _actor(caller), account, closed=False, reason=None)


def _actor(caller: Caller) -> Actor:
    if caller.member_id is None:
        raise Forbidden
    return Actor(ActorKind.MEMBER, caller.member_id)


def _move(debit: AnyRow, credit: AnyRow) -> Move:
    return Move(
        AccountId(debit.account_id),
        AccountId(credit.account_id),
        debit.balance_minutes,
        TransferId(new_id()),
    )


async def _account(
    connection: Connection, community_id: CommunityId, owner_id: object, kind: str | None = None
) -> AnyRow:
    """The one account of an owner; of the community's own, that of a kind."""
    accounts = standing(community_id).subquery()
    statement = accounts.select().where(accounts.c.owner_id == owner_id)
    if kind:
        statement = statement.where(accounts.c.type == kind)
    return (await connection.execute(statement)).one()


async def _set(
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    account: AnyRow,
    *,
    closed: bool,
    reason: str | None,
) -> None:
    limits = Limits(
        floor_minutes=account.floor_minutes,
        ceiling_minutes=account.ceiling_minutes,
        passes_on=account.passes_on,
        closed=closed,
    )
    account_id = AccountId(account.account_id)
    await posting.limits_set(connection, community_id, actor, account_id, limits, reason)
