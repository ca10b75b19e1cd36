"""A town's books, and whoever seals them."""

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from tests.books import Books, Owner
from tests.ledger.clock import Clock

from timebank.db.engine import Database, call
from timebank.proof import sealing


@dataclass
class Sealer:
    """Seals one town's books, with keys of its own."""

    books: Books
    secrets: list[bytes] = field(default_factory=lambda: [secrets.token_bytes(32)])

    async def seals(self) -> int:
        """Everything that waits; how many events that were."""
        done = 0
        while passed := await self.passes():
            done += passed
        return done

    async def passes(self) -> int:
        """One pass."""
        async with self.books.transaction() as connection:
            return await sealing.seal(connection, self.secrets, self.books.id)

    async def events(self) -> list[Any]:
        return await self.books.rows(
            "SELECT * FROM timebank.event WHERE community_id = $1 ORDER BY position"
        )

    async def checkpoints(self) -> list[Any]:
        return await self.books.rows(
            "SELECT * FROM timebank.checkpoint WHERE community_id = $1 ORDER BY number"
        )

    async def lines(self) -> list[str]:
        """The canonical lines of all that is sealed, made anew."""
        events = await self.events()
        names = ("position", "journal", "kind", "subject_id", "recorded_at")
        columns = ([event[name] for event in events] for name in names)
        async with self.books.transaction() as connection:
            rows = await call(
                connection,
                "SELECT line FROM timebank.lines_of($1, $2, $3, $4, $5, $6) ORDER BY place",
                self.books.id,
                *columns,
            )
        return [row["line"] for row in rows]


@pytest.fixture
async def books(database: Database) -> Books:
    return await Books.open(database)


@pytest.fixture
async def sealer(books: Books) -> Sealer:
    return Sealer(books)


@pytest.fixture
async def nia(books: Books) -> Owner:
    return await books.member("Nia")


@pytest.fixture
async def mair(books: Books) -> Owner:
    return await books.member("Mair")


@pytest.fixture
async def pool(books: Books) -> Owner:
    """Accepts credits."""
    return await books.organisation("Pool")


@pytest.fixture
async def clock(owner_url: str) -> AsyncIterator[Clock]:
    """The books' clock, set right again after the test."""
    clock = Clock(owner_url)
    yield clock
    await clock.stands(timedelta(0))
