"""Files that are there whole, or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from timebank.cli.failures import Stop

SCREEN = Path("-")


def refuse_existing(file: Path) -> None:
    """Nothing is written over. Raises Stop."""
    if file != SCREEN and file.exists():
        raise Stop(f"{file} is there already. Move it away, or name another file.")


@contextmanager
def opened(file: Path) -> Iterator[IO[str]]:
    """The file, for the one who made it alone to read; under its name when all is written."""
    if file == SCREEN:
        yield sys.stdout
        return
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600),
            "w",
            encoding="utf-8",
            newline="",
        ) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)
