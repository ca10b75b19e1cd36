"""Whoever is signed in on our pages is counted by themselves, wherever they come from."""

from collections.abc import AsyncIterator

import httpx
import pytest
from tests.api.town import Person, Town
from tests.web.conftest import ORIGIN

from timebank.app import create_app
from timebank.db.engine import Database
from timebank.http.edge import Edge

pytestmark = pytest.mark.anyio

REQUESTS = 20
"""A minute for each caller; half as many for all together who come by one address unknown."""


@pytest.fixture
async def hall(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """Everybody comes by one address."""
    app = create_app(database, Edge(requests_a_minute=REQUESTS))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as client:
        yield client


async def opens(
    hall: httpx.AsyncClient, person: Person | None, town: Town, times: int
) -> list[int]:
    """What a page of somebody's own answers, again and again."""
    token = person.token if person else "tb_made_up"
    sent = {"Cookie": f"timebank-{town.slug}={token}"}
    path = f"/en/{town.slug}/sign-ins"
    return [(await hall.get(path, headers=sent)).status_code for _ in range(times)]


async def test_people_in_one_hall_do_not_share_their_pages(
    hall: httpx.AsyncClient, town: Town
) -> None:
    nia, mair = await town.person("Nia"), await town.person("Mair")
    assert await opens(hall, nia, town, 1) + await opens(hall, mair, town, 1) == [200, 200]
    assert await opens(hall, nia, town, REQUESTS + 1) == [200] * REQUESTS + [429]
    assert await opens(hall, mair, town, REQUESTS) == [200] * REQUESTS
    assert (await opens(hall, None, town, REQUESTS))[-1] == 429, "a stranger has the address's"


async def test_a_page_and_the_app_count_together(hall: httpx.AsyncClient, town: Town) -> None:
    nia = await town.person("Nia")
    assert await opens(hall, nia, town, 1) == [200]
    bearer = {"Authorization": f"Bearer {nia.token}"}
    for _ in range(REQUESTS - 1):
        assert (await hall.get("/v1/me", headers=bearer)).status_code == 200
    assert await opens(hall, nia, town, 2) == [200, 429]
