"""A phone that several people use: nothing of the one is ever seen, or sent, by the other."""

from typing import Any

import pytest
from playwright.async_api import Page, expect
from tests.api.books import earns
from tests.api.sign_ins import messages, writes_to
from tests.api.town import Person
from tests.browser.conftest import Desk
from tests.browser.phone import Phone, cookie_of, stated_by

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

NIA, MAIR = "nia@example.org", "mair@example.org"
# What was ever on the screen, however briefly, over every reload.
NOTE_ALL = """() => {
  const note = () => {
    const seen = document.querySelector('main')?.innerText;
    sessionStorage.noted = `${sessionStorage.noted ?? ''} ${seen}`;
  };
  addEventListener('DOMContentLoaded', () => {
    note();
    const all = {childList: true, subtree: true, characterData: true};
    new MutationObserver(note).observe(document.body, all);
  });
}"""


async def signs_in(
    desk: Desk, person: Person, email: str, *, page: Page | None = None, shared: bool = False
) -> None:
    """By a code, as people do, in this window or another."""
    page = page or desk.page
    await writes_to(person, email)
    await page.goto(f"{desk.base}/en/{person.town.slug}/sign-in")
    await page.fill("#email", email)
    await page.click("main form button")
    await page.fill("#code", (await messages(person.town))[person.id])
    if shared:
        await page.check("[name=shared]")
    await page.click("main form button")
    await page.wait_for_url("**/home")


@pytest.fixture
async def mair(phone: Phone) -> Person:
    return await phone.nia.town.person("Mair")


async def nia_with_hours(phone: Phone, *, shared: bool = False) -> None:
    """Nia has signed in, has 1 hour 30, and looks at it; the phone keeps it."""
    await stated_by(phone.nia.town, "groups")
    await earns(phone.nia, 90, phone.nia.town.people["Delyth"])
    await phone.desk.context.clear_cookies()
    await signs_in(phone.desk, phone.nia, NIA, shared=shared)
    await phone.opens("#hours")
    await expect(phone.page.get_by_text("You have 1 hour 30 minutes to spend.")).to_be_visible()
    await phone.page.wait_for_load_state("networkidle")
    await phone.is_ready_for_no_signal()


async def kept_names(page: Page, slug: str) -> Any:
    return await page.evaluate(
        """slug => new Promise(done => {
          const opening = indexedDB.open(`timebank-${slug}`);
          opening.onsuccess = () => {
            const asked = opening.result.transaction('kept').objectStore('kept').getAllKeys();
            asked.onsuccess = () => { opening.result.close(); done(asked.result); };
          };
        })""",
        slug,
    )


@pytest.mark.parametrize("signal", ["a signal", ""])
async def test_the_next_to_sign_in_never_sees_who_was_here_before(
    phone: Phone, mair: Person, signal: str
) -> None:
    """Not even until the first answer, and not where none comes."""
    await nia_with_hours(phone)
    page = phone.page
    await page.goto("about:blank")  # the app was closed, and nobody has signed out
    await signs_in(phone.desk, mair, MAIR)
    await page.add_init_script(f"({NOTE_ALL})()")
    if signal:
        await page.route("**/v1/**", lambda route: route.continue_())
    else:
        await phone.desk.context.set_offline(True)
    await phone.opens("#hours")
    await page.wait_for_timeout(1_000)
    noted = await page.evaluate("() => sessionStorage.noted")
    assert "1 hour 30" not in noted
    assert "Lunch Club" not in noted or signal
    await phone.desk.context.set_offline(False)
    await expect(page.get_by_text("You have nothing to spend just now.")).to_be_visible()


async def test_signing_in_in_another_window_empties_this_one(phone: Phone, mair: Person) -> None:
    """What was shown, and what was being typed."""
    await stated_by(phone.nia.town, "members")
    await phone.desk.context.clear_cookies()
    await signs_in(phone.desk, phone.nia, NIA)
    await phone.opens()
    page = phone.page
    await phone.chooses()
    await page.get_by_text("Add a note").click()
    await page.get_by_label("Your note").fill("We spoke of my daughter.")
    other = await phone.desk.context.new_page()
    await signs_in(phone.desk, mair, MAIR, page=other)
    await expect(page.get_by_text("Nothing yet.")).to_be_visible()
    await expect(page.get_by_label("Your note")).to_have_value("")
    await expect(page.get_by_role("radio", name="Lunch Club")).not_to_be_checked()
    await other.close()


