"""A backup brought back: into empty tables of this version, and closed until it is proved.

Nothing of the dump is run. The migrations make the tables as they were; the rows go in past the
triggers and are held to every constraint; later migrations follow; then the books are proved.
Until then the service's login has no way into the schema, and a mark on it says what is going on,
so that whatever stops this leaves nothing that could be taken for books.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from timebank.audit.rules import Proof
from timebank.audit.service import prove
from timebank.backup import catalogue, dump, queries
from timebank.backup.blocks import Blocks
from timebank.backup.errors import BackupError
from timebank.backup.files import Kind, Opened
from timebank.communities.queries import slugs
from timebank.db import migrate
from timebank.db.engine import Database
from timebank.db.schema import SCHEMA
from timebank.db.tools import tool

MARK = "being restored"
HANDS = 2
"""Connections that prove side by side: as many as even a small machine has cores."""
Progress = Callable[[str, int], None]
"""Told the table and how many bytes of rows have gone in so far, over all tables."""

_ROLES = """
SELECT count(*) AS roles, current_setting('is_superuser') = 'on' OR bool_or(rolbypassrls)
    FILTER (WHERE rolname = current_user) AS bypasses
FROM pg_catalog.pg_roles
WHERE rolname = ANY (ARRAY[current_database() || '_owner', current_database() || '_service',
    current_database() || '_posting'])
"""
_MARKED = """
SELECT coalesce(pg_catalog.obj_description(pg_catalog.to_regnamespace($1), 'pg_namespace'), '')
"""


@dataclass(frozen=True)
class Restored:
    """What was brought back, community by community, as the proof found it."""

    proofs: tuple[tuple[str, Proof], ...]
    """By the community's slug."""

    @property
    def holds(self) -> bool:
        return all(proof.holds for _, proof in self.proofs)


async def restore(
    owner_url: str,
    backup: Opened,
    programs: Path | None,
    *,
    progress: Progress = lambda _table, _bytes: None,
    despite_findings: bool = False,
) -> Restored:
    """Bring a backup back into a database without communities, and prove its books.

    Where a finding is made, nothing is kept, except `despite_findings`. Raises BackupError where it
    cannot be done, and leaves the database without the books then.
    """
    driver: asyncpg.Connection[Any] = await asyncpg.connect(owner_url)
    try:
        await _refuse_unfit(driver)
        await _begin(driver)
        try:
            return await _bring_in(
                driver, owner_url, backup, programs, progress, despite_findings=despite_findings
            )
        except BaseException:
            with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await _clear(driver)
            raise
    finally:
        await driver.close()


async def _bring_in(
    driver: "asyncpg.Connection[Any]",
    owner_url: str,
    backup: Opened,
    programs: Path | None,
    progress: Progress,
    *,
    despite_findings: bool,
) -> Restored:
    migrate.upgrade(owner_url, backup.manifest.schema)
    await _close_door(driver)
    await _fill(driver, backup, programs, progress)
    migrate.upgrade(owner_url)
    # New tables have no figures yet, and without them a plan may take hours.
    await driver.execute("ANALYZE")
    restored = Restored(tuple([one async for one in proofs(owner_url)]))
    if len(restored.proofs) != backup.manifest.communities:
        raise BackupError(
            f"The backup says that it holds {backup.manifest.communities} communities, and holds"
            f" {len(restored.proofs)}. Nothing was kept."
        )
    if restored.holds or despite_findings:
        await _open_door(driver)
    else:
        await _clear(driver)
    return restored


async def proofs(owner_url: str) -> AsyncIterator[tuple[str, Proof]]:
    """The proof of every community's books, by its slug. Nobody else may write meanwhile, for
    several connections share the work."""
    database = Database(owner_url, pooled=False)
    try:
        async with AsyncExitStack() as stack:
            connection, *others = [
                await stack.enter_async_context(database.transaction(snapshot=True))
                for _ in range(HANDS)
            ]
            for community_id, slug in (await slugs(connection)).items():
                yield slug, await prove(connection, community_id, *others)
    finally:
        await database.close()


