"""One community carried to another installation: its rows out of one, into the other, proved there.

The file is a backup's (files.py); in it stands, packed, a script of COPY blocks as pg_dump writes
them. Tokens and apps' secrets stay behind: they are passwords of the installation that made them.
"""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg

from timebank import __version__
from timebank.audit.rules import Proof
from timebank.audit.service import prove
from timebank.backup import catalogue, queries
from timebank.backup.blocks import Blocks
from timebank.backup.errors import BackupError
from timebank.backup.files import Manifest, Opened, Writer, new_file
from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import Connection, Database
from timebank.db.schema import SCHEMA

COMMUNITY = "community"
ABOVE = frozenset({COMMUNITY, "client"})
"""Of one community, though they stand above all: lines and consents name the apps that go along."""
PIECE = 1 << 18
Progress = Callable[[str, int], None]

_FACTS = """
SELECT (SELECT id FROM timebank.community WHERE slug = $1) AS community_id,
    statement_timestamp() AS made_at, current_setting('server_version_num')::int / 10000 AS major,
    (SELECT version_num FROM timebank.alembic_version) AS schema,
    (SELECT made_as FROM timebank.installation WHERE id = 1) AS made_as
"""
_TAKEN = """
SELECT EXISTS (SELECT FROM timebank.community WHERE id = $1 OR slug = $2) AS taken,
    (SELECT version_num FROM timebank.alembic_version) AS schema,
    (SELECT made_as FROM timebank.installation WHERE id = 1) AS made_as
"""


async def move_out(
    owner_url: str, slug: str, path: Path, key: bytes | None, progress: Progress
) -> Manifest:
    """Write one community into a file, as it is at this moment; it stays here as it is.

    Raises BackupError where there is none of that name.
    """
    driver: asyncpg.Connection[Any] = await asyncpg.connect(owner_url)
    try:
        async with driver.transaction(isolation="repeatable_read", readonly=True):
            facts = await driver.fetchrow(_FACTS, slug)
            if facts is None or facts["community_id"] is None:
                raise BackupError(f"There is no community '{slug}' here.")
            manifest = _manifest(facts, slug)
            with new_file(path) as file:
                writer = Writer(file, key)
                script = _Script(writer, progress)
                for table in await catalogue.tables(driver):
                    if _moves(table):
                        await script.add(driver, table, facts["community_id"])
                script.finish()
                writer.finish(manifest)
    finally:
        await driver.close()
    return manifest


async def move_in(owner_url: str, backup: Opened, progress: Progress) -> Proof:
    """Bring one community in beside those that are here, and prove its books: all or nothing.

    Others here can read meanwhile, and write when it is done. Raises BackupError.
    """
    database = Database(owner_url, pooled=False)
    try:
        async with database.transaction() as connection:
            if not await queries.take_lock(connection):
                raise BackupError("Another command backs this database up or restores it.")
            community_id = await _fill(connection, backup, progress)
            proof = await prove(connection, community_id)
            if not proof.holds:
                first = proof.findings[0]
                raise BackupError(
                    f"The books in this file do not stand the proof: {len(proof.findings)}"
                    f" findings, the first {first.words}. Nothing was taken in."
                )
    finally:
        await database.close()
    return proof


async def _fill(connection: Connection, backup: Opened, progress: Progress) -> CommunityId:
    driver: Any = (await connection.get_raw_connection()).driver_connection
    manifest = backup.manifest
    community_id = CommunityId(UUID(manifest.community_id))
    _refuse(await driver.fetchrow(_TAKEN, community_id, manifest.slug), manifest)
    known = {table.name: table for table in await catalogue.tables(driver) if _moves(table)}
    blocks = Blocks(_Unpacked(backup))
    async with catalogue.as_they_are(driver):
        while head := await blocks.next_head():
            table = known.pop(head[0], None)
            if table is None:
                raise BackupError(f"The file has a table that does not belong in it: {head[0]}.")
            progress(table.name, 0)
            await catalogue.copy_in(
                driver, table, head[1], blocks.rows(), only=(_column(table), community_id)
            )
        if known:
            raise BackupError(f"The file has no rows of the tables {', '.join(sorted(known))}.")
    await driver.execute("ANALYZE")
    return community_id


def _refuse(here: Any, manifest: Manifest) -> None:
    if here["taken"]:
        raise BackupError(
            f"There is a community '{manifest.slug}' here already, or this one came in before."
        )
    if here["schema"] != manifest.schema:
        raise BackupError(
            f"The file's tables are at {manifest.schema}, and those here at {here['schema']}."
            " Upgrade both installations to one version, and write the file again."
        )
    if here["made_as"] != manifest.made_as:
        raise BackupError(
            f"The file comes from an installation made as {manifest.made_as}, and this one is"
            f" {here['made_as']}: their clocks are not the same."
        )


def _moves(table: catalogue.Table) -> bool:
    return table.tenant or table.name in ABOVE


def _column(table: catalogue.Table) -> str:
    return "id" if table.name == COMMUNITY else "community_id"


def _manifest(facts: Any, slug: str) -> Manifest:
    return Manifest(
        id=str(new_id()),
        kind="community",
        occasion="by_hand",
        made_at=facts["made_at"].isoformat(),
        timebank=__version__,
        schema=facts["schema"],
        postgresql=facts["major"],
        made_as=facts["made_as"],
        communities=1,
        community_id=str(facts["community_id"]),
        slug=slug,
    )


class _Script:
    """The COPY blocks, packed as they come."""

    def __init__(self, writer: Writer, progress: Progress) -> None:
        self._writer = writer
        self._progress = progress
        self._packer = zlib.compressobj(wbits=31)

    async def add(
        self, driver: "asyncpg.Connection[Any]", table: catalogue.Table, community_id: UUID
    ) -> None:
        columns = ", ".join(f'"{column}"' for column in table.columns)
        self._put(f"COPY {SCHEMA}.{table.name} ({columns}) FROM stdin;\n".encode())

        async def take(rows: bytes) -> None:
            self._put(rows)
            self._progress(table.name, self._writer.length)

        await driver.copy_from_query(
            f"SELECT {columns} FROM {SCHEMA}.{table.name} WHERE {_column(table)} = $1",  # noqa: S608 - names of the catalogue
            community_id,
            output=take,
            format="text",
        )
        self._put(b"\\.\n\n")

    def finish(self) -> None:
        self._writer.write(self._packer.flush())

    def _put(self, text: bytes) -> None:
        packed = self._packer.compress(text)
        if packed:
            self._writer.write(packed)


class _Unpacked:
    """The script of a file, as it is asked for."""

    def __init__(self, backup: Opened) -> None:
        self._file = backup.file
        self._unpacker = zlib.decompressobj(wbits=31)

    async def read(self, size: int) -> bytes:
        while not self._unpacker.eof:
            packed = self._unpacker.unconsumed_tail or self._file.read(PIECE)
            try:
                text = self._unpacker.decompress(packed, size)
            except zlib.error:
                raise BackupError("The file does not hold the rows of a community.") from None
            if text:
                return text
            if not packed:
                raise BackupError("The file ends in the midst of a table.")
        return b""
