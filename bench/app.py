"""The volunteer app on a slow phone: its first load, its start without a signal, and the taps and
seconds of what people do most.

The network and the processor are slowed by Chromium: 150 ms and 1.6 Mbit/s ("slow 4G"), a quarter
of this machine's speed. Seconds of a flow are the machine's, and two for each tap: somebody has to
look, and to find it.
"""

import shutil
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright
from tests.api.town import Person, Town
from tests.browser.conftest import ARGUMENTS
from tests.conftest import BROWSERS

from bench.figures import Figure
from bench.installation import prepare, server, serving
from timebank.db.engine import Database

SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 0.75 * 1024 * 1024 / 8,
}
CPU_SLOWER = 4
SECONDS_A_TAP = 2.0
GUESTS = 12

_SEEN = """kind => new Promise(done => {
    const seen = [];
    new PerformanceObserver(list => seen.push(...list.getEntries()))
        .observe({type: kind, buffered: true});
    setTimeout(() => done(seen.map(one => ({at: one.startTime, value: one.value ?? 0,
        meant: one.hadRecentInput ?? false}))), 300);
})"""


@dataclass
class Hand:
    """A thumb on a phone, and how often it taps."""

    page: Page
    taps: int = 0
    began: float = field(default_factory=time.monotonic)

    async def taps_on(self, what: Locator) -> None:
        self.taps += 1
        await what.click()

    @property
    def seconds(self) -> float:
        """So far, with what a person needs to look."""
        return time.monotonic() - self.began + self.taps * SECONDS_A_TAP


@dataclass(frozen=True)
class Street:
    """Where it is measured: a browser, the service, and people with something behind them."""

    browser: Browser
    base: str
    nia: Person
    friend: Person
    leads: list[Person]
    """One for each round: a group that was thanked today is not thanked for the same again."""

    @asynccontextmanager
    async def phone(self, whose: Person) -> AsyncIterator[tuple[BrowserContext, Page]]:
        """Somebody's phone, signed in and slow, with nothing kept on it."""
        context = await self.browser.new_context(viewport={"width": 390, "height": 820})
        cookie = {"name": f"timebank-{whose.town.slug}", "value": whose.token, "url": self.base}
        await context.add_cookies([cookie])  # type: ignore[list-item] # a TypedDict of theirs
        page = await context.new_page()
        devtools = await context.new_cdp_session(page)
        await devtools.send("Network.enable")
        await devtools.send("Network.emulateNetworkConditions", SLOW_4G)
        await devtools.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWER})
        yield context, page
        await context.close()

    async def waits_for_yes(self, number: int) -> None:
        """Somebody tells of an hour that they gave to Nia."""
        day = await self.nia.town.days_ago(number + 1)
        await self.friend.logs(minutes=60, helped=self.nia, worked_on=day)

    async def opens(self, page: Page, whose: Person, where: str = "") -> None:
        await page.goto(f"{self.base}/en/{whose.town.slug}/app{where}")
        await page.wait_for_selector("#app h1")
        await page.wait_for_load_state("networkidle")


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """Each round begins with an empty phone."""
    del seconds
    with server() as embedded:
        bench = await prepare(embedded)
        database = Database(bench.service_url)
        with serving(bench) as port:
            async with (
                httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http,
                async_playwright() as playwright,
            ):
                program = next(filter(None, map(shutil.which, BROWSERS)))
                browser = await playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
                town = await Town.make(database, http, hours_stated_by="members")
                street = await _street(browser, f"http://localhost:{port}", town, rounds)
                figures = [*await _loads(street, rounds), *await _flows(street, rounds)]
                await browser.close()
        await database.close()
    return figures


async def _street(browser: Browser, base: str, town: Town, rounds: int) -> Street:
    club, nia = await town.group("Lunch Club"), await town.person("Nia")
    coordinator = await town.coordinator("Delyth")
    for days in range(10, 16):
        entry = await nia.logs(minutes=60, helped=club, worked_on=await town.days_ago(days))
        await coordinator.verifies(entry)
    guests = [await town.person(f"Guest {number:02}") for number in range(GUESTS)]
    leads = [await _lead(town, f"Choir {number}", guests) for number in range(rounds)]
    return Street(browser, base, nia, guests[0], leads)


