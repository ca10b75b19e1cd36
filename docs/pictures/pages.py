"""Draws the README's pictures of pages: `PYTHONPATH=src:. python docs/pictures/pages.py`.

Starts the small demo in a folder of its own, goes in by its doors with a Chromium, and writes what
it sees as WebP. Takes the packages of requirements/test.txt.
"""

import asyncio
import base64
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.async_api import Browser, Page, ViewportSize, async_playwright
from tests.browser.conftest import ARGUMENTS
from tests.conftest import BROWSERS

FOLDER = Path(__file__).parent
PHONE, SCREEN = (390, 820), (900, 820)
MOST_BYTES = 100_000
QUALITY = 80
PATIENCE_SECONDS = 180


@dataclass(frozen=True)
class Picture:
    """One picture: by whose door one comes in, and what is looked at then."""

    name: str
    door: str | None
    path: str
    size: tuple[int, int] = PHONE


# The member reads Welsh, and would be asked about it in English; the lead reads English, and gives
# time as a member, too.
PICTURES = (
    Picture("app-en", "lead", "/en/ely-caerau/app#hours"),
    Picture("app-cy", "member", "/cy/ely-caerau/app"),
    Picture("lead", "lead", "/en/ely-caerau/app"),
    Picture("noticeboard", None, "/cy/ely-caerau/noticeboard", SCREEN),
    Picture("desk", "coordinator", "/en/ely-caerau/home", SCREEN),
)


async def main() -> None:
    """All of them."""
    program = next(filter(None, map(shutil.which, BROWSERS)))
    with demo() as address:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
            for picture in PICTURES:
                await draw(browser, address, picture)
            await browser.close()


async def draw(browser: Browser, address: str, picture: Picture) -> None:
    """One of them. Raises RuntimeError for one that is too large."""
    # As wide as a phone at the door, too: on a wide screen the app opens in a window of its own.
    context = await browser.new_context(viewport=_viewport(PHONE), device_scale_factor=1.5)
    page = await context.new_page()
    if picture.door:
        await page.goto(f"{address}/en/demo")
        await page.click(f"button[value={picture.door}]")
        await page.wait_for_url("**/ely-caerau/**")
    await page.set_viewport_size(_viewport(picture.size))
    await page.goto(f"{address}{picture.path}")
    await page.wait_for_selector("h1")
    await page.wait_for_timeout(2_000)
    drawn = await _webp(page)
    await context.close()
    if len(drawn) > MOST_BYTES:
        raise RuntimeError(f"{picture.name} has {len(drawn)} bytes")
    (FOLDER / f"{picture.name}.webp").write_bytes(drawn)


def _viewport(size: tuple[int, int]) -> ViewportSize:
    return {"width": size[0], "height": size[1]}


async def _webp(page: Page) -> bytes:
    devtools = await page.context.new_cdp_session(page)
    asked = {"format": "webp", "quality": QUALITY}
    answer = await devtools.send("Page.captureScreenshot", asked)
    return base64.b64decode(answer["data"])


@contextmanager
def demo() -> Iterator[str]:
    """The small demo, served; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="timebank-pictures-") as folder:
        Path(folder).chmod(0o711)
        command = [sys.executable, "-P", "-m", "timebank", "demo", "--small"]
        command += ["--data-dir", f"{folder}/demo", "--port", str(port)]
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, env=os.environ, stdout=subprocess.DEVNULL
        )
        try:
            address = f"http://localhost:{port}"
            _wait(f"{address}/readyz")
            yield address
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait(url: str) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            httpx.get(url).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError("the demo did not open")


if __name__ == "__main__":
    asyncio.run(main())
