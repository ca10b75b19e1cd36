"""A real browser, and a service that it can reach at `localhost`.

Playwright is driven by its asynchronous interface, without its plugin for pytest: that one holds an
event loop of its own in the thread where all other tests run theirs.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    async_playwright,
    expect,
)
from tests.api.town import Person, Town
from tests.browser import figures
from tests.browser.leads import Lead
from tests.browser.phone import ZONE, Phone, cookie_of, stated_by
from tests.conftest import BROWSERS

from timebank.app import create_app
from timebank.cli.listening import address_of, listen
from timebank.cli.serve import server_config
from timebank.db.engine import Database
from timebank.sign_in import code_rules, code_service

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=20_000)  # a busy machine is no failure
AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
async def chromium(anyio_backend: object) -> AsyncIterator[Browser]:
    program = next(filter(None, map(shutil.which, BROWSERS)))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
async def origin(service_url: str, anyio_backend: object) -> AsyncIterator[str]:
    """The service, as it is run, at a port of its own."""
    app = create_app(Database(service_url), key_secrets=[bytes(32)])
    with listen("127.0.0.1", 0) as listener:
        server = uvicorn.Server(server_config(app, ()))
        running = asyncio.ensure_future(server.serve(sockets=[listener]))
        yield address_of(listener).replace("127.0.0.1", "localhost")
        server.should_exit = True
        await running


@dataclass
class Desk:
    """A window of the browser with cookies of its own, and whatever its console said."""

    context: BrowserContext
    page: Page
    base: str
    said: list[str]
    looked_at: bool = False
    cut_off: bool = False
    """Whether requests are cut off, or refused, as we mean it: a browser tells of each."""

    async def opens(self, path: str, language: str = "en") -> None:
        await self.page.goto(f"{self.base}/{language}/{path}")

    async def violations(self, *rules: str) -> list[str]:
        """What axe finds on the page as it stands, by these of its rules or by all."""
        if not await self.page.evaluate("() => 'axe' in window"):
            await self.page.evaluate(AXE)
        if not self.looked_at:
            await self.context.add_init_script(
                AXE
            )  # half a megabyte, sent once for all that follow
            self.looked_at = True
        # Where the page ends, what sticks to the screen's edge stands in its own place.
        await self.page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
        found = await self.page.evaluate(
            "rules => axe.run({resultTypes: ['violations'], preload: false,"
            " ...(rules.length ? {runOnly: rules} : {})})",
            rules,
        )
        figures.note(self.page.url, len(found["violations"]))
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]]


@pytest.fixture
async def desk(
    chromium: Browser, origin: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> AsyncIterator[Desk]:
    for limit in ("AGAIN_AFTER", "HOUR", "DAY"):
        monkeypatch.setattr(code_rules, limit, code_rules.HOUR * 0)
    monkeypatch.setattr(code_service, "SECONDS_TO_ANSWER", 0)
    # Requests that pass a worker may pass by `page.route` as well.
    alone = request.node.get_closest_marker("no_worker") is not None
    context = await chromium.new_context(
        timezone_id=ZONE, service_workers="block" if alone else "allow"
    )
    page = await context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(_text(message)))
    page.on("pageerror", lambda error: said.append(str(error)))
    desk = Desk(context, page, origin, said)
    yield desk
    await context.close()
    meant = ["Failed to load resource"] * desk.cut_off + ["Service Worker registration"] * alone
    assert [one for one in said if not any(map(one.__contains__, meant))] == [], (
        "the console is empty"
    )


def _text(message: ConsoleMessage) -> str:
    return f"{message.type}: {message.text}"


@pytest.fixture
async def town(database: Database, origin: str) -> AsyncIterator[Town]:
    host: dict[str, Any] = {
        "legal_name": "Ely Together",
        "telephone": "029 2000 0000",
        "telephone_hours_en": "Monday to Friday, 9am to 5pm",
        "telephone_hours_cy": "Llun i Gwener, 9am i 5pm",
        "telephone_languages": ["en", "cy"],
    }
    # While a browser is at work the service hangs up on a connection that waits for its next use.
    none_kept = httpx.Limits(max_keepalive_connections=0)
    async with httpx.AsyncClient(base_url=origin, limits=none_kept, timeout=30) as client:
        yield await Town.make(database, client, host=host)


@pytest.fixture
async def other_town(database: Database, town: Town) -> Town:
    return await Town.make(database, town.http)


@pytest.fixture
async def delyth(town: Town) -> Person:
    return await town.coordinator()


@pytest.fixture
async def phone(desk: Desk, town: Town) -> Phone:
    nia, club = await town.person("Nia"), await town.group("Lunch Club")
    await desk.context.add_cookies([cookie_of(desk, nia)])
    await desk.page.set_viewport_size({"width": 390, "height": 820})
    desk.cut_off = True
    return Phone(desk, nia, club)


@pytest.fixture
async def time_bank(phone: Phone) -> Phone:
    """Where members state their hours, home is the form."""
    await stated_by(phone.nia.town, "members")
    return phone


@pytest.fixture
async def lead(desk: Desk, town: Town) -> Lead:
    club = await town.group("Lunch Club")
    llinos = await town.lead("Llinos", club)
    await desk.context.add_cookies([cookie_of(desk, llinos)])
    await desk.page.set_viewport_size({"width": 390, "height": 820})
    desk.cut_off = True
    return Lead(desk, llinos, club)
