"""The lead's home in a real browser: a group thanked as last time, or for the first time."""

import gzip
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Route, expect
from tests.api.town import Person
from tests.browser.leads import Lead
from tests.browser.looks import looks_right
from tests.browser.phone import ZONE, Phone, cookie_of, now

from timebank.web import volunteer_files

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

MOST_TAPS, MOST_FIRST_BYTES = 4, 30_000
# A list of lengths is one tap to open and one to choose.
COUNT_TAPS = (
    "() => { window.taps = 0; addEventListener('click', () => window.taps++, true);"
    " addEventListener('change', e => window.taps += 2 * e.target.matches('select'), true); }"
)

# How much wider the words of what is chosen are than the room that they have.
CUT = """select => {
  const words = document.createElement('span');
  words.textContent = select.selectedOptions[0].text;
  select.after(words);
  const style = getComputedStyle(select);
  words.style.cssText = `position: absolute; white-space: nowrap; font: ${style.font}`;
  const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const more = words.offsetWidth - room;
  words.remove();
  return more;
}"""


# All that was read of the service; what waits to be sent stays.
FORGET = """async name => {
  const asks = request => new Promise(done => { request.onsuccess = () => done(request.result); });
  const box = await asks(indexedDB.open(name));
  await asks(box.transaction("kept", "readwrite").objectStore("kept").clear());
  box.close();
}"""


def bytes_of(asked: list[str]) -> int:
    """What the app's scripts among these weigh on the way."""
    names = {one.rpartition("/")[2] for one in asked if "/app/" in one and one.endswith(".js")}
    own = names - {"app-worker.js", "worker.js"}
    return sum(len(gzip.compress(volunteer_files.FILES[name])) for name in own)


async def test_a_lead_thanks_twelve_as_last_time_in_four_taps(lead: Lead) -> None:
    numbers = await lead.new_people(12)
    await lead.thanked(numbers, 120)
    page = lead.page
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    await lead.opens()
    await page.wait_for_load_state("networkidle")
    assert bytes_of(asked) <= MOST_FIRST_BYTES
    await expect(page.locator("h1")).to_have_text("Thank people")
    await expect(page.get_by_role("checkbox")).to_have_count(12)
    await page.evaluate(COUNT_TAPS)
    await page.get_by_role("checkbox", name="Member 3").uncheck()
    await page.get_by_label("How long: Member 4").select_option(label="3 hours")
    await lead.presses("Thank 11 people · 23 hours")
    await lead.is_told("11 people have their credits: 23 hours.")
    assert await page.evaluate("() => window.taps") <= MOST_TAPS
    assert await lead.rows("verified") == 12 + 11


async def test_a_new_group_of_twelve_is_thanked_by_the_numbers_on_their_cards(lead: Lead) -> None:
    numbers = await lead.new_people(12)
    await lead.opens()
    page = lead.page
    await page.evaluate(COUNT_TAPS)
    await page.get_by_label("Add people").click()
    await page.keyboard.type(" ".join(numbers))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("checkbox")).to_have_count(12)
    await expect(page.locator("form")).to_contain_text("Member 11")
    await lead.presses("2 hours")
    await lead.presses("Thank 12 people · 24 hours")
    await lead.is_told("12 people have their credits: 24 hours.")
    assert await page.evaluate("() => window.taps") <= MOST_TAPS


async def test_thanks_wait_without_a_signal_and_from_two_phones_they_are_one(
    lead: Lead, chromium: Any
) -> None:
    await lead.thanked(await lead.new_people(3), 60)
    await lead.opens()
    await expect(lead.page.get_by_role("checkbox")).to_have_count(3)
    await lead.without_signal()
    await lead.page.reload()
    await lead.presses("Thank 3 people · 3 hours")
    await lead.is_told("Waiting to send")
    await lead.page.reload()
    await lead.is_told("Waiting to send")
    context = await chromium.new_context(timezone_id=ZONE)
    await context.add_cookies([cookie_of(lead.desk, lead.llinos)])
    other = await context.new_page()
    await other.goto(lead.page.url)
    await other.get_by_role("button", name="Thank 3 people · 3 hours").last.click()
    await expect(other.locator("section[aria-labelledby=thanked]")).to_contain_text("3 people have")
    await context.close()
    assert await lead.rows() == 6
    await lead.desk.context.set_offline(False)
    await lead.is_told("Entered already. It counts once.")
    assert await lead.rows() == 6


