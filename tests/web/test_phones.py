"""What waited on many phones, and is sent twice, stands in the books once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import httpx
import pytest
import uvicorn
from tests.api.town import Town
from tests.web.phones import kept, phones, send_all

from timebank.app import create_app
from timebank.cli.listening import address_of, listen
from timebank.cli.serve import server_config
from timebank.db.engine import Database

pytestmark = pytest.mark.anyio

PHONES, ENTRIES = 24, 5


@pytest.fixture
async def over_http(service_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """The service as it is run, at a port of its own."""
    with listen("127.0.0.1", 0) as listener:
        app = create_app(Database(service_url), key_secrets=[bytes(32)])
        server = uvicorn.Server(server_config(app, ()))
        running = asyncio.ensure_future(server.serve(sockets=[listener]))
        async with httpx.AsyncClient(base_url=address_of(listener), timeout=60) as client:
            yield client
        server.should_exit = True
        await running


async def test_none_of_it_is_doubled_and_none_is_lost(
    over_http: httpx.AsyncClient, database: Database
) -> None:
    """`python -m bench phones` does the same with five hundred phones of twenty entries."""
    town = await Town.make(database, over_http)
    found = await phones(town, PHONES, ENTRIES)
    statuses = await send_all(found, over_http)
    assert statuses == Counter({201: 2 * PHONES * ENTRIES})
    sent = Counter(entry.id for phone in found for entry in phone.queue)
    assert Counter(await kept(town)) == sent
