"""Pages by which somebody leaves, and by which a coordinator sees to an erasure."""

import httpx
import pytest
from tests.api.books import earns, number_of, rules
from tests.api.town import Person, Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine, signs_in

from timebank.db.engine import Database

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]


async def test_a_member_leaves_and_says_to_whom_the_rest_goes(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, mair = await town.person("Nia"), await town.person("Mair")
    await earns(nia, 90, delyth)
    await signs_in(browser, nia)
    await browser.opens("/my-data")
    page = f"/members/{nia.id}/leaving"
    assert f'href="/en/{town.slug}{page}"' in browser.page
    await browser.opens(page)
    assert "Balance: 1 hour 30 minutes" in browser.page
    assert "They have died" not in browser.page
    gift = {"remains": "gift", "number": await number_of(mair)}
    unsure = await browser.sends(page, **gift)
    assert (unsure.status_code, f'value="{gift["number"]}"' in browser.page) == (422, True)
    for number in ("99999", await number_of(nia)):
        wrong = await browser.sends(page, remains="gift", number=number, sure="on")
        assert (wrong.status_code, 'href="#number"' in wrong.text) == (422, True)
    left = await browser.sends(page, **gift, sure="on")
    assert (left.status_code, "You have left the time bank" in left.text) == (200, True)
    assert "is erased by" in browser.page
    assert await mair.balance() == 90
    assert (await browser.opens("/home")).url.path.endswith("/sign-in")


async def test_a_coordinator_lets_somebody_leave_and_sees_to_the_erasure(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia = await town.person("Nia")
    await from_the_machine(browser, delyth)
    assert "/erasures" not in browser.page
    page = f"/members/{nia.id}/leaving"
    await browser.opens(page)
    await browser.sends(page, remains="rule", reason="death", sure="on")
    assert ("Left on" in browser.page, "Erase now" in browser.page) == (True, True)
    await browser.opens("/home")
    assert "/erasures" in browser.page
    await browser.opens("/erasures")
    assert "Nia" in browser.page
    await browser.opens(page)
    unsaid = await browser.sends(f"{page}/erasure", hold="", why="")
    assert unsaid.status_code == 422
    await browser.sends(f"{page}/erasure", hold="", why="still_open")
    assert "It waits: something about this member is still open." in browser.page
    assert "Erase now" not in browser.page
    assert (await browser.sends(f"{page}/erasure", sure="on")).status_code == 409
    await browser.opens(page)
    await browser.sends(f"{page}/erasure", release="")
    assert (await browser.sends(f"{page}/erasure")).status_code == 422
    await browser.sends(f"{page}/erasure", sure="on")
    assert "Nia" not in browser.page
    await browser.opens("/erasures")
    assert "Nothing is to be erased." in browser.page


async def test_who_may_come_back_is_not_erased(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia = await town.person("Nia")
    await signs_in(browser, nia)
    page = f"/members/{nia.id}/leaving"
    await browser.opens(page)
    await browser.sends(page, remains="rule", back="on", sure="on")
    assert "is erased by" not in browser.page
    assert (await delyth.gets("/erasures"))["items"] == []


async def test_below_zero_the_page_says_who_helps_and_two_decide(
    database: Database, http: httpx.AsyncClient
) -> None:
    town = await Town.make(database, http, floor_minutes=-300)
    await rules(town, second_person_grant_minutes=10)
    browser, delyth = Browser(http, town), await town.coordinator()
    nia, mair = await town.person("Nia"), await town.person("Mair")
    await nia.verifies(await mair.logs(minutes=60, helped=nia))
    await mair.posts("/transfers", {"kind": "donate", "minutes": 60}, status=201)
    await signs_in(browser, nia)
    page = f"/members/{nia.id}/leaving"
    await browser.opens(page)
    refused = await browser.sends(page, remains="rule", sure="on")
    assert (refused.status_code, "1 hour" in refused.text) == (409, True)
    await browser.opens("/home")
    await browser.sends("/sign-out")
    await from_the_machine(browser, delyth)
    await browser.opens(page)
    waits = await browser.sends(page, remains="rule", sure="on")
    assert waits.url.path.endswith("/approvals")
    assert "Leave below zero" in browser.page
    assert (await nia.gets(f"/members/{nia.id}"))["status"] == "member"


async def test_whoever_may_not_leave_as_what_they_are_is_not_led_there(
    browser: Browser, town: Town
) -> None:
    sian = await town.person("Siân", "safeguarding_lead")
    await from_the_machine(browser, sian, "safeguarding_lead")
    await browser.opens("/my-data")
    assert "/my-data/export" in browser.page
    assert "/leaving" not in browser.page
