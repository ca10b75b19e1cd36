"""A lead's sessions in the volunteer app: who is expected, who came, and closing them, without a
signal too."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import expect
from tests.api.sessions import away, planned, signs_up
from tests.api.town import Person
from tests.browser.leads import Lead
from tests.browser.phone import cookie_of, now

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


# What is being said of a session is kept while it is said.
KEPT = """async ([name, guests]) => {
  const asks = request => new Promise(done => { request.onsuccess = () => done(request.result); });
  const box = await asks(indexedDB.open(name));
  const held = await asks(box.transaction("kept").objectStore("kept").get("closing"));
  box.close();
  return held?.guests === guests;
}"""

# A phone that is full, or that dies, just before the sheet: after that nothing of this window runs.
FULL = """() => {
  const {put} = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (what, ...key) {
    if (!what?.path?.endsWith('/sheet')) return put.call(this, what, ...key);
    IDBObjectStore.prototype.delete = () => { throw new Error('no more'); };
    throw new DOMException('full', 'QuotaExceededError');
  };
}"""


async def over(lead: Lead, *expected: tuple[Person, str], **more: Any) -> Any:
    """A lunch of two hours that was yesterday, and who had a place at it, as what."""
    session = await planned(lead.llinos, lead.club, **more)
    for who, role in expected:
        await signs_up(lead.llinos, session, member_id=str(who.id), role=role)
    await lead.llinos.changes(f"/sessions/{session['id']}", {"day": away(-1)})
    return session


async def checks_in(lead: Lead, session: Any, who: Person, **more: Any) -> None:
    came = {"member_id": str(who.id), **more}
    await lead.llinos.posts(f"/sessions/{session['id']}/attendance", came, status=201)


async def came(lead: Lead, session: Any) -> dict[str, tuple[str, int | None, bool]]:
    """By name: as what, how long, and whether it still stands; of two entries that which stands,
    for they come in the order of their ids, and the app's are made by chance."""
    page = await lead.llinos.gets(f"/sessions/{session['id']}/attendance?limit=200")
    return {
        one["name"]: (one["role"], one["known_minutes"], one["withdrawn_at"] is None)
        for one in sorted(page["items"], key=lambda one: one["withdrawn_at"] is None)
    }


async def comes_to(lead: Lead, session: Any, language: str = "en") -> None:
    await lead.desk.opens(f"{lead.town.slug}/app#close/{session['id']}", language)
    await lead.page.wait_for_selector("form.thank > button:last-child")


async def chooses(lead: Lead, name: str, label: str) -> None:
    how = f"{name}: how they took part, and how long"
    await lead.page.get_by_label(how).select_option(label=label)


async def people(lead: Lead, *names: str) -> list[Person]:
    return [await lead.town.person(name) for name in names]


async def test_a_session_is_closed_in_a_hall_without_a_signal(lead: Lead) -> None:
    page = lead.page
    nia, mair, gwyn, dai = await people(lead, "Nia", "Mair", "Gwyn", "Dai")
    number = (await dai.gets("/v1/me"))["member"]["number"]
    session = await over(lead, (nia, "giver"), (mair, "guest"), (gwyn, "giver"))
    await lead.opens("#thank")
    expected = page.get_by_role("region", name="Who is expected")
    await expect(expected).to_contain_text("Not closed yet")
    await expected.get_by_role("link", name="Lunch").click()
    await expect(page.get_by_role("checkbox")).to_have_count(3)
    await lead.without_signal()
    await page.reload()
    await page.get_by_role("checkbox", name="Gwyn").uncheck()
    await chooses(lead, "Nia", "1 hour 30 minutes")
    await page.get_by_label("Add people").fill(number)
    await page.keyboard.press("Enter")
    await page.get_by_text("Somebody new today").click()
    await page.get_by_label("Their name").fill("Si\u00e2n")
    await page.keyboard.press("Enter")
    await page.get_by_label("Guests who gave no name").fill("4")
    await page.wait_for_function(KEPT, arg=[f"timebank-{lead.town.slug}", "4"])
    await page.reload()
    sum_ = page.locator("form .note[role=status]")
    await expect(sum_).to_contain_text("3 people gave time: 5 hours 30 minutes in all.")
    await expect(sum_).to_contain_text("And 5 guests.")
    await lead.presses("Close it and thank 3 people \u00b7 5 hours 30 minutes")
    await expect(page.locator(".done")).to_have_text("Saved on your phone.")
    await lead.is_told("Waiting to send")
    await page.reload()
    await lead.is_told("Closing Lunch, 8 people: 5 hours 30 minutes")
    assert await lead.rows() == 0
    await lead.desk.context.set_offline(False)
    await lead.is_told("3 people have their credits: 5 hours 30 minutes.")
    await lead.is_told("4 guests without a name")
    await expect(page.locator("#app")).to_contain_text("This session is closed.")
    assert [await one.balance() for one in (nia, mair, gwyn, dai)] == [90, 0, 0, 120]
    assert (await lead.llinos.gets(f"/sessions/{session['id']}"))["state"] == "closed"
    assert await lead.rows("verified") == 3
    await lead.opens("#thank")
    await expect(expected).to_contain_text("No session of yours waits to be closed")


