"""Who came to a session."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from timebank.base.actors import Caller
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection, call
from timebank.people.sight_queries import shown_name
from timebank.people.tables import Member
from timebank.sessions.tables import Attendance

_CAME_OF_IT = """
UPDATE timebank.attendance a SET contribution_id = r.contribution_id
FROM unnest($2::uuid[], $3::uuid[]) AS r (id, contribution_id)
WHERE a.community_id = $1 AND a.id = r.id AND a.contribution_id IS DISTINCT FROM r.contribution_id
"""


async def add(
    connection: Connection, community_id: CommunityId, rows: Sequence[dict[str, Any]]
) -> None:
    """Write down that people came."""
    same = {"community_id": community_id, "recorded_at": func.timebank.ledger_now()}
    await connection.execute(insert(Attendance).values([{**same, **row} for row in rows]))


async def by_ids(
    connection: Connection, community_id: CommunityId, attendance_ids: Collection[UUID]
) -> dict[UUID, AnyRow]:
    """Whatever stands under client-made ids."""
    found = await connection.execute(
        select(*Attendance.__table__.columns).where(
            Attendance.community_id == community_id, Attendance.id.in_(attendance_ids)
        )
    )
    return {row.id: row for row in found}


async def attendance(
    connection: Connection, community_id: CommunityId, session_id: UUID, attendance_id: UUID
) -> AnyRow:
    """One attendance; raises NotFound."""
    rows = await by_ids(connection, community_id, [attendance_id])
    row = rows.get(attendance_id)
    if row is None or row.session_id != session_id:
        raise NotFound
    return row


async def standing(
    connection: Connection, community_id: CommunityId, session_id: UUID
) -> Sequence[AnyRow]:
    """All who came, in the order in which they were written down; with `goes_on_as`: whoever the
    member is now, who was taken in twice."""
    found = await connection.execute(
        select(
            *Attendance.__table__.columns,
            func.coalesce(Member.merged_into_id, Member.id).label("goes_on_as"),
        )
        .outerjoin(
            Member,
            and_(Member.community_id == community_id, Member.id == Attendance.member_id),
        )
        .where(
            Attendance.community_id == community_id,
            Attendance.session_id == session_id,
            Attendance.withdrawn_at.is_(None),
        )
        .order_by(Attendance.recorded_at, Attendance.id)
    )
    return found.all()


async def page(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    *,
    without: Collection[UUID],
    after: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Who came, by id, which is about the order, with their numbers, and the names that the caller
    reads; nobody in `without`."""
    name = shown_name(community_id, caller).label("name")
    member = and_(Member.community_id == community_id, Member.id == Attendance.member_id)
    statement = (
        select(*Attendance.__table__.columns, Member.number, name)
        .outerjoin(Member, member)
        .where(Attendance.community_id == community_id, Attendance.session_id == session_id)
    )
    if without:
        statement = statement.where(
            Attendance.member_id.is_(None) | Attendance.member_id.not_in(without)
        )
    if after is not None:
        statement = statement.where(Attendance.id > after)
    return (await connection.execute(statement.order_by(Attendance.id).limit(limit))).all()


async def change(
    connection: Connection,
    community_id: CommunityId,
    attendance_id: UUID,
    columns: dict[str, Any],
) -> None:
    """Write down what became known of somebody who came."""
    await connection.execute(
        update(Attendance)
        .where(Attendance.community_id == community_id, Attendance.id == attendance_id)
        .values(**columns)
    )


async def change_many(
    connection: Connection, community_id: CommunityId, rows: Sequence[dict[str, Any]]
) -> None:
    """Write down the minutes that a sheet says of several who came already."""
    if not rows:
        return
    statement = (
        update(Attendance)
        .where(Attendance.community_id == community_id, Attendance.id == bindparam("attendance_id"))
        .values(
            minutes=bindparam("minutes_now"),
            minutes_by=bindparam("by"),
            sheet_minutes=bindparam("differing"),
        )
    )
    await connection.execute(statement, rows)


async def came_of_it(
    connection: Connection, community_id: CommunityId, pairs: Sequence[tuple[UUID, UUID]]
) -> None:
    """Write down which contribution came of each attendance."""
    ids, contribution_ids = [one for one, _ in pairs], [one for _, one in pairs]
    await call(connection, _CAME_OF_IT, community_id, ids, contribution_ids)


async def count_names(connection: Connection, community_id: CommunityId, session_id: UUID) -> int:
    """How many lines a session's list has."""
    found = await connection.execute(
        select(func.count()).where(
            Attendance.community_id == community_id, Attendance.session_id == session_id
        )
    )
    return int(found.scalar_one())
