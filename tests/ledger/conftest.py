"""Books of a town of its own for each test, and a SQL prompt to attack them from."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from tests.books import Books, Owner, as_service
from tests.ledger.clock import Clock
from tests.ledger.prompt import Prompt

from timebank.db.engine import Database


@pytest.fixture
async def books(database: Database) -> Books:
    """In time credits style: nobody goes below zero."""
    return await Books.open(database)


@pytest.fixture
async def bank(database: Database) -> Books:
    """In time bank style: members may go five hours below zero."""
    return await Books.open(database, floor_minutes=-300)


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


@pytest.fixture
async def pot(books: Books) -> Owner:
    return await books.own("pot")


@pytest.fixture(scope="module")
async def prompt(service_url: str, database: Database) -> AsyncIterator[Prompt]:
    """A SQL prompt with the service's own login. Attacks leave nothing behind, so that one town
    does for all those of a file."""
    books = await Books.open(database)
    async with as_service(service_url, books) as connection:
        yield await Prompt.at(connection, books)


@pytest.fixture
async def clock(owner_url: str) -> AsyncIterator[Clock]:
    """The books' clock, set right again after the test."""
    clock = Clock(owner_url)
    yield clock
    await clock.stands(timedelta(0))
