"""Every page, opened by two who are never to meet Nia: a lead of her group, and a member."""

import httpx
import pytest
from fastapi import FastAPI
from tests.api.apart_world import ApartWorld, reads_of
from tests.web.conftest import ORIGIN
from tests.web.page_matrix import OPEN, VISITS

from timebank.db.engine import Database

pytestmark = pytest.mark.anyio

PAGES = [visit.path for visit in VISITS if visit.method == "GET"]
PAGES += [name.removeprefix("GET ") for name in OPEN if name.startswith("GET /{community}/")]


@pytest.fixture(scope="module")
async def apart(app: FastAPI, database: Database) -> ApartWorld:
    transport = httpx.ASGITransport(app)
    client = httpx.AsyncClient(transport=transport, base_url=ORIGIN)
    apart = await ApartWorld.make(database, client)
    await apart.collect(reads_of(app.openapi()))
    return apart


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("reader", ["lead", "mair"])
async def test_no_page_shows_anybody_of_whom_its_reader_is_never_to_meet(
    apart: ApartWorld, reader: str, language: str
) -> None:
    town, told = apart.world.town, set()
    cookie = {"Cookie": f"timebank-{town.slug}={apart.world.people[reader].token}"}
    for page in PAGES:
        for path in apart.addresses(page):
            town.http.cookies.clear()
            answer = await town.http.get(f"/{language}{path}", headers=cookie)
            assert answer.status_code < 500, path
            hers = apart.told_in(answer)
            told |= {f"{page}: {kind}" for kind in hers}
    assert "\n".join(sorted(told)) == ""
