"""One entry in the volunteer app: what each side says, until both say the same."""

import pytest
from playwright.async_api import expect
from tests.api.books import earns
from tests.api.exchanging import agreed, says
from tests.api.town import Person
from tests.browser.phone import Phone

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


@pytest.fixture
async def mair(phone: Phone) -> Person:
    return await phone.nia.town.person("Mair")


async def test_one_tap_says_yes_to_time_that_somebody_gave(phone: Phone, mair: Person) -> None:
    await earns(phone.nia, 90, await phone.nia.town.coordinator())
    await mair.logs(minutes=90, helped=phone.nia)
    await phone.opens("#confirm")
    await expect(phone.page.locator(".list")).to_contain_text(
        "Mair says they gave 1 hour 30 minutes"
    )
    assert await phone.desk.violations() == []
    await phone.page.get_by_role("button", name="Yes, that").click()
    await expect(phone.page.locator(".done")).to_have_text(
        "Thank you. Mair gave 1 hour 30 minutes, and that is confirmed."
    )
    await expect(phone.page.get_by_text("Nothing waits for your yes just now.")).to_be_visible()
    assert await mair.balance() == 90


async def test_two_who_say_different_times_agree(phone: Phone, mair: Person) -> None:
    """In Welsh on one phone; the other side speaks by another app."""
    await earns(phone.nia, 90, await phone.nia.town.coordinator())
    entry = await mair.logs(minutes=120, helped=phone.nia)
    await phone.opens("#confirm", "cy")
    page = phone.page
    await page.get_by_role("link", name="Mae rhywbeth yn wahanol").click()
    await page.get_by_role("button", name="Mae rhywbeth yn wahanol").click()
    await page.get_by_role("radio", name="1 awr", exact=True).check()
    assert await phone.desk.violations() == []
    await page.get_by_role("button", name="Anfon hwn").click()
    await expect(page.locator(".done")).to_contain_text("Dywedoch chi 1 awr.")
    await expect(page.locator(".state")).to_have_text("Mae cwestiwn amdano")
    await mair.posts(f"/contributions/{entry['id']}/claim", {"minutes": 60})
    assert await mair.balance() == 60


async def test_the_giver_is_asked_and_says_how_it_was(phone: Phone, mair: Person) -> None:
    await earns(mair, 120, await phone.nia.town.coordinator())
    entry = await phone.nia.logs(minutes=120, helped=mair)
    await mair.posts(f"/contributions/{entry['id']}/claim", {"minutes": 90})
    await phone.opens("#hours")
    page = phone.page
    await page.get_by_role("link", name="2 hours", exact=False).click()
    await expect(page.get_by_text("The other side said 1 hour 30 minutes.")).to_be_visible()
    await page.get_by_role("button", name="Yes, it was 1 hour 30 minutes").click()
    await expect(page.locator(".done")).to_contain_text("You said 1 hour 30 minutes.")


async def test_a_no_without_a_reason_is_asked_for_one_in_the_readers_language(
    phone: Phone, mair: Person
) -> None:
    """By the app, for a browser would say it in a language of its own."""
    entry = await mair.logs(minutes=60, helped=phone.nia)
    await phone.opens(f"#entry/{entry['id']}", "cy")
    page = phone.page
    await page.get_by_role("button", name="Ddigwyddodd hyn ddim").click()
    await page.get_by_role("button", name="Anfon hwn").click()
    await expect(page.get_by_role("alert")).to_have_text(
        "Dywedwch yn gyntaf beth sydd ddim yn iawn."
    )
    await expect(page.get_by_role("alert")).to_be_focused()
    await page.get_by_label("Beth sydd ddim yn iawn?").fill("Nid fi.")
    await page.get_by_role("button", name="Anfon hwn").click()
    await expect(page.locator(".done")).to_contain_text("Dywedoch chi nad oedd hyn yn wir.")


async def test_what_was_logged_by_mistake_is_taken_back(phone: Phone) -> None:
    entry = await phone.nia.logs(minutes=30, helped=phone.club)
    await phone.opens(f"#entry/{entry['id']}")
    await phone.page.get_by_role("button", name="Take it back").click()
    await expect(phone.page.locator(".state")).to_have_text("Taken back")
    told = await phone.nia.gets(f"/contributions/{entry['id']}")
    assert told["state"] == "withdrawn"
    await phone.page.get_by_role("main").get_by_role("link", name="My hours").last.click()
    await expect(phone.page.locator("h1")).to_have_text("My hours")


async def test_who_helps_another_logs_the_others_time(time_bank: Phone) -> None:
    """With a note, and two taps on Save: one entry, whose time it says."""
    nia, page = time_bank.nia, time_bank.page
    ifan = await nia.town.person("Ifan")
    delyth = await nia.town.coordinator()
    await delyth.posts(f"/members/{ifan.id}/helpers", {"helper_id": str(nia.id)}, status=201)
    await time_bank.opens()
    await page.get_by_role("radio", name="Ifan", exact=True).first.check()
    await time_bank.chooses()
    await page.get_by_text("Add a note").click()
    await page.get_by_label("Your note").fill("He watered the tomatoes.")
    await page.get_by_role("button", name="Save").last.dblclick()
    await expect(page.locator(".done")).to_have_text("Saved on your phone.")
    await time_bank.has_rows(1)
    (logged,) = (await ifan.gets("/contributions"))["items"]
    assert (logged["giver_id"], logged["minutes"]) == (str(ifan.id), 60)
    told = await ifan.gets(f"/contributions/{logged['id']}")
    assert [note["words"] for note in told["notes"]] == ["He watered the tomatoes."]


async def test_time_of_help_that_was_agreed_is_confirmed_in_one_place(
    phone: Phone, mair: Person
) -> None:
    await earns(phone.nia, 90, await phone.nia.town.coordinator())
    exchange = await agreed(mair, phone.nia)
    await says(mair, "done", exchange, minutes=60)
    await mair.logs(minutes=30, helped=phone.nia)
    await phone.opens("#confirm")
    link = phone.page.get_by_role("link", name="Help that you arranged: 1 waits for your yes")
    await expect(link).to_be_visible()
    await expect(phone.page.locator("#app .list > li")).to_have_count(1)
    await expect(phone.page.locator("#app")).to_contain_text("Mair says they gave 30 minutes")
    await link.click()
    await phone.page.get_by_role("button", name="Yes, that\u2019s right").click()
    await expect(phone.page.locator(".done")).not_to_be_empty()
    assert await mair.balance() == 60


async def test_the_same_time_from_two_phones_is_taken_back_by_whoever_logged_it(
    phone: Phone,
) -> None:
    first, second = [await phone.nia.logs(minutes=60, helped=phone.club) for _ in range(2)]
    assert second["looks_like_id"] == first["id"]
    await phone.opens("#hours")
    rows = phone.page.get_by_role("region", name="What you logged").locator("ul.list > li")
    asked = rows.filter(has_text="It looks like time that was logged already.")
    await expect(rows).to_have_count(2)
    await expect(asked).to_have_count(1)
    await asked.get_by_role("link").click()
    await phone.page.get_by_role("button", name="Take it back").click()
    await expect(phone.page.locator(".done")).to_have_text("You took it back.")
    await phone.page.get_by_role("link", name="My hours").first.click()
    await expect(rows.filter(has_text="Taken back")).to_have_count(1)
    await expect(asked).to_have_count(0)
    left = (await phone.nia.gets("/contributions?waiting=true"))["items"]
    assert [one["id"] for one in left] == [first["id"]]
