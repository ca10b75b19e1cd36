"""The demo's doors: one click lets in, in a demo; anywhere else there is neither door nor page."""

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import func, select
from tests.api.books import number_of
from tests.api.town import Town
from tests.demo.conftest import WORKER, Books
from tests.server import Server

from timebank.app import create_app
from timebank.db.engine import Database
from timebank.demo import door_pages
from timebank.demo.door_pages import DOORS, Door
from timebank.demo.towns import TIME_CREDITS
from timebank.sign_in.tables import Token

pytestmark = pytest.mark.anyio

ORIGIN = "http://timebank.test"
OURS = {"Origin": ORIGIN}


def visitor(database: Database) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(create_app(database, key_secrets=[bytes(32)]))
    return httpx.AsyncClient(transport=transport, base_url=ORIGIN)


@pytest.fixture
async def somebody(server: Server, books: Books) -> AsyncIterator[httpx.AsyncClient]:
    """Whoever has just opened the demo."""
    database = Database(server.service_url(f"demo_one{WORKER}"))
    async with visitor(database) as client:
        yield client
    await database.close()


async def test_the_page_has_all_doors_in_both_languages(somebody: httpx.AsyncClient) -> None:
    for wants, words in (("en-GB", "One door at a time"), ("cy", "Un drws ar y tro")):
        page = await somebody.get(
            "/demo", headers={"Accept-Language": wants}, follow_redirects=True
        )
        assert page.status_code == 200
        assert words in page.text
        assert [f'value="{door.name}"' in page.text for door in DOORS] == [True] * len(DOORS)
        assert page.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
async def test_one_click_lets_in_and_the_page_behind_it_is_there(
    somebody: httpx.AsyncClient, door: Door
) -> None:
    answer = await somebody.post("/en/demo", data={"door": door.name}, headers=OURS)
    assert answer.status_code == 303
    language = "cy" if door.name == "member" else "en"
    assert answer.headers["location"].startswith(f"/{language}/ely-caerau/")
    behind = await somebody.get(answer.headers["location"])
    assert behind.status_code == 200, behind.text
    app = {"Timebank-App": "ely-caerau", "Sec-Fetch-Site": "same-origin"}
    me = (await somebody.get("/v1/me", headers=app)).json()
    assert (me["role"], me["member"]["number"]) == (door.role.value, door.number)


async def test_a_form_from_elsewhere_and_another_door_let_nobody_in(
    somebody: httpx.AsyncClient,
) -> None:
    for origin, name, status in (
        ("https://elsewhere.example", "coordinator", 403),
        (ORIGIN, "treasurer", 404),
    ):
        answer = await somebody.post("/cy/demo", data={"door": name}, headers={"Origin": origin})
        assert answer.status_code == status
        assert "set-cookie" not in answer.headers
        assert '<html lang="cy">' in answer.text


async def test_nothing_but_a_demo_has_doors(database: Database) -> None:
    async def tokens() -> int:
        async with database.transaction() as connection:
            return int((await connection.execute(select(func.count(Token.id)))).scalar_one())

    before = await tokens()
    async with visitor(database) as client:
        assert (await client.get("/demo")).status_code == 404
        for language in ("en", "cy"):
            assert (await client.get(f"/{language}/demo")).status_code == 404
            for door in DOORS:
                sent = {"door": door.name}
                answer = await client.post(f"/{language}/demo", data=sent, headers=OURS)
                assert answer.status_code == 404
                assert "set-cookie" not in answer.headers
    assert await tokens() == before


async def test_a_time_bank_with_the_same_people_in_it_has_none_either(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the database was made as decides, and not who lives in it."""
    async with visitor(database) as client:
        town = await Town.make(database, client)
        delyth = await town.coordinator("Delyth")
        door = replace(DOORS[-1], number=await number_of(delyth))
        monkeypatch.setattr(door_pages, "TIME_CREDITS", replace(TIME_CREDITS, slug=town.slug))
        monkeypatch.setattr(door_pages, "DOORS", (door,))
        assert (await client.get("/en/demo")).status_code == 404
        answer = await client.post("/en/demo", data={"door": door.name}, headers=OURS)
        assert (answer.status_code, "set-cookie" in answer.headers) == (404, False)
