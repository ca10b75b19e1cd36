"""What every page is held to, on every screen."""

from typing import Literal

from playwright.async_api import ViewportSize
from tests.browser.conftest import Desk

SMALL: ViewportSize = {"width": 320, "height": 800}
LARGE: ViewportSize = {"width": 1280, "height": 900}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
BY_LOOKS = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
"""What can differ between light and dark, small and large, for the page's text is the same."""


async def looks_right(desk: Desk, seen: list[str]) -> None:
    """The page as it stands keeps nobody out, in both languages, on every screen."""
    address = desk.page.url
    for language, other in (("en", "cy"), ("cy", "en")):
        if "/confirm" not in address or await desk.page.query_selector(".codes") is None:
            await desk.page.goto(address.replace(f"/{other}/", f"/{language}/", 1))
        await desk.page.wait_for_selector("h1")
        await keeps_nobody_out(desk)
        seen.append(desk.page.url)
    if desk.page.url != address:
        await desk.page.goto(address)


async def keeps_nobody_out(desk: Desk) -> None:
    """No violation on what is shown, light and dark, small and large; and nothing wider than the
    screen."""
    rules: tuple[str, ...] = ()
    for scheme in SCHEMES:
        for size in (SMALL, LARGE):
            await desk.page.emulate_media(color_scheme=scheme)
            await desk.page.set_viewport_size(size)
            found = await desk.violations(*rules)
            rules = BY_LOOKS
            assert found == [], f"{desk.page.url} {scheme} {size}"
            wide = await desk.page.evaluate("() => document.documentElement.scrollWidth")
            assert wide <= size["width"], desk.page.url
