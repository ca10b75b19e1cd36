"""What somebody does in the app for whom they help, or for a group that they lead."""

from typing import Any

import pytest
from playwright.async_api import expect
from tests.api.exchanging import proposes
from tests.api.sessions import away, planned, signs_up
from tests.api.town import Person
from tests.browser.looks import looks_right
from tests.browser.phone import Phone, cookie_of

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def helped_by(phone: Phone, name: str) -> Person:
    """Somebody whom Nia helps."""
    one = await phone.nia.town.person(name)
    await one.posts(f"/members/{one.id}/helpers", {"helper_id": str(phone.nia.id)}, status=201)
    return one


@pytest.fixture
async def alun(phone: Phone) -> Person:
    return await helped_by(phone, "Alun")


@pytest.fixture
async def lead(phone: Phone) -> Person:
    return await phone.nia.town.lead("Lowri", phone.club)


async def chooses(phone: Phone, *names: str) -> None:
    for name in names:
        await phone.page.get_by_role("radio", name=name, exact=True).first.check()


async def presses(phone: Phone, name: str) -> None:
    await phone.page.get_by_role("button", name=name, exact=True).click()


async def done_says(phone: Phone, words: str) -> None:
    await expect(phone.page.locator(".done:not(:empty)").first).to_contain_text(words)


async def writes(phone: Phone, label: str, words: str) -> None:
    await phone.page.get_by_label(label).first.fill(words)
    await phone.page.get_by_label("Kind of help").select_option(label="Gardening")
    await presses(phone, "Write it down")


async def test_what_could_suit_is_looked_for_for_whom_one_helps_too(
    phone: Phone, alun: Person
) -> None:
    mair, page = await phone.nia.town.person("Mair"), phone.page
    gardening = {"activity_id": str(mair.town.gardening)}
    await alun.posts("/skills", {"kind": "can", **gardening}, status=201)
    await mair.posts("/requests", {**gardening, "title_en": "A hedge is high"}, status=201)
    await phone.opens("#matches")
    await expect(page.locator("#give")).to_be_visible()
    await expect(page.get_by_text("A hedge is high")).to_have_count(0)
    await chooses(phone, "Alun")
    await expect(page.get_by_text("A hedge is high")).to_be_visible()
    await chooses(phone, "For me")
    await expect(page.get_by_text("A hedge is high")).to_have_count(0)


@pytest.mark.parametrize("where", ["ask-help", "offer-help", "skills", "arranging"])
async def test_who_helps_nobody_is_not_asked_for_whom(phone: Phone, where: str) -> None:
    await phone.opens(f"#{where}")
    await expect(phone.page.locator("form.log")).to_be_visible()
    await expect(phone.page.get_by_role("group", name="Who is this for?")).to_have_count(0)


async def test_a_request_is_written_for_whom_one_helps_and_says_so_on_every_line(
    phone: Phone, alun: Person
) -> None:
    page = phone.page
    await phone.opens("#ask-help")
    await chooses(phone, "Alun")
    assert await phone.desk.violations() == []
    await writes(phone, "What would they like?", "Somebody to mow the lawn")
    await done_says(phone, "It is written down, for Alun.")
    row = page.get_by_role("region", name="What you ask for").locator("li")
    await expect(row).to_contain_text("For Alun")
    (made,) = (await alun.gets("/requests?mine=true"))["items"]
    assert (made["owner"]["id"], made["on_behalf"]) == (str(alun.id), True)
    await page.get_by_role("link", name="Change it: Somebody to mow the lawn").click()
    await expect(page.locator("form")).to_contain_text("For Alun")
    await page.get_by_label("What would they like?").first.fill("Somebody to rake leaves")
    await presses(phone, "Send the change")
    await done_says(phone, "It is changed.")
    await phone.opens("#requests")
    await expect(page.locator(".list > li")).to_contain_text("For Alun")
    await expect(page.locator(".list > li")).not_to_contain_text("Yours")
    await page.get_by_role("link", name="Somebody to rake leaves").click()
    await expect(page.locator("h2 + p")).to_have_text("For Alun")


async def test_whoever_is_helped_reads_that_another_wrote_it_down(
    phone: Phone, alun: Person
) -> None:
    said = {"activity_id": str(alun.town.gardening), "title_en": "Dig", "member_id": str(alun.id)}
    await phone.nia.posts("/requests", said, status=201)
    await phone.desk.context.clear_cookies()
    await phone.desk.context.add_cookies([cookie_of(phone.desk, alun)])
    await phone.opens("#offering")
    row = phone.page.get_by_role("region", name="What you ask for").locator("li")
    await expect(row).to_contain_text("Somebody else wrote this down for you.")


