"""Help between members in the app: agreed to, confirmed, found, offered; and hours given."""

import re
from typing import Any

import pytest
from playwright.async_api import Route, expect
from tests.api.exchanging import agreed, proposes, says, sees, tells
from tests.api.town import Person, Town
from tests.browser.phone import Phone

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


@pytest.fixture
async def town(town: Town) -> Town:
    """Here one may receive before one gives."""
    town.floor_minutes = -300
    return town


@pytest.fixture
async def phone(phone: Phone) -> Phone:
    await tells(phone.nia, telephone="07700 900123")
    return phone


@pytest.fixture
async def mair(town: Town, phone: Phone) -> Person:
    return await town.person("Mair")


async def taps(phone: Phone, name: str, role: Any = "button") -> None:
    found = phone.page.get_by_role(role, name=name) if role else phone.page.get_by_text(name)
    await found.first.click()


async def done_says(phone: Phone, words: str) -> None:
    await expect(phone.page.locator(".done")).to_contain_text(words)


async def test_what_waits_is_agreed_to_with_the_one_way_to_be_reached(
    phone: Phone, mair: Person
) -> None:
    exchange = await proposes(mair, giver=mair, receiver=phone.nia, place="Ely library")
    await phone.opens("#help")
    await expect(phone.page.locator(".list").first).to_contain_text("Help from a member: Gardening")
    await taps(phone, "Look and answer", "link")
    await expect(phone.page.locator("dl")).to_contain_text("Ely library")
    await taps(phone, "Yes, I agree")
    await phone.page.get_by_role("radio", name="By telephone: 07700 900123").check()
    assert await phone.desk.violations() == []
    await phone.page.get_by_label("A short note to them").fill("I am up by eight.")
    await taps(phone, "Agree")
    await done_says(phone, "You have agreed.")
    await expect(phone.page.locator("h2").first).to_have_text("Help from Mair: Gardening")
    seen = await sees(mair, exchange)
    nia = next(one for one in seen["people"] if one["name"] == "Nia")
    assert nia["contact"] == {"by": "telephone", "value": "07700 900123"}
    assert nia["note"] == "I am up by eight."


async def test_hours_are_confirmed_in_one_tap(phone: Phone, mair: Person) -> None:
    await says(mair, "done", await agreed(mair, phone.nia), minutes=90)
    await phone.opens("#help", "cy")
    await expect(phone.page.locator(".stated")).to_contain_text("Dywedodd Mair: 1 awr 30 munud")
    await taps(phone, "Ie, mae hynny")
    await done_says(phone, "Diolch. Mae")
    assert await mair.balance() == 90


async def test_where_something_is_different_both_statements_stay(
    phone: Phone, mair: Person
) -> None:
    exchange = await says(mair, "done", await agreed(mair, phone.nia), minutes=90)
    await phone.opens("#help")
    await taps(phone, "different", "link")
    await taps(phone, "Send")
    await expect(phone.page.get_by_role("alert")).to_contain_text("Choose how long it was")
    await phone.page.get_by_role("radio", name="1 hour", exact=True).check()
    await phone.page.get_by_label("What was different?").fill("It rained.")
    await taps(phone, "Send")
    await done_says(phone, "Both statements are kept.")
    await expect(phone.page.locator(".stated")).to_contain_text("You said: 1 hour")
    await expect(phone.page.locator(".stated")).to_contain_text("Mair said: 1 hour 30 minutes")
    assert (await sees(mair, exchange))["state"] == "disputed"
    await taps(phone, "What they said is right")
    await done_says(phone, "The hours count.")
    assert await mair.balance() == 90


async def test_how_long_it_took_is_said_by_whoever_comes_first(phone: Phone, mair: Person) -> None:
    exchange = await agreed(phone.nia, mair)
    await phone.opens("#help")
    await taps(phone, "Say how long it took", "link")
    await taps(phone, "Say how long it took")
    await phone.page.get_by_role("radio", name="1½ hours").check()
    await phone.desk.context.set_offline(True)
    await taps(phone, "Send")
    await expect(phone.page.get_by_role("alert")).to_contain_text("No answer came")
    await phone.desk.context.set_offline(False)
    await taps(phone, "Send")
    await done_says(phone, "It is noted.")
    assert (await sees(mair, exchange))["hours"][0]["giver_minutes"] == 90


