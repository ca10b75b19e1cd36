"""No signal, a service in trouble, still loading, not here: each in its own words, on every screen
alike; and a clock that is wrong, or a phone that was cleared, loses and dates nothing wrongly."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.async_api import Route, expect
from tests.api.sessions import planned
from tests.browser.conftest import Desk
from tests.browser.leads import Lead
from tests.browser.phone import Phone, cookie_of, now

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WAITING, CHECKING = "Waiting to send", "Waiting for Lunch Club to confirm"
LOADING, NO_SIGNAL = "Just a moment …", "This page needs a signal the first time."
TROUBLE = "The time bank is having trouble just now."
TROUBLE_HERE, NOT_HERE = (
    "The time bank is having trouble, so this is not here just now.",
    "This is not here, or is not yours to see.",
)
# What is read when one comes to the screen, and where.
READ = {
    "#offers": "**/offers?*",
    "#requests": "**/requests?*",
    "#sessions": "**/sessions?*",
    "#matches": "**/matches?*",
    "#confirm": "**/contributions/queue*",
    "#messages": "**/messages/choices",
    "#helpers": "**/helpers",
    "#phone": "**/sign-ins?*",
    "#data": "**/log?*",
    "#card": "**/members/*/card",
    "#skills": "**/skills?*",
    "#details": "**/members/*",
    "#offer/019ac000-0000-7000-8000-000000000001": "**/offers/*",
    "#entry/019ac000-0000-7000-8000-000000000001": "**/contributions/019ac*",
    "#sessions/019ac000-0000-7000-8000-000000000001": "**/sessions/019ac*",
}
READ_BY_LEADS = {"#claims": "**/contributions/queue*", "#thank": "**/thanks/last?*"}
Answer = Callable[[Route], Awaitable[None]]


async def never(route: Route) -> None:
    await asyncio.sleep(20)


async def no_signal(route: Route) -> None:
    await route.abort()


def answers(status: int, kind: str = "text/html", **headers: str) -> Answer:
    """As what stands before a service that is down."""

    async def answer(route: Route) -> None:
        body = (
            "<h1>Bad Gateway</h1>" if "html" in kind else '{"code": "internal_error", "title": "x"}'
        )
        await route.fulfill(status=status, body=body, headers={"Content-Type": kind, **headers})

    return answer


STANDINGS = pytest.mark.parametrize(
    ("answer", "words"),
    [
        (never, LOADING),
        (no_signal, NO_SIGNAL),
        (answers(500, "application/problem+json"), TROUBLE_HERE),
        (answers(502), TROUBLE_HERE),
    ],
    ids=["loading", "no signal", "its own trouble", "trouble before it"],
)


async def says_how_it_stands(
    app: str, desk: Desk, read_by_where: dict[str, str], answer: Answer, words: str
) -> None:
    page = desk.page
    for where, read in read_by_where.items():
        await page.route(read, answer)
        await desk.opens(f"{app}{where}")
        await expect(page.locator("#app").get_by_text(words).first).to_be_visible()
        said = await page.inner_text("#app")
        found = [one for one in (LOADING, NO_SIGNAL, TROUBLE_HERE, NOT_HERE) if one in said]
        assert found == [words], f"{where}: {said}"
        assert "Nobody is on the list yet" not in said
        await page.goto("about:blank")  # another part behind # alone loads nothing
        await page.unroute_all(behavior="ignoreErrors")


@STANDINGS
@pytest.mark.no_worker
async def test_each_of_these_has_its_own_words(phone: Phone, answer: Answer, words: str) -> None:
    await says_how_it_stands(f"{phone.nia.town.slug}/app", phone.desk, READ, answer, words)


@STANDINGS
@pytest.mark.no_worker
async def test_and_so_it_has_for_leads(lead: Lead, answer: Answer, words: str) -> None:
    await says_how_it_stands(f"{lead.town.slug}/app", lead.desk, READ_BY_LEADS, answer, words)


async def test_what_is_not_there_is_said_to_be_not_there(phone: Phone) -> None:
    for where in ("offer", "request", "entry", "exchange", "sessions"):
        await phone.page.goto("about:blank")
        await phone.opens(f"#{where}/019ac000-0000-7000-8000-000000000001")
        words = "This session is not here." if where == "sessions" else NOT_HERE
        await expect(phone.page.get_by_text(words)).to_be_visible()


async def test_what_was_read_before_is_shown_with_when_it_was_read(phone: Phone) -> None:
    await phone.opens("#confirm")
    page = phone.page
    await expect(page.get_by_text("Nothing waits for your yes")).to_be_visible()
    await phone.is_ready_for_no_signal()
    await phone.desk.context.set_offline(True)
    await page.reload()
    await expect(page.get_by_text("Nothing waits for your yes")).to_be_visible()
    today = now()
    await expect(page.get_by_text(f"As it was on {today:%A}, {today.day} ")).to_be_visible()
    assert await phone.desk.violations() == []


@pytest.mark.no_worker
async def test_a_service_that_asks_to_be_left_alone_is_left_alone(time_bank: Phone) -> None:
    """And one entry after the other is not tried in vain."""
    page, sent = time_bank.page, []
    await time_bank.opens()
    await expect(page.get_by_role("radio", name="Lunch Club")).to_be_visible()
    await time_bank.desk.context.set_offline(True)
    for length in ("1 hour", "2 hours", "3 hours"):
        await time_bank.logs(length)

    async def busy(route: Route) -> None:
        sent.append(route.request.url)
        await answers(503, "application/problem+json", **{"Retry-After": "120"})(route)

    await page.route("**/contributions", busy)
    await time_bank.desk.context.set_offline(False)
    await expect(page.get_by_text("It is tried again in 2 minutes.")).to_be_visible()
    await expect(page.get_by_text("It is not your phone.")).to_be_visible()
    assert await time_bank.desk.violations() == []
    await page.wait_for_timeout(3_000)
    assert len(sent) == 1
    await page.unroute("**/contributions")
    await page.reload()
    await time_bank.has_rows(3)


@pytest.mark.no_worker
async def test_a_service_that_was_down_for_three_days_gets_all_of_it_once(time_bank: Phone) -> None:
    page = time_bank.page
    await time_bank.opens()
    await page.wait_for_load_state("networkidle")
    await page.route("**/v1/**", answers(502))
    for length in ("1 hour", "2 hours"):
        await time_bank.logs(length)
    await expect(page.locator(".list > li")).to_have_count(2)
    await page.reload()
    await expect(page.get_by_text(TROUBLE)).to_be_visible()
    await time_bank.shows(WAITING)
    await time_bank.logs("3 hours")
    # As a proxy may put it that knows nothing of the service.
    await page.route("**/v1/**", answers(404))
    await page.reload()
    await expect(page.get_by_text(WAITING)).to_have_count(3)
    await time_bank.has_rows(0)
    await page.unroute("**/v1/**")
    await page.reload()
    await time_bank.shows(CHECKING)
    await expect(page.get_by_text(WAITING)).to_have_count(0)
    await time_bank.has_rows(3)


@pytest.mark.parametrize("days", [1, -1])
async def test_a_clock_that_is_a_day_wrong_dates_nothing_wrongly(
    time_bank: Phone, days: int
) -> None:
    page, today = time_bank.page, now()
    await page.clock.set_fixed_time(today + timedelta(days=days))
    await time_bank.opens()
    await expect(page.get_by_text(f"Today is {today:%A}, {today.day} ")).to_be_visible()
    await time_bank.logs()
    await time_bank.shows(CHECKING)
    (logged,) = (await time_bank.nia.gets("/contributions"))["items"]
    assert logged["worked_on"] == f"{today:%Y-%m-%d}"


@pytest.mark.parametrize("days", [1, -1])
async def test_what_was_saved_by_a_wrong_clock_is_looked_at_before_it_is_sent(
    time_bank: Phone, days: int
) -> None:
    page, today = time_bank.page, now()
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    await page.clock.set_fixed_time(today + timedelta(days=days))
    await time_bank.desk.context.set_offline(True)
    await page.reload()
    await time_bank.logs()
    await time_bank.shows(WAITING)
    await time_bank.desk.context.set_offline(False)
    await time_bank.shows("The day on this phone was wrong when you saved this.")
    await time_bank.has_rows(0)
    await page.get_by_role("link", name="Change it").click()
    await expect(page.get_by_role("button", name="Save the change")).to_be_visible()
    await page.get_by_role("radio", name="Today").check()
    await page.get_by_role("button", name="Save the change").click()
    await time_bank.shows(CHECKING)
    (logged,) = (await time_bank.nia.gets("/contributions"))["items"]
    assert logged["worked_on"] == f"{today:%Y-%m-%d}"


async def test_what_waits_outlives_a_browser_that_clears_what_pages_keep(time_bank: Phone) -> None:
    """While the app is open: it knows what it had."""
    page = time_bank.page
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    await time_bank.desk.context.set_offline(True)
    await time_bank.logs()
    gone = (
        "slug => new Promise(done => { indexedDB.deleteDatabase(`timebank-${slug}`).onsuccess ="
        " () => done(true); })"
    )
    assert await page.evaluate(gone, time_bank.nia.town.slug)
    await time_bank.logs("2 hours")
    await expect(page.get_by_text(WAITING)).to_have_count(2)
    await page.reload()
    await expect(page.get_by_text(WAITING)).to_have_count(2)
    await time_bank.desk.context.set_offline(False)
    await time_bank.has_rows(2)


# While the app looks whether that has happened, and before it reads on.
CLEARED_MEANWHILE = """slug => {
  const { transaction } = IDBDatabase.prototype;
  let cleared = false;
  IDBDatabase.prototype.transaction = function (name, ...more) {
    const made = transaction.call(this, name, ...more);
    if (name !== 'kept' || cleared) return made;
    cleared = true;
    indexedDB.deleteDatabase(`timebank-${slug}`);
    let left = 200;
    const goOn = () => { if (left--) made.objectStore(name).count().onsuccess = goOn; };
    goOn();
    return made;
  };
}"""


async def test_what_waits_outlives_a_browser_that_clears_it_while_it_is_read(
    time_bank: Phone,
) -> None:
    page = time_bank.page
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    await time_bank.desk.context.set_offline(True)
    await time_bank.logs("3 hours")
    await expect(page.get_by_text(WAITING)).to_have_count(1)
    await time_bank.chooses()
    await page.evaluate(CLEARED_MEANWHILE, time_bank.nia.town.slug)
    await time_bank.saves()
    await time_bank.logs("2 hours")
    await expect(page.get_by_text(WAITING)).to_have_count(3)
    await time_bank.desk.context.set_offline(False)
    await time_bank.has_rows(3)


async def test_a_phone_without_room_for_a_reason_sends_the_rest(time_bank: Phone) -> None:
    page = time_bank.page
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    await time_bank.desk.context.set_offline(True)
    await page.get_by_role("radio", name="Somebody else").check()
    await page.get_by_label("Their member number").fill("no-such")
    await page.get_by_role("radio", name="2 hours").check()
    await time_bank.saves()
    await time_bank.logs("1 hour")
    await page.evaluate(
        "() => { IDBObjectStore.prototype.put = () => {"
        " throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    await time_bank.desk.context.set_offline(False)
    await time_bank.has_rows(1)
    await expect(page.get_by_text("Member no-such: 2 hours")).to_be_visible()


@pytest.mark.parametrize("what", ["pause", "leave"])
async def test_who_is_paused_or_leaves_meanwhile_is_told_and_loses_nothing(
    time_bank: Phone, what: str
) -> None:
    page, nia, delyth = time_bank.page, time_bank.nia, time_bank.nia.town.people["Delyth"]
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    await time_bank.desk.context.set_offline(True)
    await time_bank.logs()
    await delyth.posts(f"/members/{nia.id}/{what}")
    await time_bank.desk.context.set_offline(False)
    await expect(page.get_by_text("You are signed out.")).to_be_visible()
    await time_bank.shows(WAITING)
    await time_bank.has_rows(0)
    if what == "pause":
        await delyth.posts(f"/members/{nia.id}/resume")
    else:
        await delyth.changes(f"/members/{nia.id}", {"status": "member"})
    back = replace(nia, token=await nia.town.token("member", nia.id))
    await time_bank.desk.context.add_cookies([cookie_of(time_bank.desk, back)])
    await page.reload()
    await time_bank.shows(CHECKING)
    await time_bank.has_rows(1)


async def test_bigger_text_needs_no_signal(time_bank: Phone) -> None:
    page = time_bank.page
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    await time_bank.desk.context.set_offline(True)
    await page.get_by_role("link", name="Bigger text").click()
    await page.get_by_role("radio", name="Biggest").check()
    assert await page.evaluate("() => document.documentElement.dataset.text") == "3"


async def test_the_other_language_needs_no_signal_either(time_bank: Phone) -> None:
    page = time_bank.page
    await time_bank.opens("#hours")
    await time_bank.is_ready_for_no_signal()
    await page.reload()
    at_work = (
        "async () => (await navigator.serviceWorker.getRegistrations())"
        ".filter(one => one.active?.state === 'activated').length"
    )
    while await page.evaluate(at_work) < 2:
        await page.wait_for_timeout(100)
    await time_bank.desk.context.set_offline(True)
    await page.get_by_role("link", name="Cymraeg").click()
    await expect(page.locator("h1")).to_have_text("Fy oriau")


async def test_the_other_language_keeps_one_where_one_is(phone: Phone) -> None:
    await phone.opens("#messages")
    await phone.page.get_by_role("link", name="Cymraeg").first.click()
    await expect(phone.page.locator("h1")).to_have_text("Fy negeseuon")
    await expect(phone.page).to_have_url(re.compile("#messages$"))


async def test_thanks_that_name_somebody_who_was_not_taken_in_say_so(lead: Lead) -> None:
    """Nobody else of the list loses theirs."""
    numbers = await lead.new_people(2)
    await lead.thanked(numbers, 60)
    await lead.opens()
    page = lead.page
    await lead.without_signal()
    await page.get_by_text("Somebody new today").click()
    await page.get_by_label("Their name").fill("W" * 300)
    await lead.presses("Put them on the list")
    await lead.presses("Thank 3 people · 3 hours")
    await lead.is_told("Waiting to send")
    await lead.desk.context.set_offline(False)
    await lead.is_told("Nobody has been thanked yet, because the time bank could not take in: WWW")
    assert await lead.desk.violations() == []
    assert await lead.rows() == 2
    await page.get_by_role("button", name="Change it").click()
    await page.get_by_role("checkbox", name="WWW").uncheck()
    await lead.presses("Thank 2 people · 2 hours")
    await lead.is_told("2 people have their credits: 2 hours.")
    assert await lead.rows() == 4


async def test_a_session_is_looked_at_and_closed_on_one_phone(lead: Lead) -> None:
    """What the phone keeps of it for the one screen is nothing to the other."""
    session = await planned(lead.llinos, lead.club)
    page = lead.page
    for place in ("sessions", "close", "sessions", "close"):
        await page.goto(f"{lead.desk.base}/en/{lead.town.slug}/app#{place}/{session['id']}")
        await expect(page.locator("#app").get_by_text(session["name_en"]).first).to_be_visible()
