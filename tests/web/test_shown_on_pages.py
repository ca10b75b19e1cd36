"""Whoever stands on a page by name or number stands in the line that the trail has of it, and what
was refused leaves one that shows nobody."""

import re
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select, update
from tests.api.apart_world import ApartWorld, reads_of
from tests.web.conftest import ORIGIN
from tests.web.test_apart_pages import PAGES

from timebank.db.engine import Database
from timebank.people.tables import Member
from timebank.trail.tables import TrailLine
from timebank.web.cookies import form_token

pytestmark = pytest.mark.anyio

COPIES = {"/{community}/my-data/export"}
"""A copy of one's own data is about oneself: of others it has numbers alone."""


@pytest.fixture(scope="module")
async def world(app: FastAPI, database: Database) -> ApartWorld:
    """The world in which Nia did all that there is to do, kept apart from nobody."""
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN)
    world = await ApartWorld.make(database, client)
    people = world.world.people
    for one in ("lead", "mair"):
        never = {"other_id": str(people[one].id)}
        await people["coordinator"].posts(f"/members/{people['nia'].id}/apart/end", never)
    await world.collect(reads_of(app.openapi()))
    return world


@pytest.fixture(scope="module")
async def signs(world: ApartWorld, database: Database) -> dict[str, UUID]:
    """Names that stand nowhere else, which everybody has from now on, and numbers, with whose they
    are."""
    town = world.world.town
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


def addresses(world: ApartWorld) -> Iterator[tuple[str, str]]:
    """Every page with all that there is."""
    for page in PAGES:
        if page not in COPIES:
            yield from ((page, path) for path in world.addresses(page))


@pytest.mark.parametrize("reader", ["coordinator", "lead", "safeguarding"])
async def test_whoever_stands_on_a_page_stands_in_its_line(
    world: ApartWorld, signs: dict[str, UUID], database: Database, reader: str
) -> None:
    town, person, missing = world.world.town, world.world.people[reader], set()
    cookie = {"Cookie": f"timebank-{town.slug}={person.token}"}
    for page, path in addresses(world):
        town.http.cookies.clear()
        answer = await town.http.get(f"/en{path}", headers=cookie)
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
    world: ApartWorld, database: Database
) -> None:
    town, mair, nia = world.world.town, world.world.people["mair"], world.world.people["nia"]
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
