"""Whatever is asked or opened, by whomever: who is told what of a private member, and of a concern.

Every route that reads and every page, with everybody's things. Each of Nia's words stands nowhere
else (told_world.py), so that whoever is told it is seen to be.
"""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from tests.api.apart_world import ApartWorld, reads_of
from tests.api.told_world import HERS, OF_CONCERNS, made, told_in
from tests.web.conftest import ORIGIN
from tests.web.test_apart_pages import PAGES

from timebank.db.engine import Database

pytestmark = pytest.mark.anyio

_HERE = "/v1/communities/{community}"
_SIGN_UPS = f"{_HERE}/sessions/{{session_id}}/sign-ups"
TOLD: dict[str, dict[str, set[str]]] = {
    "gwen": {f"{_HERE}/members/{{member_id}}/log": {"name"}},
    "other": {},
    "auditor": {},
    "network": {},
    "lead": {"": {"name", "name_used"}, _SIGN_UPS: {"access_needs", "name", "name_used"}},
    "safeguarding": {"": {"words", "outcome"}},
}
"""What each of them is told, by route or wherever it stands: Gwen, who swaps help with Nia, the
leads of another group and of Nia's own, and those with an office. Gwen reads in her own log who saw
her record in an office, and Nia held one."""
ON_PAGES: dict[str, set[str]] = {
    "gwen": set(),
    "mair": {"name", "name_used"},
    "other": set(),
    "auditor": set(),
    "network": set(),
    "lead": {"name", "name_used"},
    "safeguarding": {"words", "outcome"},
}
"""What each may read there; Mair helps Nia."""


@pytest.fixture(scope="module")
def reads(app: FastAPI) -> dict[str, Any]:
    return reads_of(app.openapi())


@pytest.fixture(scope="module")
async def hers(app: FastAPI, database: Database, reads: dict[str, Any]) -> ApartWorld:
    transport = httpx.ASGITransport(app)
    client = httpx.AsyncClient(transport=transport, base_url=ORIGIN)
    return await made(database, client, reads)


ALL = "?limit=200"


def pages(route: dict[str, Any]) -> bool:
    """Whether a route answers page by page."""
    return any(one["name"] == "limit" for one in route.get("parameters", ()))


@pytest.mark.parametrize("reader", TOLD)
async def test_nobody_is_told_what_is_not_for_them(
    hers: ApartWorld, reads: dict[str, Any], reader: str
) -> None:
    token, may, told = hers.world.people[reader].token, TOLD[reader], set()
    for path, route in reads.items():
        for address in hers.addresses(path):
            answer = await hers.asks(token, f"{address}{ALL if pages(route) else ''}")
            assert answer.status_code < 500, address
            beyond = told_in(answer) - may.get(path, may.get("", set()))
            told |= {f"{path}: {kind}" for kind in beyond}
    assert "\n".join(sorted(told)) == ""


@pytest.mark.parametrize("reader", ON_PAGES)
async def test_nobody_reads_on_a_page_what_is_not_for_them(hers: ApartWorld, reader: str) -> None:
    town, told = hers.world.town, set()
    cookie = {"Cookie": f"timebank-{town.slug}={hers.world.people[reader].token}"}
    for page in PAGES:
        for path in hers.addresses(page):
            town.http.cookies.clear()
            answer = await town.http.get(f"/en{path}", headers=cookie)
            assert answer.status_code < 500, path
            told |= {f"{page}: {kind}" for kind in told_in(answer) - ON_PAGES[reader]}
    assert "\n".join(sorted(told)) == ""


async def test_what_is_looked_for_is_there(hers: ApartWorld) -> None:
    people, nia = hers.world.people, hers.world.people["nia"]
    record = await people["coordinator"].asks("GET", f"/members/{nia.id}")
    assert told_in(record) == {*HERS}
    assert told_in(await people["safeguarding"].asks("GET", "/concerns")) == {*OF_CONCERNS}
