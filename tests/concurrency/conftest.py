"""Books with enough connections that many people can act at once."""

from collections.abc import AsyncIterator

import pytest
from tests.books import Books, Owner

from timebank.db.engine import Database

AT_ONCE = 12


@pytest.fixture(scope="module")
async def crowd(service_url: str) -> AsyncIterator[Database]:
    """The service with a connection for everybody."""
    database = Database(service_url, pool_size=AT_ONCE)
    yield database
    await database.close()


@pytest.fixture
async def books(crowd: Database) -> Books:
    """In time credits style: nobody goes below zero."""
    return await Books.open(crowd)


@pytest.fixture
async def bank(crowd: Database) -> Books:
    """In time bank style: members may go five hours below zero."""
    return await Books.open(crowd, floor_minutes=-300)


@pytest.fixture
async def nia(books: Books) -> Owner:
    return await books.member("Nia")


@pytest.fixture
async def mair(books: Books) -> Owner:
    return await books.member("Mair")


@pytest.fixture
async def delyth(books: Books) -> Owner:
    """The coordinator."""
    return await books.member("Delyth")


@pytest.fixture
async def club(books: Books) -> Owner:
    """The lunch club, which thanks and accepts credits."""
    return await books.organisation()
