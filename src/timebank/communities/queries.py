"""Communities as they stand. They have no row-level security: every query names its community."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.communities.rules import id_in
from timebank.communities.tables import Community
from timebank.db.engine import AnyRow, Connection, call

_LIVES_IN = """
SELECT EXISTS (SELECT FROM timebank.member WHERE community_id = $1 AND area = ANY ($2::text[]))
AS lives_in
"""
_KNOWN_ZONE = text("SELECT EXISTS (SELECT FROM pg_catalog.pg_timezone_names WHERE name = :name)")


@dataclass(frozen=True)
class Intake:
    """What new members get: numbers from `numbered` + 1 on, and these limits in minutes; and the
    community's today."""

    numbered: int
    floor_minutes: int
    ceiling_minutes: int | None
    today: date


async def communities(
    connection: Connection, *, only: CommunityId | None, after: UUID | None, limit: int
) -> Sequence[AnyRow]:
    """Communities in the order of their ids: all of the network, or `only` one."""
    statement = select(Community).order_by(Community.id).limit(limit)
    if only is not None:
        statement = statement.where(Community.id == only)
    if after is not None:
        statement = statement.where(Community.id > after)
    return (await connection.execute(statement)).all()


async def community(
    connection: Connection, community_id: CommunityId, *, lock: bool = False
) -> AnyRow:
    """One community; raises NotFound. `lock` keeps others from changing it meanwhile."""
    statement = select(Community).where(Community.id == community_id)
    if lock:
        statement = statement.with_for_update(key_share=True)
    found = (await connection.execute(statement)).one_or_none()
    if found is None:
        raise NotFound
    return found


async def slugs(connection: Connection) -> dict[CommunityId, str]:
    """Every community's id and slug, in the order of the slugs."""
    found = await connection.execute(select(Community.id, Community.slug).order_by(Community.slug))
    return {CommunityId(row.id): row.slug for row in found}


async def find(connection: Connection, said: str) -> CommunityId | None:
    """The community of this slug or id, whatever the caller's own. An address may hold what no text
    of the database can."""
    if "\0" in said:
        return None
    found = await connection.execute(
        select(Community.id).where(or_(Community.slug == said, Community.id == id_in(said)))
    )
    community_id = found.scalars().first()
    return CommunityId(community_id) if community_id else None


async def shown_to_all(connection: Connection, limit: int) -> Sequence[AnyRow]:
    """Those of which everybody may know: the one that there is, or of several those that have their
    noticeboard on, by name."""
    all_of_them = select(Community).order_by(Community.name_en, Community.id)
    first = (await connection.execute(all_of_them.limit(2))).all()
    if len(first) <= 1:
        return first
    shown = all_of_them.where(Community.noticeboard).limit(limit)
    return (await connection.execute(shown)).all()


async def add(connection: Connection, columns: dict[str, Any]) -> bool:
    """Write a community down, numbering from 1; False where its id is there already."""
    statement = (
        insert(Community)
        .values(**columns, members_numbered=0, made_at=func.timebank.ledger_now())
        .on_conflict_do_nothing(index_elements=[Community.id])
        .returning(Community.id)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def change(
    connection: Connection, community_id: CommunityId, columns: dict[str, Any]
) -> None:
    """Write new names, host or rules down."""
    await connection.execute(
        update(Community).where(Community.id == community_id).values(**columns)
    )


async def members_in(
    connection: Connection, community_id: CommunityId, areas: Collection[str]
) -> bool:
    """Whether a member lives in one of these areas. Members stand in a room above this one."""
    found = await call(connection, _LIVES_IN, community_id, list(areas))
    return bool(found[0]["lives_in"])


async def has_time_zone(connection: Connection, name: str) -> bool:
    """Whether the database, which reckons each community's today, knows the time zone."""
    known: bool = (await connection.execute(_KNOWN_ZONE, {"name": name})).scalar_one()
    return known


async def intake(connection: Connection, community_id: CommunityId) -> Intake:
    """What new members get. Others who take members in wait from here to the end of the
    transaction, so that numbers have no gaps and no doubles."""
    statement = select(
        Community.members_numbered,
        Community.member_floor_minutes,
        Community.member_ceiling_minutes,
        func.timebank.community_today(community_id),
    ).where(Community.id == community_id)
    found = await connection.execute(statement.with_for_update(key_share=True))
    return Intake(*found.one())


async def numbered(connection: Connection, community_id: CommunityId, count: int) -> None:
    """Write down that `count` more members have got their numbers."""
    await connection.execute(
        update(Community)
        .where(Community.id == community_id)
        .values(members_numbered=Community.members_numbered + count)
    )