def refuse_unknown(backup: Opened, kind: Kind) -> None:
    """Raise BackupError for what this version cannot bring in."""
    manifest = backup.manifest
    if manifest.kind != kind:
        told = "one community: `timebank move in` takes it" if manifest.kind == "community" else ""
        raise BackupError(f"This file holds {told or 'a whole installation: `timebank restore`'}.")
    if manifest.schema not in migrate.revisions():
        raise BackupError(
            f"This file was written by timebank {manifest.timebank}, whose tables"
            f" ({manifest.schema}) this version does not know. Take that version, or a newer one."
        )


async def _refuse_unfit(driver: "asyncpg.Connection[Any]") -> None:
    if not await driver.fetchval("SELECT pg_catalog.pg_try_advisory_lock($1)", queries.LOCK):
        raise BackupError("Another command backs this database up or restores it. Wait for it.")
    roles = await driver.fetchrow(_ROLES)
    if roles is None or roles["roles"] < 3 or not roles["bypasses"]:  # noqa: PLR2004 - the three
        raise BackupError(
            "This database has not the three roles, or this login is not its owner's. `timebank db"
            " roles` prints the SQL that makes them, for an administrator."
        )


async def _begin(driver: "asyncpg.Connection[Any]") -> None:
    """An empty schema with the mark on it. Raises BackupError where there are books."""
    marked = await driver.fetchval(_MARKED, SCHEMA)
    if marked != MARK and await _has_books(driver):
        raise BackupError(
            "There are books in this database, and they are never written over. Restore into"
            " another database, or take this one away first."
        )
    async with driver.transaction():
        await driver.execute("SET LOCAL lock_timeout = '10s'")
        await driver.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        await driver.execute(f"CREATE SCHEMA {SCHEMA}")
        await driver.execute(f"COMMENT ON SCHEMA {SCHEMA} IS '{MARK}'")


async def _has_books(driver: "asyncpg.Connection[Any]") -> bool:
    there = await driver.fetchval("SELECT pg_catalog.to_regclass($1)", f"{SCHEMA}.community")
    return bool(there and await driver.fetchval(f"SELECT EXISTS (SELECT FROM {there})"))  # noqa: S608


async def _close_door(driver: "asyncpg.Connection[Any]") -> None:
    await _as_service(driver, f"REVOKE USAGE ON SCHEMA {SCHEMA} FROM")


async def _open_door(driver: "asyncpg.Connection[Any]") -> None:
    """The one step that puts the books in place."""
    async with driver.transaction():
        await _as_service(driver, f"GRANT USAGE ON SCHEMA {SCHEMA} TO")
        await driver.execute(f"COMMENT ON SCHEMA {SCHEMA} IS NULL")


async def _as_service(driver: "asyncpg.Connection[Any]", statement: str) -> None:
    service = await driver.fetchval("SELECT quote_ident(current_database() || '_service')")
    await driver.execute(f"{statement} {service}")


async def _clear(driver: "asyncpg.Connection[Any]") -> None:
    await driver.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


async def _fill(
    driver: "asyncpg.Connection[Any]", backup: Opened, programs: Path | None, progress: Progress
) -> None:
    """Every row of the dump, in one transaction."""
    pg_restore = tool("pg_restore", programs, at_least=backup.manifest.postgresql)
    known = await catalogue.tables(driver)
    given = await dump.tables_in(pg_restore, backup.file)
    if given - {catalogue.REVISION_TABLE} != {table.name for table in known}:
        raise BackupError("The backup holds other tables than its version of timebank has.")
    count = _Count(progress)
    async with catalogue.as_they_are(driver), catalogue.bound_afterwards(driver):
        for table in known:
            async with _block(pg_restore, backup, table.name) as (columns, rows):
                await catalogue.copy_in(driver, table, columns, count(table.name, rows))


@asynccontextmanager
async def _block(
    pg_restore: Path, backup: Opened, table: str
) -> AsyncIterator[tuple[list[str], AsyncIterator[bytes]]]:
    async with dump.rows_of(pg_restore, backup.file, table) as script:
        blocks = Blocks(script)
        head = await blocks.next_head()
        if head is None or head[0] != table:
            raise BackupError(f"The backup has no rows of the table {table}.")
        yield head[1], blocks.rows()
        if await blocks.next_head() is not None:
            raise BackupError(f"The backup has the table {table} twice.")


class _Count:
    """Tells how many bytes have gone through."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bytes = 0

    async def __call__(self, table: str, rows: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        async for piece in rows:
            self._bytes += len(piece)
            self._progress(table, self._bytes)
            yield piece