async def test_a_plan_is_changed_and_called_off_and_a_note_reported(
    phone: Phone, mair: Person
) -> None:
    exchange = await proposes(mair, giver=mair, receiver=phone.nia, note="Bring cash.")
    await says(phone.nia, "agree", exchange)
    await phone.opens(f"#exchange/{exchange['id']}")
    await reports_the_note(phone)
    nobody = "ask for somebody other than the safeguarding lead"
    await expect(phone.page.get_by_role("alert")).to_contain_text(nobody)
    await mair.town.person("Catrin", "safeguarding_lead")
    await reports_the_note(phone)
    await done_says(phone, "The safeguarding lead has it.")
    await taps(phone, "Change the plan")
    assert await phone.desk.violations() == []
    await phone.page.get_by_label("Where?").fill("Ely library")
    await taps(phone, "Send the change")
    await done_says(phone, "The others are asked again.")
    await taps(phone, "Call it off")
    await phone.page.get_by_role("radio", name="It is not needed any more").check()
    await taps(phone, "Call it off")
    await done_says(phone, "It is called off.")
    seen = await sees(mair, exchange)
    assert (seen["place"], seen["cancel_reason"]) == ("Ely library", "not_needed")


async def test_whoever_has_not_said_yes_says_no_and_calls_nothing_off(
    phone: Phone, mair: Person
) -> None:
    exchange = await proposes(mair, giver=mair, receiver=phone.nia)
    await phone.opens(f"#exchange/{exchange['id']}")
    button = phone.page.get_by_role("button")
    await expect(button.filter(has_text="No, not this time")).to_be_visible()
    await expect(button.filter(has_text="Call it off")).to_have_count(0)
    await taps(phone, "Yes, I agree")
    await taps(phone, "Agree")
    await expect(button.filter(has_text="Call it off")).to_be_visible()


@pytest.mark.parametrize(
    ("place", "write"), [("offers", "Ask for help"), ("requests", "Offer help")]
)
async def test_whoever_finds_nothing_is_led_on_to_what_they_looked_for(
    phone: Phone, place: str, write: str
) -> None:
    await phone.opens(f"#{place}")
    await phone.page.get_by_label("What are you looking for?").fill("zzz")
    await taps(phone, "Look for it")
    await done_says(phone, "Nothing fits just now.")
    await expect(phone.page.locator("main .button")).to_have_text(write)


async def reports_the_note(phone: Phone) -> None:
    await taps(phone, "Report this note")
    assert await phone.desk.violations() == []
    await phone.page.get_by_label("What is wrong with it?").fill("They want money.")
    await taps(phone, "Send it to the safeguarding lead")


async def test_what_was_read_is_there_without_a_signal(phone: Phone, mair: Person) -> None:
    await agreed(mair, phone.nia, place="Ely library")
    await phone.opens("#help")
    await phone.is_ready_for_no_signal()
    await expect(phone.page.locator(".list").first).to_contain_text("Mair")
    await phone.desk.context.set_offline(True)
    await phone.page.reload()
    await expect(phone.page.locator(".list").first).to_contain_text("Help from Mair: Gardening")
    await taps(phone, "Say how long it took", "link")
    await expect(phone.page.locator("dl")).to_contain_text("Ely library")
    await phone.desk.context.set_offline(False)


async def test_whoever_helps_somebody_says_yes_for_them_and_sees_who_else_comes(
    phone: Phone, mair: Person
) -> None:
    bethan = await phone.nia.town.person("Bethan")
    sian = await phone.nia.town.person("Siân")
    await bethan.posts(
        f"/members/{bethan.id}/helpers", {"helper_id": str(phone.nia.id)}, status=201
    )
    exchange = await proposes(mair, giver=mair, receiver=[bethan, sian])
    await says(sian, "agree", exchange)
    await phone.opens("#help")
    await taps(phone, "Look and answer", "link")
    await expect(phone.page.locator("main")).to_contain_text("You speak for Bethan.")
    await taps(phone, "Yes, I agree")
    await expect(phone.page.get_by_role("radio", name="Through the time bank")).to_be_focused()
    await taps(phone, "Agree")
    await done_says(phone, "You have agreed.")
    await expect(phone.page.locator("main")).to_contain_text("Together with you: Siân")
    assert (await sees(mair, exchange))["state"] == "agreed"


async def test_of_several_who_helped_each_may_have_taken_another_time(
    phone: Phone, mair: Person
) -> None:
    sian = await phone.nia.town.person("Siân")
    exchange = await agreed([mair, sian], phone.nia)
    await phone.opens(f"#exchange/{exchange['id']}")
    for name, length in (("Mair", "1 hour"), ("Siân", "2 hours")):
        await taps(phone, "Say how long it took")
        await phone.page.get_by_role("radio", name=name).check()
        await phone.page.get_by_role("radio", name=length, exact=True).check()
        await taps(phone, "Send")
        await done_says(phone, "It is noted.")
    hours = (await sees(mair, exchange))["hours"]
    said = {one["giver_id"]: one["receiver_minutes"] for one in hours}
    assert said == {str(mair.id): 60, str(sian.id): 120}


