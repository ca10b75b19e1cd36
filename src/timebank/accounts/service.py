"""Accounts: who sees them, how they stood, and their limits."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from timebank.accounts import queries
from timebank.accounts import rules as rule
from timebank.accounts.errors import Unlimited
from timebank.accounts.queries import Seen
from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, NotFound
from timebank.base.ids import AccountId, CommunityId, new_id
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.ledger.errors import ReasonNeeded
from timebank.ledger.posting import Actor, ActorKind, Limits
from timebank.ledger.queries import Standing, standing_at
from timebank.second_person.rules import Kind, Wish
from timebank.second_person.service import Waits, ask


def actor_of(caller: Caller) -> Actor:
    """By whose hand the caller acts: their own. A token that moves minutes names a member."""
    if caller.member_id is None:
        raise Forbidden
    return Actor(ActorKind.MEMBER, caller.member_id)


async def seen(
    connection: Connection, community_id: CommunityId, caller: Caller, account_id: UUID
) -> AnyRow:
    """An account that this caller may know of; raises NotFound for any other."""
    row = await queries.account(connection, community_id, account_id)
    if row is None or not caller.sees_account(row.owner_id):
        raise NotFound
    return row


async def account(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    account_id: UUID,
    at: datetime | None,
) -> Seen:
    """One account, now or at an instant. Raises NotFound where it was not made yet."""
    row = await seen(connection, community_id, caller, account_id)
    found = await as_seen(connection, community_id, [row], at)
    if not found:
        raise NotFound
    return found[0]


async def as_seen(
    connection: Connection, community_id: CommunityId, rows: Sequence[AnyRow], at: datetime | None
) -> list[Seen]:
    """These accounts, now or as they stood at an instant; those not made by then are left out."""
    if at is not None:
        ids = [AccountId(row.account_id) for row in rows]
        past = {s.account_id: s for s in await standing_at(connection, community_id, at, ids)}
        return [Seen(past[found], at, None) for found in ids if found in past]
    community = await queries.rules(connection, community_id)
    return [Seen(_standing(row), None, _word(row, community)) for row in rows]


def _standing(row: AnyRow) -> Standing:
    return Standing(**row._asdict())


def _word(row: AnyRow, community: AnyRow) -> str | None:
    """The soft band is for members' balances; organisations and the community have none."""
    if row.type != "member":
        return None
    return rule.outside_soft_band(
        row.balance_minutes, community.soft_floor_minutes, community.soft_ceiling_minutes
    )


async def change_limits(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    row: AnyRow,
    *,
    changes: dict[str, Any],
    reason: str | None,
) -> Waits | None:
    """Change an account's floor, ceiling, passing-on, or whether it is closed; what `changes` does
    not name stays. Coordinators say why; members may let their own thanks be passed on. A floor of
    the pot below zero waits for a second person."""
    standing = _standing(row)
    if standing.floor_minutes is None:
        raise Unlimited
    own = row.owner_id == caller.member_id and set(changes) <= {"passes_on"}
    if caller.role is not Role.COORDINATOR and not own:
        raise Forbidden
    if not own and reason is None:
        raise ReasonNeeded
    change_id = new_id()

    async def act() -> None:
        await set_limits(
            connection,
            community_id,
            caller,
            AccountId(row.account_id),
            change_id=change_id,
            changes=changes,
            reason=reason,
        )

    if row.type == "pot" and changes.get("floor_minutes", 0) < 0:
        wish = Wish(
            Kind.LIMITS,
            subject_id=row.account_id,
            made_id=change_id,
            minutes=-changes["floor_minutes"],
            reason=reason,
            gainers=(),
            terms=changes,
        )
        return await ask(connection, community_id, caller, wish, act)
    await act()
    return None


async def set_limits(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    account_id: AccountId,
    *,
    change_id: UUID,
    changes: Mapping[str, Any],
    reason: str | None,
) -> None:
    """Change limits, which nobody else changes meanwhile, as `changes` say and no others."""
    row = await seen(connection, community_id, caller, account_id)
    stood = _standing(row)
    if stood.floor_minutes is None:
        raise Unlimited
    limits = Limits(stood.floor_minutes, stood.ceiling_minutes, stood.passes_on, stood.closed)
    await posting.limits_set(
        connection,
        community_id,
        actor=actor_of(caller),
        account_id=account_id,
        limits=replace(limits, **changes),
        reason=reason,
        change_id=change_id,
    )