async def test_a_lead_asks_for_their_group_and_offers_in_their_own_name_alone(
    phone: Phone, lead: Person
) -> None:
    await phone.desk.context.clear_cookies()
    await phone.desk.context.add_cookies([cookie_of(phone.desk, lead)])
    await phone.opens("#ask-help", "cy")
    await chooses(phone, "Lunch Club")
    await phone.page.get_by_label("Beth hoffen nhw ei gael?").first.fill("Rhywun i goginio")
    await phone.page.get_by_label("Math o gymorth").select_option(label="Garddio")
    await presses(phone, "Ei ysgrifennu")
    await done_says(phone, "ar ran: Lunch Club")
    await expect(phone.page.locator(".list > li")).to_contain_text("Ar ran: Lunch Club")
    (made,) = (await lead.gets("/requests?mine=true"))["items"]
    assert made["owner"]["id"] == str(phone.club.id)
    await phone.opens("#offer-help")
    await expect(phone.page.locator("form.log")).to_be_visible()
    await expect(phone.page.get_by_role("radio", name="Lunch Club")).to_have_count(0)


async def test_a_coordinator_who_leads_a_group_asks_for_it(phone: Phone) -> None:
    """And reads before who will see it."""
    town, page = phone.nia.town, phone.page
    catrin, delyth = await town.coordinator("Catrin"), await town.coordinator("Delyth")
    led = f"/organisations/{phone.club.id}/leads"
    await delyth.posts(led, {"member_id": str(catrin.id)}, status=201)
    await phone.desk.context.add_cookies([cookie_of(phone.desk, catrin)])
    await phone.opens("#ask-help")
    await expect(page.get_by_text("with no name on it")).to_be_visible()
    await chooses(phone, "Lunch Club")
    await expect(page.get_by_text("with the group\u2019s name on it")).to_be_visible()
    await writes(phone, "What would they like?", "Somebody to lay tables")
    await done_says(phone, "It is written down, for Lunch Club.")
    await expect(page.locator(".list > li")).to_contain_text("For Lunch Club")


async def test_a_lead_without_their_second_factor_is_told_why_their_group_is_not_there(
    phone: Phone, lead: Person
) -> None:
    weak = await lead.town.token("member", lead.id)
    member = Person(lead.town, lead.id, "Lowri", weak)
    await phone.desk.context.clear_cookies()
    await phone.desk.context.add_cookies([cookie_of(phone.desk, member)])
    await phone.opens("#ask-help")
    await expect(phone.page.get_by_text("To ask for your group, sign in with")).to_be_visible()
    link = phone.page.get_by_role("link", name="Sign in with it")
    assert "app%23ask-help" in (await link.get_attribute("href") or "")
    # Offers are one's own.
    await phone.opens("#offer-help")
    await expect(phone.page.locator("form.log")).to_be_visible()
    await expect(link).to_have_count(0)
    await phone.desk.context.add_cookies([cookie_of(phone.desk, lead)])
    await phone.opens("#ask-help")
    await phone.page.reload()
    await expect(phone.page.get_by_role("radio", name="Lunch Club")).to_be_visible()
    await expect(link).to_have_count(0)


async def test_help_is_arranged_for_whom_one_helps(phone: Phone, alun: Person) -> None:
    mair, page = await phone.nia.town.person("Mair"), phone.page
    await phone.opens("#arranging")
    await chooses(phone, "Alun", "They help Alun")
    number = (await mair.gets(f"/members/{mair.id}"))["number"]
    await page.get_by_label("Their member number").fill(number)
    await page.get_by_label("Kind of help").select_option(label="Gardening")
    await page.get_by_label("Which day?").select_option(index=2)
    await presses(phone, "Ask them")
    await done_says(phone, "They are asked.")
    await expect(page.locator("#app")).to_contain_text("You speak for Alun.")
    (asked,) = (await mair.gets("/exchanges?waiting=true"))["items"]
    assert [one["side"] for one in asked["people"] if one["agreed_at"]] == ["receiver"]
    assert str(alun.id) not in str(asked["people"][0]["member_id"])
    await phone.opens("#help")
    await expect(page.locator(".list > li").first).to_contain_text("For Alun")


