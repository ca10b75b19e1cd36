"""What remains on the account of one who leaves: it goes as they, or the community's rule, say, and
so do hours that come late."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, SecondPersonRequired
from timebank.base.ids import AccountId, CommunityId, TransferId, new_id
from timebank.communities import queries
from timebank.communities.errors import AccountBelowZero, MoreMissing
from timebank.communities.rules import LEAVING_KINDS, LEAVING_TO
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import bulk, posting
from timebank.ledger.errors import OwnGain
from timebank.ledger.posting import Actor, ActorKind, Limits, Move
from timebank.ledger.queries import late_to, standing


@dataclass(frozen=True)
class Agreed:
    """What two people have agreed that the pot gives one who leaves below zero, and the id that the
    grant has then."""

    most_minutes: int
    grant_id: UUID


@dataclass(frozen=True)
class Farewell:
    """Why somebody leaves, and what is to become of their minutes: `remains` is `pot`, `expire`, or
    `gift` to the member `gift_to`; None is the community's rule. `agreed`: by two people."""

    reason: str = "leaving"
    remains: str | None = None
    gift_to: UUID | None = None
    agreed: Agreed | None = None


@dataclass(frozen=True)
class Closed:
    """What closing an account took: the transfer that brought it to zero, if it was not there, and
    how many holds were given back."""

    transfer: dict[str, Any] | None
    released_holds: int


async def close_account(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    owner_id: UUID,
    farewell: Farewell,
) -> Closed:
    """Give back what is held, bring the account to zero, and close it. What is missing below zero a
    coordinator grants from the pot.

    Raises AccountBelowZero where nobody grants it, OwnGain, SecondPersonRequired above the
    community's threshold, MoreMissing beyond what was agreed, and what the books say where the pot
    has less.
    """
    actor = _actor(caller)
    account = await _account(connection, community_id, owner_id)
    heir = await _heir(connection, community_id, caller, owner_id, farewell)
    beside = [AccountId(heir.account_id)] if heir else []
    released = await posting.holds_release(
        connection, community_id, AccountId(account.account_id), beside
    )
    # Locked by now: what is read from here on stays so.
    account = await _account(connection, community_id, owner_id)
    kind, credit = await _goes(connection, community_id, account, heir, farewell)
    transfer = None
    if account.balance_minutes < 0:
        transfer = await _granted(connection, community_id, caller, account, farewell)
    elif account.balance_minutes:
        move = _move(account, credit, account.balance_minutes)
        transfer = await _posted(connection, community_id, actor, kind, move, farewell.reason)
    # An organisation has no hours that could come late, and else they go to the pot.
    goes_on = AccountId(credit.account_id) if kind in {"gift", "expire"} else None
    closing = replace(_limits(account), closed=True, late_to=goes_on)
    await _set(connection, community_id, actor, account, closing, farewell.reason)
    return Closed(transfer, released)


async def merge_accounts(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    owner_id: UUID,
    into_id: UUID,
) -> Closed:
    """Close the account of a member who goes on as another: what is on it goes along by a gift,
    and what is missing comes from there. Raises what the books say where the other has less."""
    actor = _actor(caller)
    account = await _account(connection, community_id, owner_id)
    other = await _account(connection, community_id, into_id)
    released = await posting.holds_release(
        connection,
        community_id,
        AccountId(account.account_id),
        [AccountId(other.account_id)],
    )
    account = await _account(connection, community_id, owner_id)
    minutes, transfer = account.balance_minutes, None
    if minutes:
        debit, credit = (account, other) if minutes > 0 else (other, account)
        move = _move(debit, credit, abs(minutes))
        transfer = await _posted(connection, community_id, actor, "gift", move, "merge")
    goes_on = AccountId(other.account_id)
    closing = replace(_limits(account), closed=True, late_to=goes_on)
    await _set(connection, community_id, actor, account, closing, "merge")
    await named_goes_on(connection, community_id, caller, owner_id, into_id)
    return Closed(transfer, released)


async def named_goes_on(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    owner_id: UUID,
    into_id: UUID,
) -> None:
    """Late hours of leavers that were to go to a member go to the one as whom they go on: whoever
    named them named the person."""
    named = await _account(connection, community_id, owner_id)
    goes_on = AccountId((await _account(connection, community_id, into_id)).account_id)
    for leaver in await late_to(connection, community_id, AccountId(named.account_id)):
        limits = replace(_limits(leaver), late_to=goes_on)
        await _set(connection, community_id, _actor(caller), leaver, limits, "merge")


