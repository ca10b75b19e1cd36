"""A town's books without HTTP, and the people of most stories."""

import pytest
from tests.books import Books, Owner

from timebank.db.engine import Database


@pytest.fixture
async def books(database: Database) -> Books:
    """A community in time credits style: nobody goes below zero."""
    return await Books.open(database)


@pytest.fixture
async def nia(books: Books) -> Owner:
    return await books.member("Nia")


@pytest.fixture
async def mair(books: Books) -> Owner:
    return await books.member("Mair")


@pytest.fixture
async def delyth(books: Books) -> Owner:
    return await books.member("Delyth")


@pytest.fixture
async def club(books: Books) -> Owner:
    return await books.organisation()
