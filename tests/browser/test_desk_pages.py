"""A coordinator's pages in a real browser, whatever is wrong in forms, and text twice as large."""

import re

import pytest
from playwright.async_api import expect
from tests.api.books import number_of, rules
from tests.api.test_joining import AREAS
from tests.api.town import Person
from tests.browser.conftest import Desk
from tests.browser.looks import LARGE, SMALL

from timebank.base.ids import MemberId
from timebank.sign_in import factor_service

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

BEYOND = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.matches('.skip'))
    .map(one => one.outerHTML.slice(0, 80))"""
"""Whatever stands beyond the right edge, where nobody reads it."""


async def signs_in(desk: Desk, person: Person) -> None:
    town = person.town
    async with town.database.transaction(town.id) as connection:
        _, code = await factor_service.machine_code(connection, town.id, MemberId(person.id))
    await desk.opens(f"{town.slug}/sign-in/machine")
    await desk.page.fill("#code", code)
    await desk.page.click("main form button")
    await expect(desk.page).to_have_url(re.compile("/home$"))


async def is_for_everybody(desk: Desk) -> None:
    """No violation on the page as it stands, on a small screen."""
    assert await desk.violations() == [], desk.page.url
    assert await desk.page.evaluate(BEYOND) == [], desk.page.url


async def test_a_card_and_a_code_for_a_phone_keep_nobody_out(desk: Desk, delyth: Person) -> None:
    town, page = delyth.town, desk.page
    nia = await town.person("Nia")
    await page.set_viewport_size(SMALL)
    await signs_in(desk, delyth)
    await desk.opens(f"{town.slug}/cards")
    await page.fill("#number", await number_of(nia))
    await page.click("main form button")
    await page.click("text=Make a new card")
    await is_for_everybody(desk)
    await page.go_back()
    await page.click("text=Show a code for their phone")
    await is_for_everybody(desk)


async def test_what_is_wrong_is_said_to_everybody(desk: Desk, delyth: Person) -> None:
    town, page = delyth.town, desk.page
    await page.set_viewport_size(SMALL)
    for address in ("nowhere/home", f"{town.slug}/no-such-page"):
        await desk.opens(address, "cy")
        await is_for_everybody(desk)
    await signs_in(desk, delyth)
    await desk.opens(f"{town.slug}/applications/new")
    await page.click("main form button")
    await is_for_everybody(desk)
    await page.click("text=Full name: This is needed.")
    assert await page.evaluate("() => document.activeElement.id") == "name"
    await desk.opens(f"{town.slug}/concern")
    await page.fill("#words", "Mair's purse was empty.")
    await desk.context.clear_cookies()
    await page.click("main form button")
    await is_for_everybody(desk)
    await expect(page.locator("#words")).to_have_value("Mair's purse was empty.")
    refused = [said for said in desk.said if "Failed to load resource" in said]
    assert len(refused) == 4, "the browser tells of each status by itself"
    desk.said.clear()


async def test_text_twice_as_large_loses_nothing(desk: Desk, delyth: Person) -> None:
    town, page = delyth.town, desk.page
    await rules(town, areas=AREAS, applications_from_outside=True)
    await signs_in(desk, delyth)
    for path in ("home", "join/start"):
        for size in (SMALL, LARGE):
            await page.set_viewport_size(size)
            await desk.opens(f"{town.slug}/{path}", "cy")
            await page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
            assert await page.evaluate(BEYOND) == [], (path, size)
