"""What stands about contributions. The books' tables are read here, and written by the books."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    cast,
    exists,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, aliased

from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId
from timebank.contributions.rules import Entry, Standing
from timebank.db.engine import AnyRow, AnySelect, Connection, call
from timebank.ledger.contribution_tables import Claim, Contribution
from timebank.ledger.tables import Note, Transfer

_Reversal = aliased(Transfer)
_Correcting = aliased(Contribution)
_OPEN = Contribution.state.in_(("logged", "queried"))
LONGEST_PERIOD = timedelta(days=31)


@dataclass(frozen=True)
class Said:
    """What was sent before under a client-made id: an entry as one side stated it, and how the
    contribution that it belongs to now stands."""

    contribution_id: UUID
    entry: Entry
    side: str
    state: str
    corrects_id: UUID | None
    looks_like_id: UUID | None
    external_ref: str | None
    external_ref_keeper: UUID | None
    lacking: Sequence[str]


def contributions(community_id: CommunityId | BindParameter[UUID]) -> AnySelect:
    """Contributions with their credit, its reversal and their correction; add filters, order."""
    return (
        select(
            Contribution,
            Transfer.id.label("transfer_id"),
            _Reversal.id.label("reversed_by_id"),
            _Correcting.id.label("corrected_by_id"),
            _lacking(community_id).label("lacking"),
        )
        .outerjoin(
            Transfer,
            and_(
                Transfer.community_id == community_id,
                Transfer.contribution_id == Contribution.id,
            ),
        )
        .outerjoin(
            _Reversal,
            and_(_Reversal.community_id == community_id, _Reversal.reverses_id == Transfer.id),
        )
        .outerjoin(
            _Correcting,
            and_(
                _Correcting.community_id == community_id,
                _Correcting.corrects_id == Contribution.id,
                _Correcting.state == "verified",
            ),
        )
        .where(Contribution.community_id == community_id)
    )


def _lacking(community_id: CommunityId | BindParameter[UUID]) -> ColumnElement[Sequence[str]]:
    """The measures that the giver lacks: now, of an open one; when a coordinator confirmed it, of a
    verified one. NULL where nothing is asked for."""
    now = func.timebank.measures_lacking(
        community_id, Contribution.giver_id, Contribution.asks_for, Contribution.worked_on
    )
    asks = Contribution.asks_for.is_not(None)
    return case((and_(asks, _OPEN), cast(now, ARRAY(Text))), else_=Contribution.without_measures)


def _lacks(community_id: CommunityId, caller: Caller) -> ColumnElement[bool]:
    """Whether the giver lacks one, as far as this caller may know (rules.sees_lacking)."""
    lacks = func.cardinality(func.coalesce(_lacking(community_id), cast([], ARRAY(Text)))) > 0
    if caller.role is Role.COORDINATOR:
        return lacks
    own = Contribution.giver_id.in_(caller.stands_for)
    return and_(lacks, own if caller.role is Role.AUDITOR else or_(own, _OPEN))


def seen_by(statement: AnySelect, caller: Caller) -> AnySelect:
    """Only what this caller may see (rules.may_see)."""
    if caller.role in (Role.COORDINATOR, Role.AUDITOR):
        return statement
    sides = (Contribution.giver_id, Contribution.receiver_id)
    seen = or_(
        *(side.in_(caller.stands_for) for side in sides),
        Contribution.receiver_id.in_(caller.organisation_ids),
    )
    if caller.kept_from:
        own = or_(*(side.in_(caller.oneself) for side in sides))
        seen = or_(own, and_(seen, *(side.not_in(caller.kept_from) for side in sides)))
    return statement.where(seen)


@dataclass(frozen=True)
class Wanted:
    """Which contributions of a list. What is None is not asked about."""

    state: str | None = None
    waiting: bool | None = None
    mine: bool | None = None
    giver_id: UUID | None = None
    receiver_id: UUID | None = None
    activity_id: UUID | None = None
    session_id: UUID | None = None
    worked_from: date | None = None
    worked_to: date | None = None
    external_ref: str | None = None
    without_measures: bool | None = None


async def page(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    wanted: Wanted,
    *,
    before: tuple[date, UUID] | None,
    limit: int,
) -> Sequence[AnyRow]:
    """What this caller may see and wants, the latest day first; from the key `before` on."""
    statement = _wanted(seen_by(contributions(community_id), caller), wanted, caller)
    own, lacks = Contribution.giver_id.in_(caller.stands_for), _lacks(community_id, caller)
    asked = ((wanted.waiting, _OPEN), (wanted.mine, own), (wanted.without_measures, lacks))
    for yes, which in asked:
        if yes is not None:
            statement = statement.where(which if yes else ~which)
    if before:
        statement = statement.where(tuple_(Contribution.worked_on, Contribution.id) < before)
    found = await connection.execute(
        statement.order_by(Contribution.worked_on.desc(), Contribution.id.desc()).limit(limit)
    )
    return found.all()


def _wanted(statement: AnySelect, wanted: Wanted, caller: Caller) -> AnySelect:
    for name in ("state", "giver_id", "receiver_id", "activity_id", "session_id"):
        asked = getattr(wanted, name)
        if asked is not None:
            statement = statement.where(getattr(Contribution, name) == asked)
    if wanted.worked_from:
        statement = statement.where(Contribution.worked_on >= wanted.worked_from)
    if wanted.worked_to:
        statement = statement.where(Contribution.worked_from <= wanted.worked_to)
    if wanted.external_ref:
        statement = statement.where(
            Contribution.external_ref == wanted.external_ref,
            Contribution.external_ref_keeper == caller.keeper_id,
        )
    return statement


_HERE = bindparam("community_id", type_=Uuid)


def one_of(column: InstrumentedAttribute[UUID], name: str) -> ColumnElement[bool]:
    """Whether the column is one of the ids that are bound under this name."""
    return column == any_(bindparam(name, type_=ARRAY(Uuid)))


# What every statement of an hour asks is made once: making it costs more than asking it.
_ONE = contributions(_HERE).where(Contribution.id == bindparam("contribution_id"))
_ONE_LOCKED = _ONE.with_for_update(of=Contribution)
_REVERSED = exists().where(
    Transfer.community_id == _HERE,
    Transfer.contribution_id == Contribution.id,
    _Reversal.community_id == _HERE,
    _Reversal.reverses_id == Transfer.id,
)
_STATED = (
    select(
        Claim.id.label("claim_id"),
        Claim.side.label("claim_side"),
        Claim.minutes.label("claim_minutes"),
        Contribution,
        _lacking(_HERE).label("lacking"),
        case((_REVERSED, "reversed"), else_=Contribution.state).label("stands"),
    )
    .join(
        Contribution,
        and_(
            Contribution.community_id == _HERE,
            Contribution.id == Claim.contribution_id,
        ),
    )
    .where(Claim.community_id == _HERE, one_of(Claim.id, "claim_ids"))
)
_LIKE = (
    select(Contribution, func.array_agg(Claim.side.distinct()).label("sides"))
    .join(Claim, and_(Claim.community_id == _HERE, Claim.contribution_id == Contribution.id))
    .where(
        Contribution.community_id == _HERE,
        one_of(Contribution.giver_id, "giver_ids"),
        one_of(Contribution.receiver_id, "receiver_ids"),
        one_of(Contribution.activity_id, "activity_ids"),
        Contribution.worked_on >= bindparam("first_day"),
        Contribution.worked_on <= bindparam("last_day"),
        Contribution.state.in_(("logged", "queried", "verified", "historic")),
        ~_REVERSED,
    )
    .group_by(Contribution.community_id, Contribution.id)
    .order_by(Contribution.logged_at, Contribution.id)
)


async def contribution(
    connection: Connection, community_id: CommunityId, contribution_id: UUID, *, lock: bool = False
) -> AnyRow | None:
    """One contribution with its credit, or None. `lock` keeps others from deciding it meanwhile."""
    found = await connection.execute(
        _ONE_LOCKED if lock else _ONE,
        {"community_id": community_id, "contribution_id": contribution_id},
    )
    row: AnyRow | None = found.one_or_none()
    return row


async def entries(
    connection: Connection,
    community_id: CommunityId,
    contribution_ids: Iterable[UUID],
    *,
    lock: bool = False,
) -> dict[UUID, Entry]:
    """Contributions' entries as they stand, by id. With `lock` they stay so meanwhile."""
    statement = select(Contribution).where(
        Contribution.community_id == community_id, Contribution.id.in_(contribution_ids)
    )
    if lock:
        statement = statement.order_by(Contribution.id).with_for_update()
    found = await connection.execute(statement)
    return {row.id: _entry(row, row.minutes) for row in found}


