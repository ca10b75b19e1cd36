"""Exchanges as they stand. What became of their hours is read from the books."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, insert, select, update

from timebank.base.actors import Caller
from timebank.base.ids import AccountId, CommunityId
from timebank.contributions.queries import claims, contributions
from timebank.contributions.rules import Side
from timebank.db.engine import AnyRow, Connection
from timebank.exchanges.rules import Pair, Person, State, Whole
from timebank.exchanges.tables import Exchange, ExchangeHours, ExchangePerson
from timebank.ledger.contribution_tables import Contribution
from timebank.people.sight_queries import named_to
from timebank.people.tables import Member

NOW = func.timebank.ledger_now()


@dataclass(frozen=True)
class Hours:
    """One giver's time for one receiver, with its contribution where either side stated it."""

    exchange_id: UUID
    giver_id: UUID
    receiver_id: UUID
    stated: AnyRow | None

    @property
    def contribution_id(self) -> UUID | None:
        """The contribution that it became."""
        return self.stated.id if self.stated else None

    @property
    def standing(self) -> str | None:
        """How it stands. What was put right stands as what took its place; what was undone, as
        that."""
        if self.stated is None:
            return None
        undone = self.stated.reversed_by_id and not self.stated.corrected_by_id
        return "reversed" if undone else self.stated.state


@dataclass(frozen=True)
class Told:
    """An exchange with everybody and all hours in it: the rows, and what a decision needs."""

    row: AnyRow
    people: Sequence[AnyRow]
    hours: Sequence[Hours]
    whole: Whole


async def add(
    connection: Connection,
    community_id: CommunityId,
    columns: Mapping[str, Any],
    people: Sequence[Mapping[str, Any]],
) -> None:
    """Write down that somebody proposes an exchange, and who is to be in it."""
    here = {"community_id": community_id}
    await connection.execute(insert(Exchange).values(**here, **columns, proposed_at=NOW))
    rows = [{**here, "exchange_id": columns["id"], **one} for one in people]
    await connection.execute(insert(ExchangePerson).values(rows))


async def change(
    connection: Connection, community_id: CommunityId, exchange_id: UUID, columns: Mapping[str, Any]
) -> None:
    """Write new columns of an exchange down."""
    await connection.execute(
        update(Exchange)
        .where(Exchange.community_id == community_id, Exchange.id == exchange_id)
        .values(**columns)
    )


async def change_people(
    connection: Connection,
    community_id: CommunityId,
    exchange_id: UUID,
    columns: Mapping[str, Any],
    *,
    only: Iterable[UUID] | None = None,
    but: UUID | None = None,
) -> None:
    """Write new columns down of everybody in an exchange, of these, or of all but one."""
    statement = update(ExchangePerson).where(
        ExchangePerson.community_id == community_id, ExchangePerson.exchange_id == exchange_id
    )
    if only is not None:
        statement = statement.where(ExchangePerson.member_id.in_(only))
    if but is not None:
        statement = statement.where(ExchangePerson.member_id != but)
    await connection.execute(statement.values(**columns))


async def add_pairs(
    connection: Connection,
    community_id: CommunityId,
    exchange_id: UUID,
    pairs: Iterable[tuple[UUID, UUID]],
) -> None:
    """Write down whose time for whom there will be."""
    rows = [
        {
            "community_id": community_id,
            "exchange_id": exchange_id,
            "giver_id": giver_id,
            "receiver_id": receiver_id,
        }
        for giver_id, receiver_id in pairs
    ]
    await connection.execute(insert(ExchangeHours).values(rows))


async def tie(
    connection: Connection, community_id: CommunityId, exchange_id: UUID, pair: Pair, to: UUID
) -> None:
    """Write down which contribution the hours of two became."""
    await connection.execute(
        update(ExchangeHours)
        .where(
            ExchangeHours.community_id == community_id,
            ExchangeHours.exchange_id == exchange_id,
            ExchangeHours.giver_id == pair.giver_id,
            ExchangeHours.receiver_id == pair.receiver_id,
        )
        .values(contribution_id=to)
    )


async def of_other_exchanges(
    connection: Connection, community_id: CommunityId, exchange_id: UUID, pair: Pair
) -> set[UUID]:
    """The contributions of these two that belong to other exchanges of theirs."""
    found = await connection.execute(
        select(ExchangeHours.contribution_id).where(
            ExchangeHours.community_id == community_id,
            ExchangeHours.exchange_id != exchange_id,
            ExchangeHours.giver_id == pair.giver_id,
            ExchangeHours.receiver_id == pair.receiver_id,
            ExchangeHours.contribution_id.is_not(None),
        )
    )
    return {one for one in found.scalars() if one is not None}


