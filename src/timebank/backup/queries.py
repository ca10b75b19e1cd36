"""What was backed up and proved, and what a backup has to know of the database it is of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, text
from sqlalchemy.dialects.postgresql import insert as upsert

from timebank.backup.tables import Backup
from timebank.db.engine import AnyRow, Connection

LOCK = 6_283_185_307
"""Of whoever makes the nightly backup, and of whoever restores: one at a time in a database."""

_FACTS = text("""
    SELECT statement_timestamp() AS made_at,
        pg_catalog.pg_export_snapshot() AS snapshot,
        current_setting('server_version_num')::int / 10000 AS major,
        (SELECT version_num FROM timebank.alembic_version) AS schema,
        (SELECT made_as FROM timebank.installation WHERE id = 1) AS made_as,
        (SELECT count(*) FROM timebank.community) AS communities
""")
_TRY_LOCK = text("SELECT pg_catalog.pg_try_advisory_lock(:lock)")
_FIRST_MADE = text("SELECT min(made_at) FROM timebank.community")


@dataclass(frozen=True)
class Facts:
    """What a backup says of the database, at the moment of `snapshot`."""

    made_at: datetime
    snapshot: str
    major: int
    schema: str
    made_as: str | None
    communities: int


async def facts(connection: Connection) -> Facts:
    """Take them in a snapshot (Database.transaction), which pg_dump can share while it is open."""
    row = (await connection.execute(_FACTS)).one()
    return Facts(**row._asdict())


async def take_lock(connection: Connection) -> bool:
    """Whether nobody else makes or restores a backup; ours until the connection is closed."""
    taken: bool = (await connection.execute(_TRY_LOCK, {"lock": LOCK})).scalar_one()
    return taken


async def note_made(connection: Connection, made: dict[str, object]) -> None:
    """Write down a backup that was made. Takes the owner's login."""
    await connection.execute(insert(Backup).values(**made))


async def note_proven(connection: Connection, made: dict[str, object]) -> None:
    """Write down that a backup was brought back and proved, now; also one made elsewhere."""
    now = func.clock_timestamp()
    await connection.execute(
        upsert(Backup)
        .values(**made, proven_at=now)
        .on_conflict_do_update(index_elements=[Backup.id], set_={"proven_at": now})
    )


async def latest(connection: Connection, limit: int) -> Sequence[AnyRow]:
    """The latest backups, the newest first."""
    rows = await connection.execute(select(Backup).order_by(Backup.made_at.desc()).limit(limit))
    return rows.all()


async def last_proven(connection: Connection) -> datetime | None:
    """When a backup was last brought back and proved."""
    found: datetime | None = (
        await connection.execute(select(func.max(Backup.proven_at)))
    ).scalar_one()
    return found


async def last_nightly(connection: Connection) -> datetime | None:
    """When the last nightly one was made; before the first, when the first community was. None
    while there is nothing to keep."""
    made = select(func.max(Backup.made_at)).where(Backup.occasion == "nightly")
    found: datetime | None = (await connection.execute(made)).scalar_one()
    return found or (await connection.execute(_FIRST_MADE)).scalar_one()
