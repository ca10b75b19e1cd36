"""Hands that shake, and two who decide the same: what is tapped twice is done once and said once,
and whoever was not the first is told so."""

import asyncio

import pytest
from playwright.async_api import Route, expect
from tests.api.books import earns
from tests.api.sessions import planned
from tests.api.town import Group, Person
from tests.browser.leads import Lead
from tests.browser.phone import Phone
from tests.browser.test_app_close import checks_in, comes_to, over

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.no_worker]


async def slowly(phone: Phone | Lead, path: str) -> list[str]:
    """What is sent there comes after a while; and what was sent."""
    sent: list[str] = []

    async def wait(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.url)
            await asyncio.sleep(0.4)
        await route.continue_()

    await phone.page.route(path, wait)
    return sent


async def claim(lead: Lead, name: str = "Nia") -> tuple[Person, str]:
    """Somebody says that they gave an hour to the group, and its lead is looking at it."""
    who = await lead.town.person(name)
    day = await lead.town.days_ago(2)
    entry = await who.logs(minutes=60, helped=lead.club, worked_on=day)
    await lead.desk.opens(f"{lead.town.slug}/app#claims")
    await expect(lead.page.get_by_text(f"{name} says they gave 1 hour")).to_be_visible()
    return who, entry["id"]


async def says_so(lead: Lead, name: str) -> Person:
    """Somebody else who gave an hour to the group."""
    who = await lead.town.person(name)
    await who.logs(minutes=60, helped=lead.club, worked_on=await lead.town.days_ago(2))
    return who


async def test_a_lead_who_taps_twice_hears_that_it_is_confirmed(lead: Lead) -> None:
    nia, _ = await claim(lead)
    sent = await slowly(lead, "**/verify")
    await lead.page.get_by_role("button", name="Yes, that\u2019s right: Nia").dblclick()
    await expect(lead.page.locator(".done")).to_have_text(
        "Thank you. Nia gave 1 hour, and that is confirmed."
    )
    await expect(lead.page.locator("#app .fault")).to_have_count(0)
    assert (len(sent), await nia.balance()) == (1, 60)


async def test_a_lead_is_told_that_somebody_else_decided_before(lead: Lead) -> None:
    """The entry is in the list no more, and what was not done is said none the less."""
    nia, entry = await claim(lead)
    delyth = await lead.town.coordinator()
    await delyth.posts(f"/contributions/{entry}/decline", {"note": "It was another day."})
    await lead.presses("Yes, that\u2019s right: Nia says they gave 1 hour")
    await expect(lead.page.get_by_text("Nothing waits to be confirmed")).to_be_visible()
    await expect(lead.page.get_by_role("alert")).to_contain_text("declined")
    await expect(lead.page.locator(".done")).to_be_empty()
    assert await nia.balance() == 0


async def test_a_lead_whose_answer_was_lost_hears_it_by_another_tap(lead: Lead) -> None:
    nia, _ = await claim(lead)
    lost: list[int] = []

    async def lose_one(route: Route) -> None:
        if lost:
            await route.continue_()
            return
        lost.append((await route.fetch()).status)
        await route.abort()

    await lead.page.route("**/verify", lose_one)
    yes = lead.page.get_by_role("button", name="Yes, that\u2019s right: Nia")
    await yes.click()
    await expect(lead.page.get_by_role("alert")).to_contain_text("No answer came. Try again")
    await yes.click()
    await expect(lead.page.locator(".done")).to_have_text(
        "Thank you. Nia gave 1 hour, and that is confirmed."
    )
    assert (lost, await nia.balance()) == ([200], 60)


async def test_a_shaking_hand_confirms_one_and_not_the_next(lead: Lead) -> None:
    """Where the list has moved up meanwhile, the second tap is on another entry's button."""
    mair = await says_so(lead, "Mair")
    nia, _ = await claim(lead)
    yes = lead.page.get_by_role("button", name="Yes, that\u2019s right: ")
    await expect(yes).to_have_count(2)
    await yes.first.click()
    await expect(yes).to_have_count(1)
    await yes.first.evaluate(
        "button => button.dispatchEvent(new MouseEvent('click',"
        " {bubbles: true, cancelable: true, detail: 2}))"
    )
    await lead.page.wait_for_load_state("networkidle")
    await expect(yes).to_have_count(1)
    assert {await nia.balance(), await mair.balance()} == {0, 60}


