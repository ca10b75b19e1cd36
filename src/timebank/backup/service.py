"""Backups made: a whole file of one moment, written down in the database that it is of."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from timebank import __version__
from timebank.backup import queries
from timebank.backup.dump import dump
from timebank.backup.errors import BackupError
from timebank.backup.files import Manifest, Opened, Writer, new_file, remove_parts
from timebank.backup.rules import due, superfluous, to_prove
from timebank.base.ids import new_id
from timebank.db.engine import Database
from timebank.db.programs import major_of
from timebank.db.tools import tool

Occasion = Literal["by_hand", "nightly", "before_upgrade"]
Progress = Callable[[int], None]
"""Told how many bytes have been written, or rows' bytes read, so far."""


@dataclass(frozen=True)
class Target:
    """Where backups go and how. `programs` is the folder of PostgreSQL's tools, if one is set."""

    folder: Path
    key: bytes | None
    programs: Path | None

    def name(self, occasion: Occasion, instant: datetime) -> Path:
        """A file's name, by which the files of an occasion sort as they were made."""
        return (
            self.folder / f"timebank-{occasion}-{instant.astimezone(UTC):%Y-%m-%dT%H%M%SZ}.backup"
        )


@dataclass(frozen=True)
class Made:
    """A backup that is whole and on the disk."""

    path: Path
    manifest: Manifest
    bytes: int


async def make(
    owner_url: str,
    target: Target,
    occasion: Occasion,
    *,
    path: Path | None = None,
    progress: Progress = lambda _: None,
) -> Made:
    """Back the installation up, while it goes on; into `path`, else under a name of its own.

    Raises BackupError, OSError (a full disk), and the database's own errors.
    """
    async with _owner(owner_url) as database:
        async with database.transaction(snapshot=True) as connection:
            facts = await queries.facts(connection)
            path = path or target.name(occasion, facts.made_at)
            pg_dump = tool("pg_dump", target.programs, at_least=facts.major)
            manifest = _manifest(facts, occasion, pg_dump)
            with new_file(path) as file:
                writer = Writer(file, target.key)

                def write(piece: bytes) -> None:
                    writer.write(piece)
                    progress(writer.length)

                await dump(pg_dump, owner_url, facts.snapshot, write)
                digest = writer.finish(manifest)
        length = path.stat().st_size
        async with database.transaction() as connection:
            await queries.note_made(
                connection, _row(manifest, length, digest, sealed=writer.sealed)
            )
    return Made(path, manifest, length)


async def make_nightly(owner_url: str, target: Target, hour: int, keep: int) -> Made | None:
    """The night's backup, if its hour has come and nobody else makes or has made it.

    The oldest ones beyond `keep` go, once the new one is whole.
    """
    async with _owner(owner_url) as database, database.transaction() as connection:
        if not await queries.take_lock(connection):
            return None
        last = await queries.last_nightly(connection)
        if not due(datetime.now(UTC).astimezone(), last, hour):
            return None
        target.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        remove_parts(target.folder)
        made = await make(owner_url, target, "nightly")
        kept = [path.name for path in target.folder.glob("timebank-nightly-*.backup")]
        for name in superfluous(kept, keep):
            (target.folder / name).unlink()
        return made


async def time_to_prove(owner_url: str) -> bool:
    """Whether no backup was brought back and proved for a week."""
    async with _owner(owner_url) as database, database.transaction() as connection:
        return to_prove(datetime.now(UTC), await queries.last_proven(connection))


async def note_proven(owner_url: str, backup: Opened) -> None:
    """Write down that this backup was brought back and proved."""
    row = _row(backup.manifest, backup.size, backup.digest, sealed=backup.sealed)
    async with _owner(owner_url) as database, database.transaction() as connection:
        await queries.note_proven(connection, row)


@asynccontextmanager
async def _owner(owner_url: str) -> AsyncIterator[Database]:
    database = Database(owner_url, pooled=False)
    try:
        yield database
    finally:
        await database.close()


def _manifest(facts: queries.Facts, occasion: Occasion, pg_dump: Path) -> Manifest:
    if facts.made_as is None:
        raise BackupError("There is nothing to back up: no time bank was made in this database.")
    return Manifest(
        id=str(new_id()),
        kind="installation",
        occasion=occasion,
        made_at=facts.made_at.isoformat(),
        timebank=__version__,
        schema=facts.schema,
        postgresql=major_of(pg_dump) or facts.major,
        made_as=facts.made_as,
        communities=facts.communities,
    )


def _row(manifest: Manifest, length: int, digest: bytes, *, sealed: bool) -> dict[str, Any]:
    return {
        "id": UUID(manifest.id),
        "occasion": manifest.occasion,
        "made_at": manifest.instant,
        "size_bytes": length,
        "sha256": digest,
        "sealed": sealed,
    }