async def test_an_offer_is_asked_for_in_the_name_of_whom_one_helps(
    phone: Phone, alun: Person
) -> None:
    mair, page = await phone.nia.town.person("Mair"), phone.page
    said = {"activity_id": str(mair.town.gardening), "title_en": "I can dig"}
    offer = await mair.posts("/offers", said, status=201)
    await phone.opens(f"#offer/{offer['id']}")
    await presses(phone, "I would like that")
    await chooses(phone, "Alun")
    await page.get_by_label("Which day?").select_option(index=2)
    await presses(phone, "Ask them")
    await done_says(phone, "They are asked.")
    await mair.posts(f"/exchanges/{page.url.rpartition('/')[2]}/agree")
    (seen,) = (await alun.gets("/exchanges"))["items"]
    (own,) = [one for one in seen["people"] if one["side"] == "receiver"]
    assert (own["member_id"], own["agreed_by_id"]) == (str(alun.id), str(phone.nia.id))


async def test_what_waits_for_whom_one_helps_says_for_whom(phone: Phone, alun: Person) -> None:
    mair = await phone.nia.town.person("Mair")
    await proposes(mair, giver=mair, receiver=alun)
    await phone.opens("#help")
    waits = phone.page.get_by_role("region", name="Waiting for you")
    await expect(waits.locator("li")).to_contain_text("For Alun")


async def test_somebody_is_signed_up_put_in_line_and_taken_off_by_their_helper(
    phone: Phone, alun: Person, lead: Person
) -> None:
    session, page = await planned(lead, phone.club, places=2), phone.page
    await phone.opens(f"#sessions/{session['id']}")
    await chooses(phone, "Alun")
    await presses(phone, "Sign Alun up, to help")
    await done_says(phone, "Alun has a place, to help.")
    await chooses(phone, "For me")
    await presses(phone, "I\u2019ll come as a guest")
    await done_says(phone, "You have a place. You are coming as a guest.")
    await page.get_by_role("link", name="Everything that\u2019s on").click()
    own = page.get_by_role("region", name="Yours").locator("li")
    await expect(own).to_contain_text("You are coming as a guest.")
    await expect(own).to_contain_text("Alun has a place, to help.")
    await page.reload()
    await page.get_by_role("link", name="Lunch", exact=True).click()
    await chooses(phone, "Alun")
    await presses(phone, "Take Alun off the list")
    assert await phone.desk.violations() == []
    await presses(phone, "Yes")
    await done_says(phone, "Alun is off the list.")
    assert (await alun.gets("/sessions?mine=true"))["items"] == []
    await signs_up(lead, session)
    await page.reload()
    await chooses(phone, "Alun")
    await presses(phone, "Put Alun in line, as a guest")
    await done_says(phone, "Alun is waiting for a place, first in line.")


async def test_where_only_whom_one_helps_comes_it_stands_among_ones_own(
    phone: Phone, alun: Person, lead: Person
) -> None:
    await signs_up(alun, await planned(lead, phone.club, name_cy="Cinio", day=away(1)))
    await planned(lead, phone.club, name_en="Choir", name_cy="Côr")
    await phone.opens("#sessions", "cy")
    own = phone.page.get_by_role("region", name="Eich rhai chi").locator("li")
    await expect(own).to_have_count(1)
    await expect(own).to_contain_text("Mae lle fel gwestai gan: Alun")
    seen: list[Any] = []
    await looks_right(phone.desk, seen)


async def test_a_skill_is_told_for_whom_one_helps(phone: Phone, alun: Person) -> None:
    await phone.opens("#skills")
    await chooses(phone, "Alun")
    await phone.page.get_by_label("In a few words").first.fill("baking bread")
    await presses(phone, "Add it")
    await done_says(phone, "It is added.")
    await expect(phone.page.locator(".list > li")).to_contain_text("For Alun")
    (skill,) = (await alun.gets("/skills?mine=true"))["items"]
    assert skill["owner"]["id"] == str(alun.id)


async def test_what_is_logged_for_another_says_so_while_it_waits(
    time_bank: Phone, alun: Person
) -> None:
    await time_bank.opens()
    await time_bank.is_ready_for_no_signal()
    await time_bank.desk.context.set_offline(True)
    await chooses(time_bank, "Alun")
    await time_bank.logs()
    await time_bank.shows("For Alun")
    await time_bank.desk.context.set_offline(False)
    await time_bank.has_rows(1)
    (made,) = (await alun.gets("/contributions"))["items"]
    assert made["giver_id"] == str(alun.id)
    await time_bank.page.reload()
    await time_bank.shows("Waiting for Lunch Club to confirm")
    await time_bank.shows("For Alun")
    await time_bank.opens("#hours", "cy")
    entries = time_bank.page.get_by_role("region", name="Beth rydych chi wedi")
    await expect(entries).to_contain_text("Ar ran: Alun")
    await expect(time_bank.page.get_by_text("Yn cael ei wirio")).to_have_count(0)
