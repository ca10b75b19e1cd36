"""What stands about accounts and the community's rules for them. The books alone write."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Date,
    DateTime,
    SQLColumnExpression,
    and_,
    cast,
    func,
    insert,
    literal,
    or_,
    select,
)
from sqlalchemy.sql.elements import ColumnElement

from timebank.accounts.rules import Party
from timebank.base.ids import CommunityId, new_id
from timebank.communities.tables import Community
from timebank.db.engine import AnyRow, Connection
from timebank.ledger.queries import Standing, standing
from timebank.ledger.tables import Account, Balance, Note
from timebank.organisations.tables import Organisation
from timebank.people.tables import Member


@dataclass(frozen=True)
class Wanted:
    """Which accounts are asked for; `owners` are those that the caller sees, None is all."""

    owners: frozenset[UUID] | None = None
    type: str | None = None
    owner_id: UUID | None = None
    number: str | None = None
    made_by: datetime | None = None


@dataclass(frozen=True)
class Seen:
    """An account as it stands, or stood at an instant, with the soft band's word about it."""

    standing: Standing
    at: datetime | None
    outside_soft_band: str | None


async def accounts(
    connection: Connection,
    community_id: CommunityId,
    wanted: Wanted,
    *,
    after: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Accounts as they stand, in order of their ids."""
    found = standing(community_id).where(*_wanted(community_id, wanted))
    if after is not None:
        found = found.where(Account.id > after)
    return (await connection.execute(found.order_by(Account.id).limit(limit))).all()


def _wanted(community_id: CommunityId, wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.owners is not None:
        conditions.append(Account.owner_id.in_(wanted.owners))
    if wanted.type is not None:
        conditions.append(Account.type == wanted.type)
    if wanted.owner_id is not None:
        merged = select(Member.id).where(
            Member.community_id == community_id, Member.merged_into_id == wanted.owner_id
        )
        conditions.append(or_(Account.owner_id == wanted.owner_id, Account.owner_id.in_(merged)))
    if wanted.made_by is not None:
        conditions.append(Account.made_at <= wanted.made_by)
    if wanted.number is not None:
        numbered = select(Member.id).where(
            Member.community_id == community_id, Member.number == wanted.number
        )
        conditions.append(and_(Account.type == "member", Account.owner_id.in_(numbered)))
    return conditions


async def account(
    connection: Connection, community_id: CommunityId, account_id: UUID
) -> AnyRow | None:
    """One account as it stands, or None."""
    found = await connection.execute(standing(community_id).where(Account.id == account_id))
    return found.one_or_none()


async def rules(connection: Connection, community_id: CommunityId) -> AnyRow:
    """The community's soft band and thresholds, in minutes, and the books' now."""
    found = await connection.execute(
        select(
            Community.soft_floor_minutes,
            Community.soft_ceiling_minutes,
            Community.second_person_grant_minutes,
            Community.second_person_reversal_minutes,
            func.timebank.ledger_now().label("now"),
        ).where(Community.id == community_id)
    )
    return found.one()


async def keep_limits_still(connection: Connection, community_id: CommunityId) -> None:
    """Until the transaction ends nobody else changes a limit here: two people who edit the same
    account come one after the other, and the second sees what the first did."""
    await connection.execute(
        select(Community.id).where(Community.id == community_id).with_for_update(key_share=True)
    )


async def party(
    connection: Connection, community_id: CommunityId, account_id: UUID
) -> Party | None:
    """An account and its owner, by its id."""
    return await _party(connection, community_id, Account.id == account_id)


async def party_of(
    connection: Connection, community_id: CommunityId, account_type: str, owner_id: UUID
) -> Party | None:
    """The account of a type that an owner has."""
    return await _party(
        connection, community_id, Account.type == account_type, Account.owner_id == owner_id
    )


async def party_numbered(
    connection: Connection, community_id: CommunityId, number: str
) -> Party | None:
    """The account of the member with this number; of one who goes on as another, theirs."""
    numbered = select(func.coalesce(Member.merged_into_id, Member.id)).where(
        Member.community_id == community_id, Member.number == number
    )
    return await _party(
        connection, community_id, Account.type == "member", Account.owner_id.in_(numbered)
    )


async def _party(
    connection: Connection, community_id: CommunityId, *conditions: ColumnElement[bool]
) -> Party | None:
    found = await connection.execute(
        select(Account.id, Account.type, Account.owner_id).where(
            Account.community_id == community_id, *conditions
        )
    )
    row = found.one_or_none()
    return None if row is None else Party(row.id, row.type, row.owner_id)


async def accounts_of(
    connection: Connection, community_id: CommunityId, owner_ids: Collection[UUID]
) -> list[UUID]:
    """The accounts that these owners have."""
    found = await connection.execute(
        select(Account.id).where(
            Account.community_id == community_id, Account.owner_id.in_(owner_ids)
        )
    )
    return list(found.scalars())


async def partner(
    connection: Connection, community_id: CommunityId, organisation_id: UUID
) -> AnyRow | None:
    """An organisation's account, whether it accepts credits, and whether the account is closed."""
    found = await connection.execute(
        select(
            Account.id.label("account_id"),
            and_(Organisation.accepts_credits, Organisation.status == "active").label("accepts"),
            Balance.closed,
        )
        .join(
            Organisation,
            and_(Organisation.community_id == community_id, Organisation.id == Account.owner_id),
        )
        .join(
            Balance,
            and_(Balance.community_id == community_id, Balance.account_id == Account.id),
        )
        .where(
            Account.community_id == community_id,
            Account.type == "organisation",
            Account.owner_id == organisation_id,
        )
    )
    return found.one_or_none()


async def add_note(
    connection: Connection, community_id: CommunityId, subject_id: UUID, words: str, by: UUID
) -> None:
    """Keep what a person typed about a transfer or a hold, apart from the books."""
    await connection.execute(
        insert(Note).values(
            community_id=community_id,
            id=new_id(),
            subject_id=subject_id,
            words=words,
            written_by=by,
            recorded_at=func.timebank.ledger_now(),
        )
    )


async def notes(
    connection: Connection, community_id: CommunityId, subject_id: UUID
) -> Sequence[AnyRow]:
    """The words typed about a transfer or a hold, oldest first."""
    found = await connection.execute(
        select(Note.words, Note.written_by.label("written_by_id"), Note.recorded_at)
        .where(Note.community_id == community_id, Note.subject_id == subject_id)
        .order_by(Note.recorded_at, Note.id)
    )
    return found.all()


def on_days(
    community_id: CommunityId,
    instant: SQLColumnExpression[Any],
    first: date | None,
    last: date | None,
) -> list[ColumnElement[bool]]:
    """The condition that an instant is on the first day or later, and on the last or before, by
    the community's clock."""
    conditions = []
    if first is not None:
        conditions.append(instant >= _begin(community_id, first))
    if last is not None:
        conditions.append(instant < _begin(community_id, last, days=1))
    return conditions


def _begin(community_id: CommunityId, day: date, *, days: int = 0) -> ColumnElement[Any]:
    """The first instant of a day, or so many days later; PostgreSQL knows the year 10000."""
    zone = select(Community.time_zone).where(Community.id == community_id).scalar_subquery()
    begin = cast(cast(literal(day, Date), DateTime) + timedelta(days=days), DateTime)
    return func.timezone(zone, begin)


def touching(account_ids: Collection[UUID], debit: Any, credit: Any) -> ColumnElement[bool]:
    """The condition that one side is one of these accounts."""
    return or_(debit.in_(account_ids), credit.in_(account_ids))