async def _heir(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    owner_id: UUID,
    farewell: Farewell,
) -> AnyRow | None:
    """The account of whoever is given what remains, if anybody is."""
    if farewell.gift_to is None:
        return None
    if farewell.gift_to == caller.member_id != owner_id:
        raise OwnGain
    return await _account(connection, community_id, farewell.gift_to)


async def takes_two(connection: Connection, community_id: CommunityId, owner_id: object) -> int:
    """How many minutes the pot would have to give one who leaves now, where that is above the
    community's threshold; else 0."""
    missing = -(await _account(connection, community_id, owner_id)).balance_minutes
    most = (await queries.community(connection, community_id)).second_person_grant_minutes
    return missing if most is not None and missing > most else 0


async def _granted(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    account: AnyRow,
    farewell: Farewell,
) -> dict[str, Any]:
    """What is missing, from the pot: a coordinator's word, and never for themselves."""
    missing, agreed = -account.balance_minutes, farewell.agreed
    if caller.role is not Role.COORDINATOR or caller.member_id == account.owner_id:
        raise AccountBelowZero(missing_minutes=missing)
    if agreed is not None and missing > agreed.most_minutes:
        raise MoreMissing(missing_minutes=missing)
    if agreed is None and await takes_two(connection, community_id, account.owner_id):
        raise SecondPersonRequired
    pot = await _account(connection, community_id, community_id, "pot")
    move = _move(pot, account, missing, agreed.grant_id if agreed else None)
    return await _posted(connection, community_id, _actor(caller), "grant", move, farewell.reason)


async def _goes(
    connection: Connection,
    community_id: CommunityId,
    account: AnyRow,
    heir: AnyRow | None,
    farewell: Farewell,
) -> tuple[str, AnyRow]:
    """By which kind of transfer, and to which account, minutes of one who leaves go."""
    if heir is not None:
        return "gift", heir
    rule = farewell.remains
    rule = rule or (await queries.community(connection, community_id)).leavers_minutes
    kind = LEAVING_KINDS[account.type, rule]
    return kind, await _account(connection, community_id, community_id, LEAVING_TO[kind])


async def _posted(  # noqa: PLR0917 - the posting function's own order
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    kind: str,
    move: Move,
    reason: str,
) -> dict[str, Any]:
    (transfer,) = await posting.move(connection, community_id, actor, kind, [move], reason)
    return transfer


async def lock(
    connection: Connection, community_id: CommunityId, owner_ids: Collection[object]
) -> None:
    """Lock their accounts before the first of several postings, as `lock_accounts` does."""
    accounts = standing(community_id).subquery()
    theirs = accounts.select().where(accounts.c.owner_id.in_(owner_ids))
    found = [AccountId(row.account_id) for row in await connection.execute(theirs)]
    await bulk.lock_accounts(connection, community_id, found)


async def reopen_account(
    connection: Connection, community_id: CommunityId, caller: Caller, owner_id: object
) -> None:
    """Open the account again of one who comes back, with the limits it had."""
    account = await _account(connection, community_id, owner_id)
    opening = replace(_limits(account), closed=False)
    await _set(connection, community_id, _actor(caller), account, opening, None)


def _actor(caller: Caller) -> Actor:
    if caller.member_id is None:
        raise Forbidden
    return Actor(ActorKind.MEMBER, caller.member_id)


def _move(debit: AnyRow, credit: AnyRow, minutes: int, transfer_id: UUID | None = None) -> Move:
    return Move(
        AccountId(debit.account_id),
        AccountId(credit.account_id),
        minutes,
        TransferId(transfer_id or new_id()),
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


def _limits(account: AnyRow) -> Limits:
    """The limits that an account has."""
    return Limits(
        floor_minutes=account.floor_minutes,
        ceiling_minutes=account.ceiling_minutes,
        passes_on=account.passes_on,
        closed=account.closed,
    )


async def _set(  # noqa: PLR0917 - the posting function's own order
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    account: AnyRow,
    limits: Limits,
    reason: str | None,
) -> None:
    account_id = AccountId(account.account_id)
    await posting.limits_set(connection, community_id, actor, account_id, limits, reason)