async def queried(
    connection: Connection, community_id: CommunityId, contribution_ids: Sequence[UUID]
) -> dict[UUID, set[int]]:
    """Which of these are queried, each with the minutes that were claimed; kept so meanwhile."""
    found = await connection.execute(
        select(Contribution.id)
        .where(
            Contribution.community_id == community_id,
            Contribution.id.in_(contribution_ids),
            Contribution.state == "queried",
        )
        .order_by(Contribution.id)
        .with_for_update()
    )
    claimed: dict[UUID, set[int]] = {one: set() for one in found.scalars()}
    for claim in await claims(connection, community_id, claimed):
        claimed[claim.contribution_id].add(claim.minutes)
    return claimed


async def claims(
    connection: Connection, community_id: CommunityId, contribution_ids: Iterable[UUID]
) -> Sequence[AnyRow]:
    """What was stated about these contributions, in the order in which it was."""
    found = await connection.execute(
        select(Claim)
        .where(Claim.community_id == community_id, Claim.contribution_id.in_(contribution_ids))
        .order_by(Claim.recorded_at, Claim.id)
    )
    return found.all()


async def notes(
    connection: Connection, community_id: CommunityId, subject_id: UUID
) -> Sequence[AnyRow]:
    """The words typed about a contribution, oldest first."""
    found = await connection.execute(
        select(Note)
        .where(Note.community_id == community_id, Note.subject_id == subject_id)
        .order_by(Note.recorded_at, Note.id)
    )
    return found.all()


