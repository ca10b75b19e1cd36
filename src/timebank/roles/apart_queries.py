"""Who is never to meet whom, for the rooms below the one that keeps people apart."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, Uuid, case, column, or_, select, table

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call

_APART = table(
    "kept_apart",
    *(column(name, Uuid) for name in ("community_id", "member_id", "other_id")),
    column("ended_at"),
    schema="timebank",
)

_SESSIONS = """
SELECT FROM timebank.session s
WHERE s.community_id = $1 AND s.state = 'open' AND s.id IN (
    SELECT one.session_id FROM timebank.sign_up one
    JOIN timebank.sign_up other ON other.community_id = $1 AND other.session_id = one.session_id
    WHERE one.community_id = $1 AND one.member_id = $2 AND other.member_id = ANY ($3)
        AND one.state <> 'cancelled' AND other.state <> 'cancelled')
ORDER BY s.id FOR NO KEY UPDATE
"""


async def hold_sessions(
    connection: Connection, community_id: CommunityId, member_id: UUID, others: Collection[UUID]
) -> None:
    """Locks the sessions for which a member and one of these are signed up: whoever gets a place
    there at this moment, because another gave theirs back, has it before or not at all."""
    await call(connection, _SESSIONS, community_id, member_id, list(others))


def kept_from(
    community_id: CommunityId, member_id: UUID | None, whom: SQLColumnExpression[Any]
) -> ColumnElement[bool]:
    """Whether `whom` is one whom this member is never to meet."""
    one, other = _APART.c.member_id, _APART.c.other_id
    others = select(case((one == member_id, other), else_=one)).where(
        _APART.c.community_id == community_id,
        _APART.c.ended_at.is_(None),
        or_(one == member_id, other == member_id),
    )
    return whom.in_(others)
