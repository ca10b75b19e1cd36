"""Readers of the journal who take a few bytes a second, and more of them than the service has
connections to its database: they hold nobody up, and little is kept for them."""

import asyncio
import os
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import anyio.to_thread
import asyncpg
import httpx
import pytest
from tests.api.town import Person, Town
from tests.books import Books
from tests.cli.operators import Operator
from tests.server import Server

from timebank.base.ids import TransferId, new_id
from timebank.db import migrate
from timebank.db.engine import Database
from timebank.ledger import posting
from timebank.ledger.posting import Move

pytestmark = pytest.mark.anyio

NAME = "timebank_slow" + os.environ.get("PYTEST_XDIST_WORKER", "")
THOUSANDS = 15
"""Lines: three pages, while one is sent and one is read ahead."""
MANY = 12
JOURNAL = "/audit/journal?format=jsonl"
SMALL_BUFFER, MUCH = 4_096, 65_536
LONGEST_WAIT = 20
BUSY = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND usename = $1 AND state <> 'idle'
"""


@dataclass
class Place:
    """A service with a long journal, and who takes it away."""

    url: str
    town: Town
    coordinator: Person
    database: "asyncpg.Connection[Any]"

    async def figure(self, name: str) -> float:
        """One of the service's own figures."""
        said = (await self.town.http.get("/metrics")).text
        return float(re.findall(rf"^{name} (\S+)$", said, re.MULTILINE)[0])

    async def is_sealed(self) -> bool:
        waiting: int = await self.database.fetchval("SELECT count(*) FROM timebank.unsealed")
        return waiting == 0

    async def is_at_rest(self) -> bool:
        """Whether the service wants nothing of its database at this moment."""
        busy: int = await self.database.fetchval(BUSY, f"{NAME}_service")
        return busy == 0


async def until(look: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(20 * LONGEST_WAIT):
        if await look():
            return
        await asyncio.sleep(0.05)
    raise TimeoutError


async def long_books(database: Database) -> Town:
    """Nia and Mair give each other a thousand minutes, one by one, again and again."""
    books = await Books.open(database, floor_minutes=-1_000)
    nia, mair = await books.member("Nia"), await books.member("Mair")
    for number in range(THOUSANDS):
        giver, taker = (nia, mair) if number % 2 else (mair, nia)
        ids = [TransferId(new_id()) for _ in range(1_000)]
        moves = [Move(giver.account_id, taker.account_id, 1, id_) for id_ in ids]
        async with books.transaction() as connection:
            await posting.move(connection, books.id, giver.actor, "gift", moves, None)
    return books.town


@pytest.fixture(scope="module")
async def place(
    server: Server, tmp_path_factory: pytest.TempPathFactory, postgres_bin: Path | None
) -> AsyncIterator[Place]:
    await server.make_database(NAME)
    await anyio.to_thread.run_sync(migrate.upgrade, server.owner_url(NAME))
    database = Database(server.service_url(NAME), pooled=False)
    town = await long_books(database)
    coordinator = await town.coordinator()
    operator = Operator(tmp_path_factory.mktemp("slow"), postgres_bin)
    administrator = await asyncpg.connect(server.superuser_url(NAME))
    with operator.serves(database_url=server.service_url(NAME)) as served:
        async with httpx.AsyncClient(base_url=served.url, timeout=LONGEST_WAIT) as town.http:
            place = Place(served.url, town, coordinator, administrator)
            await until(place.is_sealed)
            yield place
    await administrator.close()
    await database.close()


@dataclass
class Reader:
    """Reads the journal a byte at a time, through a socket that takes little at once."""

    line: socket.socket
    read: bytearray = field(default_factory=bytearray)
    hurries: bool = False

    async def has_begun(self) -> bool:
        assert self.read.startswith(b"HTTP/1.1 200"[: len(self.read)]), self.read
        return bool(self.read)

    async def has_all(self) -> bool:
        return self.read.endswith(b"\r\n0\r\n\r\n")

    @classmethod
    async def asks(cls, place: Place) -> Self:
        loop, line, url = asyncio.get_running_loop(), socket.socket(), urlsplit(place.url)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        line.settimeout(0)
        await loop.sock_connect(line, (url.hostname, url.port))
        signed = f"Authorization: Bearer {place.coordinator.token}"
        head = f"Host: {url.netloc}\r\n{signed}\r\n\r\n"
        asked = f"GET {place.town.base}{JOURNAL} HTTP/1.1\r\n{head}"
        await loop.sock_sendall(line, asked.encode())
        return cls(line)

    async def reads(self) -> None:
        """To the end, if nobody comes between."""
        loop = asyncio.get_running_loop()
        while part := await loop.sock_recv(self.line, MUCH if self.hurries else 1):
            self.read += part
            if not self.hurries:
                await asyncio.sleep(0.05)


@asynccontextmanager
async def slow_readers(place: Place, count: int) -> AsyncIterator[list[Reader]]:
    """So many, to each of whom is sent what they leave room for; at the end they are gone."""
    readers = [await Reader.asks(place) for _ in range(count)]
    reading = [asyncio.create_task(reader.reads()) for reader in readers]
    try:
        for reader in readers:
            await until(reader.has_begun)
        await until(place.is_at_rest)
        yield readers
    finally:
        for task in reading:
            task.cancel()
        await asyncio.gather(*reading, return_exceptions=True)
        for reader in readers:
            reader.line.close()


async def test_hours_are_verified_and_sealed_meanwhile(place: Place) -> None:
    nia, mair = place.town.people["Nia"], place.town.people["Mair"]
    async with slow_readers(place, MANY):
        await nia.verifies(await mair.logs(minutes=30, helped=nia))
        await until(place.is_sealed)


async def test_what_they_have_not_read_is_not_kept_for_them(place: Place) -> None:
    whole = len((await place.coordinator.asks("GET", JOURNAL)).content)
    before = await place.figure("process_resident_memory_bytes")
    async with slow_readers(place, MANY):
        held = await place.figure("process_resident_memory_bytes")
        await asyncio.sleep(2)
        after = await place.figure("process_resident_memory_bytes")
    assert held - before < MANY * whole * 2 / 3
    assert after - held < whole


async def test_whoever_goes_on_reading_gets_all_of_it(place: Place) -> None:
    async with slow_readers(place, 1) as (reader,):
        await asyncio.sleep(2)
        reader.hurries = True
        await until(reader.has_all)
    (lines,) = re.findall(rb'{"type": "end", "lines": (\d+)}', reader.read)
    assert int(lines) == reader.read.count(b'{"type": "transfer"') >= THOUSANDS * 1_000


async def test_of_those_who_go_away_nothing_is_left(place: Place) -> None:
    async with slow_readers(place, MANY):
        opened = await place.figure("process_open_fds")

    async def are_gone() -> bool:
        return await place.figure("process_open_fds") <= opened - MANY

    await until(are_gone)
    await until(place.is_at_rest)
