"""Communities that share connections: what one request entered, the next does not see."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from tests.api.town import Group, Person, Town

from timebank.app import create_app
from timebank.db.engine import Alone, Connection, Database, call

pytestmark = pytest.mark.anyio

EVERYTHING = """
SELECT current_setting('timebank.community', true) AS entered,
    (SELECT count(*) FROM timebank.member) + (SELECT count(*) FROM timebank.account)
    + (SELECT count(*) FROM timebank.contribution) + (SELECT count(*) FROM timebank.transfer)
    + (SELECT count(*) FROM timebank.idempotency) AS seen
"""


@pytest.fixture
async def one_line(service_url: str) -> AsyncIterator[Database]:
    """A database of one connection, which every request gets in turn."""
    database = Database(service_url, pool_size=1)
    yield database
    await database.close()


@pytest.fixture
async def towns(one_line: Database) -> AsyncIterator[tuple[Town, Town]]:
    transport = httpx.ASGITransport(create_app(one_line))
    async with httpx.AsyncClient(transport=transport, base_url="http://timebank.test") as http:
        yield await Town.make(one_line, http), await Town.make(one_line, http)


async def sees(connection: Connection | Alone) -> tuple[Any, int]:
    row = (await call(connection, EVERYTHING))[0]
    return row["entered"] or None, row["seen"]


async def nothing_is_left(database: Database) -> None:
    """The next to come, in a transaction or by calls alone, has entered no community."""
    async with database.alone() as connection:
        assert await sees(connection) == (None, 0)
    async with database.transaction() as connection:
        assert await sees(connection) == (None, 0)


async def entry_of(town: Town) -> tuple[Person, Person, Group, Any]:
    nia, club = await town.person("Nia"), await town.group()
    lead = await town.lead("Llinos", club)
    return nia, lead, club, await nia.logs(minutes=30, helped=club)


async def test_nothing_is_left_of_a_community_after_any_kind_of_request(
    towns: tuple[Town, Town], one_line: Database
) -> None:
    nia, lead, _, entry = await entry_of(towns[0])
    path = f"/contributions/{entry['id']}/verify"
    for _ in range(2):  # in one call, and its replay
        await lead.posts(path, key="once")
        await nothing_is_left(one_line)
    await lead.posts(path, status=409)
    await nothing_is_left(one_line)
    await nia.posts(path, status=403)
    await nothing_is_left(one_line)
    await nia.gets("/accounts")
    await nothing_is_left(one_line)
    await nia.gets(f"/accounts/{entry['id']}", status=404)
    await nothing_is_left(one_line)
    await lead.posts(f"{path}?dry_run=true", status=409)
    await nothing_is_left(one_line)


async def test_neighbours_in_turn_on_one_connection_see_their_own(
    towns: tuple[Town, Town],
) -> None:
    ely, barry = [await entry_of(town) for town in towns]
    for _ in range(3):
        for (nia, lead, _, own), (_, _, _, other) in ((ely, barry), (barry, ely)):
            await lead.posts(f"/contributions/{other['id']}/verify", status=404)
            await nia.gets(f"/contributions/{other['id']}", status=404)
            assert [one["id"] for one in (await nia.gets("/contributions"))["items"]] == [own["id"]]


async def test_a_statement_read_as_a_stream_leaves_nothing(
    towns: tuple[Town, Town], one_line: Database
) -> None:
    nia, lead, _, entry = await entry_of(towns[0])
    await lead.verifies(entry)
    account = (await nia.gets(f"/accounts?owner_id={nia.id}"))["items"][0]["id"]
    answer = await nia.asks("GET", f"/accounts/{account}/statement?format=csv")
    assert len(answer.text.splitlines()) == 2
    await nothing_is_left(one_line)


async def test_a_key_of_one_community_is_free_in_the_other(towns: tuple[Town, Town]) -> None:
    for town in towns:
        _, lead, _, entry = await entry_of(town)
        done = await lead.asks("POST", f"/contributions/{entry['id']}/verify", {}, key="same")
        assert done.status_code == 200
        assert "idempotent-replayed" not in done.headers
