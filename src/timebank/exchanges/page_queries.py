"""Lists of exchanges, and whether people in one are kept apart."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, true, tuple_
from sqlalchemy.orm import aliased

from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.exchanges.queries import Told, told
from timebank.exchanges.rules import State
from timebank.exchanges.tables import Exchange, ExchangeHours, ExchangePerson
from timebank.ledger.contribution_tables import Claim, Contribution
from timebank.ledger.tables import Transfer
from timebank.people.tables import Member
from timebank.safeguarding.tables import KeptApart

_Across = aliased(ExchangePerson)
_Reversal = aliased(Transfer)
_Correcting = aliased(Contribution)


@dataclass(frozen=True)
class Wanted:
    """Which exchanges of a list. What is None is not asked about."""

    state: str | None = None
    member_id: UUID | None = None
    activity_id: UUID | None = None
    listing_id: UUID | None = None
    waiting: bool | None = None
    mine: bool | None = None


async def page(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    wanted: Wanted,
    *,
    before: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Told]:
    """What this caller may see and wants, the latest proposed first; from the key `before` on."""
    statement = select(Exchange).where(
        Exchange.community_id == community_id,
        *_seen(community_id, caller),
        *_wanted(community_id, caller, wanted),
    )
    key = (Exchange.proposed_at, Exchange.id)
    if before is not None:
        statement = statement.where(tuple_(*key) < before)
    ordered = statement.order_by(*(one.desc() for one in key)).limit(limit)
    rows = (await connection.execute(ordered)).all()
    return await told(connection, community_id, caller, rows)


def _seen(community_id: CommunityId, caller: Caller) -> list[ColumnElement[bool]]:
    """What a caller may see (rules.may_see), and is not hidden to keep people apart."""
    if caller.role in (Role.COORDINATOR, Role.AUDITOR):
        return []
    mine = ExchangePerson.member_id.in_(caller.stands_for)
    seen = [_has(community_id, mine), ~_apart(community_id, caller)]
    if caller.kept_from:
        seen.append(~_has(community_id, ExchangePerson.member_id.in_(caller.kept_from)))
    return seen


def _wanted(community_id: CommunityId, caller: Caller, wanted: Wanted) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if wanted.activity_id is not None:
        asked.append(Exchange.activity_id == wanted.activity_id)
    if wanted.listing_id is not None:
        asked.append(Exchange.listing_id == wanted.listing_id)
    if wanted.member_id is not None:
        asked.append(_has(community_id, ExchangePerson.member_id == wanted.member_id))
    if wanted.state is not None:
        asked.append(_is(community_id, wanted.state))
    if wanted.mine is not None:
        own = _has(community_id, ExchangePerson.member_id.in_(caller.stands_for))
        asked.append(own if wanted.mine else ~own)
    if wanted.waiting is not None:
        waits = _waits(community_id, caller)
        asked += [_among_own(community_id, caller), waits] if wanted.waiting else [~waits]
    return asked


def _has(community_id: CommunityId, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether somebody of this kind is in an exchange."""
    return exists().where(
        ExchangePerson.community_id == community_id,
        ExchangePerson.exchange_id == Exchange.id,
        *which,
    )


def _apart(community_id: CommunityId, caller: Caller) -> ColumnElement[bool]:
    """Whether somebody in it whom the caller stands for is kept apart from another in it: looked up
    once for a whole list, from those few who are."""
    pair = (KeptApart.member_id, KeptApart.other_id)
    theirs = select(ExchangePerson.exchange_id).where(
        KeptApart.community_id == community_id,
        KeptApart.ended_at.is_(None),
        ExchangePerson.community_id == community_id,
        ExchangePerson.member_id.in_(caller.stands_for),
        ExchangePerson.member_id.in_(pair),
        _Across.community_id == community_id,
        _Across.exchange_id == ExchangePerson.exchange_id,
        _Across.member_id == case((ExchangePerson.member_id == pair[0], pair[1]), else_=pair[0]),
    )
    return Exchange.id.in_(theirs)


