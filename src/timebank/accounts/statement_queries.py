"""An account's lines with the balance after each, a page at a time or as one stream."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from timebank.accounts.queries import on_days
from timebank.base.ids import AccountId, CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.ledger.contribution_tables import Contribution
from timebank.ledger.queries import balance_through, statement
from timebank.ledger.tables import Account
from timebank.organisations.tables import Organisation
from timebank.people.tables import Member

_CHUNK = 1_000


@dataclass(frozen=True)
class Extent:
    """Which lines: days by the community's clock, and up to an instant; and which come first."""

    first: date | None
    last: date | None
    at: datetime | None
    newest_first: bool


@dataclass(frozen=True)
class Line:
    """A line as the account saw it: `change_minutes` is signed. The other side of thanks is who
    received the hours; `worked_on` is the day they were given."""

    transfer_id: UUID
    recorded_at: datetime
    kind: str
    change_minutes: int
    balance_minutes: int
    other_type: str
    other_id: UUID
    other_name: str | None
    other_name_cy: str | None
    other_number: str | None
    other_private: bool
    worked_on: date | None
    contribution_id: UUID | None
    reverses_id: UUID | None
    hold_id: UUID | None
    reason: str | None


async def page(
    connection: Connection,
    community_id: CommunityId,
    account_id: AccountId,
    extent: Extent,
    *,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Line]:
    """The lines behind `after`, at most `limit`."""
    found = _lines(community_id, account_id, extent, after, limit)
    rows = (await connection.execute(found)).all()
    before = await _balance_before(connection, community_id, account_id, rows, extent)
    return list(_counted(rows, before, extent))


async def stream(
    connection: Connection, community_id: CommunityId, account_id: AccountId, extent: Extent
) -> AsyncIterator[Line]:
    """Every line of the extent, read as they are taken: of any number."""
    found = await connection.stream(
        _lines(community_id, account_id, extent), execution_options={"yield_per": _CHUNK}
    )
    balance: int | None = None
    async for rows in found.partitions():
        if balance is None:
            balance = await _balance_before(connection, community_id, account_id, rows, extent)
        for line in _counted(rows, balance, extent):
            balance = line.balance_minutes - (line.change_minutes if extent.newest_first else 0)
            yield line


async def parties(
    connection: Connection, community_id: CommunityId, account_id: AccountId, extent: Extent
) -> list[UUID]:
    """Who stands on the other side of any of these lines."""
    lines = _lines(community_id, account_id, extent).order_by(None).subquery("of").c
    return list((await connection.execute(select(lines.party_id).distinct())).scalars())


def _lines(
    community_id: CommunityId,
    account_id: AccountId,
    extent: Extent,
    after: tuple[datetime, UUID] | None = None,
    limit: int | None = None,
) -> AnySelect:
    def within(recorded_at: Any, transfer_id: Any) -> list[ColumnElement[bool]]:
        conditions = on_days(community_id, recorded_at, extent.first, extent.last)
        if extent.at is not None:
            conditions.append(recorded_at <= extent.at)
        if after is not None:
            here = tuple_(recorded_at, transfer_id)
            conditions.append(here < after if extent.newest_first else here > after)
        return conditions

    lines = statement(
        community_id, account_id, within, newest_first=extent.newest_first, limit=limit
    )
    line = lines.subquery("line").c
    place = (line.recorded_at, line.transfer_id)
    return _with_other_side(community_id, line).order_by(
        *(part.desc() if extent.newest_first else part for part in place)
    )


def _with_other_side(community_id: CommunityId, line: Any) -> AnySelect:
    """The lines with the other side's owner and name. For thanks that is not the account that
    issues minutes, but who received the hours."""
    thanks = line.other_type == "contributions"
    other_id = func.coalesce(case((thanks, Contribution.receiver_id)), Account.owner_id)
    return (
        select(
            *line,
            func.coalesce(case((thanks, Contribution.receiver_type)), line.other_type).label(
                "party_type"
            ),
            other_id.label("party_id"),
            func.coalesce(Member.name, Organisation.name_en).label("party_name"),
            func.coalesce(Member.name, Organisation.name_cy, Organisation.name_en).label(
                "party_name_cy"
            ),
            Member.number.label("party_number"),
            func.coalesce(Organisation.private, Member.private, False).label("party_private"),
            Contribution.worked_on,
        )
        .join(
            Account,
            and_(Account.community_id == community_id, Account.id == line.other_account_id),
        )
        .outerjoin(
            Contribution,
            and_(
                Contribution.community_id == community_id,
                Contribution.id == line.contribution_id,
            ),
        )
        .outerjoin(Member, and_(Member.community_id == community_id, Member.id == other_id))
        .outerjoin(
            Organisation,
            and_(Organisation.community_id == community_id, Organisation.id == other_id),
        )
    )


async def _balance_before(
    connection: Connection,
    community_id: CommunityId,
    account_id: AccountId,
    rows: Sequence[AnyRow],
    extent: Extent,
) -> int:
    """Where counting begins for an account whose lines hold no balance: after the first of these
    lines where the newest come first, else before it. 0 where there is nothing to count."""
    if not rows or rows[0].balance_minutes is not None:
        return 0
    first = rows[0]
    balance = await balance_through(
        connection, community_id, account_id, first.recorded_at, first.transfer_id
    )
    return balance if extent.newest_first else balance - first.change_minutes


def _counted(rows: Iterable[AnyRow], balance: int, extent: Extent) -> Iterator[Line]:
    """Lines with the balance after each: their own, or counted on from `balance`."""
    for row in rows:
        after = balance if extent.newest_first else balance + row.change_minutes
        yield _line(row, after if row.balance_minutes is None else row.balance_minutes)
        balance = balance - row.change_minutes if extent.newest_first else after


def _line(row: AnyRow, balance_minutes: int) -> Line:
    return Line(
        transfer_id=row.transfer_id,
        recorded_at=row.recorded_at,
        kind=row.kind,
        change_minutes=row.change_minutes,
        balance_minutes=balance_minutes,
        other_type=row.party_type,
        other_id=row.party_id,
        other_name=row.party_name,
        other_name_cy=row.party_name_cy,
        other_number=row.party_number,
        other_private=row.party_private,
        worked_on=row.worked_on,
        contribution_id=row.contribution_id,
        reverses_id=row.reverses_id,
        hold_id=row.hold_id,
        reason=row.reason,
    )
