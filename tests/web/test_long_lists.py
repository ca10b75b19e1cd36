"""Lists of coordinators that are longer than a page go on, to the last."""

import re
from html import unescape

import pytest
from tests.api.apps import registered
from tests.api.measures import has
from tests.api.town import Person, Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine

from timebank.web import client_pages, leaving_pages, measure_pages, my_pages, review_pages

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]

NAMES = ("Nia", "Mair", "Gwyn")


@pytest.fixture(autouse=True)
def one_to_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for pages in (client_pages, leaving_pages, measure_pages, my_pages, review_pages):
        monkeypatch.setattr(pages, "MOST_SHOWN", 1)


async def people(town: Town) -> list[Person]:
    return [await town.person(name) for name in NAMES]


async def to_the_last(browser: Browser, delyth: Person, page: str) -> list[str]:
    """Who stands on each of the pages, from the first to the last."""
    await from_the_machine(browser, delyth)
    shown = []
    following: str | None = page
    while following:
        await browser.opens(following)
        shown += re.findall(r"<strong>(.*?)</strong>", browser.page)
        link = re.search(rf'href="/en/[^/"]+({page}\?after=[^"]+)"', browser.page)
        following = unescape(link[1]) if link else None
    return shown


async def test_what_is_to_be_erased(browser: Browser, town: Town, delyth: Person) -> None:
    for one in await people(town):
        await delyth.posts(f"/members/{one.id}/leave")
    assert sorted(await to_the_last(browser, delyth, "/erasures")) == sorted(NAMES)
    await browser.opens("/erasures?after=nowhere")
    assert "after=" in browser.page


async def test_copies_to_look_at(browser: Browser, town: Town, delyth: Person) -> None:
    for one in await people(town):
        await one.posts(f"/members/{one.id}/export-review", status=201)
    assert sorted(await to_the_last(browser, delyth, "/export-reviews")) == sorted(NAMES)


async def test_measures_to_look_at_again(browser: Browser, town: Town, delyth: Person) -> None:
    tomorrow = await town.days_ago(-1)
    for one in await people(town):
        await has(delyth, one, look_again_on=tomorrow)
    assert sorted(await to_the_last(browser, delyth, "/measures")) == sorted(NAMES)


async def test_apps_that_have_access(browser: Browser, town: Town, delyth: Person) -> None:
    apps = [await registered(delyth, ["contributions:read"]) for _ in NAMES]
    shown = await to_the_last(browser, delyth, "/clients")
    assert len(shown) == len(NAMES)
    # Whoever is not sure yet is asked on the page on which they are.
    fields = {"end": str(apps[1].id), "after": str(apps[0].id)}
    unsure = await browser.sends("/clients", **fields)
    assert (unsure.status_code, str(apps[1].id) in unsure.text) == (422, True)


async def test_where_one_is_signed_in(browser: Browser, town: Town, delyth: Person) -> None:
    for _ in NAMES:
        await town.token("coordinator", delyth.id)
    assert len(await to_the_last(browser, delyth, "/sign-ins")) > len(NAMES)
