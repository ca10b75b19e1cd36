"""Pages of one member for coordinators: roles, helpers, measures, and who was taken in twice."""

import pytest
from tests.api.books import earns, number_of, rules
from tests.api.town import Person, Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]


async def test_a_coordinator_gives_roles_and_ends_them(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, club = await town.person("Nia"), await town.group("Lunch Club")
    await from_the_machine(browser, delyth)
    page = f"/members/{nia.id}/roles"
    await browser.opens(f"/members/{nia.id}/card")
    assert page in browser.page
    await browser.opens(page)
    assert "hold no role" in browser.page
    for role in ("safeguarding_lead", str(club.id)):
        await browser.sends(page, role=role)
    held = (await delyth.gets(f"/members/{nia.id}/roles?ended=false"))["items"]
    assert [one["role"] for one in held] == ["safeguarding_lead", "organisation_lead"]
    assert "Leads Lunch Club" in browser.page
    await browser.sends(page, end=str(club.id))
    await browser.sends(page, end="safeguarding_lead")
    assert "hold no role" in browser.page


async def test_nobody_gives_themselves_one_and_the_last_coordinator_stays(
    browser: Browser, delyth: Person
) -> None:
    await from_the_machine(browser, delyth)
    page = f"/members/{delyth.id}/roles"
    await browser.opens(page)
    for form, status in (
        ({"role": "auditor"}, 403),
        ({"end": "coordinator"}, 409),
        ({"role": "network_admin"}, 422),
        ({"role": ""}, 422),
    ):
        assert (await browser.sends(page, **form)).status_code == status


async def test_a_measure_is_written_down_and_withdrawn(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, mair = await town.person("Nia"), await town.person("Mair")
    await from_the_machine(browser, delyth)
    page = f"/members/{nia.id}/measures"
    await browser.opens(page)
    check = {
        "kind": "check",
        "check_level": "enhanced",
        "seen_on": await town.days_ago(3),
        "look_again_on": "2030-01-31",
        "decision": "accepted",
        "seen_by_id": await number_of(mair),
    }
    wrong = await browser.sends(page, **{**check, "check_level": "", "seen_by_id": ""})
    assert (wrong.status_code, 'href="#check_level"' in wrong.text) == (422, True)
    assert (await browser.sends(page, **{**check, "seen_by_id": "99999"})).status_code == 422
    await browser.sends(page, **check)
    assert "A check: Enhanced" in browser.page
    assert "seen by Mair" in browser.page
    (kept,) = (await delyth.gets(f"/members/{nia.id}/measures?now=true"))["items"]
    assert (kept["kind"], kept["seen_by_id"]) == ("check", str(mair.id))
    await browser.sends(page, end=kept["id"])
    assert "None is written down." in browser.page


async def test_what_is_to_be_looked_at_again_is_listed_and_nobody_writes_their_own(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia = await town.person("Nia")
    await from_the_machine(browser, delyth)
    await browser.opens("/measures")
    assert "None is to be looked at again" in browser.page
    page = f"/members/{nia.id}/measures"
    await browser.opens(page)
    taken = {"kind": "references", "decision": "accepted", "check_level": "", "seen_by_id": ""}
    days = {"seen_on": await town.days_ago(30), "look_again_on": await town.days_ago(1)}
    await browser.sends(page, **taken, **days)
    await browser.opens("/measures")
    assert ("Nia" in browser.page, "Two people who know" in browser.page) == (True, True)
    own = f"/members/{delyth.id}/measures"
    await browser.opens(own)
    assert "Write one down" not in browser.page
    await browser.opens(page)
    assert (await browser.sends(own, **taken, **days)).status_code == 403


async def test_a_coordinator_names_a_helper_and_ends_it(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, mair = await town.person("Nia"), await town.person("Mair")
    await from_the_machine(browser, delyth)
    page = f"/members/{nia.id}/helpers"
    await browser.opens(page)
    for number in ("99999", await number_of(nia)):
        assert (await browser.sends(page, number=number)).status_code == 422
    await browser.sends(page, number=await number_of(mair))
    assert "Mair" in browser.page
    assert (await mair.gets(f"/members/{nia.id}"))["name"] == "Nia"
    await browser.sends(page, end=str(mair.id))
    assert "Nobody acts for them." in browser.page
    await mair.gets(f"/members/{nia.id}", status=404)


async def test_somebody_taken_in_twice_is_made_one_after_a_look_at_both(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, again = await town.person("Nia"), await town.person("Nia Again")
    await earns(again, 90, delyth)
    await from_the_machine(browser, delyth)
    page = f"/members/{again.id}/merge"
    await browser.opens(page)
    number = await number_of(nia)
    looked = await browser.sends(page, number=number)
    assert (looked.status_code, "Nia Again goes on as Nia." in looked.text) == (200, True)
    assert await nia.balance() == 0, "nothing was done yet"
    await browser.sends(page, number=number, sure="on")
    assert await nia.balance() == 90
    await browser.opens(page)
    assert "goes on as another already" in browser.page
    own = f"/members/{delyth.id}/merge"
    await browser.opens(own)
    assert (await browser.sends(own, number=number, sure="on")).status_code == 403


async def test_whoever_is_under_18_is_offered_no_role(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, club = await town.person("Nia"), await town.group("Lunch Club")
    page = f"/members/{nia.id}/roles"
    await from_the_machine(browser, delyth)
    await rules(town, under_18s=True)
    guardian = {"guardian_name": "Bethan Hughes", "guardian_contact": "029 2000 1111"}
    await delyth.changes(f"/members/{nia.id}", {"adult": False, **guardian})
    for role in ("auditor", str(club.id)):
        await browser.opens("/cards")  # from a page that stood open since before
        refused = await browser.sends(page, role=role)
        assert (refused.status_code, "choose somebody who is 18 or over" in refused.text) == (
            409,
            True,
        )
    await browser.opens(page)
    assert "They are under 18, and hold no role" in browser.page
    assert 'name="role"' not in browser.page