async def test_whoever_is_signed_out_meanwhile_is_told_and_loses_nothing(
    phone: Phone, mair: Person
) -> None:
    exchange = await proposes(mair, giver=mair, receiver=phone.nia)
    await phone.opens(f"#exchange/{exchange['id']}")
    await taps(phone, "Yes, I agree")
    note = phone.page.get_by_label("A short note to them")
    await note.fill("Ŵyn a chŵn, حديقة")
    cookies = await phone.desk.context.cookies()
    await phone.desk.context.clear_cookies()
    await taps(phone, "Agree")
    await expect(phone.page.get_by_role("alert")).to_contain_text("You are signed out.")
    await expect(note).to_have_value("Ŵyn a chŵn, حديقة")
    await phone.desk.context.add_cookies(cookies)  # type: ignore[arg-type] # two names of one type
    await taps(phone, "Agree")
    await done_says(phone, "You have agreed.")
    seen = await sees(phone.nia, exchange)
    assert "Ŵyn a chŵn, حديقة" in [one["note"] for one in seen["people"]]


async def test_it_all_goes_by_keyboard(phone: Phone, mair: Person) -> None:
    await says(mair, "done", await agreed(mair, phone.nia), minutes=90)
    await phone.opens("#help")
    page = phone.page
    await page.get_by_role("button", name="Yes, that").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("h1")).to_be_focused()
    await page.get_by_role("radio", name="half an hour").focus()
    for key in ("Space", "ArrowRight", "Tab", "Tab", "Enter"):
        await page.keyboard.press(key)
    await done_says(phone, "Both statements are kept.")
    await expect(page.locator(".done")).to_be_focused()
    await expect(page.locator(".stated")).to_contain_text("You said: 1 hour")


async def offers(person: Person, kind: str = "offers", **more: Any) -> Any:
    said = {"activity_id": str(person.town.gardening), "title_en": "I can dig", **more}
    return await person.posts(f"/{kind}", said, status=201)


async def test_help_is_looked_for_and_asked_for(phone: Phone, mair: Person, delyth: Person) -> None:
    areas = [{"code": "ely", "name_en": "Ely", "name_cy": "Trelái"}]
    await delyth.changes(phone.nia.town.base, {"areas": areas})
    offer = await offers(mair, title_cy="Gallaf balu", text_en="Any garden.", areas=["ely"])
    await offers(mair, title_en="I can sing", activity_id=str(mair.town.choir))
    page = phone.page
    await phone.opens("#offers", "cy")
    await expect(page.locator(".list > li")).to_have_count(2)
    await page.get_by_label("Am beth rydych").fill("arddio")
    await page.keyboard.press("Enter")
    await expect(page.locator(".list > li")).to_have_count(1)
    await expect(page.locator(".list")).to_contain_text("Gallaf balu")
    await page.click("summary")
    await page.get_by_role("radio", name="Côr").check()
    await expect(page.locator(".done")).to_contain_text("Does dim byd addas")
    await page.get_by_role("radio", name="Math arall").check()
    await page.get_by_label("Math arall").last.select_option(label="Garddio")
    await expect(page.locator(".list > li")).to_have_count(1)
    await page.get_by_role("radio", name="Trelái").check()
    await taps(phone, "Gallaf balu", "link")
    await expect(page.locator(".typed")).to_contain_text("Any garden. (yn Saesneg yn unig)")
    await taps(phone, "Hoffwn gael hyn")
    assert await phone.desk.violations() == []
    await taps(phone, "Gofyn iddyn nhw")
    await expect(page.get_by_role("alert")).to_contain_text("Dewiswch ddiwrnod.")
    await page.get_by_label("Pa ddiwrnod?").select_option(index=3)
    await page.get_by_label("gloch?").select_option("14:30")
    await taps(phone, "Gofyn iddyn nhw")
    await expect(page.locator("h1")).to_have_text("Helpu eich gilydd")
    await done_says(phone, "Rydym wedi gofyn iddyn nhw.")
    [asked] = (await mair.gets("/exchanges?waiting=true"))["items"]
    assert (asked["listing_id"], asked["planned_from"]) == (offer["id"], "14:30")
    assert [one["side"] for one in asked["people"] if one["agreed_at"]] == ["receiver"]


