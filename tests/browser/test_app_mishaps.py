"""What goes wrong around the volunteer app: no entry is doubled, lost, or said to be where it is
not, and nothing of somebody else's stays."""

from dataclasses import replace

import pytest
from playwright.async_api import Route, expect
from tests.browser.conftest import Desk
from tests.browser.leads import Lead
from tests.browser.phone import Phone, cookie_of

from timebank.web.volunteer_files import address_of_file

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

# Three wait; while the first is on its way it is mended, and the second is taken away.
MENDED_ON_THE_WAY = """async file => {
  const box = (await import(file)).outbox;
  const what = label => ({by: 'nia', path: '/contributions', body: {label}, label, minutes: 60});
  const ids = {};
  for (const label of ['first', 'second', 'third']) {
    ids[label] = await box.save(what(label));
    await new Promise(done => setTimeout(done, 5));
  }
  const [first] = await box.entries();
  const sent = [];
  await box.sendAll('nia', 'member', async (_, one) => {
    sent.push(one.label);
    if (one.id !== ids.first) return;
    await box.save(what('mended'), first);
    await box.remove(ids.second);
  });
  return [sent, (await box.entries()).map(one => one.label)];
}"""


@pytest.mark.no_worker
async def test_what_is_mended_while_it_is_sent_is_sent_again(time_bank: Phone) -> None:
    await time_bank.opens()
    await time_bank.page.route(
        "**/contributions", lambda route: route.fulfill(status=201, json={"id": "one"})
    )
    found = await time_bank.page.evaluate(MENDED_ON_THE_WAY, address_of_file("tried.js"))
    assert found == [["first", "third"], ["mended"]]


@pytest.mark.no_worker
async def test_who_goes_on_before_the_first_screen_is_there_comes_to_the_second(
    phone: Phone,
) -> None:
    async def comes_late(route: Route) -> None:
        await phone.page.evaluate("() => { location.hash = '#log'; }")
        await route.continue_()

    await phone.page.route("**/app/*/rest-*.js", comes_late)
    await phone.opens("#sessions")
    await expect(phone.page.get_by_role("button", name="Save")).to_be_visible()


async def test_a_trial_is_none_the_less_a_trial_in_an_older_browser(phone: Phone) -> None:
    """Where it cannot say how many parts a query has (Safari before 17)."""
    asked: list[str] = []
    await phone.page.add_init_script("delete URLSearchParams.prototype.size")
    phone.page.on("request", lambda one: asked.append(one.url))
    await phone.opens("#giving")
    await phone.page.wait_for_load_state("networkidle")
    await phone.page.evaluate(
        "file => import(file).then(({api}) => api.act('post', '/transfers',"
        " {body: {}, query: {dry_run: true}}))",
        address_of_file("tried.js"),
    )
    assert any("/contributions?" in url and f"giver_id={phone.nia.id}" in url for url in asked)
    assert asked[-1].endswith("/transfers?dry_run=true")


async def test_two_taps_thank_once_and_take_somebody_new_in_once(lead: Lead) -> None:
    await lead.thanked(await lead.new_people(2), 120)
    await lead.opens()
    page = lead.page
    await page.get_by_text("Somebody new today").click()
    await page.get_by_label("Their name").fill("Ŵena")
    await lead.presses("Put them on the list")
    await expect(page.get_by_role("checkbox")).to_have_count(3)
    await page.evaluate(
        "() => { const form = document.querySelector('form.thank');"
        " for (let tap = 0; tap < 3; tap++) setTimeout(() => form.requestSubmit(), tap * 5); }"
    )
    await lead.is_told("3 people have their credits: 6 hours.")
    assert await lead.rows() == 2 + 3


async def test_who_signs_in_as_a_lead_finds_the_list_of_last_time(lead: Lead) -> None:
    await lead.thanked(await lead.new_people(2), 120)
    context = lead.desk.context
    as_member = await lead.town.token("member", lead.llinos.id)
    await context.add_cookies([cookie_of(lead.desk, replace(lead.llinos, token=as_member))])
    await lead.opens()
    await expect(lead.page.get_by_text("Nobody is on the list yet.")).to_be_visible()
    await context.add_cookies([cookie_of(lead.desk, lead.llinos)])
    await lead.opens()
    await expect(lead.page.get_by_role("checkbox")).to_have_count(2)


