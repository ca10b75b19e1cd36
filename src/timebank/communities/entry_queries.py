"""Entries as they stand. They end by the real clock, as tokens do."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import exists, func, insert, select, update

from timebank.base.ids import CommunityId
from timebank.communities.entry_tables import Entry
from timebank.db.engine import AnyRow, Connection

_NOW = func.clock_timestamp()


async def entries(
    connection: Connection, community_id: CommunityId, *, before: UUID | None, limit: int
) -> Sequence[AnyRow]:
    """Who entered, the latest first."""
    statement = select(Entry).where(Entry.community_id == community_id)
    if before is not None:
        statement = statement.where(Entry.id < before)
    return (await connection.execute(statement.order_by(Entry.id.desc()).limit(limit))).all()


async def entry(connection: Connection, community_id: CommunityId, entry_id: UUID) -> AnyRow | None:
    """One entry, or None."""
    statement = select(Entry).where(Entry.community_id == community_id, Entry.id == entry_id)
    found: AnyRow | None = (await connection.execute(statement)).one_or_none()
    return found


async def add(
    connection: Connection,
    community_id: CommunityId,
    entry_id: UUID,
    keeper_id: UUID,
    *,
    reason: str,
    lasts: timedelta,
) -> AnyRow:
    """Write down that somebody enters."""
    statement = insert(Entry).values(
        community_id=community_id,
        id=entry_id,
        keeper_id=keeper_id,
        reason=reason,
        entered_at=_NOW,
        ends_at=_NOW + lasts,
    )
    return (await connection.execute(statement.returning(Entry))).one()


async def end(connection: Connection, community_id: CommunityId, entry_id: UUID) -> AnyRow:
    """They look in no more; what was ended stays as it was."""
    statement = (
        update(Entry)
        .where(Entry.community_id == community_id, Entry.id == entry_id)
        .values(ended_at=func.coalesce(Entry.ended_at, _NOW))
        .returning(Entry)
    )
    return (await connection.execute(statement)).one()


async def is_inside(connection: Connection, community_id: CommunityId, keeper_id: UUID) -> bool:
    """Whether this administrator has entered, and it lasts."""
    lasting = exists().where(
        Entry.community_id == community_id,
        Entry.keeper_id == keeper_id,
        Entry.ended_at.is_(None),
        Entry.ends_at > _NOW,
    )
    return bool((await connection.execute(select(lasting))).scalar_one())
