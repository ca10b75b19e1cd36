"""Joining in a real browser: each step, for a phone in the hand."""

import re

import pytest
from playwright.async_api import expect
from tests.api.books import rules
from tests.api.test_joining import AREAS
from tests.api.town import Person
from tests.browser.conftest import Desk
from tests.browser.looks import SMALL

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
