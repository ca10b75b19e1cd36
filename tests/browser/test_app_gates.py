"""What every screen of the volunteer app is held to, whichever there are: its places are read from
the app itself, so that a new one is covered from its first day."""

import gzip
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.async_api import ViewportSize
from tests.api.books import number_of
from tests.api.exchanging import agreed, proposes, says
from tests.api.sessions import away, planned, signs_up
from tests.api.town import Group, Person, Town
from tests.browser.conftest import Desk
from tests.browser.leads import Lead
from tests.browser.looks import keeps_nobody_out
from tests.browser.phone import MAIN, PLACES, Phone, cookie_of, stated_by

from timebank.web.volunteer_files import FILES

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

MOST_BYTES, MOST_FIRST_BYTES, MOST_REQUESTS = 60_000, 30_000, 15
PHONE: ViewportSize = {"width": 390, "height": 820}
MOST_SHIFTED = 0.05
SHIFTED = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 300);
})"""
"""How much moved that nobody had touched."""
READ = """() => new Promise(done => {
  const came = () => performance.getEntriesByType('resource').length;
  const look = before => setTimeout(() => (came() === before ? done() : look(came())), 150);
  look(-1);
})"""


@dataclass(frozen=True)
class Lived:
    """A lead's phone in a town where something has happened; what places show by its id."""

    phone: Phone
    ids: dict[str, str]


@pytest.fixture
async def lived(desk: Desk, phone: Phone) -> Lived:
    town, club = phone.nia.town, phone.club
    await stated_by(town, "members")
    delyth, mair = town.people["Delyth"], await town.person("Mair")
    lead = await town.lead("Llinos", club)
    await delyth.verifies(await lead.logs(minutes=390, helped=club))
    entry = await lead.logs(minutes=90, helped=club, worked_on="2025-06-08")
    await phone.nia.logs(minutes=60, helped=club, worked_on="2025-06-09")
    done = await says(mair, "done", await agreed(mair, lead), minutes=90)
    full = await planned(lead, club, on_noticeboard=True, places=1, place="St David's Hall")
    await signs_up(mair, full)
    await planned(lead, club, name_cy="Cinio", name_en=None)
    ids = {
        "entry": entry["id"],
        "exchange": (await proposes(mair, giver=lead, receiver=mair))["id"],
        "done": done["id"],
        "sessions": full["id"],
        "close": await _came_to(lead, club, mair),
        **await _listed(town, lead, mair),
    }
    await desk.context.clear_cookies()
    await desk.context.add_cookies([cookie_of(desk, lead)])
    return Lived(phone, ids)


async def _came_to(lead: Person, club: Group, mair: Person) -> str:
    """A session that waits to be closed, at which nobody noted when somebody left."""
    session = await planned(lead, club, day=away(-1), name_en=None, name_cy="Cinio")
    here = f"/sessions/{session['id']}"
    await lead.posts(f"{here}/attendance", {"member_id": str(mair.id)}, status=201)
    return str(session["id"])


async def _listed(town: Town, lead: Person, mair: Person) -> dict[str, str]:
    told: dict[str, Any] = {"activity_id": str(town.gardening), "title_en": "A small lawn"}
    offer = await mair.posts("/offers", told, status=201)
    request = await lead.posts("/requests", {**told, "title_cy": "Lawnt fach"}, status=201)
    ids = {"offer": offer["id"], "request": request["id"], "matches": request["id"]}
    return {**ids, "offers": offer["id"], "requests": request["id"], "help": offer["id"]}


async def all_is_read(phone: Phone) -> None:
    """What a screen shows comes by several requests, each in its own time."""
    await phone.page.evaluate(READ)


def test_places_are_found() -> None:
    assert {"log", "hours", "more", "phone"} <= set(PLACES)
    assert MAIN.count(": async () => ") == len(PLACES)


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_no_place_of_the_app_keeps_anybody_out(lived: Lived, language: str) -> None:
    """In one window: to open one for each place takes longer than to look at it."""
    phone, ids = lived.phone, lived.ids
    shown = [f"{place}/{ids[place]}" for place in PLACES if place in ids]
    for where in (*PLACES, *shown, f"exchange/{ids['done']}/different"):
        await phone.page.goto("about:blank")  # another part behind # alone loads nothing
        await phone.opens(f"#{where}", language)
        await all_is_read(phone)
        await keeps_nobody_out(phone.desk)


@pytest.mark.parametrize("home", ["members", "groups", "lead"])
async def test_the_first_load_of_every_home_is_small_and_nothing_jumps(
    phone: Phone, home: str
) -> None:
    town, desk = phone.nia.town, phone.desk
    await stated_by(town, "groups" if home == "groups" else "members")
    await desk.page.set_viewport_size(PHONE)
    if home == "lead":
        llinos = await town.lead("Llinos", phone.club)
        await Lead(desk, llinos, phone.club).thanked([await number_of(phone.nia)], 60)
        await desk.context.clear_cookies()
        await desk.context.add_cookies([cookie_of(desk, llinos)])
    asked: list[str] = []
    phone.page.on("request", lambda one: asked.append(one.url))
    await phone.opens()
    await phone.page.wait_for_load_state("networkidle")
    own = {url.rpartition("/")[2] for url in asked if "/app/" in url and url.endswith(".js")}
    assert sum(len(gzip.compress(FILES[name])) for name in own) <= MOST_FIRST_BYTES, own
    assert all(url.startswith(desk.base) for url in asked)
    first = [url for url in asked if "app-worker" not in url and "worker.js" not in url]
    assert len(first) <= MOST_REQUESTS, first
    assert await phone.page.evaluate(SHIFTED) <= MOST_SHIFTED


def test_all_of_the_app_is_small() -> None:
    sizes = {
        name: len(gzip.compress(file))
        for name, file in FILES.items()
        if name.endswith(".js") and name != "tried.js"  # which no phone asks for
    }
    assert sum(sizes.values()) <= MOST_BYTES, sizes
