"""A demo shows on a page what it would have sent; nothing else does."""

from collections.abc import AsyncIterator

import httpx
import pytest
from tests.api.test_applications import applying
from tests.books import Books
from tests.sending.post_office import PostOffice, Reader, Town, a_demo
from tests.sending.readers import open_town
from tests.server import Server

from timebank.app import create_app
from timebank.db.engine import Database
from timebank.sending.delivery import Ways
from timebank.worker import jobs


@pytest.fixture(scope="module")
async def demo(server: Server, anyio_backend: object) -> AsyncIterator[Database]:
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


async def test_a_demo_shows_what_a_coordinator_hears_of_at_any_hour(
    demo: Database, post: PostOffice
) -> None:
    there, http = await open_town(demo, post)
    async with http:
        delyth = await there.town.coordinator()
        await there.reach(delyth, language="en")
        await delyth.posts("/applications", applying(), status=201)
        await delyth.posts(f"/members/{delyth.id}/pin", {"pin": "7392"})
        work = jobs(demo, [bytes(32)], Ways())
        await next(job for job in work if job.name == "remind").round()
        page = await looks_at_messages(demo)
    for words in ("Ely: what waits for you", "Applications to join: 1", "A PIN was set"):
        assert words in page.text
    assert "Penhaligon" not in page.text


async def test_nothing_but_a_demo_has_the_page(town: Town, nia: Reader, database: Database) -> None:
    await town.sends_code(nia)
    page = await looks_at_messages(database)
    assert page.status_code == 404
    assert page.json()["code"] == "not_found"
    assert "271828" not in page.text
