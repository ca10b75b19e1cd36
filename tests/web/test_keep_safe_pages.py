"""The safeguarding lead's pages, and those by which a member is paused or kept from another."""

import asyncio
import re

import pytest
from tests.api.books import number_of
from tests.api.exchanging import agreed
from tests.api.sessions import away, planned, signs_up
from tests.api.town import Person, Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine

from timebank.base.ids import new_id
from timebank.web import finding

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]

WORDS = "Her purse was empty.\nShe was frightened."


def reads_as(browser: Browser, person: Person) -> None:
    """The browser is theirs from here on, whatever role their token has."""
    browser.http.cookies.set(f"timebank-{person.town.slug}", person.token)


@pytest.fixture
async def sian(town: Town) -> Person:
    """The safeguarding lead."""
    return await town.person("Siân", "safeguarding_lead")


async def test_the_safeguarding_lead_reads_a_concern_and_closes_it(
    browser: Browser, town: Town, sian: Person
) -> None:
    nia, mair = await town.person("Nia"), await town.person("Mair")
    told = {"words": WORDS, "about_number": await number_of(mair)}
    concern = await nia.posts("/concerns", told, status=201)
    reads_as(browser, sian)
    await browser.opens("/home")
    assert "1 waits." in browser.page
    await browser.opens("/concerns")
    assert ("Told by Nia" in browser.page, "Mair" in browser.page) == (True, True)
    assert "purse" not in browser.page
    await browser.opens(f"/concerns/{concern['id']}")
    assert WORDS in browser.page
    assert f"/keep-safe/{mair.id}" in browser.page
    empty = await browser.sends(f"/concerns/{concern['id']}", outcome=" ")
    assert empty.status_code == 422
    await browser.sends(f"/concerns/{concern['id']}", outcome="I rang her daughter.")
    assert "No concern is open." in browser.page
    await browser.opens("/concerns?show=closed")
    await browser.opens(f"/concerns/{concern['id']}")
    assert ("I rang her daughter." in browser.page, "<textarea" in browser.page) == (True, False)
    auditor = await town.auditor()
    logged = {one["route"] for one in (await auditor.gets("/audit/log"))["items"]}
    assert not [route for route in logged if "concern" in route or "keep-safe" in route]
    own = {one["route"] for one in (await sian.gets("/concerns/log"))["items"]}
    assert "/en/{community}/concerns/{concern_id}" in own