def _hours(community_id: CommunityId, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether an exchange has hours of this kind, stated ones."""
    return (
        exists()
        .where(
            ExchangeHours.community_id == community_id,
            ExchangeHours.exchange_id == Exchange.id,
            Contribution.community_id == community_id,
            Contribution.id == ExchangeHours.contribution_id,
            *which,
        )
        .correlate(Exchange)
    )


def _is(community_id: CommunityId, state: str) -> ColumnElement[bool]:
    """Whether an exchange stands so, as `rules.state_of_hours` says it."""
    if state in (State.PROPOSED, State.AGREED):
        return Exchange.state == state
    unsaid = exists().where(
        ExchangeHours.community_id == community_id,
        ExchangeHours.exchange_id == Exchange.id,
        ExchangeHours.contribution_id.is_(None),
    )
    queried = _hours(community_id, Contribution.state == "queried")
    open_ones = or_(unsaid, _hours(community_id, Contribution.state == "logged"))
    counts = _hours(community_id, Contribution.state == "verified", ~_undone(community_id))
    stated = Exchange.state == State.DONE.value
    return {
        State.DISPUTED.value: and_(stated, queried),
        State.DONE.value: and_(stated, ~queried, open_ones),
        State.CONFIRMED.value: and_(stated, ~queried, ~open_ones, counts),
        State.CANCELLED.value: or_(
            Exchange.state == State.CANCELLED.value,
            and_(stated, ~queried, ~open_ones, ~counts),
        ),
    }[state]


def _undone(community_id: CommunityId) -> ColumnElement[bool]:
    """Whether a contribution's credit was undone, and nothing took its place."""
    undone = exists().where(
        Transfer.community_id == community_id,
        Transfer.contribution_id == Contribution.id,
        _Reversal.community_id == community_id,
        _Reversal.reverses_id == Transfer.id,
    )
    put_right = exists().where(
        _Correcting.community_id == community_id,
        _Correcting.corrects_id == Contribution.id,
        _Correcting.state == "verified",
    )
    return and_(undone.correlate(Contribution), ~put_right.correlate(Contribution))


def _waits(community_id: CommunityId, caller: Caller) -> ColumnElement[bool]:
    """Whether the caller, or somebody whom they help, has to say something: whether they agree, or
    how long it took."""
    mine = {*caller.helps, *_own(caller)}
    own = and_(ExchangePerson.member_id.in_(mine), ExchangePerson.out_at.is_(None))
    today = func.timebank.community_today(community_id)
    return or_(
        and_(
            Exchange.state == State.PROPOSED.value,
            _has(community_id, own, ExchangePerson.agreed_at.is_(None)),
        ),
        and_(
            Exchange.state == State.AGREED.value,
            Exchange.planned_on <= today,
            _has(community_id, own),
        ),
        and_(
            Exchange.state == State.DONE.value,
            or_(
                _unsaid(community_id, ExchangeHours.giver_id.in_(mine), "giver"),
                _unsaid(community_id, ExchangeHours.receiver_id.in_(mine), "receiver"),
            ),
        ),
    )


def _among_own(community_id: CommunityId, caller: Caller) -> ColumnElement[bool]:
    """Whether the caller, or somebody whom they help, is in it: what waits for a coordinator is not
    looked for among everybody's. Members are shown no others."""
    if caller.role not in (Role.COORDINATOR, Role.AUDITOR):
        return true()
    own = ExchangePerson.member_id.in_({*caller.helps, *_own(caller)})
    return Exchange.id.in_(
        select(ExchangePerson.exchange_id).where(ExchangePerson.community_id == community_id, own)
    )


def _unsaid(community_id: CommunityId, mine: ColumnElement[bool], side: str) -> ColumnElement[bool]:
    """Whether there are hours of this kind of which one side has said nothing, and nobody has
    decided."""
    said = exists().where(
        Claim.community_id == community_id,
        Claim.contribution_id == Contribution.id,
        Claim.side == side,
    )
    silent = _hours(
        community_id,
        mine,
        Contribution.state.in_(("logged", "queried")),
        ~said.correlate(Contribution),
    )
    nobody = exists().where(
        ExchangeHours.community_id == community_id,
        ExchangeHours.exchange_id == Exchange.id,
        ExchangeHours.contribution_id.is_(None),
        mine,
    )
    return or_(silent, nobody)


def _own(caller: Caller) -> list[UUID]:
    return [caller.member_id] if caller.member_id else []


async def kept_apart(
    connection: Connection, community_id: CommunityId, member_ids: Collection[UUID]
) -> list[tuple[UUID, UUID]]:
    """Which of these are kept apart from which others of them."""
    both = (KeptApart.member_id, KeptApart.other_id)
    statement = select(*both).where(
        KeptApart.community_id == community_id,
        KeptApart.ended_at.is_(None),
        *(one.in_(member_ids) for one in both),
    )
    return [(row[0], row[1]) for row in await connection.execute(statement)]


async def still_to_come(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> list[UUID]:
    """The exchanges with somebody in them that are only proposed, or agreed for another day."""
    today = func.timebank.community_today(community_id)
    found = await connection.execute(
        select(Exchange.id)
        .join(
            ExchangePerson,
            and_(
                ExchangePerson.community_id == community_id,
                ExchangePerson.exchange_id == Exchange.id,
            ),
        )
        .where(
            Exchange.community_id == community_id,
            ExchangePerson.member_id == member_id,
            ExchangePerson.out_at.is_(None),
            or_(
                Exchange.state == State.PROPOSED.value,
                and_(Exchange.state == State.AGREED.value, Exchange.planned_on > today),
            ),
        )
        .order_by(Exchange.id)
    )
    return [*found.scalars()]


async def bookable(
    connection: Connection,
    community_id: CommunityId,
    member_ids: Collection[UUID],
    *,
    lock: bool = False,
) -> dict[UUID, AnyRow]:
    """Which of these are members here who are not paused and have not left: whether each is under
    18, and how they can be reached. With `lock` it stays so: whoever pauses one of them, or keeps
    two apart, comes before or after. In an exchange that stands, they wait for that instead."""
    statement = select(
        Member.id, Member.adult.is_(False).label("under_18"), Member.email, Member.telephone
    ).where(
        Member.community_id == community_id,
        Member.id.in_(member_ids),
        Member.status == "member",
    )
    if lock:
        statement = statement.order_by(Member.id).with_for_update(read=True)
    found = await connection.execute(statement)
    return {row.id: row for row in found.all()}