async def made_as(
    connection: Connection, community_id: CommunityId, exchange_id: UUID
) -> bytes | None:
    """What an exchange of this id was made from; empty where that is not known any more."""
    found = await connection.execute(
        select(func.coalesce(Exchange.made_as, b"")).where(
            Exchange.community_id == community_id, Exchange.id == exchange_id
        )
    )
    row: bytes | None = found.scalar_one_or_none()
    return row


async def lock(connection: Connection, community_id: CommunityId, exchange_id: UUID) -> None:
    """Whoever does anything in the same exchange waits from here to the end of the transaction."""
    await connection.execute(
        select(Exchange.id)
        .where(Exchange.community_id == community_id, Exchange.id == exchange_id)
        .with_for_update(key_share=True)
    )


async def told(
    connection: Connection, community_id: CommunityId, caller: Caller, rows: Sequence[AnyRow]
) -> list[Told]:
    """These exchanges with everybody and all hours in them."""
    ids = [row.id for row in rows]
    people = await _people(connection, community_id, caller, ids)
    hours = await _hours(connection, community_id, ids)
    spoken = await _said(connection, community_id, [one.contribution_id for one in hours])
    return [
        _told(
            row,
            [one for one in people if one.exchange_id == row.id],
            [one for one in hours if one.exchange_id == row.id],
            spoken,
        )
        for row in rows
    ]


def _told(
    row: AnyRow,
    people: Sequence[AnyRow],
    hours: Sequence[Hours],
    spoken: Mapping[UUID, Mapping[str, int]],
) -> Told:
    whole = Whole(
        State(row.state),
        row.proposed_by,
        [
            Person(
                one.member_id,
                Side(one.side),
                agreed=one.agreed_at is not None,
                out=one.out_at is not None,
                disputes=one.disputed_at is not None,
            )
            for one in people
        ],
        [
            Pair(
                one.giver_id,
                one.receiver_id,
                one.contribution_id,
                one.standing,
                spoken.get(one.contribution_id, {}) if one.contribution_id else {},
                one.stated.worked_on if one.stated else None,
                bool(one.stated and one.stated.lacking),
            )
            for one in hours
        ],
    )
    return Told(row, people, hours, whole)


async def _people(
    connection: Connection, community_id: CommunityId, caller: Caller, ids: Sequence[UUID]
) -> Sequence[AnyRow]:
    """Everybody in these, with what may be shown of them: `named` says whether a name is for this
    caller, which a private member's is for few."""
    statement = (
        select(
            ExchangePerson,
            Member.name,
            Member.name_used,
            Member.number,
            Member.email,
            Member.telephone,
            named_to(community_id, caller).label("named"),
        )
        .join(
            Member,
            and_(Member.community_id == community_id, Member.id == ExchangePerson.member_id),
        )
        .where(ExchangePerson.community_id == community_id, ExchangePerson.exchange_id.in_(ids))
        .order_by(ExchangePerson.side, ExchangePerson.member_id)
    )
    return (await connection.execute(statement)).all()


async def _hours(
    connection: Connection, community_id: CommunityId, ids: Sequence[UUID]
) -> list[Hours]:
    """All hours in these."""
    found = await connection.execute(
        select(ExchangeHours)
        .where(ExchangeHours.community_id == community_id, ExchangeHours.exchange_id.in_(ids))
        .order_by(ExchangeHours.giver_id, ExchangeHours.receiver_id)
    )
    rows = found.all()
    known = [row.contribution_id for row in rows if row.contribution_id]
    stated = await connection.execute(contributions(community_id).where(Contribution.id.in_(known)))
    standing = {row.id: row for row in stated}
    return [
        Hours(row.exchange_id, row.giver_id, row.receiver_id, standing.get(row.contribution_id))
        for row in rows
    ]


async def _said(
    connection: Connection, community_id: CommunityId, contribution_ids: Iterable[UUID | None]
) -> dict[UUID, dict[str, int]]:
    """What each side said last of these contributions."""
    known = [one for one in contribution_ids if one is not None]
    said: dict[UUID, dict[str, int]] = {one: {} for one in known}
    for claim in await claims(connection, community_id, known):
        said[claim.contribution_id][claim.side] = claim.minutes
    return said


async def exchange(
    connection: Connection, community_id: CommunityId, caller: Caller, exchange_id: UUID
) -> Told | None:
    """One exchange as it stands, or None."""
    found = await connection.execute(
        select(Exchange).where(Exchange.community_id == community_id, Exchange.id == exchange_id)
    )
    row: AnyRow | None = found.one_or_none()
    return (await told(connection, community_id, caller, [row]))[0] if row else None


async def accounts_of(
    connection: Connection, community_id: CommunityId, contribution_ids: Sequence[UUID]
) -> list[AccountId]:
    """All accounts whose minutes move when these are credited."""
    found = await connection.execute(
        select(Contribution.giver_account_id, Contribution.payer_account_id).where(
            Contribution.community_id == community_id, Contribution.id.in_(contribution_ids)
        )
    )
    return [AccountId(one) for one in sorted({one for row in found for one in row})]