async def _lead(town: Town, name: str, guests: list[Person]) -> Person:
    """Whoever leads a group that was thanked a week ago."""
    choir = await town.group(name)
    lead = await town.lead(f"Lead of {name}", choir)
    sent = {
        "organisation_id": str(choir.id),
        "activity_id": str(town.gardening),
        "worked_on": await town.days_ago(7),
        "lines": [{"member_id": str(one.id), "minutes": 120} for one in guests],
    }
    await lead.posts("/thanks", sent, status=201)
    return lead


async def _loads(street: Street, rounds: int) -> list[Figure]:
    painted, shifted, offline = list[float](), list[float](), list[float]()
    shifted_home = list[float]()
    for lead in street.leads:
        async with street.phone(lead) as (_, page):
            await street.opens(page, lead)
            shifted_home.append(await _shifted(page))
    for _ in range(rounds):
        async with street.phone(street.nia) as (context, page):
            await street.opens(page, street.nia)
            painted.append(await _painted(page))
            shifted.append(await _shifted(page))
            await page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
            await context.set_offline(True)
            await page.reload()
            await page.wait_for_selector("#app h1")
            offline.append(await _painted(page))
    return [
        Figure("first load, LCP, s", painted, "≤ 2", "{:.2f}".format),
        Figure("first load, CLS", shifted, "≤ 0.05", "{:.3f}".format),
        Figure("first load of a lead, CLS", shifted_home, "≤ 0.05", "{:.3f}".format),
        Figure("start without a signal, LCP, s", offline, "≤ 1", "{:.2f}".format),
    ]


async def _painted(page: Page) -> float:
    """When the largest thing stood there, in seconds from when the page was asked for."""
    seen = await page.evaluate(_SEEN, "largest-contentful-paint")
    return float(max(one["at"] for one in seen)) / 1_000


async def _shifted(page: Page) -> float:
    """How much moved that nobody had touched."""
    seen = await page.evaluate(_SEEN, "layout-shift")
    return float(sum(one["value"] for one in seen if not one["meant"]))


async def _flows(street: Street, rounds: int) -> list[Figure]:
    figures = []
    nia = [street.nia] * rounds
    for name, people, flow, most_taps, most_seconds in (
        ("log as last time", nia, _as_last_time, 3, 20),
        ("log anew", nia, _anew, 3, 20),
        ("confirm", nia, _confirm, 3, 20),
        (f"thank {GUESTS} people", street.leads, _thank, 4, 30),
    ):
        taps, took = list[float](), list[float]()
        for number, whose in enumerate(people):
            async with street.phone(whose) as (_, page):
                if flow is _confirm:
                    await street.waits_for_yes(number)
                await street.opens(page, whose)
                hand = Hand(page)
                await flow(hand)
                taps.append(hand.taps)
                took.append(hand.seconds)
        figures += [
            Figure(f"{name}: taps", taps, f"≤ {most_taps}"),
            Figure(f"{name}: seconds", took, f"≤ {most_seconds}", "{:.1f}".format),
        ]
    return figures


async def _as_last_time(hand: Hand) -> None:
    page = hand.page
    await hand.taps_on(page.get_by_role("button", name="Lunch Club, 1 hour"))
    await hand.taps_on(page.get_by_role("button", name="Save").first)
    await page.get_by_text("Saved on your phone.").wait_for()


async def _anew(hand: Hand) -> None:
    page = hand.page
    await hand.taps_on(page.get_by_role("radio", name="Lunch Club", exact=True))
    await hand.taps_on(page.get_by_role("radio", name="1½ hours", exact=True))
    await hand.taps_on(page.get_by_role("button", name="Save").last)
    await page.get_by_text("Saved on your phone.").wait_for()


async def _confirm(hand: Hand) -> None:
    page = hand.page
    await hand.taps_on(page.get_by_role("link", name="My hours"))
    await hand.taps_on(page.get_by_role("link", name="What waits for your yes"))
    await hand.taps_on(page.get_by_role("button", name="Yes, that").first)
    await page.get_by_text("that is confirmed").wait_for()


async def _thank(hand: Hand) -> None:
    page = hand.page
    await hand.taps_on(page.get_by_role("button", name=f"Thank {GUESTS} people").last)
    await page.get_by_text(f"{GUESTS} people have their credits").wait_for()