async def test_a_forgotten_check_out_is_flagged_never_guessed_and_thanked_once_it_is_said(
    lead: Lead,
) -> None:
    page = lead.page
    nia, mair, gwyn = await people(lead, "Nia", "Mair", "Gwyn")
    session = await over(lead, (nia, "giver"), (mair, "giver"), (gwyn, "giver"))
    await checks_in(lead, session, nia)
    await checks_in(lead, session, mair, minutes=60)
    await comes_to(lead, session)
    await expect(page.get_by_text("Nobody noted when they left.")).to_have_count(1)
    await expect(page.get_by_role("checkbox", name="Gwyn")).not_to_be_checked()
    await expect(page.get_by_text("Of 1 person it is not known how long.")).to_be_visible()
    await lead.presses("Close it and thank 1 person \u00b7 1 hour")
    await lead.is_told("1 person has their credits: 1 hour.")
    await lead.is_told("It is not known how long they were there.")
    assert (await nia.balance(), await mair.balance()) == (0, 60)
    await page.get_by_label("How long: Nia").select_option(label="45 minutes")
    await lead.presses("Thank Nia")
    await lead.is_told("2 people have their credits: 1 hour 45 minutes.")
    await expect(page.get_by_text("How long were they there?")).to_have_count(0)
    assert (await nia.balance(), await mair.balance(), await gwyn.balance()) == (45, 60, 0)


async def test_what_the_tablet_noted_is_put_right_before_it_is_closed(lead: Lead) -> None:
    page = lead.page
    nia, mair, gwyn = await people(lead, "Nia", "Mair", "Gwyn")
    session = await over(lead)
    for who in (nia, mair, gwyn):
        await checks_in(lead, session, who, minutes=120)
    await comes_to(lead, session)
    await lead.without_signal()
    await chooses(lead, "Nia", "1 hour")
    await page.get_by_role("checkbox", name="Mair").uncheck()
    await chooses(lead, "Gwyn", "as a guest")
    await lead.presses("Close it and thank 1 person \u00b7 1 hour")
    await lead.is_told("Not there: Mair")
    await lead.desk.context.set_offline(False)
    await lead.is_told("1 person has their credits: 1 hour.")
    assert [await one.balance() for one in (nia, mair, gwyn)] == [60, 0, 0]
    told = await came(lead, session)
    assert (told["Nia"], told["Mair"][2]) == (("giver", 60, True), False)
    assert told["Gwyn"][0] == "guest"


async def test_what_waits_is_changed_before_it_is_sent_and_is_sent_as_it_is_then(
    lead: Lead,
) -> None:
    page = lead.page
    nia, mair = await people(lead, "Nia", "Mair")
    session = await over(lead)
    for who in (nia, mair):
        await checks_in(lead, session, who, minutes=120)
    await comes_to(lead, session)
    await lead.without_signal()
    await chooses(lead, "Nia", "1 hour")
    await page.get_by_role("checkbox", name="Mair").uncheck()
    await lead.presses("Close it and thank 1 person \u00b7 1 hour")
    await page.get_by_role("link", name="Change it").click()
    await expect(page.get_by_role("checkbox", name="Mair")).not_to_be_checked()
    await chooses(lead, "Nia", "1 hour 30 minutes")
    await page.get_by_role("checkbox", name="Mair").check()
    await lead.presses("Close it and thank 2 people \u00b7 3 hours 30 minutes")
    await expect(page.locator("section[aria-labelledby=thanked] li")).to_have_count(2)
    await lead.desk.context.set_offline(False)
    await lead.is_told("2 people have their credits: 3 hours 30 minutes.")
    assert (await nia.balance(), await mair.balance()) == (90, 120)


