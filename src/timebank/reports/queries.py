"""Hours given and received, out of the ledger's own lines.

What counts is a credit that stands: a thank or exchange that was not reversed. Hours from before
the books began (`historic`) have no credit, and are summed apart.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CompoundSelect,
    Subquery,
    Text,
    Uuid,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement

from timebank.activities.tables import Activity
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.ledger.contribution_tables import Contribution
from timebank.ledger.tables import Transfer
from timebank.organisations.tables import Organisation
from timebank.people.tables import Helper, Member
from timebank.reports.rules import MEASURES, By
from timebank.roles.tables import RoleHeld

_Reversal = aliased(Transfer)
_Counted = aliased(Member)
_CHUNK = 1_000


@dataclass(frozen=True)
class Extent:
    """Which hours: worked on the first day or later, and on the last or before."""

    first: date | None
    last: date | None
    by: By


@dataclass(frozen=True)
class HoursRow:
    """One row: what it is of, by its id or its own `key`, and its figures in minutes."""

    key: str
    id: UUID | None
    number: str | None
    name_en: str | None
    name_cy: str | None
    entries: int
    minutes: dict[str, int]


async def hours(
    connection: Connection, community_id: CommunityId, extent: Extent
) -> AsyncIterator[HoursRow]:
    """The rows of the report, read as they are taken: of any number."""
    found = await connection.stream(
        _ROWS[extent.by](community_id, _counted(community_id, extent)),
        execution_options={"yield_per": _CHUNK},
    )
    async for row in found:
        yield _row(row)


async def members_in(
    connection: Connection, community_id: CommunityId, extent: Extent
) -> list[UUID]:
    """Whose figures the report shows, each by themselves: nobody's, unless it is by member."""
    if extent.by is not By.MEMBER:
        return []
    return [row.id async for row in hours(connection, community_id, extent) if row.id]


def _row(row: AnyRow) -> HoursRow:
    return HoursRow(
        key=row.key,
        id=row.id,
        number=row.number,
        name_en=row.name_en,
        name_cy=row.name_cy,
        entries=row.entries,
        minutes={name: getattr(row, name) for name in MEASURES},
    )


def _counted(community_id: CommunityId, extent: Extent) -> Subquery:
    """The contributions that count, one a row: credited ones whose credit stands, and historic
    ones."""
    reversed_ = exists().where(
        _Reversal.community_id == community_id, _Reversal.reverses_id == Transfer.id
    )
    credited = (
        _contributions(community_id, extent, Transfer.minutes, historic=False)
        .join(
            Transfer,
            and_(
                Transfer.community_id == community_id, Transfer.contribution_id == Contribution.id
            ),
        )
        .where(~reversed_)
    )
    historic = _contributions(community_id, extent, Contribution.minutes, historic=True).where(
        Contribution.state == "historic"
    )
    return union_all(credited, historic).subquery("counted")


def _contributions(
    community_id: CommunityId, extent: Extent, minutes: Any, *, historic: bool
) -> AnySelect:
    found = select(
        Contribution.giver_id,
        Contribution.receiver_type,
        Contribution.receiver_id,
        Contribution.activity_id,
        Contribution.worked_on,
        minutes.label("minutes"),
        literal(historic, Boolean).label("historic"),
        func.coalesce(Contribution.stated_by == Contribution.decided_by, False).label("by_typist"),
        _decided(community_id).label("decided"),
        Contribution.without_measures.is_not(None).label("without_measures"),
    ).where(Contribution.community_id == community_id)
    if extent.first is not None:
        found = found.where(Contribution.worked_on >= extent.first)
    if extent.last is not None:
        found = found.where(Contribution.worked_on <= extent.last)
    return found


def _decided(community_id: CommunityId) -> ColumnElement[str]:
    """Who confirmed it: a rule; the other side, as they were at that instant (the receiver or their
    helper, a lead of the group, its own app); or else a coordinator."""
    at, by = Contribution.decided_at, Contribution.decided_by
    leads = exists().where(
        RoleHeld.community_id == community_id,
        RoleHeld.member_id == by,
        RoleHeld.organisation_id == Contribution.receiver_id,
        RoleHeld.given_at <= at,
        or_(RoleHeld.ended_at.is_(None), RoleHeld.ended_at > at),
    )
    helps = exists().where(
        Helper.community_id == community_id,
        Helper.helper_id == by,
        Helper.member_id == Contribution.receiver_id,
        Helper.named_at <= at,
        or_(Helper.ended_at.is_(None), Helper.ended_at > at),
    )
    return case(
        (Contribution.decided_by_kind == "rule", "rule"),
        (Contribution.decided_by_kind == "client", "side"),
        (by == Contribution.receiver_id, "side"),
        (and_(Contribution.receiver_type == "organisation", leads), "side"),
        (and_(Contribution.receiver_type == "member", helps), "side"),
        else_="coordinator",
    )


def _figures(side: Any) -> list[ColumnElement[int]]:
    """The figures of a group of rows that have `given`, `received` and what they count as."""
    credited = ~side.historic

    def given(*conditions: Any) -> ColumnElement[int]:
        return _total(side.given, *conditions)

    figures = {
        "given_minutes": given(credited),
        "received_minutes": _total(side.received, credited),
        "to_members_minutes": given(credited, side.receiver_type == "member"),
        "to_organisations_minutes": given(credited, side.receiver_type == "organisation"),
        "to_community_minutes": given(credited, side.receiver_type == "community"),
        "confirmed_by_another_minutes": given(credited, ~side.by_typist),
        "confirmed_by_typist_minutes": given(credited, side.by_typist),
        "confirmed_by_side_minutes": given(credited, side.decided == "side"),
        "confirmed_by_coordinator_minutes": given(credited, side.decided == "coordinator"),
        "confirmed_by_rule_minutes": given(credited, side.decided == "rule"),
        "without_measures_minutes": given(credited, side.without_measures),
        "historic_given_minutes": given(side.historic),
        "historic_received_minutes": _total(side.received, side.historic),
    }
    entries = func.count().filter(credited, side.given > 0).label("entries")
    return [*(figures[name].label(name) for name in MEASURES), entries]


