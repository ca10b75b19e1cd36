"""The pages in a real browser: for everybody, by keyboard, and with nothing in the console."""

import pyotp
import pytest
from playwright.async_api import Page, ViewportSize
from tests.api.sign_ins import messages, writes_to
from tests.api.town import Person
from tests.browser.conftest import Desk

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

EMAIL = "delyth@example.org"
SMALL: ViewportSize = {"width": 320, "height": 800}
LARGE: ViewportSize = {"width": 1280, "height": 900}
BY_LOOKS = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
"""What can differ between light and dark, small and large, for the page's text is the same."""


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


async def looks_right(desk: Desk, seen: list[str]) -> None:
    """No violation on the page as it stands, in both languages, light and dark, small and large;
    and nothing wider than the screen."""
    address = desk.page.url
    for language, other in (("en", "cy"), ("cy", "en")):
        if "/confirm" not in address or await desk.page.query_selector(".codes") is None:
            await desk.page.goto(address.replace(f"/{other}/", f"/{language}/", 1))
        await desk.page.wait_for_selector("h1")
        rules: tuple[str, ...] = ()
        for scheme in ("light", "dark"):
            for size in (SMALL, LARGE):
                await desk.page.emulate_media(color_scheme=scheme)
                await desk.page.set_viewport_size(size)
                found = await desk.violations(*rules)
                rules = BY_LOOKS
                assert found == [], f"{desk.page.url} {scheme} {size}"
                wide = await desk.page.evaluate("() => document.documentElement.scrollWidth")
                assert wide <= size["width"], desk.page.url
        seen.append(desk.page.url)
    if desk.page.url != address:
        await desk.page.goto(address)


async def test_no_page_keeps_anybody_out(desk: Desk, delyth: Person) -> None:
    seen: list[str] = []
    for path in ("sign-in", "sign-in/machine", "sign-in/card", "concern", "concern/thanks"):
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
    assert await desk.page.locator(".codes li").count() == 10
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
    assert "Cydlynydd" in await desk.page.inner_text("main")
    await has_a_card_printed(desk, await delyth.town.person("Nia"), seen)
    assert len(seen) == 36


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
    assert await desk.page.input_value("#card") == letters
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
    assert page.url.endswith("/second-factor")
