"""The way from a worker to the database, which breaks at any word: as where it is killed there.

What the worker sends at once is a word: a statement, or what prepares one.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import make_url

_AT_ONCE = 2**16


@dataclass
class Wire:
    """Breaks at a word before the database has heard it, or `deaf` to what it answers."""

    service_url: str
    url: str = ""
    broken: bool = False
    _words_left: int | None = None
    _deaf: bool = False
    _answered: asyncio.Event = field(default_factory=asyncio.Event)
    _ends: list[asyncio.StreamWriter] = field(default_factory=list)
    _tasks: list["asyncio.Task[Any]"] = field(default_factory=list)

    def breaks(self, after: int, *, deaf: bool) -> None:
        """So many words from now on are said and answered; the next is the last."""
        self._words_left, self._deaf = after, deaf

    def is_reached(self, said: asyncio.StreamReader, worker: asyncio.StreamWriter) -> None:
        """Somebody is at the worker's end."""
        self._ends.append(worker)
        self._tasks.append(asyncio.create_task(self._carries(said, worker)))

    async def is_torn(self) -> None:
        """At every end at once, with no goodbye."""
        for end in self._ends:
            end.transport.abort()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _carries(self, said: asyncio.StreamReader, worker: asyncio.StreamWriter) -> None:
        if not self.broken:
            answers, database = await self._reach()
            self._ends.append(database)
            self._tasks.append(asyncio.create_task(self._answers(answers, worker)))
            while word := await said.read(_AT_ONCE):
                if self._words_left == 0:
                    await self._last(word, database)
                    break
                self._words_left = self._words_left and self._words_left - 1
                database.write(word)
            database.transport.abort()
        worker.transport.abort()

    async def _last(self, word: bytes, database: asyncio.StreamWriter) -> None:
        self.broken = True
        if self._deaf:
            database.write(word)
            await self._answered.wait()

    async def _answers(self, answers: asyncio.StreamReader, worker: asyncio.StreamWriter) -> None:
        while answer := await answers.read(_AT_ONCE):
            if self.broken:
                self._answered.set()
            else:
                worker.write(answer)
        self._answered.set()

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        url = make_url(self.service_url)
        folder = url.query.get("host")
        if folder is None:
            return await asyncio.open_connection(url.host, url.port or 5432)
        return await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.{url.query['port']}")


@asynccontextmanager
async def wire_to(service_url: str) -> AsyncIterator[Wire]:
    """A wire to the database of this login, at a URL of its own."""
    wire = Wire(service_url)
    listener = await asyncio.start_server(wire.is_reached, "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    parts = urlsplit(service_url)
    login = parts.netloc.rpartition("@")[0]
    wire.url = urlunsplit(
        parts._replace(netloc=f"{login}@127.0.0.1:{port}", query="sslmode=disable")
    )
    async with listener:
        try:
            yield wire
        finally:
            await wire.is_torn()