async def test_times_stand_in_the_order_of_a_week(phone: Phone, mair: Person) -> None:
    told: dict[str, Any] = {
        "activity_id": str(mair.town.gardening),
        "title_en": "I can dig",
        "times": ["weekend_evening", "weekday_evening", "weekday_morning"],
    }
    await mair.posts("/offers", told, status=201)
    await phone.opens("#offers")
    await expect(phone.page.locator(".list > li")).to_contain_text(
        "weekday mornings, weekday evenings, weekend evenings"
    )


async def test_help_is_arranged_with_somebody_one_knows(phone: Phone, mair: Person) -> None:
    number = (await mair.gets(f"/members/{mair.id}"))["number"]
    page = phone.page
    await phone.opens("#arranging")
    await page.get_by_role("radio", name="They help me").check()
    # Nobody is known here yet: there is nobody to choose from.
    await expect(page.get_by_role("radio", name="Somebody else")).to_have_count(0)
    await page.get_by_label("Their member number").fill("nobody")
    await page.get_by_label("Kind of help").select_option(label="Gardening")
    await page.get_by_label("Which day?").select_option(index=2)
    await page.get_by_label("Where?").fill("12 High Street")
    await taps(phone, "Ask them")
    await expect(page.get_by_role("alert")).to_contain_text("Nobody here has this number.")
    await page.get_by_label("Their member number").fill(number)
    await taps(phone, "Ask them")
    await expect(page.get_by_role("alert")).to_contain_text("Ely library")
    await page.get_by_label("Where?").fill("Ely library")
    await taps(phone, "Ask them")
    await done_says(phone, "They are asked.")
    await expect(page.locator(".state")).to_have_text(re.compile("^Waiting for the other side"))
    [asked] = (await mair.gets("/exchanges?waiting=true"))["items"]
    assert (asked["place"], asked["people"][0]["side"]) == ("Ely library", "giver")


async def test_more_is_shown_of_a_long_list(phone: Phone, mair: Person) -> None:
    for number in range(21):
        when = {"times": ["weekend_morning"]} if number else {}
        await offers(mair, "requests", title_en=f"Dig bed {'x' * (number + 1)}", **when)
    await phone.opens("#requests")
    await expect(phone.page.locator(".list > li")).to_have_count(20)
    line = phone.page.locator(".list > li").first
    await expect(line).to_contain_text("Gardening · weekend mornings")
    await taps(phone, "Show more")
    await expect(phone.page.locator(".list > li")).to_have_count(21)
    await expect(phone.page.get_by_role("link", name="Dig bed x", exact=True)).to_be_focused()
    await phone.is_ready_for_no_signal()
    await phone.desk.context.set_offline(True)
    await phone.page.reload()
    await expect(phone.page.locator(".list > li")).to_have_count(20)
    await phone.page.get_by_label("What are you looking for?").fill("beds")
    await taps(phone, "Look for it")
    await expect(phone.page.get_by_role("alert")).to_contain_text("This needs a signal.")
    await phone.desk.context.set_offline(False)


async def test_what_fits_has_its_reasons(phone: Phone, mair: Person) -> None:
    await offers(mair, "requests", title_en="Dig my garden")
    await offers(phone.nia)
    await phone.opens("#matches")
    give = phone.page.locator("section").first
    await expect(give).to_contain_text("Dig my garden")
    await expect(give.locator(".reasons")).to_contain_text("Has received little lately")