async def test_somebody_new_today_is_taken_in_and_thanked_later(lead: Lead) -> None:
    await lead.opens("", "cy")
    page = lead.page
    await expect(page.locator("h1")).to_have_text("Diolch i bobl")
    await lead.without_signal()
    await page.get_by_text("Rhywun newydd heddiw").click()
    await page.get_by_label("Eu henw").fill("Siân Tŵr")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("checkbox", name="Siân Tŵr")).to_be_checked()
    await lead.presses("awr a hanner")
    await lead.presses("Diolch i 1 aelod · 1 awr 30 munud")
    await lead.is_told("Newydd heddiw: Siân Tŵr")
    await lead.desk.context.set_offline(False)
    await lead.is_told("Mae 1 aelod wedi cael credydau: 1 awr 30 munud.")
    assert await lead.rows("verified") == 1


async def test_a_number_that_nobody_has_is_mended_and_nothing_is_lost(lead: Lead) -> None:
    numbers = await lead.new_people(1)
    await lead.opens()
    page = lead.page
    await lead.without_signal()
    await page.get_by_label("Add people").fill(f"{numbers[0]} 999")
    await lead.presses("Find")
    await lead.presses("1 hour")
    await lead.presses("Thank 2 people · 2 hours")
    await lead.desk.context.set_offline(False)
    await lead.is_told("Member 999: Nobody here has this number.")
    assert await lead.rows() == 0
    await page.reload()
    await lead.is_told("Member 999: Nobody here has this number.")
    await expect(page.locator("section[aria-labelledby=thanked] + form.thank")).to_be_visible()
    await page.get_by_role("button", name="Change it").click()
    await page.get_by_role("checkbox", name="Member 999").uncheck()
    await lead.presses("Thank 1 person · 1 hour")
    await lead.is_told("1 person has their credits: 1 hour.")
    assert await lead.rows("verified") == 1


async def test_what_came_of_adding_somebody_is_seen_on_a_small_screen(lead: Lead) -> None:
    """Else they are put on the list once more, as another newcomer."""
    await lead.thanked(await lead.new_people(12), 60)
    await lead.town.person("Gwyn ap Dafydd")
    page = lead.page
    await page.set_viewport_size({"width": 320, "height": 500})
    await lead.opens()
    await page.get_by_label("Add people").fill("dafydd")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Found:")).to_be_in_viewport()
    await page.get_by_text("Somebody new today").click()
    await page.get_by_label("Their name").fill("Ann")
    await lead.presses("Put them on the list")
    await expect(page.get_by_text("On the list now: Ann")).to_be_in_viewport()


async def test_of_a_long_list_a_tap_draws_one_row(lead: Lead) -> None:
    """Each row has a list of lengths: all of them, drawn at each tap, are slow on a small phone."""
    await lead.thanked(await lead.new_people(30), 60)
    await lead.opens()
    page = lead.page
    await expect(page.get_by_role("checkbox")).to_have_count(30)
    await page.wait_for_load_state("networkidle")
    await page.evaluate(
        "() => { const { select } = Intl.PluralRules.prototype; window.said = 0;"
        " Intl.PluralRules.prototype.select = function (count) {"
        " window.said++; return select.call(this, count); }; }"
    )
    await page.get_by_role("checkbox", name="Member 7").uncheck()
    await expect(page.get_by_role("button", name="Thank 29 people · 29 hours")).to_have_count(2)
    assert await page.evaluate("() => window.said") < 100
    # What is said of all at once is drawn of all.
    await page.get_by_text("The same length for everybody ticked").click()
    await page.get_by_role("button", name="2 hours", exact=True).click()
    await expect(page.get_by_role("button", name="Thank 29 people · 58 hours")).to_have_count(2)
    await expect(page.get_by_label("How long: Member 8")).to_have_value("120")


