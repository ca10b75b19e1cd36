"""Pages of sessions: which there are for whoever runs them, and the sheet on paper."""

import pytest
from tests.api.sessions import away, planned, signs_up
from tests.api.town import Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine, signs_in

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]


async def test_whoever_runs_it_prints_the_sheet_in_both_languages_with_who_signed_up(
    browser: Browser, town: Town
) -> None:
    club = await town.group()
    lead, nia = await town.lead("Llinos", club), await town.person("Nia")
    session = await planned(lead, club, name_cy="Cinio", place="Neuadd Trelái")
    await signs_up(nia, session)
    await from_the_machine(browser, await town.coordinator())
    await browser.opens("/home")
    assert f'href="/en/{town.slug}/sessions"' in browser.page
    await browser.opens("/sessions")
    assert "Lunch" in browser.page
    await browser.opens(f"/sessions/{session['id']}/sheet")
    for words in (
        "Lunch",
        "Cinio",
        "Neuadd Trelái",
        "10am to 12 noon",
        "10am i hanner dydd",
        "Nia",
        "Sign-in sheet",
    ):
        assert words in browser.page
    assert '<span lang="cy">Rhif</span>' in browser.page
    browser.language = "cy"
    await browser.opens("/sessions")
    assert '<strong lang="cy">Cinio</strong>' in browser.page


async def test_only_what_was_on_is_to_be_closed_and_what_is_closed_or_called_off_says_so(
    browser: Browser, town: Town
) -> None:
    lead = await town.coordinator()
    over, closed, off, to_come = [
        (await planned(lead, None, day=away(days)))["id"] for days in (-1, -2, 3, 4)
    ]
    await lead.posts(f"/sessions/{closed}/close", {})
    await lead.posts(f"/sessions/{off}/cancel", {"reason": "weather"})
    await from_the_machine(browser, lead)
    await browser.opens("/sessions")
    lines = browser.page.split("<li>")[1:]
    told = {
        one: [
            (f"{one}/close" in line, f"{one}/sheet" in line, "Closed" in line, "Called off" in line)
            for line in lines
            if one in line
        ]
        for one in (over, closed, to_come)
    }
    assert told[over] == [(True, True, False, False)]
    assert told[closed] == [(False, True, True, False)]
    assert told[to_come] == [(False, True, False, False)]
    assert sum("Called off" in line for line in lines) == 1


async def test_the_sheet_is_for_nobody_else(browser: Browser, town: Town) -> None:
    nia, coordinator = await town.person("Nia"), await town.coordinator()
    session = await planned(coordinator, None)
    await signs_in(browser, nia)
    for path in ("", f"/{session['id']}/sheet"):
        found = await browser.opens(f"/sessions{path}")
        assert found.status_code == 403
        assert "Lunch" not in browser.page


async def test_nobody_is_on_a_leads_sheet_from_whom_they_are_kept_apart(
    browser: Browser, town: Town
) -> None:
    club, coordinator = await town.group(), await town.coordinator()
    lead, nia, mair = (
        await town.lead("Llinos", club),
        await town.person("Nia"),
        await town.person("Mair"),
    )
    session = await planned(lead, club)
    for one in (nia, mair):
        await signs_up(one, session)
    await coordinator.posts(f"/members/{lead.id}/apart", {"other_id": str(nia.id)})
    await from_the_machine(browser, lead, "organisation_lead")
    await browser.opens(f"/sessions/{session['id']}/sheet")
    assert "Mair" in browser.page
    assert "Nia" not in browser.page