async def test_an_offer_is_written_in_both_languages_changed_renewed_and_closed(
    phone: Phone, delyth: Person
) -> None:
    areas = [{"code": "ely", "name_en": "Ely", "name_cy": "Trelái"}]
    await delyth.changes(phone.nia.town.base, {"areas": areas})
    page = phone.page
    await phone.opens("#offering", "cy")
    await taps(phone, "Cynnig cymorth", "link")
    title = page.get_by_label("Beth allwch chi ei wneud i eraill?")
    await title.first.fill("Gallaf balu")
    await page.get_by_label("Mwy amdano").first.fill("Ffoniwch 07700 900123")
    await page.get_by_label("Math o gymorth").select_option(label="Garddio")
    await page.get_by_role("checkbox", name="Trelái").check()
    await taps(phone, "Ei ysgrifennu")
    await expect(page.get_by_role("alert")).to_contain_text("Gadewch allan gyfeiriadau")
    await page.get_by_label("Mwy amdano").first.fill("")
    await taps(phone, "Dweud hyn yn Saesneg hefyd", None)
    await title.last.fill("I can dig")
    await taps(phone, "Ei ysgrifennu")
    await done_says(phone, "Gall eraill ei weld nawr, heb eich enw.")
    [made] = (await phone.nia.gets("/offers?mine=true"))["items"]
    assert (made["title_cy"], made["title_en"], made["areas"]) == (
        "Gallaf balu",
        "I can dig",
        ["ely"],
    )
    await taps(phone, "Newid hwn: Gallaf balu", "link")
    await expect(title.first).to_have_value("Gallaf balu")
    await title.first.fill("Gallaf balu a phlannu")
    await taps(phone, "Anfon y newid")
    await done_says(phone, "Mae wedi newid.")
    await taps(phone, "Ei ddangos am 90 diwrnod arall")
    await done_says(phone, "am 90 diwrnod")
    await taps(phone, "Cau hwn")
    assert await phone.desk.violations() == []
    await page.get_by_role("radio", name="Dim mwyach").check()
    await taps(phone, "Cau hwn")
    await done_says(phone, "Mae wedi cau.")
    await expect(page.locator(".list").first).to_contain_text("Gallaf balu a phlannu")
    await expect(page.locator(".state").first).to_have_text("Dim mwyach")


async def test_what_one_can_do_is_told_and_taken_back(phone: Phone) -> None:
    page = phone.page
    await phone.opens("#skills")
    await taps(phone, "Add it")
    await expect(page.get_by_role("alert")).to_contain_text("Say it in a few words")
    await page.get_by_role("radio", name="I could lend this").check()
    await page.get_by_label("In a few words").first.fill("A long ladder")
    await taps(phone, "Add it")
    await done_says(phone, "It is added.")
    await expect(page.locator("section").first).to_contain_text("A long ladder")
    [told] = (await phone.nia.gets("/skills?mine=true"))["items"]
    assert (told["kind"], told["words_en"]) == ("lend", "A long ladder")
    await taps(phone, "Remove it: A long ladder")
    await done_says(phone, "It is removed.")
    await expect(page.locator(".list")).to_have_count(0)


async def test_hours_are_given_once_one_has_seen_what_it_comes_to(
    phone: Phone, mair: Person, delyth: Person
) -> None:
    await delyth.verifies(await phone.nia.logs(minutes=180, helped=phone.club))
    page = phone.page
    await phone.opens("#giving")
    await page.get_by_role("radio", name="A member").check()
    await page.get_by_label("Their member number").fill("nobody")
    await page.get_by_role("radio", name="2 hours").check()
    await taps(phone, "Look at it first")
    await expect(page.get_by_role("alert")).to_contain_text("Nobody here has this")
    number = (await mair.gets(f"/members/{mair.id}"))["number"]
    await page.get_by_label("Their member number").fill(number)
    await taps(phone, "Look at it first")
    await expect(page.locator("main")).to_contain_text("You have 1 hour to spend.")
    assert await mair.balance() == 0
    await taps(phone, "Give it")
    await done_says(phone, f"Thank you. You gave 2 hours. To: Member {number}.")
    await expect(page.locator(".balance")).to_have_text("You have 1 hour to spend.")
    assert await mair.balance() == 120
    await page.get_by_role("radio", name="pot").check()
    await page.get_by_role("radio", name="half an hour").check()
    await taps(phone, "Look at it first")
    await taps(phone, "Give it")
    await done_says(phone, "pot.")
    assert await phone.nia.town.balance_of(phone.nia.town.id, "pot") == 30


@pytest.mark.no_worker
async def test_hours_whose_answer_was_lost_are_given_once(
    phone: Phone, mair: Person, delyth: Person
) -> None:
    await delyth.verifies(await phone.nia.logs(minutes=180, helped=phone.club))
    page = phone.page
    number = (await mair.gets(f"/members/{mair.id}"))["number"]

    async def lose(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await phone.opens("#giving")
    await page.get_by_role("radio", name="A member").check()
    await page.get_by_label("Their member number").fill(number)
    await page.get_by_role("radio", name="1 hour", exact=True).check()
    await taps(phone, "Look at it first")
    await page.route("**/transfers", lose)
    await taps(phone, "Give it")
    await expect(page.get_by_role("alert")).to_contain_text("No answer came.")
    await page.unroute("**/transfers")
    await taps(phone, "Back")
    await page.get_by_role("radio", name="2 hours").check()
    await taps(phone, "Look at it first")
    await expect(page.get_by_role("alert")).to_contain_text("has arrived after all")
    await expect(page.locator(".balance")).to_have_text("You have 2 hours to spend.")
    assert await mair.balance() == 60
