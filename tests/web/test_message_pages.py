"""Pages on which one chooses one's messages, and on which coordinators find whom to tell."""

import re
from datetime import timedelta

import pytest
from tests.api.town import Person, Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine, signs_in

from timebank.notifications.rules import NewsKind
from timebank.sending.queries import Fact
from timebank.sending.service import MessageKind
from timebank.sending.telling import Telling, tell

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]

LINE: dict[str, str | int] = {
    "kind": "please_confirm",
    "said": "confirm",
    "day": "2025-06-07",
    "lasts_minutes": 90,
    "what_en": "Gardening",
    "what_cy": "Garddio",
}


async def waits(town: Town, person: Person, **columns: str) -> None:
    """Something waits to be told to somebody, as they like to be told."""
    delyth = town.people["Delyth"]
    await delyth.changes(f"/members/{person.id}", columns)
    facts: dict[str, Fact] = {"news": [LINE], "more": 0, "page": ""}
    async with town.database.transaction(town.id) as connection:
        told = Telling(person.id, MessageKind.NEWS, facts, timedelta(days=7), by_hand=True)
        assert await tell(connection, town.id, [told]) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Messages", "The day before a session", "That is saved."]),
        ("cy", ["Negeseuon", "Y diwrnod cyn sesiwn", "Mae wedi\u2019i gadw."]),
    ],
)
async def test_a_member_switches_messages_off_and_on(
    browser: Browser, town: Town, language: str, words: list[str]
) -> None:
    browser.language = language
    nia = await town.person("Nia")
    await signs_in(browser, nia)
    await browser.opens("/home")
    assert f'href="/{language}/{town.slug}/messages"' in browser.page
    await browser.opens("/messages")
    assert browser.page.count(" checked") == 8
    await browser.sends("/messages", thanked="on", please_confirm="on")
    assert all(word in browser.page for word in words), browser.page
    assert browser.page.count(" checked") == 2
    chosen = await nia.gets("/messages/choices")
    assert [name for name, on in chosen.items() if on is True] == ["please_confirm", "thanked"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "Switched off for you:</p>\n<ul>\n<li>Once a month: what I gave and received: ",
        ),
        ("cy", "Wedi\u2019u troi i ffwrdd drosoch chi:</p>\n<ul>\n<li>Unwaith y mis: "),
    ],
)
async def test_a_coordinator_switches_messages_off_for_somebody_who_sees_who_did(
    browser: Browser, town: Town, delyth: Person, language: str, words: str
) -> None:
    browser.language = language
    nia = await town.person("Nia")
    here = f"/members/{nia.id}/messages"
    await from_the_machine(browser, delyth)
    await browser.opens(f"/members/{nia.id}/card")
    assert f'href="/{language}/{town.slug}{here}"' in browser.page
    await browser.opens(here)
    assert (browser.page.count(" checked"), "Nia" in browser.page) == (8, True)
    await browser.sends(
        here, **{kind.value: "on" for kind in NewsKind if kind is not NewsKind.THANKED}
    )
    assert browser.page.count(" checked") == 7
    (off,) = (await nia.gets("/messages/choices"))["switched_off"]
    assert (off["kind"], off["by_id"]) == ("thanked", str(delyth.id))
    await browser.sends("/sign-out")
    await signs_in(browser, nia)
    await browser.opens("/messages")
    assert words in browser.page, browser.page
    assert ": Delyth, " in browser.page


async def test_nobody_chooses_for_whom_they_do_not_help(browser: Browser, town: Town) -> None:
    nia, mair = await town.person("Nia"), await town.person("Mair")
    await signs_in(browser, nia)
    assert (await browser.opens(f"/members/{mair.id}/messages")).status_code == 404


async def test_a_coordinator_rings_up_whoever_likes_that_and_says_that_they_know(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia = await town.person("Nia")
    await waits(town, nia, telephone="029 2055 5555", contact_by="telephone")
    await from_the_machine(browser, delyth)
    await browser.opens("/home")
    assert re.search(r"To ring up</a> 1 waits\.", browser.page), browser.page
    await browser.opens("/messages/calls")
    assert 'href="tel:02920555555"' in browser.page
    assert "<p>Cadarnhewch: Garddio, 7 Mehefin 2025, 1 awr 30 munud, gyda rhywun.</p>" in (
        browser.page
    )
    which = re.search(r'name="message" value="([^"]+)"', browser.page)
    assert which
    await browser.sends("/messages/done", message=which[1])
    assert "Nobody is to be rung up." in browser.page


async def test_letters_are_in_the_members_language_and_in_large_print(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia = await town.person("Nia")
    await waits(town, nia, contact_by="letter")
    await from_the_machine(browser, delyth)
    page = await browser.opens("/messages/letters")
    assert '<article class="letter" lang="cy">' in page.text
    for words in ("Annwyl Nia,", "Cadarnhewch: Garddio", "ffoniwch 029 2000 0000"):
        assert words in page.text
    style = await browser.http.get("/pages.css")
    assert re.search(r"\.letter \{[^}]*font-size: 18pt", style.text)


async def test_whom_to_tell_is_for_coordinators(browser: Browser, town: Town) -> None:
    nia = await town.person("Nia")
    await signs_in(browser, nia)
    for path in ("/messages/calls", "/messages/letters"):
        assert (await browser.opens(path)).status_code == 403