async def test_what_goes_before_is_refused_and_the_rest_waits_for_it(lead: Lead) -> None:
    page = lead.page
    nia, mair = await people(lead, "Nia", "Mair")
    session = await over(lead, (nia, "giver"))
    await checks_in(lead, session, mair, minutes=120)
    await comes_to(lead, session)
    await lead.without_signal()
    await page.get_by_role("checkbox", name="Nia").check()
    await page.get_by_role("checkbox", name="Mair").uncheck()
    await lead.presses("Close it and thank 1 person \u00b7 2 hours")
    here = f"/sessions/{session['id']}/attendance"
    (hers,) = (await lead.llinos.gets(here))["items"]
    await lead.llinos.posts(f"{here}/{hers['id']}/withdraw")
    await lead.desk.context.set_offline(False)
    await lead.is_told("Waiting until what goes before it is put right")
    assert await lead.rows() == 0
    await page.get_by_role("button", name="Remove it: Not there: Mair").click()
    await lead.is_told("1 person has their credits: 2 hours.")
    assert (await nia.balance(), await mair.balance()) == (120, 0)


async def test_what_is_refused_stays_says_why_and_is_mended(lead: Lead) -> None:
    page = lead.page
    (nia,) = await people(lead, "Nia")
    session = await over(lead, (nia, "giver"))
    await comes_to(lead, session)
    await lead.without_signal()
    await page.get_by_label("Add people").fill("999")
    await page.keyboard.press("Enter")
    await lead.presses("Close it and thank 2 people \u00b7 4 hours")
    await lead.desk.context.set_offline(False)
    await lead.is_told("Member 999: Nobody here has this number.")
    assert await lead.rows() == 0
    await page.get_by_role("link", name="Change it").click()
    await page.get_by_role("checkbox", name="Member 999").uncheck()
    await lead.presses("Close it and thank 1 person \u00b7 2 hours")
    await lead.is_told("1 person has their credits: 2 hours.")
    assert (await nia.balance(), await lead.rows()) == (120, 1)


async def test_one_that_was_closed_meanwhile_counts_once_and_is_not_lost(lead: Lead) -> None:
    (nia,) = await people(lead, "Nia")
    session = await over(lead, (nia, "giver"))
    await comes_to(lead, session)
    await lead.without_signal()
    await lead.presses("Close it and thank 1 person \u00b7 2 hours")
    sheet = {"lines": [{"member_id": str(nia.id), "minutes": 90}]}
    await lead.llinos.posts(f"/sessions/{session['id']}/sheet", sheet)
    await lead.desk.context.set_offline(False)
    await lead.is_told("Somebody else closed this session meanwhile.")
    await expect(lead.page.get_by_text("Nia \u00b7 1 hour 30 minutes")).to_be_visible()
    assert await nia.balance() == 90
    await lead.page.get_by_role("button", name="Remove it").click()
    await expect(lead.page.locator("section[aria-labelledby=thanked]")).to_have_count(0)


async def test_a_phone_that_cannot_keep_all_of_it_keeps_none_and_says_so(lead: Lead) -> None:
    page = lead.page
    (nia,) = await people(lead, "Nia")
    session = await over(lead)
    await checks_in(lead, session, nia, minutes=120)
    await comes_to(lead, session)
    await lead.without_signal()
    await chooses(lead, "Nia", "1 hour")
    await page.evaluate(FULL)
    await lead.presses("Close it and thank 1 person \u00b7 1 hour")
    await expect(page.get_by_role("alert")).to_contain_text("could not keep it")
    await page.reload()
    await expect(page.get_by_role("button", name="Close it and thank 1 person")).to_be_visible()
    await expect(page.get_by_text("Waiting")).to_have_count(0)
    await lead.presses("Close it and thank 1 person \u00b7 1 hour")
    await lead.desk.context.set_offline(False)
    await lead.is_told("1 person has their credits: 1 hour.")
    assert await nia.balance() == 60


async def test_a_session_has_its_own_day_whatever_the_phones_clock_says(lead: Lead) -> None:
    page = lead.page
    (nia,) = await people(lead, "Nia")
    session = await over(lead, (nia, "giver"))
    await comes_to(lead, session)
    await lead.without_signal()
    await page.clock.set_fixed_time(now() + timedelta(days=1))
    await page.reload()
    await lead.presses("Close it and thank 1 person \u00b7 2 hours")
    await lead.desk.context.set_offline(False)
    await lead.is_told("1 person has their credits: 2 hours.")


