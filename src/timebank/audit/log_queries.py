"""The trail, as it is read: lines, who saw a member's record, and whose records were reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, any_, exists, func, or_, select

from timebank.audit.rules import RAISING_ROUTES, SAFEGUARDING_ROUTES
from timebank.base.actors import Role
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.people.tables import Member
from timebank.safeguarding.queries import about as concern_about
from timebank.safeguarding.queries import read_by
from timebank.safeguarding.tables import Concern
from timebank.trail.rules import first_id
from timebank.trail.tables import TrailLine

_SAFEGUARDING = TrailLine.route.regexp_match(SAFEGUARDING_ROUTES)
"""Who raised or read a concern is for the safeguarding lead: it has a log of its own."""

_WRITING = timedelta(hours=1)
"""Around the moment in which somebody raised a concern: they had its page open before it."""


_REFUSED = 400
"""The status from which on nothing was done."""


@dataclass(frozen=True)
class Wanted:
    """Which lines. What is None is not asked about; `about` is a member, `by` who acted."""

    about: UUID | None = None
    by: UUID | None = None
    token_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


async def lines(
    connection: Connection,
    community_id: CommunityId,
    wanted: Wanted,
    *,
    before: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """The lines, the newest first, from behind the one of the id `before`."""
    statement = (
        _wanted(community_id, wanted)
        .where(~_SAFEGUARDING)
        .order_by(TrailLine.id.desc())
        .limit(limit)
    )
    if before is not None:
        statement = statement.where(TrailLine.id < before)
    return (await connection.execute(statement)).all()


async def safeguarding_lines(
    connection: Connection,
    community_id: CommunityId,
    reader_id: UUID | None,
    *,
    before: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """The lines about concerns and about members kept apart, the newest first. A reader is told
    neither what others did or tried about them, under whichever entry they have, nor who at that
    time raised a concern about them; nor what another lead was refused, for it may have been
    that."""
    statement = _wanted(community_id, Wanted()).where(_SAFEGUARDING)
    if reader_id is not None:
        by_actor = Concern.raised_by == TrailLine.actor_id
        raised = and_(
            by_actor, Concern.raised_at.between(TrailLine.at - _WRITING, TrailLine.at + _WRITING)
        )
        # A phone that had no signal sends it again, perhaps days later.
        earlier = and_(by_actor, Concern.raised_at <= TrailLine.at)
        again = and_(
            TrailLine.method == "POST",
            TrailLine.route.regexp_match(RAISING_ROUTES),
            concern_about(community_id, reader_id, earlier),
            ~read_by(community_id, reader_id, raised),
        )
        touched = Concern.id == any_(TrailLine.things)
        by_lead = TrailLine.role == Role.SAFEGUARDING_LEAD.value
        of_reader = exists().where(
            Member.community_id == community_id,
            or_(Member.id == reader_id, Member.merged_into_id == reader_id),
            or_(Member.id == any_(TrailLine.about), Member.id == any_(TrailLine.things)),
        )
        statement = statement.where(
            or_(
                TrailLine.actor_id == reader_id,
                and_(
                    ~of_reader,
                    ~concern_about(community_id, reader_id, or_(raised, touched)),
                    ~again,
                    or_(TrailLine.status < _REFUSED, ~by_lead),
                ),
            )
        )
    if before is not None:
        statement = statement.where(TrailLine.id < before)
    return (await connection.execute(statement.order_by(TrailLine.id.desc()).limit(limit))).all()


async def seen_by(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    *,
    before: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """The lines about a member that others left, with those others' names, the newest first. What
    a safeguarding lead read is not among them."""
    statement = (
        _wanted(community_id, Wanted(about=member_id))
        .add_columns(Member.name.label("actor_name"))
        .outerjoin(
            Member, and_(Member.community_id == community_id, Member.id == TrailLine.actor_id)
        )
        .where(
            TrailLine.actor_id.is_distinct_from(member_id),
            TrailLine.role != Role.SAFEGUARDING_LEAD.value,
            ~_SAFEGUARDING,
        )
        .order_by(TrailLine.id.desc())
        .limit(limit)
    )
    if before is not None:
        statement = statement.where(TrailLine.id < before)
    return (await connection.execute(statement)).all()


async def reached(
    connection: Connection, community_id: CommunityId, wanted: Wanted
) -> Sequence[AnyRow]:
    """Whose records these lines showed, each member once: how often, from when, to when. What a
    safeguarding lead read is not among them; what a coordinator did of who is kept apart is, for
    somebody who has their sign-in has read it."""
    told = or_(~_SAFEGUARDING, TrailLine.role == Role.COORDINATOR.value)
    line = _wanted(community_id, wanted).where(told).subquery("line").c
    member_id = func.unnest(line.about).label("member_id")
    shown = select(member_id, line.id, line.at, line.route).subquery("shown").c
    statement = (
        select(
            *(Member.id, Member.number, Member.name, Member.language, Member.contact_by),
            func.count(shown.id.distinct()).label("times"),
            func.min(shown.at).label("first_at"),
            func.max(shown.at).label("last_at"),
            func.array_agg(shown.route.distinct()).label("routes"),
        )
        .join(Member, and_(Member.community_id == community_id, Member.id == shown.member_id))
        .group_by(Member.id, Member.number, Member.name, Member.language, Member.contact_by)
        .order_by(Member.number)
    )
    members: Sequence[AnyRow] = (await connection.execute(statement)).all()
    return members


def _wanted(community_id: CommunityId, wanted: Wanted) -> AnySelect:
    asked = [TrailLine.community_id == community_id]
    if wanted.about is not None:
        asked.append(TrailLine.about.any_() == wanted.about)
    if wanted.by is not None:
        asked.append(TrailLine.actor_id == wanted.by)
    if wanted.token_id is not None:
        asked.append(TrailLine.token_id == wanted.token_id)
    if wanted.since is not None:
        asked += [TrailLine.id >= first_id(wanted.since), TrailLine.at >= wanted.since]
    if wanted.until is not None:
        asked.append(TrailLine.at < wanted.until)
    lines: AnySelect = select(*TrailLine.__table__.columns).where(*asked)
    return lines
