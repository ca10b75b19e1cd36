"""COPY blocks in a script as pg_dump writes them: `COPY … FROM stdin;`, the rows, `\\.`"""

import re
from collections.abc import AsyncIterator
from typing import Protocol

from timebank.backup.errors import BackupError
from timebank.db.schema import SCHEMA

PIECE = 1 << 18
LONGEST_LINE = 1 << 16
_HEAD = re.compile(rf"^COPY {SCHEMA}\.(\w+) \(([\w, \"]+)\) FROM stdin;$")
_END = b"\n\\.\n"


class Source(Protocol):
    """Where the script comes from."""

    async def read(self, size: int, /) -> bytes: ...


class Blocks:
    """A script, read block by block: `next_head`, then all of `rows`."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._waiting = b""

    async def next_head(self) -> tuple[str, list[str]] | None:
        """The table and the columns of the next block; None at the end of the script."""
        while True:
            line = await self._line()
            if line is None:
                return None
            found = _HEAD.match(line)
            if found:
                return found[1], [name.strip().strip('"') for name in found[2].split(",")]

    async def rows(self) -> AsyncIterator[bytes]:
        """The rows of the block, in pieces. Raises BackupError where its end is missing."""
        # The row before the end mark closes with the line feed that the mark begins with.
        self._waiting = b"\n" + self._waiting
        first = True
        while (end := self._waiting.find(_END)) < 0:
            keep = len(_END) - 1
            ready, self._waiting = self._waiting[:-keep], self._waiting[-keep:]
            if ready:
                yield ready[first:]
                first = False
            if not await self._more():
                raise BackupError("The backup ends in the midst of a table.")
        rest = self._waiting[: end + 1]
        self._waiting = self._waiting[end + len(_END) :]
        yield rest[first:]

    async def _line(self) -> str | None:
        while (end := self._waiting.find(b"\n")) < 0:
            if len(self._waiting) > LONGEST_LINE or not await self._more():
                return None
        line, self._waiting = self._waiting[:end], self._waiting[end + 1 :]
        return line.decode(errors="replace")

    async def _more(self) -> bool:
        piece = await self._source.read(PIECE)
        self._waiting += piece
        return bool(piece)
