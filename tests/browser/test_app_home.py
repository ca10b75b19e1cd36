"""What the screen that one opens first says: what waits for an answer, and in which language."""

from typing import Any

import pytest
from playwright.async_api import expect
from tests.api.exchanging import agreed, proposes, says
from tests.api.town import Person, Town
from tests.browser.looks import looks_right
from tests.browser.phone import Phone, cookie_of, stated_by

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

TWO = "Help: 2 things wait for your answer"
ASKED = "Nia, your messages come in Welsh."


@pytest.fixture
async def town(town: Town) -> Town:
    """Here one may receive before one gives."""
    town.floor_minutes = -300
    return town


@pytest.fixture
async def mair(phone: Phone) -> Person:
    return await phone.nia.town.person("Mair")


async def language_of(phone: Phone) -> str:
    return str((await phone.nia.gets("/v1/me"))["member"]["language"])


@pytest.mark.parametrize("stated", ["members", "groups"])
async def test_home_says_what_waits_under_help_in_both_styles_and_without_a_signal(
    phone: Phone, mair: Person, stated: str
) -> None:
    nia, page = phone.nia, phone.page
    await stated_by(nia.town, stated)
    await proposes(mair, giver=nia, receiver=mair)
    await says(mair, "done", await agreed(nia, mair), minutes=90)
    await mair.logs(minutes=60, helped=nia)
    await phone.opens()
    await expect(
        page.get_by_role("link", name="Help: 2 things wait for your answer")
    ).to_be_visible()
    await expect(page.get_by_role("link", name="1 entry waits for your yes")).to_be_visible()
    await phone.is_ready_for_no_signal()
    await phone.desk.context.set_offline(True)
    await page.reload()
    await page.get_by_role("link", name="Help: 2 things wait for your answer").click()
    await expect(
        page.get_by_role("region", name="Waiting for you").locator(".list > li")
    ).to_have_count(2)
    await phone.desk.context.set_offline(False)
    await page.get_by_role("button", name="Yes, that").click()
    await expect(page.locator(".done")).to_contain_text("Thank you.")
    home = "log" if stated == "members" else "hours"
    await page.locator(f".places a[href='#{home}']").click()
    await expect(
        page.get_by_role("link", name="Help: 1 thing waits for your answer")
    ).to_be_visible()
    seen: list[Any] = []
    await looks_right(phone.desk, seen)


async def test_home_says_nothing_where_nothing_waits(phone: Phone, mair: Person) -> None:
    await proposes(phone.nia, giver=phone.nia, receiver=mair)
    await phone.opens("", "cy")
    await expect(phone.page.locator(".balance, form.log").first).to_be_visible()
    await expect(phone.page.locator(".waits")).to_have_count(0)


async def test_a_lead_is_told_of_their_own_on_their_home_too(phone: Phone, mair: Person) -> None:
    lead = await phone.nia.town.lead("Lowri", phone.club)
    await proposes(mair, giver=lead, receiver=mair)
    await phone.desk.context.clear_cookies()
    await phone.desk.context.add_cookies([cookie_of(phone.desk, lead)])
    await phone.opens("", "cy")
    await expect(phone.page.locator("h1")).to_have_text("Diolch i bobl")
    await expect(phone.page.get_by_role("link", name="Cymorth: mae 1 peth")).to_be_visible()


async def test_messages_follow_the_language_that_one_reads_here_once_one_says_so(
    phone: Phone,
) -> None:
    page = phone.page
    await phone.opens()
    await expect(page.get_by_role("heading", name=ASKED)).to_be_visible()
    await page.get_by_role("button", name="Yes, in English").click()
    await expect(page.locator(".done").first).to_have_text(
        "Your messages come in English from now on."
    )
    await expect(page.locator("#in-which")).to_be_focused()
    assert await language_of(phone) == "en"
    await page.reload()
    await expect(page.locator(".balance, form.log").first).to_be_visible()
    await expect(page.get_by_role("heading", name=ASKED)).to_have_count(0)
    await page.get_by_role("link", name="Cymraeg").first.click()
    await expect(page.get_by_role("heading", name="yn dod yn Saesneg")).to_be_visible()
    assert await phone.desk.violations() == []
    await page.get_by_role("button", name="Hoffwn, yn Gymraeg").click()
    await expect(page.locator(".done").first).to_contain_text("yn dod yn Gymraeg")
    assert await language_of(phone) == "cy"