async def test_a_name_is_found_and_a_limit_is_told_before(lead: Lead) -> None:
    delyth = await lead.town.coordinator("Delyth")
    limit = {"rules": {"organisation_thanks_monthly_minutes": 120}}
    await delyth.changes(lead.town.base, limit)
    await lead.town.person("Gwyn ap Dafydd")
    await lead.opens()
    page = lead.page
    await expect(page.get_by_text("You can still thank for 2 hours this month.")).to_be_visible()
    await page.get_by_label("Add people").fill("dafydd")
    await page.keyboard.press("Enter")
    await lead.presses("Add Gwyn ap Dafydd")
    await lead.presses("3 hours")
    await expect(page.get_by_text("This is 1 hour more than that.")).to_be_visible()
    await lead.presses("Thank 1 person · 3 hours")
    await lead.is_told("a second person is asked")


async def test_whoever_is_signed_in_as_a_member_is_told_of_the_second_factor(lead: Lead) -> None:
    await lead.thanked(await lead.new_people(1), 60)
    await lead.opens()
    thank = lead.page.get_by_role("button", name="Thank 1 person · 1 hour", exact=True)
    await expect(thank.first).to_be_visible()
    await lead.page.wait_for_load_state("networkidle")  # and is kept on the phone by now
    weak = await lead.town.token("member", lead.llinos.id)
    member = Person(lead.town, lead.llinos.id, "Llinos", weak)
    await lead.desk.context.add_cookies([cookie_of(lead.desk, member)])
    await lead.page.reload()
    link = lead.page.get_by_role("link", name="Set up a second factor")
    assert (await link.get_attribute("href") or "").endswith("/second-factor")
    await lead.presses("Thank 1 person · 1 hour")
    await lead.is_told("Waiting to send")
    assert await lead.rows() == 1
    await lead.desk.context.add_cookies([cookie_of(lead.desk, lead.llinos)])
    await lead.page.reload()
    await lead.is_told("1 person has their credits: 1 hour.")


async def test_members_who_lead_nothing_see_no_thanks(lead: Lead) -> None:
    nia = await lead.town.person("Nia")
    await lead.desk.context.add_cookies([cookie_of(lead.desk, nia)])
    await lead.desk.opens(f"{lead.town.slug}/app")
    await expect(lead.page.get_by_role("link", name="My hours")).to_be_visible()
    await expect(lead.page.get_by_role("link", name="Thank people")).to_have_count(0)


async def test_the_leads_home_keeps_nobody_out(lead: Lead) -> None:
    await lead.town.group("Côr y Cwm")
    done = await lead.thanked(await lead.new_people(2), 60)
    assert done["credited"] == len(done["items"])
    await lead.opens("#thank")
    await lead.presses("Thank 2 people · 2 hours")
    await lead.is_told("2 people have their credits: 2 hours.")
    seen: list[str] = []
    await looks_right(lead.desk, seen)
    assert len(seen) == 2


async def test_what_looks_normal_is_confirmed_at_once_and_the_rest_one_by_one(lead: Lead) -> None:
    page, club = lead.page, lead.club
    nia, mair, gwyn = [await lead.town.person(name) for name in ("Nia", "Mair", "Gwyn")]
    day = await lead.town.days_ago(2)
    for who, minutes in ((nia, 90), (mair, 30), (gwyn, 660)):
        await who.logs(minutes=minutes, helped=club, worked_on=day)
    await lead.opens("#thank")
    await page.get_by_role("link", name="Time to confirm: 3 entries").click()
    await expect(page.get_by_text("It is more than ten hours of a day.")).to_be_visible()
    await lead.presses("2 look normal: confirm all 2")
    await expect(page.locator(".done")).to_have_text("2 entries are confirmed: 2 hours.")
    assert (await nia.balance(), await mair.balance(), await gwyn.balance()) == (90, 30, 0)
    assert await lead.desk.violations() == []
    await lead.presses("Yes, that\u2019s right: Gwyn says they gave 11 hours")
    await expect(page.locator(".done")).to_contain_text("Gwyn gave 11 hours")
    assert await gwyn.balance() == 660
    await expect(page.get_by_text("Nothing waits to be confirmed just now.")).to_be_visible()


