"""Whatever is typed into any field of any page, it is told what is wrong, or taken."""

import itertools
import re
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI
from tests.api.world import World
from tests.web.conftest import ORIGIN
from tests.web.page_matrix import VISITS, Visit
from tests.web.test_page_matrix import visits

from timebank.db.engine import Database

pytestmark = pytest.mark.anyio

ODD = ("x" * 10_000, "0" * 40, "\x00", "\u202e", "-1", "2026-02-30")
_FIELD = re.compile(r'name="([A-Za-z_][\w.-]*)"')


@pytest.fixture(scope="module")
async def world(app: FastAPI, database: Database) -> AsyncIterator[World]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield await World.make(database, client)


def sends(visit: Visit) -> bool:
    """Whether it is a form, after which there is still somebody to send another."""
    return visit.method == "POST" and not visit.path.endswith("/sign-out")


async def fields_of(world: World, token: str, visit: Visit, things: dict[str, str]) -> list[str]:
    """The fields of the page that sends a form, and those that the matrix has of it."""
    page = await visits(world, token, Visit("GET", visit.path, {}, {}), things)
    return sorted({*_FIELD.findall(page.text), *visit.form} - {"form_token"})


async def test_no_field_of_any_page_is_a_fault_of_ours(world: World) -> None:
    """Each field is given three of them, which go round."""
    token = world.people["coordinator"].token
    turns = itertools.cycle(ODD)
    for visit in filter(sends, VISITS):
        things = await world.things()
        for name in await fields_of(world, token, visit, things):
            for odd in itertools.islice(turns, 3):
                form = Visit(visit.method, visit.path, {**visit.form, name: odd}, {})
                answer = await visits(world, token, form, things)
                assert answer.status_code < 500, f"{visit.name} {name}: {odd[:20]!r}"
