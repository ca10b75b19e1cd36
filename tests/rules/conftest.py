"""A town in which everything has happened once, and the two logins at a SQL prompt."""

from collections.abc import AsyncIterator

import asyncpg
import pytest
from tests.books import Books, as_service
from tests.ledger.prompt import Prompt
from tests.server import Server

from timebank.db.engine import Database


@pytest.fixture(scope="module")
async def service(service_url: str, database: Database) -> AsyncIterator[Prompt]:
    """The service's own login, in the town."""
    books = await Books.open(database)
    async with as_service(service_url, books) as connection:
        prompt = await Prompt.at(connection, books)
        opening = await books.own("opening")
        yield Prompt(connection, prompt.ids | {"opening_account": opening.account_id})


@pytest.fixture(scope="module")
async def owner(owner_url: str, service: Prompt) -> AsyncIterator[Prompt]:
    """The login that owns the tables, and reads past row-level security; in the town too."""
    connection = await asyncpg.connect(owner_url)
    await connection.execute(f"SET timebank.community = '{service.ids['town']}'")
    yield Prompt(connection, service.ids)
    await connection.close()


@pytest.fixture(scope="module")
async def administrator(
    server: Server, owner: Prompt
) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """The server's superuser, in the same database."""
    name = await owner.connection.fetchval("SELECT current_database()")
    connection = await asyncpg.connect(server.superuser_url(name))
    yield connection
    await connection.close()
