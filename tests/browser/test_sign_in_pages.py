"""The pages in a real browser: for everybody, by keyboard, and with nothing in the console."""

import re

import pyotp
import pytest
from playwright.async_api import Page, expect
from tests.api.sign_ins import messages, writes_to
from tests.api.town import Person
from tests.browser.conftest import Desk
from tests.browser.looks import looks_right

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

EMAIL = "delyth@example.org"


async def types(page: Page, words: str) -> None:
    """Goes on to the next field by keyboard, types, and sends the form."""
    await page.keyboard.type(words)
    async with page.expect_navigation():
        await page.keyboard.press("Enter")


async def asks_for_a_code(desk: Desk, person: Person, language: str = "en") -> str:
    await writes_to(person, EMAIL)
    await desk.opens(f"{person.town.slug}/sign-in", language)
    await desk.page.fill("#email", EMAIL)
    await desk.page.click("main form button")
    return (await messages(person.town))[person.id]


async def test_no_page_keeps_anybody_out(desk: Desk, delyth: Person) -> None:
    seen: list[str] = []
    told = ("concern", "concern/thanks", "concern/ring")
    for path in ("sign-in", "sign-in/machine", "sign-in/card", *told):
        await desk.opens(f"{delyth.town.slug}/{path}")
        await looks_right(desk, seen)
    code = await asks_for_a_code(desk, delyth)
    await looks_right(desk, seen)
    await desk.page.fill("#code", code)
    await desk.page.click("main form button")
    await looks_right(desk, seen)
    await desk.page.click("main form button")
    await looks_right(desk, seen)
    secret = await desk.page.inner_text(".secret")
    await desk.page.fill("#code", pyotp.TOTP(secret).now())
    await desk.page.click("main form button")
    await expect(desk.page.locator(".codes li")).to_have_count(10)
    recovery = await desk.page.locator(".codes li").first.inner_text()
    assert await desk.violations() == []
    for path in ("second-factor", "sign-ins"):
        await desk.opens(f"{delyth.town.slug}/{path}")
        await looks_right(desk, seen)
    code = await asks_for_a_code(desk, delyth, "cy")
    await desk.page.fill("#code", code)
    await desk.page.click("main form button")
    await looks_right(desk, seen)
    await desk.page.fill("#second", recovery)
    await desk.page.click("main form button")
    await expect(desk.page.locator("main")).to_contain_text("Cydlynydd")
    await has_a_card_printed(desk, await delyth.town.person("Nia"), seen)
    assert len(seen) == 38


async def has_a_card_printed(desk: Desk, member: Person, seen: list[str]) -> None:
    """A coordinator is signed in; what the card's QR code says fills the field in, and leaves the
    address."""
    for path in ("home", "concern", "approvals", "pin", "cards"):
        await desk.opens(f"{member.town.slug}/{path}")
        await looks_right(desk, seen)
    number = (await member.gets(f"/members/{member.id}"))["number"]
    await desk.page.fill("#number", number)
    await desk.page.click("main form button")
    await looks_right(desk, seen)
    await desk.page.click("text=Make a new card")
    await looks_right(desk, seen)
    letters = await desk.page.inner_text(".secret")
    await desk.opens(f"{member.town.slug}/sign-in/card#{letters}")
    await expect(desk.page.locator("#card")).to_have_value(letters)
    assert "#" not in desk.page.url


async def test_one_signs_in_by_keyboard_alone(desk: Desk, delyth: Person) -> None:
    await writes_to(delyth, EMAIL)
    await desk.opens(f"{delyth.town.slug}/sign-in", "cy")
    page = desk.page
    for _ in range(6):
        await page.keyboard.press("Tab")
    await types(page, EMAIL)
    for _ in range(6):
        await page.keyboard.press("Tab")
    await types(page, (await messages(delyth.town))[delyth.id])
    await expect(page).to_have_url(re.compile("/second-factor$"))
