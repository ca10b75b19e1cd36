"""The lead's home in a real browser: a group thanked as last time, or for the first time."""

import gzip
from typing import Any

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import func, select
from tests.api.town import Group, Person, Town
from tests.browser.conftest import Desk
from tests.browser.looks import looks_right
from tests.browser.phone import cookie_of

from timebank.ledger.contribution_tables import Contribution
from timebank.web import volunteer_files

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

MOST_TAPS, MOST_FIRST_BYTES = 4, 30_000
# A list of lengths is one tap to open and one to choose.
COUNT_TAPS = (
    "() => { window.taps = 0; addEventListener('click', () => window.taps++, true);"
    " addEventListener('change', e => window.taps += 2 * e.target.matches('select'), true); }"
)


class Lead:
    """Llinos's phone, with a group of hers and some who come to it."""

    def __init__(self, desk: Desk, llinos: Person, club: Group) -> None:
        self.desk, self.llinos, self.club = desk, llinos, club

    @property
    def page(self) -> Page:
        return self.desk.page

    @property
    def town(self) -> Town:
        return self.llinos.town

    async def opens(self, where: str = "", language: str = "en") -> None:
        await self.desk.opens(f"{self.town.slug}/app{where}", language)
        await self.page.wait_for_selector("form.thank > button:last-child")

    async def without_signal(self) -> None:
        await self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        await self.desk.context.set_offline(True)

    async def new_people(self, count: int) -> list[str]:
        """The numbers on the cards of so many who were taken in for the group."""
        taken_in = [
            await self.llinos.posts(
                "/members",
                {"name": f"Member {i}", "language": "cy", "taken_in_for": str(self.club.id)},
                status=201,
            )
            for i in range(count)
        ]
        return [one["number"] for one in taken_in]

    async def thanked(self, numbers: list[str], minutes: int, days_ago: int = 7) -> Any:
        sent = {
            "organisation_id": str(self.club.id),
            "activity_id": str(self.town.gardening),
            "worked_on": await self.town.days_ago(days_ago),
            "lines": [{"number": number, "minutes": minutes} for number in numbers],
        }
        return await self.llinos.posts("/thanks", sent, status=201)

    async def rows(self, state: str | None = None) -> int:
        """How many contributions stand in the books."""
        town = self.town
        asked = select(func.count()).where(Contribution.community_id == town.id)
        if state:
            asked = asked.where(Contribution.state == state)
        async with town.database.transaction(town.id) as connection:
            return int((await connection.execute(asked)).scalar_one())

    async def presses(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).last.click()

    async def is_told(self, words: str) -> None:
        await expect(self.page.locator("section[aria-labelledby=thanked]")).to_contain_text(words)


def bytes_of(asked: list[str]) -> int:
    """What the app's scripts among these weigh on the way."""
    names = {one.rpartition("/")[2] for one in asked if "/app/" in one and one.endswith(".js")}
    own = names - {"app-worker.js", "worker.js"}
    return sum(len(gzip.compress(volunteer_files.FILES[name])) for name in own)


@pytest.fixture
async def lead(desk: Desk, town: Town) -> Lead:
    club = await town.group("Lunch Club")
    llinos = await town.lead("Llinos", club)
    await desk.context.add_cookies([cookie_of(desk, llinos)])
    await desk.page.set_viewport_size({"width": 390, "height": 820})
    desk.cut_off = True
    return Lead(desk, llinos, club)


async def test_a_lead_thanks_twelve_as_last_time_in_four_taps(lead: Lead) -> None:
    numbers = await lead.new_people(12)
    await lead.thanked(numbers, 120)
    page = lead.page
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    await lead.opens()
    await page.wait_for_load_state("networkidle")
    assert bytes_of(asked) <= MOST_FIRST_BYTES
    assert await page.inner_text("h1") == "Thank people"
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
    assert "Member 11" in await page.inner_text("form")
    await lead.presses("2 hours")
    await lead.presses("Thank 12 people · 24 hours")
    await lead.is_told("12 people have their credits: 24 hours.")
    assert await page.evaluate("() => window.taps") <= MOST_TAPS


async def test_thanks_wait_without_a_signal_and_from_two_phones_they_are_one(
    lead: Lead, chromium: Any
) -> None:
    await lead.thanked(await lead.new_people(3), 60)
    await lead.opens()
    await lead.without_signal()
    await lead.page.reload()
    await lead.presses("Thank 3 people · 3 hours")
    await lead.is_told("Waiting to send")
    await lead.page.reload()
    await lead.is_told("Waiting to send")
    context = await chromium.new_context()
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
    assert await page.inner_text("h1") == "Diolch i bobl"
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
    await page.get_by_role("button", name="Change it").click()
    await page.get_by_role("checkbox", name="Member 999").uncheck()
    await lead.presses("Thank 1 person · 1 hour")
    await lead.is_told("1 person has their credits: 1 hour.")
    assert await lead.rows("verified") == 1


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
    await page.get_by_role("button", name="Dweud hynny").first.click()
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
