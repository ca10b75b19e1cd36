"""Members' measures as they stand and stood, and whether one is lacking."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, tuple_, update

from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection, call
from timebank.people.tables import Member
from timebank.safeguarding.measure_rules import Taken
from timebank.safeguarding.tables import Measure

_NOW = func.timebank.ledger_now()
_LACKING = """
SELECT timebank.measures_lacking($1, $2, a.asks_for, $4) AS lacking
FROM timebank.activity a WHERE a.community_id = $1 AND a.id = $3
"""


async def of_member(
    connection: Connection, community_id: CommunityId, member_id: UUID, *, now: bool | None = None
) -> Sequence[AnyRow]:
    """A member's measures, the newest first; those that stand, those that ended, or all."""
    statement = select(Measure).where(
        Measure.community_id == community_id, Measure.member_id == member_id
    )
    if now is not None:
        stands = Measure.ended_at.is_(None)
        statement = statement.where(stands if now else ~stands)
    found = await connection.execute(statement.order_by(Measure.recorded_at.desc(), Measure.id))
    return found.all()


async def measure(connection: Connection, community_id: CommunityId, measure_id: UUID) -> AnyRow:
    """One measure. Raises NotFound."""
    found = await connection.execute(
        select(Measure).where(Measure.community_id == community_id, Measure.id == measure_id)
    )
    row: AnyRow | None = found.one_or_none()
    if row is None:
        raise NotFound
    return row


async def due(
    connection: Connection,
    community_id: CommunityId,
    until: date,
    *,
    after: tuple[date, UUID] | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Accepted measures of members who are here that are to be looked at again on a day or before,
    the first ones first; from behind the key `after` on."""
    key = (Measure.look_again_on, Measure.id)
    statement = (
        select(*Measure.__table__.columns)
        .join(Member, (Member.community_id == community_id) & (Member.id == Measure.member_id))
        .where(
            Measure.community_id == community_id,
            Measure.ended_at.is_(None),
            Measure.decision == "accepted",
            Measure.look_again_on <= until,
            Member.status != "left",
        )
    )
    if after is not None:
        statement = statement.where(tuple_(*key) > after)
    return (await connection.execute(statement.order_by(*key).limit(limit))).all()


async def add(
    connection: Connection,
    community_id: CommunityId,
    taken: Sequence[tuple[UUID, Taken]],
    recorded_by: UUID,
) -> None:
    """Write measures down, each of the member who is named with it."""
    rows: list[dict[str, Any]] = [
        {
            "community_id": community_id,
            "member_id": member_id,
            "recorded_by": recorded_by,
            "recorded_at": _NOW,
            **vars(one),
        }
        for member_id, one in taken
    ]
    await connection.execute(insert(Measure).values(rows))


async def end(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    kind: str,
    ended_by: UUID,
) -> None:
    """End the measure of this kind that stands, if there is one."""
    await connection.execute(
        update(Measure)
        .where(
            Measure.community_id == community_id,
            Measure.member_id == member_id,
            Measure.kind == kind,
            Measure.ended_at.is_(None),
        )
        .values(ended_at=_NOW, ended_by=ended_by)
    )


async def lacking(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    activity_id: UUID,
    day: date,
) -> list[str]:
    """Which measures that an activity asks for a member lacks for a day. Raises NotFound."""
    rows = await call(connection, _LACKING, community_id, member_id, activity_id, day)
    if not rows:
        raise NotFound
    return list(rows[0]["lacking"])
