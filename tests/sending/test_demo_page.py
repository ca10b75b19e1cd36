"""A demo shows on a page what it would have sent; nothing else does."""

from collections.abc import AsyncIterator

import httpx
import pytest
from tests.books import Books
from tests.sending.post_office import PostOffice, Reader, Town, a_demo
from tests.server import Server

from timebank.app import create_app
from timebank.db.engine import Database


@pytest.fixture(scope="module")
async def demo(server: Server, anyio_backend: str) -> AsyncIterator[Database]:
    database = Database(await a_demo(server))
    yield database
    await database.close()


async def looks_at_messages(database: Database) -> httpx.Response:
    transport = httpx.ASGITransport(create_app(database))
    async with httpx.AsyncClient(transport=transport, base_url="http://timebank.test") as client:
        return await client.get("/demo/messages")


async def test_a_demo_shows_the_message_and_says_that_it_is_not_sent(
    demo: Database, post: PostOffice
) -> None:
    town = Town(await Books.open(demo), post)
    nia = await town.member(name="<b>Nia</b>")
    await town.sends_code(nia)
    page = await looks_at_messages(demo)
    assert page.status_code == 200
    assert "Nothing is sent" in page.text
    assert "Does dim yn cael ei anfon" in page.text
    assert "\n\n271828\n\n" in page.text
    assert (nia.address in page.text, "<b>" in page.text) == (True, False)
    assert page.headers["cache-control"] == "no-store"


async def test_nothing_but_a_demo_has_the_page(town: Town, nia: Reader, database: Database) -> None:
    await town.sends_code(nia)
    page = await looks_at_messages(database)
    assert page.status_code == 404
    assert page.json()["code"] == "not_found"
    assert "271828" not in page.text