async def test_a_lead_says_other_minutes_or_that_it_was_not_with_them(lead: Lead) -> None:
    page, club, day = lead.page, lead.club, await lead.town.days_ago(2)
    nia, mair = await lead.town.person("Nia"), await lead.town.person("Mair")
    first = await nia.logs(minutes=120, helped=club, worked_on=day)
    second = await mair.logs(minutes=120, helped=club, worked_on=day)
    await lead.desk.opens(f"{lead.town.slug}/app#claims", "cy")
    await page.get_by_role("button", name="Mae rhywbeth yn wahanol: Mae Nia").click()
    await page.get_by_role("radio", name="1 awr", exact=True).check()
    await page.get_by_role("button", name="Anfon hwn").first.click()
    await expect(page.get_by_text("ddwy ochr yn nodi amser gwahanol")).to_be_visible()
    await lead.presses("Ie, 1 awr oedd hi")
    await expect(page.locator(".done")).to_contain_text("Nia")
    assert await nia.balance() == 60
    await page.get_by_role("button", name="Mae rhywbeth yn wahanol: Mae Mair").click()
    await page.get_by_role("textbox").fill("Nid oedd hi yno.")
    await lead.presses("Nid gyda ni oedd hyn")
    await expect(page.locator(".done")).to_contain_text("Dywedoch na")
    assert (await mair.gets(f"/contributions/{second['id']}"))["state"] == "declined"
    assert (await nia.gets(f"/contributions/{first['id']}"))["state"] == "verified"


async def test_the_same_thanks_again_are_another_time_if_the_lead_says_so(lead: Lead) -> None:
    page = lead.page
    await lead.thanked(await lead.new_people(2), 60)
    await lead.opens()
    for _ in range(2):
        await lead.presses("Thank 2 people \u00b7 2 hours")
        await lead.presses("Thank more people")
    await lead.is_told("Entered already. It counts once.")
    await lead.is_told("Or did they give time twice that day?")
    assert await lead.rows() == 4
    await lead.presses("It was another time: thank all 2 for it too")
    await lead.is_told("2 people have their credits: 2 hours.")
    assert await lead.rows("verified") == 6
    await lead.presses("Thank 2 people \u00b7 2 hours")
    await lead.is_told("Entered already. It counts once.")
    await lead.presses("It was the same: leave it")
    await expect(page.get_by_text("Entered already.")).to_have_count(0)
    assert (await lead.rows(), await lead.rows("verified")) == (6, 6)


async def thanks_again_today(lead: Lead) -> None:
    """Of somebody who was thanked for an hour today, for three."""
    await lead.thanked(await lead.new_people(1), 60, days_ago=0)
    await lead.opens()
    await lead.page.get_by_label("How long: Member 0").select_option(label="3 hours")
    await lead.presses("Thank 1 person \u00b7 3 hours")
    await lead.is_told("It looks like time that was entered before.")


async def test_another_length_on_the_same_day_is_another_time_or_the_same(lead: Lead) -> None:
    page = lead.page
    await thanks_again_today(lead)
    await lead.presses("It was another time: thank them for it too")
    await lead.is_told("1 person has their credits: 3 hours.")
    await lead.presses("Thank more people")
    await page.get_by_label("How long: Member 0").select_option(label="2 hours")
    await lead.presses("Thank 1 person \u00b7 2 hours")
    await lead.is_told("It looks like time that was entered before.")
    await lead.presses("It was the same: leave it")
    await expect(page.get_by_text("It looks like time")).to_have_count(0)
    assert [await lead.rows(one) for one in ("verified", "declined", "logged")] == [2, 1, 0]


