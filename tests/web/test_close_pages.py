"""Pages on which whoever runs a session says who came, and closes it."""

import pytest
from tests.api.sessions import away, planned, signs_up
from tests.api.town import Person, Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]


async def lead_of(town: Town) -> tuple[Person, dict[str, str]]:
    """A lead, and a session of theirs that was yesterday."""
    club = await town.group("Lunch Club")
    lead = await town.lead("Llinos", club)
    return lead, await planned(lead, club, day=away(-1))


async def checks_in(lead: Person, session: dict[str, str], who: Person, **more: object) -> None:
    came = {"member_id": str(who.id), **more}
    await lead.posts(f"/sessions/{session['id']}/attendance", came, status=201)


async def test_who_came_is_thanked_and_others_are_found_by_card_or_are_new(
    browser: Browser, town: Town
) -> None:
    lead, session = await lead_of(town)
    nia, mair, gwyn, dai = [await town.person(name) for name in ("Nia", "Mair", "Gwyn", "Dai")]
    for one in (nia, mair, gwyn):
        await checks_in(lead, session, one, minutes=120)
    number = (await dai.gets("/v1/me"))["member"]["number"]
    await from_the_machine(browser, lead, "organisation_lead")
    here = f"/sessions/{session['id']}/close"
    await browser.opens("/sessions")
    assert here in browser.page
    await browser.opens(here)
    assert "Mair</label>" in browser.page
    fields = {f"m-{mair.id}": "guest", f"m-{gwyn.id}": "", f"m-{nia.id}": "120"}
    rest = {"numbers": f" {number}\r\n", "name": "Si\u00e2n", "language": "cy", "guests": "2"}
    unsure = await browser.sends(here, **fields, **rest)
    assert (unsure.status_code, "then close it" in unsure.text) == (422, True)
    assert f"{number}</textarea>" in browser.page
    await browser.sends(here, **{**fields, f"m-{mair.id}": "120"}, **rest, sure="on")
    assert "The session is closed." in browser.page
    assert browser.page.count('<p class="state">Confirmed</p>') == 4
    balances = [await one.balance() for one in (nia, mair, gwyn, dai)]
    assert balances == [120, 120, 0, 120]
    assert "Si\u00e2n" in browser.page


async def test_before_the_day_the_page_says_who_is_expected(browser: Browser, town: Town) -> None:
    club = await town.group("Lunch Club")
    lead, nia = await town.lead("Llinos", club), await town.person("Nia")
    session = await planned(lead, club)
    await signs_up(nia, session, role="giver")
    await from_the_machine(browser, lead, "organisation_lead")
    browser.language = "cy"
    await browser.opens(f"/sessions/{session['id']}/close")
    assert "<li>Nia</li>" in browser.page
    assert "<button>" not in browser.page.partition("<main")[2]


async def test_a_number_that_is_nobodys_closes_nothing(browser: Browser, town: Town) -> None:
    lead, session = await lead_of(town)
    await from_the_machine(browser, lead, "organisation_lead")
    here = f"/sessions/{session['id']}/close"
    await browser.opens(here)
    wrong = await browser.sends(here, numbers="99999", sure="on")
    assert (wrong.status_code, "Nobody here has this number." in wrong.text) == (422, True)
    assert (await lead.gets(f"/sessions/{session['id']}"))["state"] == "open"
