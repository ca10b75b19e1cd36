"""A post office of its own for each test, and members with addresses that nobody else has."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from tests.books import Books
from tests.ledger.clock import Clock
from tests.sending.post_office import PostOffice, Reader, Town
from tests.sending.readers import Readers, open_town

from timebank.db.engine import Database


@pytest.fixture
async def post() -> AsyncIterator[PostOffice]:
    """A post office that is open."""
    office = PostOffice()
    office.takes.set()
    async with office.opened():
        yield office


@pytest.fixture
async def town(database: Database, post: PostOffice) -> Town:
    """Ely, whose host has a telephone."""
    town = Town(await Books.open(database), post)
    await town.books.rows(
        'UPDATE timebank.community SET host = host || \'{"telephone": "029 2000 0000"}\''
        " WHERE id = $1"
    )
    return town


@pytest.fixture
async def nia(town: Town) -> Reader:
    return await town.member()


@pytest.fixture
async def there(database: Database, post: PostOffice) -> AsyncIterator[Readers]:
    """Ely, whose people do things over HTTP."""
    readers, http = await open_town(database, post)
    async with http:
        yield readers


@pytest.fixture
async def clock(owner_url: str) -> AsyncIterator[Clock]:
    """The outbox's clock, set right again after the test."""
    clock = Clock(owner_url)
    yield clock
    await clock.stands(timedelta(0))
