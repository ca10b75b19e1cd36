"""The volunteer app in a real browser: with a signal, without one, and back."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Route, expect
from tests.browser.phone import ZONE, Phone, cookie_of, stated_by

from timebank.base.words import minutes_in_words
from timebank.web import volunteer_files

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WAITING, CHECKING = "Waiting to send", "Waiting for Lunch Club to confirm"


async def test_an_hour_logged_without_a_signal_is_one_row_once_there_is_one(
    time_bank: Phone,
) -> None:
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    await time_bank.desk.context.set_offline(True)
    await time_bank.page.reload()
    await time_bank.logs()
    await time_bank.shows(WAITING)
    await time_bank.page.reload()
    await time_bank.shows(WAITING)
    await time_bank.has_rows(0)
    await time_bank.desk.context.set_offline(False)
    await time_bank.shows(CHECKING)
    await time_bank.has_rows(1)


@pytest.mark.no_worker
async def test_an_answer_lost_on_the_way_makes_no_second_row(time_bank: Phone) -> None:
    page = time_bank.page
    lost: list[str] = []

    async def lose_one(route: Route) -> None:
        if route.request.method != "POST" or lost:
            await route.continue_()
            return
        lost.append((await route.fetch()).headers.get("location", ""))
        await route.abort()

    await time_bank.opens()
    await page.route("**/contributions*", lose_one)
    await time_bank.logs()
    await time_bank.shows(WAITING)
    await time_bank.has_rows(1)
    await page.reload()
    await time_bank.shows(CHECKING)
    await time_bank.has_rows(1)
    assert len(lost) == 1


async def test_two_windows_send_an_entry_once(time_bank: Phone) -> None:
    await time_bank.opens()
    other = await time_bank.desk.context.new_page()
    await other.goto(time_bank.page.url)
    await other.wait_for_selector("h1")
    sent: list[str] = []
    for window in (time_bank.page, other):
        window.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    await time_bank.is_ready_for_no_signal()
    await time_bank.desk.context.set_offline(True)
    await time_bank.logs()
    await expect(other.locator(".list").first).to_contain_text(WAITING)
    sent.clear()
    await time_bank.desk.context.set_offline(False)
    await time_bank.shows(CHECKING)
    await expect(other.locator(".list").first).to_contain_text(CHECKING)
    assert len(sent) == 1
    await time_bank.has_rows(1)


async def test_what_is_refused_stays_with_the_reason_and_can_be_mended(time_bank: Phone) -> None:
    page = time_bank.page
    await time_bank.opens()
    await page.get_by_role("radio", name="Somebody else").check()
    await page.get_by_label("Their member number").fill("no-such")
    await page.get_by_role("radio", name="2 hours").check()
    await time_bank.saves()
    await time_bank.shows("This was not accepted. It is still here, and you can change it.")
    assert await time_bank.desk.violations() == []
    await page.reload()
    await page.get_by_role("link", name="Change it").click()
    await expect(page.get_by_label("Their member number")).to_have_value("no-such")
    await page.get_by_role("radio", name="Lunch Club").check()
    await page.get_by_role("button", name="Save the change").click()
    await time_bank.shows(CHECKING)
    await time_bank.has_rows(1)


async def test_as_last_time_is_one_tap_and_save(time_bank: Phone) -> None:
    await time_bank.nia.logs(minutes=90, helped=time_bank.club)
    await time_bank.opens()
    await time_bank.page.get_by_role("button", name="Lunch Club, 1 hour 30 minutes").click()
    await time_bank.page.get_by_role("button", name="Save").first.click()
    await time_bank.shows(CHECKING)
    await expect(time_bank.page.locator(".list > li")).to_have_count(2)
    await time_bank.has_rows(2)


async def test_two_kinds_of_help_of_one_length_are_told_apart(time_bank: Phone) -> None:
    nia, page = time_bank.nia, time_bank.page
    await nia.logs(minutes=60, helped=time_bank.club, worked_on="2025-06-08")
    await nia.logs(minutes=60, helped=time_bank.club, activity_id=str(nia.town.choir))
    await time_bank.opens()
    await page.get_by_role("button", name="Lunch Club, 1 hour · Gardening").click()
    await expect(page.get_by_role("button", pressed=True)).to_have_count(1)
    await page.get_by_role("button", name="Save").first.click()
    await expect(page.locator(".done")).to_have_text("Saved on your phone.")
    # Another tap on Save saves nothing more, and brings into sight that it is saved.
    await page.get_by_role("button", name="Save").last.click()
    await expect(page.locator(".done")).to_be_in_viewport()
    await time_bank.has_rows(3)


async def test_a_group_brings_what_one_usually_does_there_and_that_is_changed(
    time_bank: Phone,
) -> None:
    nia, page = time_bank.nia, time_bank.page
    singers = await nia.town.group("Singers")
    await nia.logs(minutes=60, helped=singers, activity_id=str(nia.town.choir))
    await nia.logs(minutes=60, helped=time_bank.club, worked_on="2025-06-08")
    await time_bank.opens("#log")
    what = page.get_by_label("What did you do?")
    for group, usual in (("Singers", "Choir"), ("Lunch Club", "Gardening"), ("Singers", "Choir")):
        await page.get_by_role("radio", name=group, exact=True).check()
        await expect(what.locator("option:checked")).to_have_text(usual)
    await what.select_option(label="Gardening")
    await page.get_by_role("radio", name="1 hour", exact=True).check()
    await page.get_by_role("button", name="Save", exact=True).last.click()
    await time_bank.has_rows(3)
    entries = (await nia.gets("/contributions"))["items"]
    here = [one for one in entries if one["receiver"]["organisation_id"] == str(singers.id)]
    done = {one["activity_id"] for one in here}
    assert done == {str(nia.town.choir), str(nia.town.gardening)}


async def test_a_sign_in_that_has_ended_keeps_nobody_from_saving(time_bank: Phone) -> None:
    page, context = time_bank.page, time_bank.desk.context
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    cookies = await context.cookies()
    await context.clear_cookies()
    await page.reload()
    await time_bank.logs()
    await time_bank.shows(WAITING)
    await expect(page.get_by_text("You are signed out.")).to_be_visible()
    await page.goto(page.url.split("#")[0] + "#phone")
    await page.get_by_role("button", name="Forget me on this phone").click()
    await expect(page.get_by_role("alert")).to_contain_text("1 entry has not been sent yet.")
    await context.add_cookies(cookies)  # type: ignore[arg-type] # the same type under two names
    await page.get_by_role("button", name="Send now").click()
    await expect(page.get_by_role("button", name="Send now")).to_have_count(0)
    await time_bank.has_rows(1)
    await page.get_by_role("button", name="Forget me on this phone").click()
    await page.wait_for_url("**/sign-in?next=*")
    await time_bank.opens()
    await expect(page).to_have_url(re.compile(r"/sign-in\?next="))
    assert await page.evaluate("() => caches.keys()") == []


async def test_on_a_phone_that_somebody_else_used_nothing_of_theirs_is_shown_or_sent(
    time_bank: Phone,
) -> None:
    page, context, town = time_bank.page, time_bank.desk.context, time_bank.nia.town
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    await time_bank.logs()
    await time_bank.shows(CHECKING)
    await context.set_offline(True)
    await time_bank.logs("2 hours")
    await time_bank.shows(WAITING)
    await context.clear_cookies()
    await context.add_cookies([cookie_of(time_bank.desk, await town.person("Mair"))])
    await context.set_offline(False)
    await expect(page.locator(".list > li")).to_have_count(0)
    await page.goto(page.url.split("#")[0] + "#phone")
    await expect(page.get_by_text("1 entry of somebody else waits on this phone.")).to_be_visible()
    await time_bank.has_rows(1)


async def test_the_balance_and_the_statement_are_there_without_a_signal(time_bank: Phone) -> None:
    delyth, nia = time_bank.nia.town.people["Delyth"], time_bank.nia
    await delyth.verifies(await nia.logs(minutes=390, helped=time_bank.club))
    await nia.logs(minutes=120, helped=time_bank.club, worked_on="2025-06-08")
    await time_bank.opens("#hours")
    await time_bank.is_ready_for_no_signal()
    await time_bank.desk.context.set_offline(True)
    await time_bank.page.reload()
    main = time_bank.page.locator("main")
    await expect(main).to_contain_text("You have 6 hours 30 minutes to spend.")
    await expect(main).to_contain_text("Being checked: 2 hours.")
    await expect(main).to_contain_text("Then you had 6 hours 30 minutes.")
    await expect(main).to_contain_text("As it was on ")
    await time_bank.desk.context.set_offline(False)
    await time_bank.opens("#hours", "cy")
    await expect(main).to_contain_text("Mae gennych chi 6 awr 30 munud i\u2019w gwario.")
    await expect(main).to_contain_text("Dydd Sadwrn, 7 Mehefin 2025")


@pytest.mark.no_worker
async def test_the_statement_goes_on_behind_what_the_phone_keeps(time_bank: Phone) -> None:
    delyth, nia, page = time_bank.nia.town.people["Delyth"], time_bank.nia, time_bank.page
    for day in range(1, 6):
        given = await nia.logs(minutes=30, helped=time_bank.club, worked_on=f"2025-06-0{day}")
        await delyth.verifies(given)

    async def of_two(route: Route) -> None:
        await route.continue_(url=route.request.url.replace("limit=50", "limit=2"))

    await page.route("**/statement?*", of_two)
    await time_bank.opens("#hours")
    lines = page.get_by_role("region", name="Your statement").locator(".list > li")
    await expect(lines).to_have_count(2)
    await page.wait_for_load_state("networkidle")
    await time_bank.desk.context.set_offline(True)
    more = page.get_by_role("button", name="Show more")
    await more.click()
    await expect(page.get_by_role("alert")).to_contain_text("This needs a signal.")
    await time_bank.desk.context.set_offline(False)
    await more.click()
    await expect(lines).to_have_count(4)
    await more.click()
    await expect(lines).to_have_count(5)
    await expect(lines.last).to_contain_text("1 June 2025")
    await expect(more).to_have_count(0)


async def test_a_phone_that_cannot_keep_it_says_so(time_bank: Phone) -> None:
    await time_bank.opens()
    await time_bank.page.evaluate(
        "() => { IDBObjectStore.prototype.put = () => {"
        " throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    await time_bank.chooses()
    await time_bank.page.get_by_role("button", name="Save").last.click()
    await expect(time_bank.page.get_by_role("alert")).to_contain_text("could not keep it")
    await expect(time_bank.page.get_by_role("radio", name="Lunch Club")).to_be_checked()


@pytest.mark.no_worker
async def test_what_was_sent_is_to_be_seen_though_the_signal_went_again(time_bank: Phone) -> None:
    await time_bank.opens()
    await expect(time_bank.page.get_by_role("radio", name="Lunch Club")).to_be_visible()
    await time_bank.page.route("**/contributions?*", lambda route: route.abort())
    await time_bank.logs()
    await time_bank.shows(CHECKING)
    await expect(time_bank.page.locator(".list > li")).to_have_count(1)


async def test_a_new_version_finds_what_waits(
    time_bank: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = time_bank.page
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    await page.route("**/contributions", lambda route: route.abort())
    await time_bank.logs()
    await time_bank.shows(WAITING)
    monkeypatch.setattr(volunteer_files, "VERSION", "new")
    for _ in range(10):
        await page.reload()
        await time_bank.shows(WAITING)
        await page.wait_for_timeout(500)  # the new one is fetched once the page is there
        if await page.locator("script[src*='/app/new/']").count():
            break
    assert await page.locator("script[src*='/app/new/']").count()
    await page.unroute("**/contributions")
    await page.reload()
    await time_bank.shows(CHECKING)
    await time_bank.has_rows(1)


@pytest.mark.no_worker
async def test_signing_out_by_the_other_pages_stops_where_something_waits(
    time_bank: Phone,
) -> None:
    page = time_bank.page
    await time_bank.opens()
    await page.route("**/contributions", lambda route: route.abort())
    await time_bank.logs()
    await time_bank.desk.opens(f"{time_bank.nia.town.slug}/home")
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("alert")).to_contain_text("has not been sent yet")
    assert await time_bank.desk.violations() == []
    await page.unroute("**/contributions")
    await page.get_by_role("link", name="This phone").click()
    await time_bank.has_rows(1)
    await expect(page.get_by_role("heading", name="This phone")).to_be_visible()
    await expect(page.get_by_role("button", name="Send now")).to_have_count(0)
    await time_bank.desk.opens(f"{time_bank.nia.town.slug}/home")
    await page.get_by_role("button", name="Sign out").click()
    await page.wait_for_url("**/sign-in")


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_the_browser_says_times_as_the_service_does(phone: Phone, language: str) -> None:
    await phone.opens("", language)
    minutes = [*range(131), 600, 60_000, 60_002]
    said = await phone.page.evaluate(
        "async ([file, minutes]) => minutes.map((await import(file)).words.time)",
        [volunteer_files.address_of_file("tried.js"), minutes],
    )
    assert said == [minutes_in_words(language, one) for one in minutes]


async def test_a_moment_after_midnight_in_summer_is_on_the_day_that_it_was_here(
    phone: Phone,
) -> None:
    await phone.opens()
    moments = ["2026-06-30T23:30:00Z", "2026-12-31T23:30:00Z", "2028-02-28T23:59:59.5Z"]
    said = await phone.page.evaluate(
        "async ([file, moments]) => moments.map((await import(file)).words.dayAt)",
        [volunteer_files.address_of_file("tried.js"), moments],
    )
    assert said == [
        "Wednesday, 1 July 2026",
        "Thursday, 31 December 2026",
        "Monday, 28 February 2028",
    ]


async def test_a_page_left_open_over_an_update_goes_on_in_the_newer_app(time_bank: Phone) -> None:
    """Its own files are gone from the service: what it asks for is found by opening it anew."""
    browser = time_bank.desk.context.browser
    assert browser is not None
    context = await browser.new_context(service_workers="block", timezone_id=ZONE)
    await context.add_cookies([cookie_of(time_bank.desk, time_bank.nia)])
    page = await context.new_page()
    gone = ["rest"]

    async def not_there(route: Route) -> None:
        if gone:
            gone.clear()
            await route.fulfill(status=404)
        else:
            await route.continue_()

    await page.route("**/rest-*.js", not_there)
    await page.goto(f"{time_bank.desk.base}/en/{time_bank.nia.town.slug}/app")
    await page.get_by_role("link", name="More").click()
    await page.get_by_role("link", name="This phone").click()
    await expect(page.get_by_role("button", name="Forget me on this phone")).to_be_visible()
    assert gone == []
    await context.close()


async def test_all_of_it_goes_by_keyboard(time_bank: Phone) -> None:
    await time_bank.nia.logs(minutes=90, helped=time_bank.club)
    await time_bank.opens()
    page = time_bank.page
    await page.get_by_role("radio", name="Lunch Club").focus()
    for key in ("Space", "Tab", "Space", "ArrowRight", "Tab", "Tab", "Tab", "Tab", "Enter"):
        await page.keyboard.press(key)
    await expect(page.locator(".done")).to_have_text("Saved on your phone.")
    await time_bank.has_rows(2)


async def test_where_groups_state_hours_the_balance_comes_first(phone: Phone) -> None:
    await stated_by(phone.nia.town, "groups", "credits")
    await phone.opens()
    await expect(phone.page.locator("h1")).to_have_text("My hours")
    await phone.page.click("text=Tell the group I helped")
    await expect(phone.page.locator("h1")).to_have_text("Log your time")
    await phone.logs("half an hour")
    await phone.shows(CHECKING)


def test_no_module_is_too_long_to_read() -> None:
    modules = [*(Path(__file__).parents[2] / "front/app").glob("*.js")]
    long = [path.name for path in modules if len(path.read_text().splitlines()) > 200]
    assert modules
    assert long == []
