"""What's on, in the volunteer app: finding a session, coming to it, and giving a place up."""

from urllib.parse import unquote

import pytest
from icalendar import Calendar
from playwright.async_api import expect
from tests.api.sessions import away, planned, signs_up
from tests.api.town import Person
from tests.browser.phone import Phone

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


@pytest.fixture
async def lead(phone: Phone) -> Person:
    return await phone.nia.town.lead("Lowri", phone.club)


async def presses(phone: Phone, name: str) -> None:
    await phone.page.get_by_role("button", name=name, exact=True).click()


async def says(phone: Phone, words: str) -> None:
    await expect(phone.page.locator("#app")).to_contain_text(words)


async def test_a_member_comes_to_help_and_finds_it_among_their_own(
    phone: Phone, lead: Person
) -> None:
    await planned(lead, phone.club, places=3, place="St David's Hall", name_cy="Cinio")
    await planned(lead, phone.club, name_en="Choir", day=away(1), starts="14:30", minutes=90)
    await phone.opens("#sessions")
    await says(phone, "2:30pm to 4pm · Lunch Club")
    await says(phone, "There is room for everybody")
    await phone.page.get_by_role("link", name="Lunch", exact=True).click()
    await says(phone, "10am to 12 noon")
    await says(phone, "3 places left")
    await presses(phone, "I\u2019ll come and help")
    await expect(phone.page.get_by_role("status").last).to_have_text(
        "You have a place. You are coming to help."
    )
    await phone.page.get_by_role("link", name="Everything that\u2019s on").click()
    own = phone.page.get_by_role("region", name="Yours")
    await expect(own).to_contain_text("Lunch")
    await expect(phone.page.get_by_role("region", name="Also on")).not_to_contain_text("St David")
    await phone.opens("#hours")
    await expect(phone.page.get_by_role("region", name="Your next session")).to_have_count(0)


async def test_it_is_the_next_session_where_groups_state_hours(phone: Phone, lead: Person) -> None:
    for day in range(1, 60):
        await planned(lead, phone.club, name_en=f"No {day}", day=away(day), starts="09:00")
    await signs_up(phone.nia, await planned(lead, phone.club, day=away(80), starts="13:05"))
    full = await planned(lead, phone.club, name_en="Full", places=1)
    await signs_up(lead, full)
    await signs_up(phone.nia, full)
    delyth = await phone.nia.town.coordinator("Delyth")
    await delyth.changes(phone.nia.town.base, {"rules": {"hours_stated_by": "groups"}})
    await phone.opens("#hours")
    await expect(phone.page.get_by_role("region", name="Your next session")).to_contain_text(
        "1:05pm"
    )
    await phone.opens("#sessions")
    await phone.page.get_by_role("button", name="Show later ones").dblclick()
    for last in ("No 39", "No 58"):
        await expect(phone.page.get_by_role("link", name=last, exact=True)).to_have_count(1)
        if last == "No 39":
            await presses(phone, "Show later ones")


async def test_whoever_waits_is_told_their_place_in_the_line(phone: Phone, lead: Person) -> None:
    mair = await phone.nia.town.person("Mair")
    session = await planned(lead, phone.club, places=1, name_en=None, name_cy="Cinio")
    first, _ = await signs_up(lead, session), await signs_up(mair, session)
    await phone.opens("#sessions", "cy")
    await says(phone, "Dim lle ar ôl ar hyn o bryd")
    await phone.page.get_by_role("link", name="Cinio").click()
    await says(phone, "Mae pob lle wedi mynd.")
    await presses(phone, "Aros am le, fel gwestai")
    await says(phone, "Mae 1 aelod o\u2019ch blaen.")
    await lead.posts(f"/sessions/{session['id']}/sign-ups/{first['id']}/cancel")
    await phone.page.reload()
    await says(phone, "chi yw\u2019r nesaf")
    await presses(phone, "Byddai\u2019n well gen i beidio ag aros")
    await presses(phone, "Ydw")
    await says(phone, "Nid ydych chi ar y rhestr mwyach.")
    await phone.opens("#sessions")
    link = phone.page.get_by_role("link", name="Cinio")
    await expect(link.locator("[lang=cy]")).to_have_text("Cinio")
    await expect(link).to_contain_text("in Welsh only")


async def test_a_place_is_given_up_after_a_second_tap_and_nothing_without_a_signal(
    phone: Phone, lead: Person
) -> None:
    session = await planned(lead, phone.club, name_en="Lunch; soup, bread", place="Neuadd Tŷ'r Ŵyl")
    await signs_up(phone.nia, session, role="giver")
    await phone.opens("#sessions")
    await says(phone, "You have a place. You are coming to help.")
    await phone.is_ready_for_no_signal()
    await phone.page.get_by_role("link", name="Lunch").click()
    await says(phone, "Neuadd Tŷ'r Ŵyl")
    await phone.desk.context.set_offline(True)
    await phone.page.reload()
    await says(phone, "You are coming to help.")
    address = await phone.page.get_by_role("link", name="Add to my calendar").get_attribute("href")
    (event,) = Calendar.from_ical(unquote((address or "").partition(",")[2])).walk("VEVENT")
    assert event["UID"] == f"{session['id']}@timebank"
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (
        "Lunch; soup, bread",
        "Neuadd Tŷ'r Ŵyl",
    )
    assert event.decoded("DTSTART").isoformat()[:16] == session["starts_at"][:16]
    await presses(phone, "I can\u2019t come")
    await presses(phone, "Yes")
    await expect(phone.page.get_by_role("alert")).to_contain_text("No answer came.")
    await phone.desk.context.set_offline(False)
    await presses(phone, "I can\u2019t come")
    await presses(phone, "No, leave it as it is")
    await presses(phone, "I can\u2019t come")
    await presses(phone, "Yes")
    await says(phone, "You are off the list.")
    assert (await phone.nia.gets("/sessions?mine=true"))["items"] == []


async def test_what_is_called_off_or_refused_says_why(phone: Phone, lead: Person) -> None:
    off = await planned(lead, phone.club, name_en="Walk")
    await signs_up(phone.nia, off)
    await lead.posts(f"/sessions/{off['id']}/cancel", {"reason": "weather"})
    await planned(lead, phone.club, name_en="Lift club", sign_up="by_lead")
    await planned(lead, phone.club, name_en="Coffee", sign_up="none", day=away(3))
    await phone.opens("#sessions")
    await says(phone, "Called off: because of the weather")
    await says(phone, "No need to sign up: just come")
    await phone.page.get_by_role("link", name="Lift club").click()
    await says(phone, "The group\u2019s lead puts people on the list.")
    held = await planned(lead, phone.club, name_en="Gone")
    await phone.opens(f"#sessions/{held['id']}")
    await expect(phone.page.get_by_role("button", name="I\u2019ll come as a guest")).to_be_visible()
    await lead.posts(f"/sessions/{held['id']}/cancel", {"reason": "other"})
    await presses(phone, "I\u2019ll come as a guest")
    await expect(phone.page.get_by_role("alert")).to_contain_text("takes nobody")
    await says(phone, "Called off: it cannot take place this time")


async def test_all_sessions_at_which_one_has_a_place_are_there(phone: Phone, lead: Person) -> None:
    for day in range(1, 53):
        session = await planned(lead, phone.club, name_en=f"No {day}", day=away(day))
        await signs_up(phone.nia, session)
    await phone.opens("#sessions")
    own = phone.page.get_by_role("region", name="Yours")
    await expect(own.get_by_role("link")).to_have_count(52)
