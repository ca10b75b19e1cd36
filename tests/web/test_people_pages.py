"""Pages for people who are signed in: what there is, a concern, and what waits for a second one."""

import re
from typing import Any

import pytest
from sqlalchemy import text
from tests.api.apps import thanks_beyond
from tests.api.books import earns, gift, rules
from tests.api.spreadsheets import balances, brings_in, undoes
from tests.api.town import Person, Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine, signs_in

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]

WORDS = "Mair's purse was empty.\nShe was frightened."


def hidden(browser: Browser, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', browser.page)
    assert found, browser.page
    return found[1]


async def concerns(town: Town) -> list[tuple[object, ...]]:
    async with town.database.transaction(town.id) as connection:
        kept = await connection.execute(text("SELECT words, raised_by FROM timebank.concern"))
        return [tuple(row) for row in kept]


async def test_every_page_leads_to_a_concern_and_whoever_is_not_signed_in_reads_whom_to_ring(
    browser: Browser, town: Town
) -> None:
    for language, word in (("en", "ring 999"), ("cy", "ffoniwch 999")):
        browser.language = language
        await browser.opens("/sign-in")
        assert f'href="/{language}/{town.slug}/concern"' in browser.page
        outside = await browser.opens("/concern")
        assert outside.url.path.endswith("/concern/telephone")
        assert word in browser.page
        assert 'href="tel:02920000000"' in browser.page


async def test_a_concern_goes_to_the_safeguarding_lead_and_is_in_no_other_log(
    browser: Browser, town: Town
) -> None:
    nia, _ = await town.person("Nia"), await town.person("Siân", "safeguarding_lead")
    await signs_in(browser, nia)
    await browser.opens("/concern")
    sent = {"id": hidden(browser, "id"), "words": WORDS.replace("\n", "\r\n")}
    empty = await browser.sends("/concern", id=sent["id"], words=" ", about_number="10019")
    assert (empty.status_code, 'href="#words"' in empty.text) == (422, True)
    assert hidden(browser, "id") == sent["id"]
    assert 'value="10019"' in browser.page, "nothing that was typed is lost"
    form = browser.page
    await browser.sends("/concern", **sent)
    browser.page = form
    thanks = await browser.sends("/concern", **sent)
    assert thanks.url.path.endswith("/concern/thanks")
    assert "ring 999" in browser.page
    assert await concerns(town) == [(WORDS, nia.id)]
    auditor = await town.auditor()
    logged = {one["route"] for one in (await auditor.gets("/audit/log"))["items"]}
    assert "/en/{community}/home" in logged
    assert not [route for route in logged if "concern" in route]


async def test_what_was_written_is_given_back_where_the_sign_in_has_ended_meanwhile(
    browser: Browser, town: Town
) -> None:
    nia, _ = await town.person("Nia"), await town.person("Siân", "safeguarding_lead")
    await signs_in(browser, nia)
    await browser.opens("/concern")
    sent = {"id": hidden(browser, "id"), "words": WORDS, "about_number": "10019"}
    form = browser.page
    await browser.opens("/home")
    await browser.sends("/sign-out")
    browser.page = form
    ended = await browser.sends("/concern", **sent)
    assert (ended.status_code, "Nothing has been sent yet" in ended.text) == (403, True)
    assert "You are not signed in any more." in browser.page
    assert "She was frightened." in browser.page
    assert hidden(browser, "id") == sent["id"]
    assert not ended.headers.get_list("set-cookie")
    waits = browser.page
    await signs_in(browser, nia)
    browser.page = waits
    again = await browser.sends("/concern", **sent)
    assert (again.status_code, "She was frightened." in again.text) == (403, True)
    assert await concerns(town) == [], "a form from before the sign-in does nothing by itself"
    thanks = await browser.sends("/concern", **sent)
    assert thanks.url.path.endswith("/concern/thanks")
    assert await concerns(town) == [(WORDS, nia.id)]
    browser.headers = {"Origin": "http://evil.test"}
    elsewhere = await browser.sends("/concern", **sent)
    assert "She was frightened." not in elsewhere.text


async def test_the_home_page_has_what_ones_role_has(browser: Browser, delyth: Person) -> None:
    nia = await delyth.town.person("Nia")
    await signs_in(browser, nia)
    assert "You are signed in as: Member" in browser.page
    assert "/cards" not in browser.page
    assert "/approvals" not in browser.page
    await browser.sends("/sign-out")
    await from_the_machine(browser, delyth)
    assert "/cards" in browser.page
    assert "Nothing waits." in browser.page


async def asked_for(delyth: Person, receiver: Person) -> Any:
    """A grant of 90 minutes, that waits."""
    await rules(delyth.town, second_person_grant_minutes=60)
    await earns(receiver, 120, delyth)
    await receiver.posts("/transfers", {"kind": "donate", "minutes": 120}, status=201)
    grant = {**gift(receiver, 90), "kind": "grant", "reason": "welcome"}
    return await delyth.posts("/transfers", grant, status=202)


async def test_whoever_made_an_app_is_told_that_somebody_else_answers_what_it_asks(
    browser: Browser, delyth: Person
) -> None:
    town = delyth.town
    nia, club, gwen = (
        await town.person("Nia"),
        await town.group("Lunch Club"),
        await town.coordinator("Gwen"),
    )
    await rules(town, person_thanks_monthly_minutes=30)
    await thanks_beyond(delyth, club, nia)
    (asked,) = (await delyth.gets("/approvals"))["items"]
    for who, answers in ((delyth, False), (gwen, True)):
        await from_the_machine(browser, who)
        await browser.opens(f"/approvals/{asked['id']}")
        assert ("/yes" in browser.page) is answers
        assert ("or an app that you made" in browser.page) is not answers


async def test_a_second_coordinator_says_yes_or_no_and_who_asked_cannot(
    browser: Browser, delyth: Person
) -> None:
    mair, gwen = await delyth.town.person("Mair"), await delyth.town.coordinator("Gwen")
    page = f"/approvals/{(await asked_for(delyth, mair))['id']}"
    await from_the_machine(browser, delyth)
    assert "1 waits." in browser.page
    await browser.opens(page)
    assert "it waits for somebody else" in browser.page
    own = await browser.sends(f"{page}/yes")
    assert (own.status_code, await mair.balance()) == (403, 0)
    await from_the_machine(browser, gwen)
    await browser.opens("/approvals")
    assert "A grant from the pot: 1 hour 30 minutes" in browser.page
    assert "Asked by Delyth" in browser.page
    await browser.opens(page)
    assert "<dd>Mair</dd>" in browser.page
    without = await browser.sends(f"{page}/no", note=" ")
    assert (without.status_code, 'href="#note"' in without.text) == (422, True)
    await browser.sends(f"{page}/yes")
    assert "Yes: it is done." in browser.page
    assert await mair.balance() == 90
    seen = {one["what"] for one in (await mair.gets(f"/members/{mair.id}/log"))["items"]}
    assert "what takes two people" in seen, "she reads who saw her name on the page"
    await browser.opens("/home")
    late = await browser.sends(f"{page}/no", note="Too late.")
    assert late.status_code == 409


async def test_whose_leaving_and_which_import_wait_is_said_in_words(
    browser: Browser, delyth: Person
) -> None:
    town, gwen = delyth.town, await delyth.town.coordinator("Gwen")
    run = await brings_in(delyth, balances("Gwen,2"), "openings", counted_on="2024-12-31")
    other = await brings_in(delyth, balances("Delyth,-2"), "openings", counted_on="2024-12-31")
    await earns(gwen, 120, delyth)
    await gwen.posts("/transfers", {"kind": "donate", "minutes": 120}, status=201)
    await rules(town, second_person_reversal_minutes=60, second_person_grant_minutes=60)
    undoing = await undoes(delyth, run, status=202)
    leaving = await gwen.posts(f"/members/{delyth.id}/leave", status=202)
    assert other["state"] == "posted"
    await from_the_machine(browser, gwen)
    await browser.opens(f"/approvals/{undoing['id']}")
    for words in ("Undo an import", "Opening balances", "2 hours", "An import was undone"):
        assert words in browser.page
    browser.language = "cy"
    await browser.opens(f"/approvals/{leaving['id']}")
    for words in ("Gadael o dan sero", "<dd>Delyth</dd>", "2 awr"):
        assert words in browser.page


async def test_an_auditor_reads_no_name_no_words_and_no_private_group(
    browser: Browser, delyth: Person
) -> None:
    town = delyth.town
    nia = await town.person("Nia")
    group = await town.group("Tuesday Recovery")
    await delyth.changes(f"/organisations/{group.id}", {"private": True})
    await earns(nia, 120, delyth)
    await nia.posts("/transfers", {"kind": "donate", "minutes": 120}, status=201)
    await rules(town, second_person_grant_minutes=60)
    to_group = {"receiver": {"organisation_id": str(group.id)}, "minutes": 90, "note": "As agreed."}
    grant = {"kind": "grant", "reason": "welcome", **to_group}
    asked = await delyth.posts("/transfers", grant, status=202)
    auditor = await town.auditor()
    for reader, seen in ((auditor, False), (delyth, True)):
        browser.http.cookies.set(f"timebank-{town.slug}", reader.token)
        await browser.opens(f"/approvals/{asked['id']}")
        told = [words in browser.page for words in ("Tuesday Recovery", "As agreed.", "Delyth")]
        assert told == [seen, seen, seen]
    browser.http.cookies.set(f"timebank-{town.slug}", auditor.token)
    await browser.opens(f"/approvals/{asked['id']}")
    assert "a community group" in browser.page


async def test_what_waits_is_for_nobody_whom_it_does_not_concern(
    browser: Browser, delyth: Person
) -> None:
    mair = await delyth.town.person("Mair")
    page = f"/approvals/{(await asked_for(delyth, mair))['id']}"
    await signs_in(browser, mair)
    assert (await browser.opens(page)).status_code == 404
    await browser.opens("/home")
    for answer in ("yes", "no", "back"):
        refused = await browser.sends(f"{page}/{answer}", note="No.")
        assert refused.status_code in (403, 404)
    assert await mair.balance() == 0