async def test_whoever_is_signed_out_may_have_the_phone_forget_them(time_bank: Phone) -> None:
    page = time_bank.page
    await time_bank.opens("#phone")
    await expect(page.get_by_role("button", name="Forget me on this phone")).to_be_visible()
    await page.wait_for_load_state("networkidle")
    await time_bank.desk.context.clear_cookies()
    await page.get_by_role("button", name="Forget me on this phone").click()
    await page.wait_for_url("**/sign-in?next=*")
    await page.goto(page.url.split("/sign-in")[0] + "/app")
    await page.wait_for_url("**/sign-in?next=*")


@pytest.mark.no_worker
async def test_whoever_has_left_may_have_it_forget_what_nobody_takes_any_more(
    time_bank: Phone,
) -> None:
    page = time_bank.page
    await time_bank.opens()
    await page.route("**/contributions", lambda route: route.abort())
    await time_bank.logs()
    await time_bank.desk.context.clear_cookies()
    await page.goto(page.url.split("#")[0] + "#phone")
    await page.get_by_role("button", name="Send now").click()
    await page.get_by_role("button", name="I cannot sign in any more").click()
    await expect(page.get_by_role("alert")).to_contain_text("what has not been sent is lost: 1.")
    await page.get_by_role("button", name="Yes, forget it").click()
    await page.wait_for_url("**/sign-in?next=*")
    await time_bank.has_rows(0)


@pytest.mark.no_worker
async def test_what_another_saved_here_keeps_nobody_signed_in(time_bank: Phone) -> None:
    page, desk, town = time_bank.page, time_bank.desk, time_bank.nia.town
    await time_bank.opens()
    await page.route("**/contributions", lambda route: route.abort())
    await time_bank.logs()
    await desk.context.add_cookies([cookie_of(desk, await town.person("Mair"))])
    await time_bank.opens("#phone")
    await expect(page.get_by_text("1 entry of somebody else waits on this phone.")).to_be_visible()
    await desk.opens(f"{town.slug}/home")
    await page.get_by_role("button", name="Sign out").click()
    await page.wait_for_url("**/sign-in")
    await page.unroute("**/contributions")
    await desk.context.clear_cookies()  # signing in puts another mark in the place of "out"
    await desk.context.add_cookies([cookie_of(desk, time_bank.nia)])
    await time_bank.opens()
    await time_bank.has_rows(1)


@pytest.mark.no_worker
async def test_a_list_that_had_no_signal_comes_with_it(phone: Phone) -> None:
    page = phone.page

    async def none(route: Route) -> None:
        await route.abort()

    await page.route("**/contributions/queue*", none)
    await phone.opens("#confirm")
    await expect(page.get_by_text("No signal.")).to_be_visible()
    await page.unroute("**/contributions/queue*")
    await expect(page.get_by_text("Nothing waits for your yes just now.")).to_be_visible()
    await expect(page.get_by_text("No signal.")).to_have_count(0)


async def test_a_coordinator_is_asked_for_a_yes_only_to_what_they_had(phone: Phone) -> None:
    town = phone.nia.town
    delyth, mair = await town.coordinator(), await town.person("Mair")
    await mair.logs(minutes=90, helped=phone.nia)
    await mair.logs(minutes=60, helped=delyth)
    await phone.desk.context.add_cookies([cookie_of(phone.desk, delyth)])
    await phone.opens("#confirm")
    await expect(phone.page.get_by_role("button", name="Yes, that")).to_have_count(1)
    await expect(phone.page.locator(".list")).to_contain_text("1 hour")


async def test_whoever_is_signed_out_is_told_that_their_yes_was_not_said(phone: Phone) -> None:
    mair = await phone.nia.town.person("Mair")
    await mair.logs(minutes=90, helped=phone.nia)
    await phone.opens("#confirm")
    await expect(phone.page.get_by_role("button", name="Yes, that")).to_be_visible()
    await phone.page.wait_for_load_state("networkidle")
    await phone.desk.context.clear_cookies()
    await phone.page.get_by_role("button", name="Yes, that").click()
    await expect(phone.page.get_by_role("alert")).to_have_text(
        "You are signed out. Sign in, and do it again."
    )


async def test_where_the_app_can_keep_nothing_it_says_so(phone: Phone) -> None:
    await phone.page.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }"
    )
    await phone.opens()
    await expect(phone.page.get_by_text("This browser keeps nothing for the app")).to_be_visible()


async def test_whoever_is_no_member_is_told_so(desk: Desk, phone: Phone) -> None:
    await desk.context.add_cookies([cookie_of(desk, await phone.nia.town.auditor())])
    await phone.opens()
    await expect(phone.page.get_by_text("This app is for members.")).to_be_visible()
