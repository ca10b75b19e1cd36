"""A file that was sent, as a file on disk for as long as it is read."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from anyio import to_thread


@asynccontextmanager
async def on_disk(sent: IO[bytes]) -> AsyncIterator[Path]:
    """The file under a path, in a folder that nobody else may read; it goes at the end."""
    folder = await to_thread.run_sync(_folder)
    try:
        path = Path(folder.name) / "sheet"
        await to_thread.run_sync(_copy, sent, path)
        yield path
    finally:
        await to_thread.run_sync(folder.cleanup)


def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="timebank-import-", ignore_cleanup_errors=True)


def _copy(sent: IO[bytes], path: Path) -> None:
    sent.seek(0)  # a request that is carried out once more reads it once more
    with path.open("wb") as file:
        shutil.copyfileobj(sent, file)
