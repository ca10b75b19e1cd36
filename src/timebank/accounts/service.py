"""Accounts: who sees them, how they stood, and their limits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from timebank.accounts import queries
from timebank.accounts import rules as rule
from timebank.accounts.errors import Unlimited
from timebank.accounts.queries import Seen
from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, NotFound, SecondPersonRequired
from timebank.base.ids import AccountId, CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.ledger.errors import ReasonNeeded
from timebank.ledger.posting import Actor, ActorKind, Limits
from timebank.ledger.queries import Standing, standing_at


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
    if row is None or not rule.sees(caller, row.owner_id):
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
    return Standing(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a mapping


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
) -> None:
    """Change an account's floor, ceiling, passing-on, or whether it is closed; what `changes` does
    not name stays. Coordinators say why; members may let their own thanks be passed on."""
    before = _standing(row)
    if before.floor_minutes is None:
        raise Unlimited
    own = row.owner_id == caller.member_id and set(changes) <= {"passes_on"}
    if caller.role is not Role.COORDINATOR and not own:
        raise Forbidden
    if not own and reason is None:
        raise ReasonNeeded
    after = replace(
        Limits(before.floor_minutes, before.ceiling_minutes, before.passes_on, before.closed),
        **changes,
    )
    if row.type == "pot" and after.floor_minutes < 0 and "floor_minutes" in changes:
        raise SecondPersonRequired
    await posting.limits_set(
        connection,
        community_id,
        actor=actor_of(caller),
        account_id=row.account_id,
        limits=after,
        reason=reason,
    )