async def stated(
    connection: Connection, community_id: CommunityId, claim_ids: Iterable[UUID]
) -> dict[UUID, Said]:
    """What was sent before under client-made ids."""
    found = await connection.execute(
        _STATED, {"community_id": community_id, "claim_ids": list(claim_ids)}
    )
    return {
        row.claim_id: Said(
            row.id,
            _entry(row, row.claim_minutes),
            row.claim_side,
            row.stands,
            row.corrects_id,
            row.looks_like_id,
            row.external_ref,
            row.external_ref_keeper,
            row.lacking or (),
        )
        for row in found
    }


def _entry(row: AnyRow, minutes: int) -> Entry:
    return Entry(
        giver_id=row.giver_id,
        receiver_type=row.receiver_type,
        receiver_id=row.receiver_id,
        activity_id=row.activity_id,
        worked_from=row.worked_from,
        worked_on=row.worked_on,
        session_id=row.session_id,
        minutes=minutes,
    )


async def like(
    connection: Connection, community_id: CommunityId, entries: Sequence[Entry]
) -> list[Standing]:
    """What stands already for the same givers, receiver and activity on days about these, in the
    order logged; declined, withdrawn and reversed ones never look like the same time."""
    found = await connection.execute(
        _LIKE,
        {
            "community_id": community_id,
            "giver_ids": list({entry.giver_id for entry in entries}),
            "receiver_ids": list({entry.receiver_id for entry in entries}),
            "activity_ids": list({entry.activity_id for entry in entries}),
            "first_day": min(entry.worked_from for entry in entries),
            "last_day": max(entry.worked_on for entry in entries) + LONGEST_PERIOD,
        },
    )
    return [
        Standing(
            id=row.id,
            entry=_entry(row, row.minutes),
            state=row.state,
            sides=frozenset(row.sides),
            separate=row.separate_by is not None,
        )
        for row in found
    ]


async def beyond_thanks(
    connection: Connection, community_id: CommunityId, by: UUID, contribution_ids: Sequence[UUID]
) -> set[UUID]:
    """Which of these a person stated for an organisation and, beyond the monthly limits, may not
    confirm too."""
    asked = "SELECT * FROM timebank.beyond_thanks($1, $2, $3)"
    rows = await call(connection, asked, community_id, by, contribution_ids)
    return {row[0] for row in rows}


async def credit(
    connection: Connection, community_id: CommunityId, contribution_id: UUID
) -> AnyRow | None:
    """A contribution's credit, with the minutes of it that went on in the next line."""
    passed_on = aliased(Transfer)
    found = await connection.execute(
        select(Transfer, func.coalesce(passed_on.minutes, 0).label("passed_on_minutes"))
        .outerjoin(
            passed_on,
            and_(
                passed_on.community_id == community_id,
                passed_on.debit_account_id == Transfer.credit_account_id,
                passed_on.d_seq == Transfer.c_seq + 1,
                passed_on.reason.in_(("passed_on", "ceiling")),
            ),
        )
        .where(Transfer.community_id == community_id, Transfer.contribution_id == contribution_id)
    )
    row: AnyRow | None = found.one_or_none()
    return row
