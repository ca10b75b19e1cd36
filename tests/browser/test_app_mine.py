"""What is a member's own in the volunteer app, from their card to the phone itself."""

import re

import pytest
import segno
from playwright.async_api import expect
from tests.api.apps import BACK, SCOPES_ASKED, Flow, registered
from tests.api.town import Person
from tests.browser.phone import Phone

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def presses(phone: Phone, name: str) -> None:
    await phone.page.get_by_role("button", name=name, exact=True).click()


async def is_told(phone: Phone, words: str) -> None:
    await expect(phone.page.locator(".done").first).to_have_text(words)


async def is_refused(phone: Phone, words: str) -> None:
    await expect(phone.page.locator("[role=alert]").first).to_contain_text(words)


async def number_of(person: Person) -> str:
    return str((await person.gets("/v1/me"))["member"]["number"])


async def test_the_card_shows_the_number_and_its_square_without_a_signal(phone: Phone) -> None:
    number = await number_of(phone.nia)
    await phone.opens("#card")
    await expect(phone.page.locator(".big")).to_have_text(number)
    await phone.is_ready_for_no_signal()
    await phone.desk.context.set_offline(True)
    await phone.page.reload()
    await expect(phone.page.get_by_role("img", name=number)).to_be_visible()
    await expect(phone.page.get_by_text("You have no printed card.")).to_be_visible()


async def test_the_square_is_the_one_that_a_scanner_knows(phone: Phone) -> None:
    number = await number_of(phone.nia)
    known = segno.make(number, error="m", boost_error=False, micro=False).matrix
    dark = {(x, y) for y, row in enumerate(known) for x, one in enumerate(row) if one}
    await phone.opens("#card")
    drawn = phone.page.get_by_role("img", name=number)
    path = await drawn.locator("path").get_attribute("d") or ""
    found = re.findall(r"M(\d+) (\d+)h1v1h-1z", path)
    assert {(int(x), int(y)) for x, y in found} == dark
    assert len(path) == sum(len(f"M{x} {y}h1v1h-1z") for x, y in found)
    side = len(known) + 8
    await expect(drawn).to_have_attribute("viewBox", f"-4 -4 {side} {side}")


async def test_a_lost_card_is_ended_by_two_taps(phone: Phone) -> None:
    delyth = await phone.nia.town.coordinator("Delyth")
    await delyth.posts(f"/members/{phone.nia.id}/card", status=201)
    await phone.opens("#card")
    await presses(phone, "I have lost it")
    await presses(phone, "Yes, it is lost")
    await is_told(phone, "The lost card no longer works.")
    now = await phone.nia.gets(f"/members/{phone.nia.id}/card")
    assert now["card_made_at"] is None


async def test_messages_are_switched_and_come_in_the_language_that_is_chosen(phone: Phone) -> None:
    nia, page = phone.nia, phone.page
    delyth = await nia.town.coordinator("Delyth")
    path = f"/messages/choices?member_id={nia.id}"
    await delyth.sends("PATCH", path, {"thanked": False}, status=200)
    await phone.opens("#messages", "cy")
    await expect(page.locator("form")).to_contain_text("Wedi\u2019u troi i ffwrdd drosoch")
    await phone.opens("#messages")
    await page.get_by_label("The day before a session").uncheck()
    await page.get_by_role("radio", name="English").check()
    await presses(phone, "Save")
    await is_told(phone, "That is saved.")
    now = await nia.gets("/messages/choices")
    assert (now["session_tomorrow"], now["thanked"], now["place_free"]) == (False, False, True)
    assert (await nia.gets("/v1/me"))["member"]["language"] == "en"
    await page.reload()
    await expect(page.get_by_label("The day before a session")).not_to_be_checked()


async def test_details_are_changed_and_what_is_wrong_is_said_at_its_place(phone: Phone) -> None:
    page = phone.page
    await phone.opens("#details")
    await page.get_by_label("What shall we call you?").fill("Ni")
    await page.get_by_role("radio", name="By e-mail").check()
    await page.locator("#email").fill("nia at home")
    await presses(phone, "Save")
    await is_refused(phone, "Something is to be put right.")
    await expect(page.locator("#email-fault")).not_to_be_empty()
    await expect(page.locator("#email")).to_have_attribute("aria-invalid", "true")
    assert await phone.desk.violations() == []
    await expect(page.get_by_label("What shall we call you?")).to_have_value("Ni")
    await page.locator("#email").fill("nia@example.org")
    await presses(phone, "Save")
    await is_told(phone, "That is saved.")
    me = (await phone.nia.gets("/v1/me"))["member"]
    assert (me["name_used"], me["email"], me["contact_by"]) == ("Ni", "nia@example.org", "email")
    await phone.opens("#messages")
    await expect(page.get_by_text("By e-mail: nia@example.org")).to_be_visible()


