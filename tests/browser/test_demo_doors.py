"""The demo's doors in a real browser: for everybody, and the app in a window of its own."""

from dataclasses import replace

import pytest
from playwright.async_api import expect
from tests.api.books import number_of, rules
from tests.api.town import Person
from tests.browser.conftest import Desk
from tests.browser.looks import LARGE, looks_right

from timebank.demo import door_pages
from timebank.demo.door_pages import DOORS
from timebank.demo.towns import TIME_CREDITS

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def is_a_demo(*_: object) -> bool:
    return True


async def test_one_click_opens_the_app_as_small_as_a_phone(
    desk: Desk, delyth: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = delyth.town
    await rules(town, noticeboard=True)
    lead = await town.lead("Llinos", await town.group())
    people = (await town.person("Nia"), lead, delyth)
    doors = [replace(DOORS[n], number=await number_of(one)) for n, one in enumerate(people)]
    monkeypatch.setattr(door_pages, "DOORS", doors)
    monkeypatch.setattr(door_pages, "TIME_CREDITS", replace(TIME_CREDITS, slug=town.slug))
    monkeypatch.setattr(door_pages, "is_demo", is_a_demo)
    await desk.page.goto(f"{desk.base}/demo")
    await looks_right(desk, [])
    await desk.page.set_viewport_size(LARGE)
    async with desk.page.expect_popup() as opened:
        await desk.page.click("button[value=member]")
    phone = await opened.value
    await phone.wait_for_selector("#app h1")
    assert phone.url.startswith(f"{desk.base}/cy/{town.slug}/app")
    await desk.page.click("button[value=coordinator]")
    await desk.page.wait_for_url(f"**/en/{town.slug}/home")
    await expect(desk.page.locator("main")).to_contain_text("Coordinator")
