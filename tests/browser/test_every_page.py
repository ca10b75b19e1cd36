"""No page for whoever is signed in keeps anybody out: every one, in both languages, small
and large, light and dark. A new page is looked at without anybody's doing: the matrix has it."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from tests.api.books import rules
from tests.api.test_applications import TEXTS
from tests.api.test_joining import AREAS
from tests.api.town import Person
from tests.api.world import World, filled
from tests.browser.conftest import Desk
from tests.browser.looks import SMALL, keeps_nobody_out
from tests.web.page_matrix import READERS, VISITS, Visit

from timebank.base.ids import MemberId
from timebank.db.engine import Database
from timebank.sending import queries as outbox

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

MOST_FIRST = ("coordinator", *READERS)
APART = {
    "GET /{community}/app": "the app has tests of its own",
    "GET /{community}/my-data/export/file": "a file to keep",
    "GET /{community}/reports/hours.csv": "a file to keep",
    "GET /{community}/reports/hours.xlsx": "a file to keep",
}
BEYOND = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.matches('.skip')
        && !one.closest('[role=region][tabindex]'))
    .map(one => one.outerHTML.slice(0, 80))"""
"""Whatever stands beyond the right edge, but in a table that is moved."""
SHOWN = [
    visit
    for visit in VISITS
    if visit.method == "GET" and visit.name not in APART and 200 in visit.expected.values()
]


async def reads(desk: Desk, world: World, reader: str) -> None:
    """From here on the browser is somebody's who is signed in."""
    person = world.people[reader]
    name = f"timebank-{world.town.slug}"
    await desk.context.add_cookies([{"name": name, "value": person.token, "url": desk.base}])


def by_reader(visits: list[Visit]) -> dict[str, list[Visit]]:
    """Each page by whoever is shown most on it."""
    found: dict[str, list[Visit]] = {}
    for visit in visits:
        first = next(one for one in MOST_FIRST if visit.expected[one] == 200)
        found.setdefault(first, []).append(visit)
    return found


async def is_to_be_rung_up(world: World) -> None:
    """Somebody waits to be told, and somebody whose number is gone by now."""
    nia = world.people["nia"]
    await nia.changes(f"/members/{nia.id}", {"telephone": "029 2000 0000"})
    for one in (nia, world.people["mair"]):
        await waits(world, one)


async def waits(world: World, person: Person) -> None:
    about: dict[str, Any] = {
        "member_id": MemberId(person.id),
        "kind": "news",
        "by": "telephone",
        "facts": {},
    }
    async with world.town.database.transaction(world.town.id) as connection:
        await outbox.add(connection, world.town.id, **about, useless_after=timedelta(days=1))


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_every_page_is_for_everybody(
    desk: Desk, database: Database, origin: str, language: str
) -> None:
    async with httpx.AsyncClient(base_url=origin, timeout=30) as client:
        world = await World.make(database, client)
        things = await world.things()
        await is_to_be_rung_up(world)
        await rules(world.town, areas=AREAS)
        await world.people["coordinator"].posts("/agreements", TEXTS, status=201)
    wrong = []
    for reader, visits in by_reader(SHOWN).items():
        await reads(desk, world, reader)
        for visit in visits:
            await desk.page.set_viewport_size(SMALL)
            await desk.opens(filled(visit.path, things).lstrip("/"), language)
            beyond = await desk.page.evaluate(BEYOND)
            wrong += [f"{visit.name}: beyond the edge: {one}" for one in beyond]
            await keeps_nobody_out(desk)
    desk.said[:] = [said for said in desk.said if "404" not in said]  # a copy has no icon
    assert wrong == []
