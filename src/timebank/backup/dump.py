"""PostgreSQL's own tools at work: pg_dump, and pg_restore as the reader of what it wrote."""

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO

from timebank.backup.errors import BackupError
from timebank.db.schema import SCHEMA
from timebank.db.tools import alone

PIECE = 1 << 20
_TABLE_DATA = re.compile(rf"^\d+; \d+ \d+ TABLE DATA {SCHEMA} (\S+) ", re.MULTILINE)


async def dump(pg_dump: Path, url: str, snapshot: str, write: Callable[[bytes], None]) -> None:
    """Write the schema of the books as pg_dump gives it, at this snapshot; by the owner's login.

    Raises BackupError with what pg_dump said.
    """
    options = ["--format=custom", f"--schema={SCHEMA}", f"--snapshot={snapshot}"]
    options += ["--encoding=UTF8", "--no-password", "--lock-wait-timeout=60s"]
    async with _running(pg_dump, *options, url=url) as said:
        while piece := await said.read(PIECE):
            write(piece)


async def tables_in(pg_restore: Path, file: BinaryIO) -> set[str]:
    """The tables whose rows a dump holds. Raises BackupError where it cannot be read."""
    async with _running(pg_restore, "--list", _path(file), file=file) as said:
        text = (await said.read()).decode()
    return set(_TABLE_DATA.findall(text))


@asynccontextmanager
async def rows_of(
    pg_restore: Path, file: BinaryIO, table: str
) -> AsyncIterator[asyncio.StreamReader]:
    """The rows of one table, as the script that pg_restore makes of the dump.

    It is read and never run: a dump that somebody changed could do anything with the owner's
    rights.
    """
    options = ["--data-only", f"--schema={SCHEMA}", f"--table={table}", "--file=-", _path(file)]
    async with _running(pg_restore, *options, file=file) as said:
        yield said


def _path(file: BinaryIO) -> str:
    """A name for an open file, also for one that has none."""
    return f"/dev/fd/{file.fileno()}"


@asynccontextmanager
async def _running(
    program: Path, *options: str, url: str | None = None, file: BinaryIO | None = None
) -> AsyncIterator[asyncio.StreamReader]:
    """What a tool says; when the block ends, it must have ended well, and is ended otherwise."""
    with tempfile.TemporaryFile() as complaints:
        process = await asyncio.create_subprocess_exec(
            program,
            *options,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=complaints,
            env=alone(url),
            pass_fds=[file.fileno()] if file else [],
            limit=PIECE,
            start_new_session=True,
        )
        try:
            assert process.stdout is not None  # noqa: S101 - a pipe was asked for
            yield process.stdout
            code = await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if code:
            complaints.seek(0)
            words = complaints.read(10_000).decode(errors="replace").strip().splitlines()
            raise BackupError(f"{program.name} could not do it: {(words or ['no word why'])[0]}")
