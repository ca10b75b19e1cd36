"""Where a backup is brought back to with the embedded database: a folder beside, then in place."""

import asyncio
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timebank.backup.errors import BackupError
from timebank.backup.files import Opened
from timebank.backup.restoring import Progress, Restored, restore
from timebank.db import postmaster
from timebank.db.embedded import EmbeddedServer
from timebank.db.roles import make_database

IN_PLACE = ("passwords.json", "pg")
"""What of the folder beside goes into the data directory; the cluster last: it is what counts."""


def restore_embedded(
    data_dir: Path,
    database: str,
    backup: Opened,
    programs: Path | None,
    progress: Progress,
    *,
    despite_findings: bool,
) -> Restored:
    """Bring a backup back into a data directory without a database.

    Raises BackupError where there is one; whatever stops it, nothing half done takes its place.
    """
    if (data_dir / "pg").exists():
        raise BackupError(
            f"There is a database in {data_dir}, and it is never written over. Stop the service and"
            " move that folder away, or name another with --data-dir."
        )
    with _beside(data_dir, "restoring") as half:
        restored = _build(
            half, database, backup, programs, progress, despite_findings=despite_findings
        )
        if restored.holds or despite_findings:
            # The server wrote in haste: all of it is on the disk before it counts.
            os.sync()
            for name in IN_PLACE:
                (half / name).rename(data_dir / name)
            os.sync()
    return restored


def try_restore(
    data_dir: Path, database: str, backup: Opened, programs: Path | None, progress: Progress
) -> Restored:
    """Bring a backup back into a database that is thrown away, and say what the proof found."""
    with _beside(data_dir, "proving") as half:
        return _build(half, database, backup, programs, progress, despite_findings=False)


def _build(
    half: Path,
    database: str,
    backup: Opened,
    programs: Path | None,
    progress: Progress,
    *,
    despite_findings: bool,
) -> Restored:
    with EmbeddedServer(half, durable=False, programs=programs) as server:
        passwords = server.passwords
        asyncio.run(
            make_database(server.superuser_url(), database, passwords.owner, passwords.service)
        )
        return asyncio.run(
            restore(
                server.owner_url(database),
                backup,
                programs,
                progress=progress,
                despite_findings=despite_findings,
            )
        )


@contextmanager
def _beside(data_dir: Path, name: str) -> Iterator[Path]:
    """A folder in the data directory for one command at a time; it begins empty, and goes."""
    make_data_dir(data_dir)
    lock = os.open(data_dir / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupError(f"Another command restores in {data_dir}. Wait for it.") from None
        half = data_dir / name
        _take_away(half)
        try:
            yield half
        finally:
            _take_away(half)
    finally:
        os.close(lock)


def make_data_dir(data_dir: Path) -> None:
    """The folder of an installation, private; root's lets the server's account pass through."""
    data_dir.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)


def _take_away(half: Path) -> None:
    if (half / "pg").exists():
        postmaster.end_orphan(half / "pg")
    shutil.rmtree(half, ignore_errors=True)