@pytest.mark.parametrize("lost", ["separate", "verify"])
@pytest.mark.no_worker
async def test_another_time_whose_answer_was_lost_reads_as_the_lead_said_it(
    lead: Lead, lost: str
) -> None:
    page = lead.page
    await thanks_again_today(lead)

    async def lose(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await page.route(f"**/contributions/**/{lost}" if lost == "separate" else f"**/{lost}", lose)
    await lead.presses("It was another time: thank them for it too")
    await expect(page.get_by_role("alert")).to_contain_text("No answer came.")
    await page.unroute_all()
    await page.reload()
    await lead.is_told("It looks like time that was entered before.")
    await lead.presses("It was another time: thank them for it too")
    await lead.is_told("1 person has their credits: 3 hours.")
    await expect(page.get_by_text("It looks like time")).to_have_count(0)
    assert (await lead.rows(), await lead.rows("verified")) == (2, 2)


async def test_thanks_for_a_month_that_are_mended_later_keep_their_days(lead: Lead) -> None:
    page = lead.page
    numbers = await lead.new_people(1)
    await page.clock.install(time=f"{await lead.town.days_ago(0)}T12:00:00")
    await lead.opens()
    await lead.without_signal()
    await page.get_by_label("Add people").fill(f"{numbers[0]} 999")
    await lead.presses("Find")
    await page.get_by_role("radio", name="This month").check()
    await lead.presses("2 hours")
    said = await page.locator("fieldset .hint strong").inner_text()
    await lead.presses("Thank 2 people \u00b7 4 hours")
    await lead.desk.context.set_offline(False)
    await page.clock.run_for(5_000)
    await lead.is_told("Member 999: Nobody here has this number.")
    # Meanwhile it is a later month.
    await page.clock.fast_forward(60 * 24 * 3_600_000)
    await page.get_by_role("button", name="Change it").click()
    await expect(page.locator("fieldset .hint strong")).to_have_text(said)
    await expect(page.get_by_role("radio", name=said)).to_be_checked()


async def test_all_that_wait_are_shown_and_those_that_look_normal_are_truly_so_many(
    lead: Lead,
) -> None:
    page, club = lead.page, lead.club
    nia, day = await lead.town.person("Nia"), await lead.town.days_ago(2)
    for number in range(56):
        giver = await lead.town.person(f"Member {number}")
        await giver.logs(minutes=30, helped=club, worked_on=day)
    await nia.logs(minutes=660, helped=club, worked_on=day)
    await lead.opens("#thank")
    await page.get_by_role("link", name="Time to confirm: 57 entries").click()
    await expect(page.locator("#app .list > li")).to_have_count(50)
    await expect(page.get_by_text("7 more wait behind these.")).to_be_visible()
    await lead.presses("Show more")
    await expect(page.locator("#app .list > li")).to_have_count(57)
    await lead.presses("56 look normal: confirm all 56")
    await expect(page.locator(".done")).to_have_text("56 entries are confirmed: 28 hours.")
    assert await lead.rows("verified") == 56


@pytest.mark.no_worker
async def test_a_reason_that_was_kept_in_the_other_language_says_in_which(lead: Lead) -> None:
    gwyn = await lead.town.person("Gwyn")
    await gwyn.logs(minutes=660, helped=lead.club, worked_on=await lead.town.days_ago(2))
    await lead.desk.opens(f"{lead.town.slug}/app#claims", "cy")
    note = lead.page.locator("#app .list .note")
    await expect(note).to_have_count(1)
    welsh = await note.inner_text()
    await lead.page.route("**/queue**", lambda route: route.abort())
    await lead.desk.opens(f"{lead.town.slug}/app#claims")
    await expect(note).to_have_text(welsh)
    await expect(note).to_have_attribute("lang", "cy")
    await lead.page.unroute("**/queue**")
    await lead.page.reload()
    await expect(note).to_have_text("It is more than ten hours of a day.")
    await expect(note).to_have_attribute("lang", "en")


async def test_a_group_with_one_name_is_heard_in_its_language(lead: Lead) -> None:
    await lead.town.group("Choir")
    await lead.thanked(await lead.new_people(1), 60)
    await lead.opens("#thank", "cy")
    await lead.presses("Diolch i 1 aelod \u00b7 1 awr")
    heading = lead.page.locator("section[aria-labelledby=thanked] strong")
    await expect(heading.locator("[lang=en]")).to_have_text("Lunch Club")
    await lead.page.get_by_role("link", name="Cofnodi amser").click()
    await expect(lead.page.locator(".chip [lang=en]", has_text="Choir")).to_be_visible()


async def of_whom_one_looks_the_same(lead: Lead) -> None:
    """Without a signal two are thanked for today, of whom one was thanked for another length."""
    await lead.thanked(await lead.new_people(2), 60, days_ago=0)
    await lead.opens()
    await expect(lead.page.get_by_role("checkbox")).to_have_count(2)
    await lead.without_signal()
    await lead.page.get_by_label("How long: Member 0").select_option(label="3 hours")
    await lead.presses("Thank 2 people \u00b7 4 hours")
    await lead.is_told("Waiting to send")


async def test_what_became_of_all_that_is_sent_at_once_is_told(lead: Lead) -> None:
    await of_whom_one_looks_the_same(lead)
    await lead.presses("Thank more people")
    await lead.page.get_by_role("radio", name="Yesterday").check()
    await lead.presses("Thank 2 people \u00b7 2 hours")
    await lead.desk.context.set_offline(False)
    await lead.is_told("2 people have their credits: 2 hours.")
    await lead.is_told("It looks like time that was entered before.")
    # It waits for the lead also when others are thanked meanwhile.
    await lead.presses("Thank more people")
    await lead.page.get_by_role("checkbox", name="Member 1").uncheck()
    await lead.page.get_by_role("radio", name="Another day").check()
    day = (await lead.town.days_ago(5)).split("-")
    for label, part in zip(("Year", "Month", "Day"), day, strict=True):
        await lead.page.get_by_label(label, exact=True).fill(str(int(part)))
    await lead.presses("Thank 1 person \u00b7 1 hour")
    await lead.is_told("1 person has their credits: 1 hour.")
    await lead.is_told("It looks like time that was entered before.")
    await lead.presses("It was the same: leave it")
    await expect(lead.page.get_by_text("It looks like time")).to_have_count(0)


async def test_what_is_sent_by_a_phone_that_has_forgotten_all_else_is_told_of_too(
    lead: Lead,
) -> None:
    await of_whom_one_looks_the_same(lead)
    await lead.page.goto("about:blank")
    await lead.desk.context.set_offline(False)
    await lead.desk.opens(f"{lead.town.slug}/sign-in")
    await lead.page.evaluate(FORGET, f"timebank-{lead.town.slug}")
    await lead.opens("#thank")
    await lead.is_told("It looks like time that was entered before.")


@pytest.mark.parametrize("days", [45, -45])
async def test_this_month_is_the_one_that_it_is_whatever_the_phone_says(
    lead: Lead, days: int
) -> None:
    await lead.thanked(await lead.new_people(1), 60)
    today = now()
    await lead.page.clock.set_fixed_time(today + timedelta(days=days))
    await lead.opens()
    await lead.page.get_by_role("radio", name="This month").check()
    said = lead.page.locator("fieldset .hint strong")
    await expect(said).to_contain_text(f"{today.day} {today:%B %Y}")


async def test_a_length_is_never_cut_and_a_short_one_leaves_room_for_the_name(lead: Lead) -> None:
    await lead.thanked(await lead.new_people(2), 60)
    await lead.opens()
    await lead.page.set_viewport_size({"width": 390, "height": 820})
    for name, length in (("Member 0", "3 hours"), ("Member 1", "1 hour 15 minutes")):
        select = lead.page.get_by_label(f"How long: {name}")
        await select.select_option(label=length)
        assert await select.evaluate(CUT) <= 0, length
    one = await lead.page.get_by_label("How long: Member 0").bounding_box()
    other = await lead.page.get_by_label("How long: Member 1").bounding_box()
    assert one
    assert other
    assert one["width"] < other["width"]


async def test_whoever_leads_nothing_is_told_so_where_leads_thank(phone: Phone) -> None:
    await phone.opens("#thank")
    await expect(
        phone.page.get_by_text("This is not here, or is not yours to see.")
    ).to_be_visible()
    await phone.page.evaluate("() => { location.hash = 'claims'; }")
    await expect(phone.page.get_by_text("Nothing waits to be confirmed just now.")).to_be_visible()
    await expect(phone.page.get_by_role("link", name="Set up a second factor")).to_have_count(0)