def _total(minutes: Any, *conditions: Any) -> ColumnElement[int]:
    summed = func.sum(minutes).filter(*conditions) if conditions else func.sum(minutes)
    return cast(func.coalesce(summed, 0), BigInteger)


def _grouped(side: Any, *keys: Any) -> Subquery:
    """The figures by key, before any name is looked up: names are few, contributions many."""
    return select(*keys, *_figures(side)).group_by(*keys).subquery("grouped")


def _as_grouped(group: Any) -> list[Any]:
    return [*(group[name] for name in MEASURES), group.entries]


def _named(
    *, key: Any, id_: Any = None, number: Any = None, name_en: Any = None, name_cy: Any = None
) -> list[ColumnElement[Any]]:
    """What a row is of."""
    return [
        cast(key, Text).label("key"),
        cast(null() if id_ is None else id_, Uuid).label("id"),
        cast(null() if number is None else number, Text).label("number"),
        cast(null() if name_en is None else name_en, Text).label("name_en"),
        cast(null() if name_cy is None else name_cy, Text).label("name_cy"),
    ]


def _whole(counted: Subquery) -> Any:
    """Each contribution as one row in which what was given is what was received."""
    line = counted.c
    whole = select(*line, line.minutes.label("given"), line.minutes.label("received"))
    return whole.subquery("side").c


def _by_month(_community_id: CommunityId, counted: Subquery) -> AnySelect:
    side = _whole(counted)
    group = _grouped(side, func.to_char(side.worked_on, "YYYY-MM").label("month")).c
    return select(*_named(key=group.month), *_as_grouped(group)).order_by(group.month)


def _by_activity(community_id: CommunityId, counted: Subquery) -> AnySelect:
    side = _whole(counted)
    group = _grouped(side, side.activity_id).c
    name = {"name_en": Activity.name_en, "name_cy": Activity.name_cy}
    return (
        select(*_named(key=Activity.id, id_=Activity.id, **name), *_as_grouped(group))
        .join(
            Activity,
            and_(Activity.community_id == community_id, Activity.id == group.activity_id),
        )
        .order_by(group.given_minutes.desc(), Activity.id)
    )


def _by_organisation(community_id: CommunityId, counted: Subquery) -> AnySelect:
    """A row for each organisation, private ones together as `other`; and what members gave each
    other and the community, so that the rows add up to all."""
    side = _whole(counted)
    kind = case((side.receiver_type == "organisation", side.receiver_id)).label("organisation_id")
    group = _grouped(side, side.receiver_type, kind).c
    is_public = Organisation.private.is_(False)
    key = case(
        (group.receiver_type == "member", "members"),
        (group.receiver_type == "community", "community"),
        (is_public, cast(Organisation.id, Text)),
        else_="other",
    )
    name = [
        case((is_public, column))
        for column in (Organisation.id, Organisation.name_en, Organisation.name_cy)
    ]
    figures = [_total(group[measure]).label(measure) for measure in MEASURES]
    return (
        select(
            *_named(key=key, id_=name[0], name_en=name[1], name_cy=name[2]),
            *figures,
            _total(group.entries).label("entries"),
        )
        .outerjoin(
            Organisation,
            and_(
                Organisation.community_id == community_id,
                Organisation.id == group.organisation_id,
            ),
        )
        # By place: a name here would be taken for a column of the tables, not of the answer.
        .group_by(literal_column("1, 2, 3, 4, 5"))
        .order_by(literal_column("given_minutes").desc(), literal_column("1"))
    )


def _by_member(community_id: CommunityId, counted: Subquery) -> AnySelect:
    """A row for each member; what stands under an entry that was merged counts for whom it is."""
    side = _both_sides(counted).subquery("side").c
    group = _grouped(side, side.member_id).c
    name = {"number": Member.number, "name_en": Member.name, "name_cy": Member.name}
    goes_on_as = func.coalesce(_Counted.merged_into_id, _Counted.id)
    figures = [_total(group[measure]).label(measure) for measure in MEASURES]
    return (
        select(
            *_named(key=Member.id, id_=Member.id, **name),
            *figures,
            _total(group.entries).label("entries"),
        )
        .join(_Counted, and_(_Counted.community_id == community_id, _Counted.id == group.member_id))
        .join(Member, and_(Member.community_id == community_id, Member.id == goes_on_as))
        .group_by(Member.community_id, Member.id)
        .order_by(Member.name_folded, Member.id)
    )


def _both_sides(counted: Subquery) -> "CompoundSelect[*tuple[Any, ...]]":
    """Each contribution as its giver's row, and as its receiver's where that is a member."""
    line = counted.c
    nothing = literal(0, BigInteger)
    same = (line.receiver_type, line.historic, line.by_typist, line.decided, line.without_measures)
    return union_all(
        select(
            line.giver_id.label("member_id"),
            line.minutes.label("given"),
            nothing.label("received"),
            *same,
        ),
        select(line.receiver_id, nothing, line.minutes, *same).where(
            line.receiver_type == "member"
        ),
    )


_ROWS = {
    By.MONTH: _by_month,
    By.ACTIVITY: _by_activity,
    By.ORGANISATION: _by_organisation,
    By.MEMBER: _by_member,
}
