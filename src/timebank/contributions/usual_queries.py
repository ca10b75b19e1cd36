"""Whom a group thanked the last time, and whom it usually thanks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import aliased

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.ledger.contribution_tables import Claim, Contribution
from timebank.ledger.tables import Transfer
from timebank.people.tables import Member

USUAL_WITHIN_DAYS = 90
USUAL_TIMES = 2
MOST_USUAL = 200
_Reversal = aliased(Transfer)


@dataclass(frozen=True)
class Thanked:
    """A member, and the minutes that they were thanked for the last time."""

    member_id: UUID
    number: str
    name: str
    name_used: str | None
    minutes: int


@dataclass(frozen=True)
class LastTime:
    """What was thanked for the last time, and who."""

    activity_id: UUID
    worked_from: date
    worked_on: date
    people: Sequence[Thanked]


async def last_time(
    connection: Connection,
    community_id: CommunityId,
    organisation_id: UUID,
    *,
    by_month: bool,
    but: Sequence[UUID],
) -> LastTime | None:
    """The last day, or the last period, that an organisation thanked for: all who are members still
    of those whom it thanked then, but for these, each once with all of that day. None: it has
    thanked nobody yet."""
    one_day = Contribution.worked_from == Contribution.worked_on
    thanked = _thanked(community_id, organisation_id)
    latest = (
        select(Contribution.activity_id, Contribution.worked_from, Contribution.worked_on)
        .where(thanked, ~one_day if by_month else one_day)
        .order_by(Contribution.worked_on.desc(), Contribution.decided_at.desc())
    )
    when = (await connection.execute(latest.limit(1))).one_or_none()
    if when is None:
        return None
    people = (
        _people(community_id, func.sum(Contribution.minutes))
        .where(
            thanked,
            Contribution.activity_id == when.activity_id,
            Contribution.worked_from == when.worked_from,
            Contribution.worked_on == when.worked_on,
            Contribution.giver_id.not_in(but),
        )
        .group_by(Member.community_id, Member.id)
        .order_by(Member.name_folded, Member.id)
    )
    found = await connection.execute(people)
    return LastTime(*when, people=[Thanked(*row) for row in found])


async def usual(
    connection: Connection, community_id: CommunityId, organisation_id: UUID, but: Sequence[UUID]
) -> list[Thanked]:
    """Who else was thanked more than once in the last three months, by name."""
    latest_first = aggregate_order_by(
        Contribution.minutes, Contribution.worked_on.desc(), Contribution.decided_at.desc()
    )
    since = func.timebank.community_today(community_id) - USUAL_WITHIN_DAYS
    people = (
        _people(community_id, func.array_agg(latest_first)[1])
        .where(
            _thanked(community_id, organisation_id),
            Contribution.worked_on > since,
            Contribution.giver_id.not_in(but),
        )
        .group_by(Member.community_id, Member.id)
        .having(func.count() >= USUAL_TIMES)
        .order_by(Member.name_folded, Member.id)
    )
    return [Thanked(*row) for row in await connection.execute(people.limit(MOST_USUAL))]


def _people(community_id: CommunityId, minutes: Any) -> Any:
    giver = and_(
        Member.community_id == community_id,
        Member.id == Contribution.giver_id,
        Member.status == "member",
    )
    shown = select(Member.id, Member.number, Member.name, Member.name_used, minutes)
    return shown.select_from(Contribution).join(Member, giver)


def _thanked(community_id: CommunityId, organisation_id: UUID) -> ColumnElement[bool]:
    """What stands of an organisation's credits with a lead's word on it, their own statement or
    their answer to the giver's, or in place of such a one; and stands."""
    word = exists().where(
        Claim.community_id == community_id,
        Claim.contribution_id == Contribution.id,
        Claim.side == "receiver",
    )
    undone = exists().where(
        Transfer.community_id == community_id,
        Transfer.contribution_id == Contribution.id,
        _Reversal.community_id == community_id,
        _Reversal.reverses_id == Transfer.id,
    )
    return and_(
        Contribution.community_id == community_id,
        Contribution.receiver_id == organisation_id,
        Contribution.state == "verified",
        or_(word, Contribution.corrects_id.is_not(None)),
        ~undone,
    )