async def test_a_window_of_one_never_speaks_for_the_other(phone: Phone, mair: Person) -> None:
    """Even before it has noticed: the service goes by whom the window was opened for."""
    await phone.desk.context.clear_cookies()
    await signs_in(phone.desk, phone.nia, NIA)
    await phone.opens("#hours")
    page, slug = phone.page, phone.nia.town.slug
    mine = next(one for one in await phone.desk.context.cookies() if one["name"].endswith(".who"))
    other = await phone.desk.context.new_page()
    await signs_in(phone.desk, mair, MAIR, page=other)
    asked = (
        "mark => fetch('/v1/me', {headers: {'Timebank-App': '%s', ...mark}}).then(a => a.status)"
    )
    said = await other.evaluate(asked % slug, {"Timebank-Whose": mine["value"]})
    assert said == 401
    assert await other.evaluate(asked % slug, {}) == 200
    await other.close()
    await page.wait_for_load_state("networkidle")


async def test_signing_out_in_another_window_shows_nothing_here(phone: Phone) -> None:
    await nia_with_hours(phone)
    other = await phone.desk.context.new_page()
    await phone.desk.context.set_offline(False)
    await other.goto(f"{phone.desk.base}/en/{phone.nia.town.slug}/home")
    await other.get_by_role("button", name="Sign out").click()
    await phone.page.wait_for_url("**/sign-in?next=*")
    assert await kept_names(other, phone.nia.town.slug) == []
    await other.close()


async def test_a_phone_that_others_use_says_whose_turn_it_is(phone: Phone) -> None:
    await nia_with_hours(phone, shared=True)
    told = "You are signed in as Nia, on a phone that others use."
    await expect(phone.page.get_by_text(told)).to_be_visible()
    assert await phone.desk.violations() == []


async def test_a_phone_that_others_use_keeps_nothing_once_the_sign_in_has_ended(
    phone: Phone,
) -> None:
    """By half an hour without use, or from elsewhere."""
    await nia_with_hours(phone, shared=True)
    (one,) = [one for one in (await phone.nia.gets("/sign-ins"))["items"] if one["means"] == "code"]
    await phone.nia.posts(f"/sign-ins/{one['id']}/end")
    await phone.page.reload()
    await phone.page.wait_for_url("**/sign-in?next=*")
    assert await kept_names(phone.page, phone.nia.town.slug) == []


async def test_a_phone_that_others_use_is_closed_like_a_book(phone: Phone) -> None:
    """A browser that was closed has no cookie of it any more: what was kept is for nobody."""
    await nia_with_hours(phone, shared=True)
    await phone.page.goto("about:blank")
    await phone.desk.context.clear_cookies()
    await phone.desk.context.set_offline(True)
    await phone.page.add_init_script(f"({NOTE_ALL})()")
    await phone.opens("#hours")
    await expect(phone.page.get_by_text("This page needs a signal the first time.")).to_be_visible()
    assert "1 hour 30" not in await phone.page.evaluate("() => sessionStorage.noted")


async def test_a_phone_that_others_use_left_lying_without_a_signal_shows_nothing(
    phone: Phone,
) -> None:
    await nia_with_hours(phone, shared=True)
    page = phone.page
    await page.clock.install()
    await page.reload()
    await expect(page.get_by_text("You have 1 hour 30 minutes to spend.")).to_be_visible()
    await phone.desk.context.set_offline(True)
    await page.clock.fast_forward("31:00")
    await expect(page.get_by_text("You have 1 hour 30 minutes to spend.")).to_have_count(0)
    await expect(page.get_by_text("This page needs a signal the first time.")).to_be_visible()
    await phone.desk.context.set_offline(False)
    await page.wait_for_url("**/sign-in?next=*")


async def test_who_is_forgotten_comes_back_to_the_app(phone: Phone) -> None:
    await nia_with_hours(phone)
    await phone.page.goto(phone.page.url.split("#")[0] + "#phone")
    await phone.page.get_by_role("button", name="Forget me on this phone").click()
    await phone.page.wait_for_url("**/sign-in?next=*")
    await phone.page.fill("#email", NIA)
    await phone.page.click("main form button")
    await phone.page.fill("#code", (await messages(phone.nia.town))[phone.nia.id])
    await phone.page.click("main form button")
    await phone.page.wait_for_url("**/app")


async def test_a_phone_is_forgotten_however_often_one_has_signed_in_elsewhere(phone: Phone) -> None:
    town, nia = phone.nia.town, phone.nia
    for _ in range(51):
        await town.token("member", nia.id)
    latest = Person(town, nia.id, "Nia", await town.token("member", nia.id))
    await phone.desk.context.add_cookies([cookie_of(phone.desk, latest)])
    await phone.opens("#phone")
    await phone.page.get_by_role("button", name="Forget me on this phone").click()
    await phone.page.wait_for_url("**/sign-in?next=*")
    assert (await latest.asks("GET", "/v1/me")).status_code == 401