async def test_any_number_of_people_are_thanked_by_one_sheet(lead: Lead) -> None:
    everybody = await people(lead, *(f"Member {number}" for number in range(220)))
    session = await over(lead, *((one, "giver") for one in everybody))
    page, asked = lead.page, list[str]()
    page.on("request", lambda one: asked.append(f"{one.method} {one.url}"))
    await comes_to(lead, session)
    await expect(page.get_by_role("checkbox")).to_have_count(220)
    await lead.presses("Close it and thank 220 people \u00b7 440 hours")
    told = page.get_by_text("220 people have their credits: 440 hours.")
    await expect(told).to_be_visible(timeout=30_000)
    assert await lead.rows("verified") == 220
    assert len([one for one in asked if one.startswith("POST")]) == 1


async def test_time_that_was_thanked_for_before_is_another_time_if_the_lead_says_so(
    lead: Lead,
) -> None:
    nia, mair = await people(lead, "Nia", "Mair")
    numbers = [(await one.gets("/v1/me"))["member"]["number"] for one in (nia, mair)]
    await lead.thanked(numbers, 120, days_ago=1)
    session = await over(lead, (nia, "giver"))
    await comes_to(lead, session)
    await lead.presses("Close it and thank 1 person \u00b7 2 hours")
    await lead.is_told("It looks like time that was entered before.")
    await lead.presses("It was another time: thank them for it too")
    await lead.is_told("1 person has their credits: 2 hours.")
    assert (await nia.balance(), await mair.balance()) == (240, 120)


async def test_a_coordinator_closes_the_communitys_own_and_one_too_large_for_a_page(
    lead: Lead,
) -> None:
    delyth, everybody = await lead.town.coordinator(), await people(lead, *map(str, range(41)))
    own = await planned(delyth, None, name_en="Open day")
    for one in everybody:
        await signs_up(delyth, own, member_id=str(one.id), role="giver")
    await delyth.changes(f"/sessions/{own['id']}", {"day": away(-1)})
    await lead.desk.context.add_cookies([cookie_of(lead.desk, delyth)])
    await lead.desk.opens(f"{lead.town.slug}/sessions/{own['id']}/close")
    await lead.page.get_by_role("link", name="Close it in the app").click()
    await lead.presses("Close it and thank 41 people \u00b7 82 hours")
    await lead.is_told("41 people have their credits: 82 hours.")
    await lead.page.get_by_role("link", name="All sessions of my groups").click()
    await expect(lead.page.get_by_text("No session of yours waits")).to_be_visible()


async def test_a_limit_of_the_month_is_told_before_it_is_closed(lead: Lead) -> None:
    delyth = await lead.town.coordinator("Delyth")
    await delyth.changes(lead.town.base, {"rules": {"organisation_thanks_monthly_minutes": 150}})
    (nia,) = await people(lead, "Nia")
    session = await over(lead, (nia, "giver"))
    await comes_to(lead, session)
    left = lead.page.get_by_text("You can still thank for 2 hours 30 minutes this month.")
    beyond = lead.page.get_by_text("This is 30 minutes more than that.")
    await expect(left).to_be_visible()
    await expect(beyond).to_have_count(0)
    await chooses(lead, "Nia", "3 hours")
    await expect(beyond).to_be_visible()


async def test_before_the_day_it_says_who_is_expected(lead: Lead) -> None:
    nia, mair = await people(lead, "Nia", "Mair")
    session = await planned(lead.llinos, lead.club, name_en=None, name_cy="Cinio")
    await signs_up(nia, session, role="giver")
    await signs_up(mair, session, role="guest")
    await lead.opens("#thank")
    region = lead.page.get_by_role("region", name="Who is expected")
    await expect(region).to_contain_text("2 people are expected")
    await expect(region.locator("[lang=cy]")).to_have_text("Cinio")
    await region.get_by_role("link", name="Cinio").click()
    await expect(lead.page.locator("#app")).to_contain_text("Mair \u00b7 as a guest")
    await expect(lead.page.get_by_role("button", name="Close")).to_have_count(0)
    kept = await lead.page.evaluate("() => document.body.innerText")
    assert "Nia" in kept


async def test_whoever_leads_another_group_closes_nothing_here(lead: Lead) -> None:
    session = await over(lead)
    other = await lead.town.lead("Lowri", await lead.town.group("Choir"))
    await lead.desk.context.add_cookies([cookie_of(lead.desk, other)])
    await lead.desk.opens(f"{lead.town.slug}/app#close/{session['id']}")
    await expect(lead.page.get_by_text("not one of your groups")).to_be_visible()
