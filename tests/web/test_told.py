"""Whatever is asked or opened, by whomever: who is told what of a private member, and of a concern.

Every route that reads and every page, with everybody's things. Each of Nia's words stands nowhere
else (told_world.py), so that whoever is told it is seen to be. At the end everybody has a name that
stands nowhere else: whoever stands on a page by name or number stands in the line that the trail
has of it, and what was refused leaves one that shows nobody.
"""

import re
from string import ascii_lowercase
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select, update
from tests.api.apart_world import ApartWorld, reads_of
from tests.api.told_world import HERS, OF_CONCERNS, made, told_in
from tests.web.conftest import ORIGIN
from tests.web.page_matrix import PAGES

from timebank.db.engine import Database
from timebank.people.tables import Member
from timebank.trail.tables import TrailLine
from timebank.web.cookies import form_token

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
COPIES = {"/{community}/my-data/export"}
"""A copy of one's own data is about oneself: of others it has numbers alone."""


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
    told = set()
    async for page, answer in hers.opened(PAGES, reader):
        told |= {f"{page}: {kind}" for kind in told_in(answer) - ON_PAGES[reader]}
    assert "\n".join(sorted(told)) == ""


async def test_what_is_looked_for_is_there(hers: ApartWorld) -> None:
    people, nia = hers.world.people, hers.world.people["nia"]
    record = await people["coordinator"].asks("GET", f"/members/{nia.id}")
    assert told_in(record) == {*HERS}
    assert told_in(await people["safeguarding"].asks("GET", "/concerns")) == {*OF_CONCERNS}


@pytest.fixture(scope="module")
async def signs(hers: ApartWorld, database: Database) -> dict[str, UUID]:
    """Names that stand nowhere else, which everybody has from now on, and numbers, with whose they
    are."""
    town = hers.world.town
    found: dict[str, UUID] = {}
    async with database.transaction(town.id) as connection:
        rows = (await connection.execute(select(Member.id, Member.number))).all()
        for letter, row in zip(ascii_lowercase, rows, strict=False):
            name = f"Zqx{letter}zz"
            here = update(Member).where(Member.community_id == town.id, Member.id == row.id)
            await connection.execute(here.values(name=name, name_used=name, name_folded=name))
            found |= {name: row.id, row.number: row.id}
    return found


async def shown_by(database: Database, town: Any, answer: httpx.Response) -> set[UUID]:
    """Whom the trail has in the line of a page."""
    of_it = select(TrailLine.about).where(TrailLine.request_id == answer.headers["x-request-id"])
    async with database.transaction(town.id) as connection:
        return {one for about in (await connection.execute(of_it)).scalars() for one in about}


@pytest.mark.parametrize("reader", ["coordinator", "lead", "safeguarding"])
async def test_whoever_stands_on_a_page_stands_in_its_line(
    hers: ApartWorld, signs: dict[str, UUID], database: Database, reader: str
) -> None:
    town, person, missing = hers.world.town, hers.world.people[reader], set()
    pages = [page for page in PAGES if page not in COPIES]
    async for page, answer in hers.opened(pages, reader):
        said = main_of(answer)
        told = {whose for sign, whose in signs.items() if stands_in(sign, said)} - {person.id}
        if told and told - await shown_by(database, town, answer):
            missing.add(page)
    assert "\n".join(sorted(missing)) == ""


def stands_in(sign: str, said: str) -> bool:
    """Whether it stands there by itself: a short number is by chance within an id, too."""
    return re.search(rf"(?<![\w-]){re.escape(sign)}(?![\w-])", said) is not None


def main_of(answer: httpx.Response) -> str:
    """What a page that was given says, from its heading on."""
    return answer.text.partition("<main")[2] if answer.status_code == httpx.codes.OK else ""


@pytest.mark.usefixtures("signs")
async def test_what_a_page_refuses_leaves_a_line_that_shows_nobody(
    hers: ApartWorld, database: Database
) -> None:
    town, mair, nia = hers.world.town, hers.world.people["mair"], hers.world.people["nia"]
    headers = {"Cookie": f"timebank-{town.slug}={mair.token}", "Origin": ORIGIN}
    form = {"form_token": form_token(mair.token)}
    path = f"/en/{town.slug}/members/{nia.id}/card"
    town.http.cookies.clear()
    for answer in (
        await town.http.get(path, headers=headers),
        await town.http.post(path, headers=headers, data=form),
    ):
        of_it = select(TrailLine).where(TrailLine.request_id == answer.headers["x-request-id"])
        async with database.transaction(town.id) as connection:
            (line,) = (await connection.execute(of_it)).all()
        assert (answer.status_code, line.status) == (403, 403)
        assert (line.actor_id, line.things, line.about) == (mair.id, [nia.id], [])
