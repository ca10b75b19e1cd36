"""Concerns and pairs kept apart, as they stand."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Exists,
    Uuid,
    all_,
    and_,
    any_,
    column,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from timebank.base.actors import Role
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.people.tables import Member
from timebank.roles.tables import RoleHeld
from timebank.safeguarding.tables import Concern, KeptApart

_NOW = func.clock_timestamp()
_HIDDEN_FROM = func.timebank.concern_hidden_from(
    *(Concern.community_id, Concern.raised_by, Concern.about_number, Concern.words),
    type_=ARRAY(Uuid),
)
"""Whom it may be about, of those who would read it (concern_about.sql)."""
_ABOUT = func.timebank.concern_about(Concern.community_id, Concern.about_number).table_valued(
    column("member_id", Uuid), column("person_id", Uuid)
)
"""The members of the number that was typed, each with the person that they go on as."""


async def raise_concern(
    connection: Connection,
    community_id: CommunityId,
    concern_id: UUID,
    raised_by: UUID,
    *,
    words: str,
    about_number: str | None,
) -> AnyRow:
    """Write a concern down as it was said."""
    await connection.execute(
        insert(Concern).values(
            community_id=community_id,
            id=concern_id,
            raised_by=raised_by,
            raised_at=_NOW,
            about_number=about_number,
            words=words,
        )
    )
    return await concern(connection, community_id, concern_id)


async def leads(connection: Connection, community_id: CommunityId) -> list[UUID]:
    """The safeguarding leads who hold the role now."""
    statement = (
        select(Member.id)
        .distinct()
        .join(
            RoleHeld,
            and_(RoleHeld.community_id == community_id, RoleHeld.member_id == Member.id),
        )
        .where(
            Member.community_id == community_id,
            Member.status == "member",
            RoleHeld.role == Role.SAFEGUARDING_LEAD.value,
            RoleHeld.ended_at.is_(None),
        )
        .order_by(Member.id)
    )
    return [*(await connection.execute(statement)).scalars()]


def _concerns(community_id: CommunityId, reader_id: UUID | None) -> AnySelect:
    """With the first member whose number was typed, where there is one, and whom it is hidden from.
    One that may be about the reader is none of them."""
    first = select(_ABOUT.c.member_id).limit(1).correlate(Concern).scalar_subquery()
    statement = select(
        *Concern.__table__.columns, first.label("about_id"), _HIDDEN_FROM.label("hidden_from")
    ).where(Concern.community_id == community_id)
    if reader_id is None:
        return statement
    return statement.where(literal(reader_id) != all_(_HIDDEN_FROM))


def shown_in(rows: Iterable[AnyRow]) -> set[UUID]:
    """Whom these concerns show; the log that says so is hidden from the same people."""
    found = (
        one
        for row in rows
        for one in (row.raised_by, row.about_id, row.closed_by, *row.hidden_from)
    )
    return {one for one in found if one}


def about(community_id: CommunityId, reader_id: UUID, raised: ColumnElement[bool]) -> Exists:
    """Whether there is a concern that may be about this reader, raised as the condition says."""
    return exists().where(
        Concern.community_id == community_id, raised, literal(reader_id) == any_(_HIDDEN_FROM)
    )


def read_by(community_id: CommunityId, reader_id: UUID, raised: ColumnElement[bool]) -> Exists:
    """Whether there is one that this reader may read, raised as the condition says."""
    return exists().where(
        Concern.community_id == community_id, raised, literal(reader_id) != all_(_HIDDEN_FROM)
    )


async def concerns(
    connection: Connection,
    community_id: CommunityId,
    reader_id: UUID | None,
    *,
    closed: bool | None,
    before: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Concerns for this reader, the newest first; those closed, those open, or all."""
    statement = _concerns(community_id, reader_id)
    if closed is not None:
        is_open = Concern.closed_at.is_(None)
        statement = statement.where(~is_open if closed else is_open)
    if before is not None:
        statement = statement.where(Concern.id < before)
    return (await connection.execute(statement.order_by(Concern.id.desc()).limit(limit))).all()


async def open_count(
    connection: Connection, community_id: CommunityId, reader_id: UUID | None
) -> int:
    """How many concerns wait for this safeguarding lead."""
    waiting = _concerns(community_id, reader_id).where(Concern.closed_at.is_(None)).subquery()
    statement = select(func.count()).select_from(waiting)
    return int((await connection.execute(statement)).scalar_one())


async def concern(
    connection: Connection,
    community_id: CommunityId,
    concern_id: UUID,
    reader_id: UUID | None = None,
) -> AnyRow:
    """One concern; for a reader, where it is not about them. Raises NotFound."""
    statement = _concerns(community_id, reader_id).where(Concern.id == concern_id)
    row: AnyRow | None = (await connection.execute(statement)).one_or_none()
    if row is None:
        raise NotFound
    return row


async def close_concern(
    connection: Connection,
    community_id: CommunityId,
    concern_id: UUID,
    closed_by: UUID,
    outcome: str,
) -> bool:
    """Close a concern that is open, with what was done; whether it was open."""
    statement = (
        update(Concern)
        .where(
            Concern.community_id == community_id,
            Concern.id == concern_id,
            Concern.closed_at.is_(None),
        )
        .values(closed_at=_NOW, closed_by=closed_by, outcome=outcome)
    )
    return (await connection.execute(statement)).rowcount > 0


async def is_open_about(connection: Connection, community_id: CommunityId, member_id: UUID) -> bool:
    """Whether a concern is open that this member raised, or that names the number on their card."""
    about = (
        select(_ABOUT.c.member_id)
        .where(literal(member_id).in_((_ABOUT.c.member_id, _ABOUT.c.person_id)))
        .correlate(Concern)
    )
    statement = select(Concern.id).where(
        Concern.community_id == community_id,
        Concern.closed_at.is_(None),
        or_(Concern.raised_by == member_id, about.exists()),
    )
    return (await connection.execute(statement.limit(1))).first() is not None


async def apart_among(
    connection: Connection, community_id: CommunityId, member_ids: Collection[UUID]
) -> set[frozenset[UUID]]:
    """Which pairs of these members are never booked to each other."""
    statement = select(KeptApart.member_id, KeptApart.other_id).where(
        KeptApart.community_id == community_id,
        KeptApart.member_id.in_(member_ids),
        KeptApart.other_id.in_(member_ids),
        KeptApart.ended_at.is_(None),
    )
    return {frozenset(pair) for pair in await connection.execute(statement)}
