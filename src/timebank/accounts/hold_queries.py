"""What stands about holds. One whose time is over is shown as lapsed, as if a job had ended it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, case, func, select, tuple_
from sqlalchemy.orm import aliased

from timebank.accounts.queries import touching
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.ledger.tables import Account, Hold, Transfer

_Own = aliased(Account)
_Partner = aliased(Account)


@dataclass(frozen=True)
class Wanted:
    """Which holds are asked for. `accounts` are those that the caller sees, None is all; `without`
    are those whose holds the caller is never shown."""

    accounts: Collection[UUID] | None
    state: str | None = None
    account_id: UUID | None = None
    organisation_id: UUID | None = None
    without: Collection[UUID] = ()


async def holds(
    connection: Connection,
    community_id: CommunityId,
    wanted: Wanted,
    *,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Holds, those placed last first."""
    found = _holds(community_id)
    if wanted.accounts is not None:
        found = found.where(touching(wanted.accounts, Hold.account_id, Hold.partner_account_id))
    if wanted.without:
        found = found.where(_Own.owner_id.not_in(wanted.without))
    if wanted.account_id is not None:
        found = found.where(Hold.account_id == wanted.account_id)
    if wanted.organisation_id is not None:
        found = found.where(_Partner.owner_id == wanted.organisation_id)
    if wanted.state is not None:
        found = found.where(_state_now == wanted.state)
    if after is not None:
        found = found.where(tuple_(Hold.placed_at, Hold.id) < after)
    ordered = found.order_by(Hold.placed_at.desc(), Hold.id.desc())
    return (await connection.execute(ordered.limit(limit))).all()


async def hold(connection: Connection, community_id: CommunityId, hold_id: UUID) -> AnyRow | None:
    """One hold with the owners of both accounts and the transfer that spent it, or None."""
    found = await connection.execute(_holds(community_id).where(Hold.id == hold_id))
    return found.one_or_none()


_is_over = and_(Hold.state == "held", Hold.expires_at <= func.timebank.ledger_now())
_state_now = case((_is_over, "lapsed"), else_=Hold.state)


def _holds(community_id: CommunityId) -> AnySelect:
    return (
        select(
            Hold.id,
            Hold.account_id,
            Hold.partner_account_id,
            Hold.minutes,
            Hold.captured_minutes,
            _state_now.label("state"),
            Hold.placed_by.label("placed_by_id"),
            Hold.placed_at,
            Hold.expires_at,
            case((_is_over, Hold.expires_at), else_=Hold.ended_at).label("ended_at"),
            Hold.reason,
            _Own.type.label("account_type"),
            _Own.owner_id,
            _Partner.owner_id.label("organisation_id"),
            Transfer.id.label("transfer_id"),
        )
        .join(_Own, and_(_Own.community_id == community_id, _Own.id == Hold.account_id))
        .join(
            _Partner,
            and_(_Partner.community_id == community_id, _Partner.id == Hold.partner_account_id),
        )
        .outerjoin(
            Transfer, and_(Transfer.community_id == community_id, Transfer.hold_id == Hold.id)
        )
        .where(Hold.community_id == community_id)
    )
