"""Who is never to meet whom, for the rooms below the one that keeps people apart."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, Uuid, case, column, or_, select, table

from timebank.base.ids import CommunityId

_APART = table(
    "kept_apart",
    *(column(name, Uuid) for name in ("community_id", "member_id", "other_id")),
    column("ended_at"),
    schema="timebank",
)


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
