"""Joining in a real browser: each step, for a phone in the hand."""

import re

import pytest
from playwright.async_api import expect
from tests.api.books import rules
from tests.api.test_joining import AREAS
from tests.api.town import Person
from tests.browser.conftest import Desk
from tests.browser.looks import SMALL
from tests.browser.phone import cookie_of

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

STEPS: tuple[dict[str, str], ...] = (
    {"#name": "Siân Rees"},
    {"#telephone": "029 2000 0000"},
    {"#can_do": "Cacennau."},
    {},
)


async def test_no_step_of_joining_keeps_anybody_out(desk: Desk, delyth: Person) -> None:
    town, page = delyth.town, desk.page
    await rules(town, applications_from_outside=True, areas=AREAS)
    words = {"text_en": "We are kind.", "text_cy": "Rydym yn garedig."}
    await delyth.posts("/agreements", words, status=201)
    await page.set_viewport_size(SMALL)
    await desk.opens(f"{town.slug}/join")
    assert await desk.violations() == []
    await page.click("main a[lang=cy]")
    for fields in STEPS:
        assert await desk.violations() == []
        for field, said in fields.items():
            await page.fill(field, said)
        for choice in await page.query_selector_all("[type=checkbox], [type=radio][id]"):
            await choice.check()
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= SMALL["width"]
        await page.click("main form button:not(.second)")
    await expect(page).to_have_url(re.compile("/join/thanks$"))
    assert await desk.violations() == []


async def test_in_the_middle_of_joining_nothing_typed_is_lost(desk: Desk, delyth: Person) -> None:
    """Neither to bigger text nor to the other language; but what one agreed to is read again."""
    town, page = delyth.town, desk.page
    await rules(town, applications_from_outside=True, areas=AREAS)
    words = {"text_en": "We are kind.", "text_cy": "Rydym yn garedig."}
    await delyth.posts("/agreements", words, status=201)
    await desk.opens(f"{town.slug}/join/start")
    await page.get_by_label("Full name").fill("Siân Rees")
    await page.get_by_role("radio", name="Yes").check()
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("radio", name="By letter").check()
    await page.get_by_label("Telephone number").fill("029 2000 0000")
    await page.get_by_role("link", name="Bigger text").click()
    await expect(page.locator("html")).to_have_attribute("data-text", "2")
    await page.get_by_role("link", name="Cymraeg").click()
    await expect(page.locator("html")).to_have_attribute("lang", "cy")
    await expect(page.locator("html")).to_have_attribute("data-text", "2")
    await expect(page.get_by_label("Rhif ffôn")).to_have_value("029 2000 0000")
    await expect(page.get_by_role("radio", name="Llythyr")).to_be_checked()
    for _ in ("reach", "do"):
        await page.get_by_role("button", name="Parhau").click()
    await page.get_by_role("checkbox").check()
    await page.get_by_role("link", name="English").click()
    await expect(page.get_by_text("We are kind.")).to_be_visible()
    await expect(page.get_by_role("checkbox")).not_to_be_checked()
    await page.get_by_role("checkbox").check()
    await page.get_by_role("button", name="Send").click()
    await expect(page).to_have_url(re.compile("/en/.*/join/thanks$"))
    (waits,) = (await delyth.gets("/applications"))["items"]
    assert (waits["name"], waits["telephone"]) == ("Siân Rees", "029 2000 0000")


async def test_a_concern_half_written_goes_along_to_the_other_language(
    desk: Desk, delyth: Person
) -> None:
    nia, page = await delyth.town.person("Nia"), desk.page
    await desk.context.add_cookies([cookie_of(desk, nia)])
    await desk.opens(f"{nia.town.slug}/concern")
    await page.get_by_label("What worries you?").fill("Rwy'n poeni.")
    await page.get_by_role("link", name="Bigger text").click()
    await page.get_by_role("link", name="Cymraeg").click()
    await expect(page.get_by_label("Beth sy\u2019n eich poeni?")).to_have_value("Rwy'n poeni.")
    await expect(page.get_by_role("alert")).to_have_count(0)
    await page.get_by_role("button", name="Anfon").click()
    await expect(page).to_have_url(re.compile("/cy/.*/concern/"))