async def test_a_helper_is_named_by_their_number_and_ended_by_two_taps(phone: Phone) -> None:
    town, page = phone.nia.town, phone.page
    mair, alun = await town.person("Mair"), await town.person("Alun")
    await alun.posts(f"/members/{alun.id}/helpers", {"helper_id": str(phone.nia.id)}, status=201)
    await phone.opens("#helpers")
    await page.get_by_label("Their member number").fill("0")
    await presses(phone, "Let them act for me")
    await is_refused(phone, "Choose another member")
    await page.get_by_label("Their member number").fill(await number_of(mair))
    await presses(phone, "Let them act for me")
    await is_told(phone, "They can act for you now.")
    mine = page.get_by_role("region", name="Acting for me now")
    await expect(mine.locator("li")).to_have_count(1)
    await presses(phone, f"End it: Member {await number_of(mair)}")
    await presses(phone, "Yes, end it")
    await is_told(phone, "That has ended.")
    await expect(mine.locator("li")).to_have_count(0)
    await presses(phone, "Stop acting for Alun")
    await presses(phone, "No, leave it as it is")
    await presses(phone, "Stop acting for Alun")
    await presses(phone, "Yes, stop")
    await expect(page.get_by_text("Nobody. If somebody would like your help")).to_be_visible()
    assert (await phone.nia.gets("/v1/me"))["helps"] == []


async def test_who_saw_the_record_and_having_it_erased(phone: Phone) -> None:
    nia, page = phone.nia, phone.page
    delyth = await nia.town.coordinator("Delyth")
    await delyth.gets(f"/members/{nia.id}")
    await phone.opens("#data")
    looks = page.get_by_role("region", name="Who saw my record")
    await expect(looks).to_contain_text("Delyth (Coordinator)")
    await expect(looks).to_contain_text("Looked at: members\u2019 details")
    await presses(phone, "Ask for it to be erased")
    await presses(phone, "Yes, ask for it")
    await is_told(phone, "We have your request.")
    assert (await nia.gets(f"/members/{nia.id}/erasure"))["state"] == "asked"
    await presses(phone, "I would like to stay as I am")
    await is_told(phone, "Nothing is erased.")
    assert (await nia.gets(f"/members/{nia.id}/erasure"))["state"] == "withdrawn"
    await page.get_by_role("link", name="Read or print my copy").click()
    await expect(page.locator("h1")).to_be_visible()
    await expect(page.locator("body")).to_contain_text("Nia")


async def test_an_app_that_acts_for_the_member_is_seen_and_ended(phone: Phone) -> None:
    delyth = await phone.nia.town.coordinator("Delyth")
    flow = Flow(await registered(delyth, SCOPES_ASKED.split(), redirect_uris=[BACK]))
    await flow.exchanges((await flow.sent_back(phone.nia))["code"])
    await phone.opens("#data")
    apps = phone.page.get_by_role("region", name="Apps that act for me")
    await expect(apps).to_contain_text("See your account and its balance")
    await presses(phone, "Take it back: Tally")
    await presses(phone, "Yes, take it back")
    await is_told(phone, "The app can do nothing more for you.")
    assert (await phone.nia.gets("/consents?ended=false"))["items"] == []


async def test_another_sign_in_is_ended_from_here(phone: Phone) -> None:
    nia = phone.nia
    await nia.town.token("member", nia.id, ())
    await phone.opens("#phone")
    ins = phone.page.get_by_role("region", name="Where I am signed in")
    await expect(ins.locator("li")).to_have_count(2)
    await presses(phone, "Sign out there: By the operator of the time bank")
    await presses(phone, "Yes, sign out there")
    await is_told(phone, "Signed out there.")
    await expect(ins.locator("li")).to_have_count(1)
    assert len((await nia.gets("/sign-ins"))["items"]) == 1


async def shows_text_of(phone: Phone, pixels: float) -> None:
    size = await phone.page.evaluate("() => getComputedStyle(document.documentElement).fontSize")
    assert size == f"{pixels:g}px"


async def test_bigger_text_is_kept_on_the_phone_for_the_app_and_all_pages(phone: Phone) -> None:
    page = phone.page
    await phone.opens("#phone")
    await phone.is_ready_for_no_signal()
    await page.get_by_role("radio", name="Biggest").check()
    await shows_text_of(phone, 24)
    await page.reload()
    await shows_text_of(phone, 24)
    await phone.desk.context.set_offline(True)
    await page.reload()
    await shows_text_of(phone, 24)
    await phone.desk.context.set_offline(False)
    await phone.desk.opens(f"{phone.nia.town.slug}/home")
    await shows_text_of(phone, 24)
    await page.get_by_role("link", name="Bigger text").click()
    assert await phone.desk.violations() == []
    await presses(phone, "As it is")
    await page.wait_for_url("**/home")
    await shows_text_of(phone, 16)
    await phone.opens("#phone")
    await expect(page.get_by_role("radio", name="As it is")).to_be_checked()


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_what_is_ticked_stands_apart_from_the_next(phone: Phone, language: str) -> None:
    """On a small screen each takes two lines: which words belong to which box is to be seen."""
    await phone.page.set_viewport_size({"width": 320, "height": 800})
    await phone.opens("#messages", language)
    await expect(phone.page.locator(".choice").first).to_be_visible()
    gaps = await phone.page.evaluate(
        "() => { const all = [...document.querySelectorAll('fieldset:first-of-type .choice span')]"
        ".map(one => one.getBoundingClientRect());"
        " return all.slice(1).map((one, at) => one.top - all[at].bottom); }"
    )
    assert len(gaps) > 5
    assert min(gaps) >= 10, gaps
