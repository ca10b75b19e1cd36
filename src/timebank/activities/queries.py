"""The activities of a community as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from timebank.activities.shipped import aliases_of
from timebank.activities.tables import Activity
from timebank.base.errors import NotFound
from timebank.base.ids import ActivityId, CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection


@dataclass(frozen=True)
class Wanted:
    """Which activities of a list. What is None is not asked about."""

    code: str | None = None
    risk_class: str | None = None
    in_use: bool | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An activity with every name it goes by, for whoever reads what people wrote."""

    id: ActivityId
    code: str
    name_en: str
    name_cy: str
    risk_class: str
    in_use: bool
    aliases: tuple[str, ...]


async def activities(
    connection: Connection,
    community_id: CommunityId,
    wanted: Wanted,
    *,
    after: str | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Activities in the order of their codes; from behind the code `after` on."""
    statement = select(Activity).where(Activity.community_id == community_id)
    for name in ("code", "risk_class", "in_use"):
        asked = getattr(wanted, name)
        if asked is not None:
            statement = statement.where(getattr(Activity, name) == asked)
    if after is not None:
        statement = statement.where(Activity.code > after)
    return (await connection.execute(statement.order_by(Activity.code).limit(limit))).all()


async def activity(
    connection: Connection, community_id: CommunityId, activity_id: UUID, *, lock: bool = False
) -> AnyRow:
    """One activity; raises NotFound."""
    statement = select(Activity).where(
        Activity.community_id == community_id, Activity.id == activity_id
    )
    if lock:
        statement = statement.with_for_update(key_share=True)
    found = (await connection.execute(statement)).one_or_none()
    if found is None:
        raise NotFound
    return found


async def add(
    connection: Connection, community_id: CommunityId, rows: Sequence[dict[str, Any]]
) -> int:
    """Write activities down; how many were new: one whose id is there already is left alone."""
    statement = (
        insert(Activity)
        .values([{"community_id": community_id, **row} for row in rows])
        .on_conflict_do_nothing(index_elements=[Activity.community_id, Activity.id])
        .returning(Activity.id)
    )
    return len((await connection.execute(statement)).all())


async def change(
    connection: Connection,
    community_id: CommunityId,
    activity_id: UUID,
    columns: dict[str, Any],
) -> None:
    """Write new words, or whether it is in use, down."""
    await connection.execute(
        update(Activity)
        .where(Activity.community_id == community_id, Activity.id == activity_id)
        .values(**columns)
    )


async def directory(connection: Connection, community_id: CommunityId) -> list[Known]:
    """Every activity with all its names, aliases of the shipped ones too."""
    statement: AnySelect = (
        select(
            Activity.id,
            Activity.code,
            Activity.name_en,
            Activity.name_cy,
            Activity.risk_class,
            Activity.in_use,
        )
        .where(Activity.community_id == community_id)
        .order_by(Activity.code)
    )
    return [
        Known(
            row.id,
            row.code,
            row.name_en,
            row.name_cy,
            row.risk_class,
            row.in_use,
            aliases_of(row.code),
        )
        for row in await connection.execute(statement)
    ]