async def test_nobody_else_is_shown_that_there_is_one(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia = await town.person("Nia")
    concern = await nia.posts("/concerns", {"words": WORDS}, status=201)
    await from_the_machine(browser, delyth)
    assert "/concerns" not in browser.page
    for address in ("/concerns", f"/concerns/{concern['id']}"):
        assert (await browser.opens(address)).status_code == 403
        assert "frightened" not in browser.page


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_of_a_concern_about_the_lead_the_page_says_to_ring_and_they_are_shown_nothing(
    browser: Browser, town: Town, sian: Person, language: str
) -> None:
    nia = await town.person("Nia")
    browser.language = language
    reads_as(browser, nia)
    await browser.opens("/concern")
    says = {"en": "ask for somebody else", "cy": "gofynnwch am rywun arall"}
    assert says[language] in browser.page
    about = await number_of(sian)
    rung = await browser.sends("/concern", id=str(new_id()), words=WORDS, about_number=about)
    assert rung.url.path.endswith("/concern/ring")
    says = {"en": "ask for somebody other", "cy": "gofynnwch am rywun heblaw"}
    assert says[language] in rung.text
    reads_as(browser, sian)
    await browser.opens("/home")
    assert "1 waits." not in browser.page
    await browser.opens("/concerns")
    assert "Nia" not in browser.page


async def test_of_two_who_close_it_the_second_is_told(
    browser: Browser, town: Town, sian: Person
) -> None:
    nia = await town.person("Nia")
    concern = await nia.posts("/concerns", {"words": WORDS}, status=201)
    reads_as(browser, sian)
    await browser.opens(f"/concerns/{concern['id']}")
    form = browser.page
    await browser.sends(f"/concerns/{concern['id']}", outcome="I rang.")
    browser.page = form
    late = await browser.sends(f"/concerns/{concern['id']}", outcome="I rang too.")
    assert (late.status_code, "Raise a new concern" in late.text) == (409, True)


async def test_who_is_to_be_kept_safe_is_found_by_name_and_no_name_stands_in_an_address(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, other = await town.person("Nia Siân Rees"), await town.person("Nia Pugh")
    gone = await town.person("Nia Lloyd")
    await delyth.posts(f"/members/{gone.id}/leave")
    await from_the_machine(browser, delyth)
    await browser.opens("/keep-safe")
    found = await browser.sends("/keep-safe", number="nia")
    assert all(f"/keep-safe/{one.id}" in found.text for one in (nia, other, gone))
    assert "Nia" not in str(found.url)
    found = await browser.sends("/keep-safe", number="sian NIA")
    assert (f"/keep-safe/{nia.id}" in found.text, str(other.id) in found.text) == (True, False)
    assert f"Nia Siân Rees, Member {await number_of(nia)}" in found.text
    nobody = await browser.sends("/keep-safe", number="Gwenllian")
    assert (nobody.status_code, 'value="Gwenllian"' in nobody.text) == (422, True)
    assert "No member here has this name." in nobody.text
    await browser.opens("/cards")
    found = await browser.sends("/cards", number="nia")
    listed = [f"/members/{one.id}/card" in found.text for one in (nia, other, gone)]
    assert listed == [True, True, False], "who left needs no card"


async def test_who_is_here_is_found_behind_many_of_the_name_who_left(
    browser: Browser, town: Town, delyth: Person
) -> None:
    for _ in range(finding.MOST + 1):
        gone = await town.person("Nia")
        await delyth.posts(f"/members/{gone.id}/leave")
    here = await town.person("Nia Rees")
    await from_the_machine(browser, delyth)
    await browser.opens("/cards")
    found = await browser.sends("/cards", number="nia")
    assert f"/members/{here.id}/card" in found.text
    assert "There are more" not in found.text


async def test_a_coordinator_pauses_a_member_and_ends_it(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia = await town.person("Nia")
    await from_the_machine(browser, delyth)
    await browser.opens("/keep-safe")
    unknown = await browser.sends("/keep-safe", number="00000")
    assert unknown.status_code == 422
    await browser.sends("/keep-safe", number=await number_of(nia))
    unsure = await browser.sends(f"/members/{nia.id}/pause")
    assert (unsure.status_code, 'href="#sure"' in unsure.text) == (422, True)
    await browser.sends(f"/members/{nia.id}/pause", sure="on")
    assert "This member is paused." in browser.page
    assert (await nia.asks("GET", "/accounts")).status_code == 401
    await browser.sends(f"/members/{nia.id}/resume")
    assert "Pause this member" in browser.page
    await browser.opens(f"/keep-safe/{delyth.id}")
    assert "Pause this member" not in browser.page, "nobody pauses themselves"


async def test_whom_a_coordinator_looked_up_there_is_in_the_pack_after_a_leak(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, mair = await town.person("Nia"), await town.person("Mair")
    await delyth.posts(f"/members/{nia.id}/apart", {"other_id": str(mair.id)})
    reads_as(browser, await town.coordinator("Eleri"))
    await browser.opens(f"/keep-safe/{nia.id}")
    eleri = next(one for one in (await delyth.gets("/members"))["items"] if one["name"] == "Eleri")
    reached = await delyth.gets(f"/audit/log/reached?by={eleri['id']}")
    assert {one["name"] for one in reached["items"]} >= {"Nia", "Mair"}
    assert "keeping members safe" in reached["items"][0]["what"]
    seen = (await nia.gets(f"/members/{nia.id}/log"))["items"]
    assert "keeping members safe" not in {one["what"] for one in seen}, "neither is told"


async def test_a_safeguarding_lead_is_not_told_that_somebody_was_kept_apart_from_them(
    browser: Browser, town: Town, delyth: Person, sian: Person
) -> None:
    nia = await town.person("Nia")
    page = f"/keep-safe/{nia.id}"
    reads_as(browser, delyth)
    await browser.opens(page)
    await browser.sends(page, other=await number_of(sian))
    assert "Siân" in browser.page
    await browser.sends(page, end=str(sian.id))
    lines = (await sian.gets("/concerns/log"))["items"]
    assert [line for line in lines if line["method"] == "POST"] == []


async def test_what_a_page_shows_beside_what_is_wrong_stands_in_the_log_too(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia = await town.person("Nia")
    reads_as(browser, delyth)
    await browser.opens("/cards")
    page = await browser.sends(f"/members/{nia.id}/details", seen="")
    assert (page.status_code, "Nia" in page.text) == (412, True)
    (seen,) = (await nia.gets(f"/members/{nia.id}/log"))["items"]
    assert (seen["did"], seen["by_name"]) == ("looked", "Delyth")


async def test_no_page_names_to_a_lead_whom_they_are_never_to_meet(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, club = await town.person("Nia"), await town.group("Lunch Club")
    llinos = await town.lead("Llinos", club)
    entry = await nia.logs(minutes=30, helped=club)
    reads_as(browser, llinos)
    page = f"/contributions/{entry['id']}"
    assert "Nia" in (await browser.opens(page)).text
    form = browser.page
    await delyth.posts(f"/members/{nia.id}/apart", {"other_id": str(llinos.id)})
    assert "Nia" not in (await browser.opens("/contributions")).text
    assert (await browser.opens(page)).status_code == 404
    browser.page = form
    assert (await browser.sends(page, confirm="")).status_code == 404
    reads_as(browser, delyth)
    assert "Nia" in (await browser.opens(page)).text


async def test_two_are_kept_apart_and_what_is_to_be_decided_is_shown(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, mair = await town.person("Nia"), await town.person("Mair")
    session = await planned(delyth, None)
    for one in (nia, mair):
        await signs_up(one, session)
    await agreed(mair, nia, planned_on=away(5))
    await from_the_machine(browser, delyth)
    page = f"/keep-safe/{nia.id}"
    await browser.opens(page)
    assert "kept apart from nobody" in browser.page
    for number in (await number_of(nia), "99999"):
        assert (await browser.sends(page, other=number)).status_code == 422
    await browser.sends(page, other=await number_of(mair))
    for words in ("Mair", "a session on", "help between them on"):
        assert words in browser.page
    await browser.sends(page, end=str(mair.id))
    assert "kept apart from nobody" in browser.page
    form = browser.page
    for nobody in (str(mair.id), "nobody"):
        browser.page = form
        assert (await browser.sends(page, end=nobody)).status_code == 404


async def test_a_concern_that_is_sent_twice_at_once_is_one_and_both_are_thanked(
    browser: Browser, town: Town, sian: Person
) -> None:
    nia = await town.person("Nia")
    reads_as(browser, nia)
    await browser.opens("/concern")
    for _ in range(4):
        token = re.search(r'name="form_token" value="(\w+)"', browser.page)
        assert token
        sent = {"form_token": token[1], "id": str(new_id()), "words": WORDS, "about_number": ""}
        answers = await asyncio.gather(
            *(
                browser.http.post(browser.address("/concern"), data=sent, headers=browser.headers)
                for _ in range(3)
            )
        )
        assert [one.headers.get("location", "").rpartition("/")[2] for one in answers] == [
            "thanks"
        ] * 3
    assert len((await sian.gets("/concerns"))["items"]) == 4