async def test_what_a_lead_typed_is_there_to_be_sent_again(lead: Lead) -> None:
    mair, page = await says_so(lead, "Mair"), lead.page
    nia, entry = await claim(lead)
    await page.get_by_role("button", name="Something\u2019s different: Nia").click()
    await page.get_by_label("What is not right?").fill("Which day was it?")
    # A yes to another leaves it as it is.
    await page.get_by_role("button", name="Yes, that\u2019s right: Mair").click()
    await expect(page.locator(".done")).to_contain_text("Mair gave 1 hour")
    await lead.desk.context.set_offline(True)
    await lead.presses("Ask about it")
    await expect(page.get_by_role("alert")).to_contain_text("No answer came.")
    await lead.desk.context.set_offline(False)
    await expect(page.get_by_label("What is not right?")).to_have_value("Which day was it?")
    await lead.presses("Ask about it")
    await expect(page.locator(".done")).to_contain_text("Your question stands beside it.")
    told = await nia.gets(f"/contributions/{entry}")
    assert [one["words"] for one in told["notes"]] == ["Which day was it?"]
    assert await mair.balance() == 60


async def test_how_long_somebody_stayed_is_said_once(lead: Lead) -> None:
    nia = await lead.town.person("Nia")
    session = await over(lead, (nia, "giver"))
    await checks_in(lead, session, nia)
    await comes_to(lead, session)
    await lead.page.locator("form.thank > button:last-child").click()
    length = lead.page.get_by_label("How long: Nia")
    await length.select_option(label="45 minutes")
    # A phone that is full keeps nothing, and says so.
    await lead.page.evaluate(
        "() => { window.put = IDBObjectStore.prototype.put;"
        " IDBObjectStore.prototype.put = () => {"
        " throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    await lead.presses("Thank Nia")
    await expect(lead.page.get_by_role("alert")).to_contain_text("This phone could not keep it.")
    await lead.page.evaluate("() => { IDBObjectStore.prototype.put = window.put; }")
    sent = await slowly(lead, "**/minutes")
    await lead.page.evaluate(
        "() => { const button = [...document.querySelectorAll('#app button')]"
        ".find(one => one.textContent.includes('Thank Nia')); button.click(); button.click(); }"
    )
    await lead.is_told("1 person has their credits: 45 minutes.")
    await expect(lead.page.locator("#app .fault")).to_have_count(0)
    assert (len(sent), await nia.balance()) == (1, 45)


async def test_a_place_and_a_yes_are_taken_once(phone: Phone) -> None:
    town = phone.nia.town
    lowri, mair = await town.lead("Lowri", phone.club), await town.person("Mair")
    session = await planned(lowri, phone.club, places=3)
    await phone.opens(f"#sessions/{session['id']}")
    sent = await slowly(phone, "**/sign-ups")
    await phone.page.get_by_role("button", name="I\u2019ll come and help").dblclick()
    await expect(phone.page.locator("#app .done")).to_have_text(
        "You have a place. You are coming to help."
    )
    await earns(phone.nia, 60, await town.coordinator())
    await mair.logs(minutes=60, helped=phone.nia)
    said = await slowly(phone, "**/claim")
    await phone.opens("#confirm")
    await phone.page.get_by_role("button", name="Yes, that").dblclick()
    await expect(phone.page.locator(".done")).to_contain_text("Mair gave 1 hour")
    await expect(phone.page.locator("#app .fault")).to_have_count(0)
    assert (len(sent), len(said), await mair.balance()) == (1, 1, 60)


async def test_nobody_logs_to_a_group_that_they_cannot_tell_from_others(
    time_bank: Phone, town_group: Group
) -> None:
    """A private group of which one knows no more than that: its lead would read who one is."""
    lowri = await time_bank.nia.town.lead("Lowri", town_group)
    await lowri.changes(f"/organisations/{town_group.id}", {"private": True})
    page, unnamed = time_bank.page, "a community group"
    await time_bank.opens()
    await expect(page.get_by_role("radio", name="Lunch Club", exact=True)).to_be_visible()
    await expect(page.get_by_role("radio", name=unnamed, exact=True)).to_have_count(0)
    # Whoever gave time there knows which it is.
    await time_bank.nia.logs(minutes=30, helped=town_group)
    await time_bank.opens("#hours")
    await page.reload()
    await expect(page.get_by_text(f"{unnamed}: 30 minutes")).to_be_visible()
    await page.get_by_role("link", name="Log time").click()
    await expect(page.get_by_role("radio", name=unnamed, exact=True)).to_be_visible()


@pytest.fixture
async def town_group(phone: Phone) -> Group:
    return await phone.nia.town.group("New Leaf")
