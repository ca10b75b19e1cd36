"""What stands about transfers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, tuple_
from sqlalchemy.orm import aliased

from timebank.accounts.queries import on_days, touching
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.ledger.tables import Account, Transfer

_Reversal = aliased(Transfer)


@dataclass(frozen=True)
class Sight:
    """What a caller sees: the transfers of these accounts, but none with those of `without`, where
    it is not one of their `own`."""

    accounts: Collection[UUID]
    own: Collection[UUID] = ()
    without: Collection[UUID] = ()

    def shows(self, *sides: UUID) -> bool:
        """Whether a transfer between these two accounts is shown."""
        if any(one in self.own for one in sides):
            return True
        seen = any(one in self.accounts for one in sides)
        return seen and not any(one in self.without for one in sides)

    def __call__(self, debit: Any, credit: Any) -> ColumnElement[bool]:
        """The same as a condition."""
        seen = touching(self.accounts, debit, credit)
        if not self.without:
            return seen
        apart = touching(self.without, debit, credit)
        return or_(touching(self.own, debit, credit), and_(seen, ~apart))


@dataclass(frozen=True)
class Wanted:
    """Which transfers are asked for, of those in the caller's sight; None is all."""

    sight: Sight | None
    kind: str | None = None
    account_id: UUID | None = None
    contribution_id: UUID | None = None
    hold_id: UUID | None = None
    first: date | None = None
    last: date | None = None
    newest_first: bool = True


async def transfers(
    connection: Connection,
    community_id: CommunityId,
    wanted: Wanted,
    *,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Transfers in the order of the books."""
    found = _wanted(_transfers(community_id), community_id, wanted)
    place = (Transfer.recorded_at, Transfer.id)
    if after is not None:
        here = tuple_(*place)
        found = found.where(here < after if wanted.newest_first else here > after)
    order = [part.desc() if wanted.newest_first else part.asc() for part in place]
    return (await connection.execute(found.order_by(*order).limit(limit))).all()


def _wanted(found: AnySelect, community_id: CommunityId, wanted: Wanted) -> AnySelect:
    debit, credit = Transfer.debit_account_id, Transfer.credit_account_id
    if wanted.sight is not None:
        found = found.where(wanted.sight(debit, credit))
    if wanted.account_id is not None:
        found = found.where(touching([wanted.account_id], debit, credit))
    if wanted.kind is not None:
        found = found.where(Transfer.kind == wanted.kind)
    if wanted.contribution_id is not None:
        found = found.where(Transfer.contribution_id == wanted.contribution_id)
    if wanted.hold_id is not None:
        found = found.where(Transfer.hold_id == wanted.hold_id)
    return found.where(*on_days(community_id, Transfer.recorded_at, wanted.first, wanted.last))


async def owners(
    connection: Connection, community_id: CommunityId, transfer_id: UUID
) -> frozenset[UUID]:
    """Whose accounts a transfer moved."""
    sides = or_(Account.id == Transfer.debit_account_id, Account.id == Transfer.credit_account_id)
    found = await connection.execute(
        select(Account.owner_id)
        .join(Transfer, and_(Transfer.community_id == Account.community_id, sides))
        .where(Account.community_id == community_id, Transfer.id == transfer_id)
    )
    return frozenset(found.scalars())


async def transfer(
    connection: Connection, community_id: CommunityId, transfer_id: UUID
) -> AnyRow | None:
    """One transfer with its reversal, or None."""
    found = await connection.execute(_transfers(community_id).where(Transfer.id == transfer_id))
    return found.one_or_none()


def _transfers(community_id: CommunityId) -> AnySelect:
    return (
        select(Transfer, _Reversal.id.label("reversed_by_id"))
        .outerjoin(
            _Reversal,
            and_(_Reversal.community_id == community_id, _Reversal.reverses_id == Transfer.id),
        )
        .where(Transfer.community_id == community_id)
    )
