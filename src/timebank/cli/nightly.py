"""The nightly backup beside the service: a child process, for the service never has the owner's
login."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import structlog

from timebank.backup.queries import last_nightly
from timebank.backup.rules import due
from timebank.db.engine import Database
from timebank.settings import Settings

SECONDS_BETWEEN_LOOKS = 60
SECONDS_AFTER_A_FAILURE = 3600
SECONDS_TO_STOP = 10
LONGEST_LINE = 1 << 20

_log = structlog.get_logger()


@asynccontextmanager
async def backups_each_night(settings: Settings, database: Database) -> AsyncIterator[None]:
    """See to it, for the length of the block, that a backup is made each night."""
    if not settings.backup_nightly:
        _log.info("nightly_backup_off")
        yield
        return
    if not settings.has_owner:
        _log.warning("nightly_backup_off", why="the owner's login is not set")
        yield
        return
    watch = asyncio.create_task(_watch(settings, database))
    try:
        yield
    finally:
        watch.cancel()
        await asyncio.wait([watch])


async def _watch(settings: Settings, database: Database) -> None:
    while True:
        wait = SECONDS_BETWEEN_LOOKS
        try:
            if await _is_due(settings, database) and not await _make(settings):
                wait = SECONDS_AFTER_A_FAILURE
        except Exception:  # noqa: BLE001 - the service goes on, and the next look is as good
            _log.exception("nightly_backup_not_looked_at")
        await asyncio.sleep(wait)


async def _is_due(settings: Settings, database: Database) -> bool:
    async with database.transaction() as connection:
        last = await last_nightly(connection)
    return due(datetime.now(UTC).astimezone(), last, settings.backup_hour)


async def _make(settings: Settings) -> bool:
    """Whether the child has ended well. It ends with us."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-P", "-m", "timebank", "backup", "nightly"),
        *("--data-dir", str(settings.data_dir)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        limit=LONGEST_LINE,
        start_new_session=True,  # Ctrl-C is for us, and we end it
    )
    try:
        assert child.stderr is not None  # noqa: S101 - a pipe was asked for
        async for line in child.stderr:
            _pass_on(line.decode(errors="replace").rstrip())
        code = await child.wait()
    finally:
        await asyncio.shield(asyncio.ensure_future(_end(child)))
    return code == 0


def _pass_on(line: str) -> None:
    """The child's own log as it is; its last word, which is for people, as a line of ours."""
    if line.startswith("{"):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    else:
        _log.error("nightly_backup_failed", why=line)


async def _end(child: asyncio.subprocess.Process) -> None:
    if child.returncode is None:
        child.terminate()
        try:
            await asyncio.wait_for(child.wait(), SECONDS_TO_STOP)
        except TimeoutError:
            child.kill()
            await child.wait()
