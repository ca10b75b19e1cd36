"""A town whose books have something of everything, and somebody who can change what they say."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text
from tests.books import A_DAY, Books
from tests.server import Server

from timebank.audit.rules import Proof
from timebank.audit.service import prove
from timebank.db.engine import Database

Tampered = Callable[..., Awaitable[Proof]]


@pytest.fixture(scope="module")
async def books(database: Database) -> Books:
    """Thanks, an exchange, a gift, a spend, a hold, an opening, a reversal and a correction."""
    books = await Books.open(database, floor_minutes=-300)
    nia, mair, delyth = [await books.member(name) for name in ("Nia", "Mair", "Delyth")]
    club = await books.organisation()
    thanked = await books.credits(nia, club, 120, by=delyth)
    next_day = A_DAY + timedelta(days=1)
    wrong = await books.credits(nia, club, 60, by=delyth, day=next_day)
    truth = await books.logged(
        nia, club, 45, day=next_day, stated_by=delyth, corrects_id=wrong.contribution_id
    )
    await books.correct(delyth, truth)
    await books.credits(nia, mair, 30, by=mair)
    await nia.gives(15, to=mair)
    await books.capture(club, await nia.holds(20, club), 20)
    await nia.holds(10, club, timedelta(days=3))
    await books.open_balances(delyth, [(mair, 45), (nia, -5)])
    await books.reverse(delyth, (thanked.transfer or {})["id"])
    return books


@pytest.fixture
async def tampered(server: Server, books: Books, owner_url: str) -> AsyncIterator[Tampered]:
    """What is found after somebody with every right has changed the books; undone afterwards."""
    name = urlsplit(owner_url).path.strip("/")
    database = Database(server.superuser_url(name), pooled=False)

    async def change(*statements: str) -> Proof:
        async with database.engine.connect() as connection:
            await connection.execute(text("SET LOCAL session_replication_role = replica"))
            for statement in statements:
                changed = await connection.execute(text(statement), {"town": books.id})
                assert changed.rowcount, statement  # -1 where it is not about rows
            proof = await prove(connection, books.id)
            await connection.rollback()
        return proof

    yield change
    await database.close()
