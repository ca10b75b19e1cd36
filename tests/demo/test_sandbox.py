"""The sandbox: made up, behind one name, and made anew as often as somebody likes."""

import secrets
from collections.abc import AsyncIterator

import httpx
import pytest
from tests.api.apps import TOKEN_WANTED, App
from tests.api.town import Person, Town

from timebank.app import create_app
from timebank.base.ids import new_id
from timebank.communities.errors import SlugTaken
from timebank.db.engine import Database
from timebank.demo.sandbox import Sandbox, make_sandbox

pytestmark = pytest.mark.anyio


@pytest.fixture
async def http(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(database))
    async with httpx.AsyncClient(transport=transport, base_url="http://timebank.test") as client:
        yield client


@pytest.fixture
def slug() -> str:
    return f"sandbox-{secrets.token_hex(4)}"


async def made(database: Database, http: httpx.AsyncClient, slug: str) -> tuple[Person, App]:
    """A coordinator of a new sandbox of this name, and the app in it."""
    async with database.transaction() as connection:
        found: Sandbox = await make_sandbox(connection, slug)
    town = Town(database, http, found.community_id, slug, new_id(), new_id(), 0)
    app = App(town, found.client_id, new_id(), found.client_secret)
    return Person(town, new_id(), "Delyth Rees", found.coordinator_token), app


async def test_a_sandbox_has_people_hours_and_an_app_and_its_books_prove(
    database: Database, http: httpx.AsyncClient, slug: str
) -> None:
    coordinator, app = await made(database, http, slug)
    assert (await coordinator.gets(""))["sandbox"] is True
    assert len((await coordinator.gets("/members"))["items"]) == 10
    assert len((await coordinator.gets("/transfers?limit=200"))["items"]) > 100
    assert (await coordinator.gets("/audit/proof"))["ok"] is True
    till = await app.person("contributions:read", "thanks:write")
    assert (await till.gets("/contributions?limit=1"))["items"]


async def test_a_reset_makes_a_new_one_behind_the_same_name_and_the_old_books_stay(
    database: Database, http: httpx.AsyncClient, slug: str
) -> None:
    before, old_app = await made(database, http, slug)
    tally = await old_app.person("contributions:read")
    after, app = await made(database, http, slug)
    assert before.town.id != after.town.id
    assert (await after.gets(""))["id"] == str(after.town.id)
    for gone in (before, tally):
        await gone.gets(f"/v1/communities/{before.town.id}/contributions", status=401)
        await gone.gets("/contributions", status=401)
    assert (await old_app.asks(TOKEN_WANTED)).json()["error"] == "invalid_client"
    assert (await app.asks(TOKEN_WANTED)).status_code == 200
    async with database.transaction(before.town.id) as connection:
        counted = "SELECT count(*) FROM timebank.transfer"
        assert (await connection.exec_driver_sql(counted)).scalar_one() > 100


async def test_a_real_community_is_never_taken_for_a_sandbox(
    database: Database, http: httpx.AsyncClient
) -> None:
    town = await Town.make(database, http)
    for name in (town.slug, str(town.id)):
        with pytest.raises(SlugTaken):
            async with database.transaction() as connection:
                await make_sandbox(connection, name)
