"""A pass takes as much work as what it seals, however much waits behind that."""

import os
from collections.abc import AsyncIterator
from typing import Any

import anyio.to_thread
import asyncpg
import pytest
from tests.books import Books
from tests.sealing.conftest import Sealer
from tests.server import Server

from timebank.base.ids import new_id
from timebank.db import migrate
from timebank.db.engine import Connection, Database, call
from timebank.ledger import posting
from timebank.proof import sealing

pytestmark = pytest.mark.anyio

NAME = "timebank_pace" + os.environ.get("PYTEST_XDIST_WORKER", "")
THOUSANDS = 5
READ = """
SELECT seq_tup_read + idx_tup_fetch AS rows FROM pg_stat_xact_user_tables
WHERE relid = 'timebank.unsealed'::regclass
"""


@pytest.fixture
async def quiet_books(server: Server) -> AsyncIterator[Books]:
    """Books in a database of their own, in which the planner last saw a queue that was empty."""
    await server.make_database(NAME)
    await anyio.to_thread.run_sync(migrate.upgrade, server.owner_url(NAME))
    database = Database(server.service_url(NAME), pooled=False)
    books = await Books.open(database)
    await many_wait(books, 1)
    await Sealer(books).seals()
    owner = await asyncpg.connect(server.owner_url(NAME))
    await owner.execute("VACUUM (TRUNCATE false, ANALYZE) timebank.unsealed")
    await owner.close()
    yield books
    await database.close()


async def many_wait(books: Books, thousands: int) -> None:
    for _ in range(thousands):
        async with books.transaction() as connection:
            ids = [new_id() for _ in range(1_000)]
            await posting.account_open(connection, books.id, "member", ids)


async def rows_read(connection: Connection) -> Any:
    """How many rows of the queue this transaction has read."""
    return (await call(connection, READ))[0]["rows"]


async def test_a_pass_reads_little_more_of_the_queue_than_it_takes(quiet_books: Books) -> None:
    await many_wait(quiet_books, THOUSANDS)
    sealer = Sealer(quiet_books)
    for _ in range(THOUSANDS):
        async with quiet_books.transaction() as connection:
            done = await sealing.seal(connection, sealer.secrets, quiet_books.id)
            read = await rows_read(connection)
        assert done == sealing.MOST
        assert read < 3 * done, f"{read} rows were read to seal {done}"
