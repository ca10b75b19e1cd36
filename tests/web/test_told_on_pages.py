"""Every page, opened by everybody: who reads what of a private member, and of a concern."""

import httpx
import pytest
from fastapi import FastAPI
from tests.api.apart_world import ApartWorld, reads_of
from tests.api.told_world import made, told_in
from tests.web.conftest import ORIGIN
from tests.web.test_apart_pages import PAGES

from timebank.db.engine import Database

pytestmark = pytest.mark.anyio

TOLD: dict[str, set[str]] = {
    "gwen": set(),
    "mair": {"name", "name_used"},
    "other": set(),
    "auditor": set(),
    "network": set(),
    "lead": {"name", "name_used"},
    "safeguarding": {"words", "outcome"},
}
"""What each may read: Gwen, who swaps help with Nia, Mair, who helps her, the leads of another
group and of Nia's own, and those with an office."""


@pytest.fixture(scope="module")
async def hers(app: FastAPI, database: Database) -> ApartWorld:
    transport = httpx.ASGITransport(app)
    client = httpx.AsyncClient(transport=transport, base_url=ORIGIN)
    return await made(database, client, reads_of(app.openapi()))


@pytest.mark.parametrize("reader", TOLD)
async def test_nobody_reads_what_is_not_for_them(hers: ApartWorld, reader: str) -> None:
    town, told = hers.world.town, set()
    cookie = {"Cookie": f"timebank-{town.slug}={hers.world.people[reader].token}"}
    for page in PAGES:
        for path in hers.addresses(page):
            town.http.cookies.clear()
            answer = await town.http.get(f"/en{path}", headers=cookie)
            assert answer.status_code < 500, path
            told |= {f"{page}: {kind}" for kind in told_in(answer) - TOLD[reader]}
    assert "\n".join(sorted(told)) == ""