async def test_whoever_says_no_is_not_asked_again(phone: Phone) -> None:
    page = phone.page
    await phone.opens()
    await page.get_by_role("button", name="No, in Welsh").click()
    await expect(page.locator(".done").first).to_contain_text("still come in Welsh")
    await page.reload()
    await expect(page.locator(".balance, form.log").first).to_be_visible()
    await page.wait_for_timeout(300)
    await expect(page.get_by_role("heading", name=ASKED)).to_have_count(0)
    assert await language_of(phone) == "cy"


async def test_whoever_chose_it_under_messages_is_not_asked_about_it(phone: Phone) -> None:
    page = phone.page
    await phone.opens("#messages")
    await page.get_by_role("radio", name="Cymraeg").check()
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator(".done").first).to_have_text("That is saved.")
    await phone.opens("#phone")
    await expect(page.get_by_role("heading", name="Where I am signed in")).to_be_visible()
    await expect(page.get_by_role("heading", name=ASKED)).to_have_count(0)


async def test_another_on_the_same_phone_is_asked_by_name_and_nothing_changes_unasked(
    phone: Phone, mair: Person
) -> None:
    page = phone.page
    await phone.opens()
    await page.get_by_role("button", name="No, in Welsh").click()
    await phone.desk.context.clear_cookies()
    await phone.desk.context.add_cookies([cookie_of(phone.desk, mair)])
    await phone.opens()
    await expect(page.get_by_role("heading", name="Mair, your messages")).to_be_visible()
    assert (await language_of(phone), (await mair.gets("/v1/me"))["member"]["language"]) == (
        "cy",
        "cy",
    )


async def test_without_a_signal_nobody_is_asked(phone: Phone) -> None:
    await phone.opens()
    await phone.is_ready_for_no_signal()
    await phone.desk.context.set_offline(True)
    await phone.page.reload()
    await expect(phone.page.get_by_text("No signal.")).to_be_visible()
    await expect(phone.page.get_by_role("heading", name=ASKED)).to_have_count(0)
    await phone.desk.context.set_offline(False)


async def test_on_the_pages_too_messages_follow_by_one_button(phone: Phone) -> None:
    page = phone.page
    await phone.desk.opens(f"{phone.nia.town.slug}/home")
    await expect(page.get_by_text("Your messages come in Welsh.")).to_be_visible()
    await page.get_by_role("button", name="Have them in English").click()
    await expect(page.get_by_role("status")).to_have_text(
        "Your messages come in English from now on."
    )
    assert await language_of(phone) == "en"
    seen: list[Any] = []
    await looks_right(phone.desk, seen)


@pytest.mark.parametrize(
    ("language", "groups"),
    [
        ("en", ["Ŵyn Ely", "Choir", "Allotment", "Cycling"]),
        ("cy", ["Ŵyn Trelái", "Chwaraeon", "Celf", "Cymdogion"]),
    ],
)
async def test_names_that_nobody_used_yet_come_in_the_order_of_their_letters(
    phone: Phone, language: str, groups: list[str]
) -> None:
    for name in groups:
        await phone.nia.town.group(name)
    await phone.opens("#groups", language)
    ordered = {
        "en": ["Allotment", "Choir", "Cycling", "Lunch Club", "Ŵyn Ely"],
        "cy": ["Celf", "Cymdogion", "Chwaraeon", "Lunch Club", "Ŵyn Trelái"],
    }
    await expect(phone.page.locator("main .list strong")).to_have_text(ordered[language])


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("cy", 320)])
async def test_the_places_stand_still_wherever_one_goes(
    phone: Phone, language: str, width: int
) -> None:
    """The one that is shown takes no more room than before: nothing jumps under the finger."""
    await phone.page.set_viewport_size({"width": width, "height": 800})
    await phone.opens("", language)
    links, high = phone.page.locator(".places a"), []
    for link in await links.all():
        await link.click()
        await expect(link).to_have_attribute("aria-current", "page")
        high.append(await links.first.evaluate("one => one.closest('.places').offsetHeight"))
    assert len({*high}) == 1, high
