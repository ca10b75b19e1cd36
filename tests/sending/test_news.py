"""Members are told what concerns them: once, in their language, and as they like to be told."""

import asyncio
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from tests.api.books import earns
from tests.api.town import Person
from tests.ledger.clock import Clock
from tests.sending.exchange import ACCOUNT, SECRET, Exchange
from tests.sending.news import at, mid_month, news, round_of, telling, tells, tomorrow
from tests.sending.readers import Readers

from timebank.base.words import date_in_words
from timebank.cli.logs import start_logging
from timebank.db.engine import Database
from timebank.sending.texts import Texts, Twilio

ENGLISH = """\
Hello Mair,

Please confirm: Gardening on 7 June 2025, 1 hour 30 minutes, with somebody.

Please confirm: Gardening on 8 June 2025, 30 minutes, with somebody.

Please sign in as you always do, and look at them: https://time.example.org/en/{slug}/home

You choose which messages you get: sign in, then Messages. Or ask a coordinator.

If you need help, telephone 029 2000 0000.
"""
WELSH = """\
Helo Nia,

{asked}

Mewngofnodwch fel arfer ac edrychwch arnynt: https://time.example.org/cy/{slug}/home

Chi sy\u2019n dewis pa negeseuon a gewch: mewngofnodwch, yna Negeseuon. Neu gofynnwch i gydlynydd.

Os oes angen help arnoch, ffoniwch 029 2000 0000.
"""


@pytest.fixture(autouse=True)
async def by_day(clock: Clock) -> None:
    await clock.stands(at(mid_month(), 10))


@pytest.fixture
async def nia(there: Readers) -> Person:
    """Who is written to in Welsh."""
    person = await there.town.person("Nia")
    await there.reach(person)
    return person


@pytest.fixture
async def mair(there: Readers) -> Person:
    """Who is written to in English."""
    person = await there.town.person("Mair")
    await there.reach(person, language="en")
    return person


async def test_what_came_in_one_round_is_one_message_to_confirm(
    there: Readers, nia: Person, mair: Person
) -> None:
    await nia.logs(minutes=90, helped=mair)
    await nia.logs(minutes=30, helped=mair, worked_on="2025-06-08")
    (letter,) = await tells(there, mair)
    assert letter["Subject"] == "Ely: please confirm"
    assert letter.get_content() == ENGLISH.format(slug=there.town.slug)
    assert await tells(there, mair) == []
    assert await there.letters(f"nia.{nia.id}@example.org") == []


async def test_what_asks_about_an_entry_is_told_to_the_other_side(
    there: Readers, nia: Person, mair: Person
) -> None:
    entry = await nia.logs(minutes=90, helped=mair)
    await tells(there, mair)
    await mair.posts(f"/contributions/{entry['id']}/claim", {"minutes": 60})
    (letter,) = await tells(there, nia)
    assert letter["Subject"] == "Trelái: am gofnod sydd gennych"
    assert letter.get_content() == WELSH.format(
        slug=there.town.slug,
        asked="Mae cwestiwn am gofnod sydd gennych: Garddio, 7 Mehefin 2025."
        " Mae\u2019n dweud 1 awr 30 munud; mae rhywun arall yn dweud 1 awr.",
    )
    assert await tells(there, mair) == []


async def test_what_a_verifier_asks_without_a_claim_is_told_too(
    there: Readers, nia: Person
) -> None:
    club = await there.town.group()
    lead = await there.town.lead("Llinos", club)
    entry = await nia.logs(minutes=90, helped=club)
    await lead.posts(f"/contributions/{entry['id']}/query", {"note": "Which day was it?"})
    (letter,) = await tells(there, nia)
    assert "Mae cwestiwn am gofnod sydd gennych: Garddio, 7 Mehefin 2025, 1 awr 30 munud." in (
        letter.get_content()
    )
    assert "Which day" not in str(letter)


async def test_what_was_declined_put_right_or_taken_back_is_told_once(
    there: Readers, nia: Person
) -> None:
    await there.reach(nia, language="en")
    delyth = await there.town.coordinator()
    declined = await nia.logs(minutes=10, helped=None)
    await delyth.posts(f"/contributions/{declined['id']}/decline", {"note": "No."})
    credit = await earns(nia, 90, delyth)
    await delyth.posts(f"/transfers/{credit['id']}/reversal", {"reason": "mistake"}, status=201)
    entry = await nia.logs(minutes=60, helped=None, worked_on="2025-06-09")
    await delyth.verifies(entry)
    right = {"minutes": 45, "reason": "wrong_minutes"}
    await delyth.posts(f"/contributions/{entry['id']}/correction", right, status=201)
    (letter,) = await tells(there, nia)
    assert letter["Subject"] == "Ely: about an entry of yours"
    said = letter.get_content()
    assert "An entry of yours was not confirmed: Gardening on 7 June 2025, 10 minutes." in said
    assert re.search(r"An entry of yours was taken back: Gardening on .*, 1 hour 30 minutes.", said)
    assert "It now says: Gardening on 9 June 2025, 45 minutes." in said
    assert said.count("An entry of yours") == 3
    assert await tells(there, nia) == []


async def test_a_lead_hears_once_a_day_how_much_is_to_be_confirmed(
    there: Readers, nia: Person, mair: Person, clock: Clock
) -> None:
    club = await there.town.group()
    lead = await there.town.lead("Llinos", club)
    await there.reach(lead, language="en")
    await clock.stands(at(tomorrow(50).replace(day=15), 10))
    for worked_on in ("2025-06-07", "2025-06-08"):
        await nia.logs(minutes=30, helped=club, worked_on=worked_on)
    (letter,) = await tells(there, lead)
    assert "Entries of hours to confirm for a group that you lead: 2\n" in letter.get_content()
    await clock.stands(at(tomorrow(50).replace(day=15), 15))
    await mair.logs(minutes=30, helped=club)
    assert await tells(there, lead) == []
    await clock.stands(at(tomorrow(50).replace(day=16), 9))
    (letter,) = await tells(there, lead)
    assert "Entries of hours to confirm for a group that you lead: 3\n" in letter.get_content()
    await clock.stands(at(tomorrow(50).replace(day=17), 9))
    assert await tells(there, lead) == []


async def test_once_a_month_everybody_hears_what_they_gave_and_received(
    there: Readers, nia: Person, mair: Person, clock: Clock
) -> None:
    delyth = await there.town.coordinator()
    await earns(nia, 90, delyth)
    await earns(mair, 60, delyth, worked_on="2025-06-01")
    await mair.verifies(await nia.logs(minutes=30, helped=mair))
    assert await tells(there, nia) == []
    first = (tomorrow(1).replace(day=1) + timedelta(days=40)).replace(day=1)
    following = (first + timedelta(days=40)).replace(day=1)
    await clock.stands(at(following, 9))
    (letter,) = await tells(there, mair)
    assert letter["Subject"] == "Ely: thank you"
    month = date_in_words("en", first).removeprefix("1 ")
    assert (
        f"Thank you! This was written down for you in {month}: given 1 hour,"
        " received 30 minutes. You have 30 minutes to use, or to pass on." in letter.get_content()
    )
    (letter,) = await there.letters(f"nia.{nia.id}@example.org")
    assert (
        "rhoi 2 awr, derbyn 0 munud. Mae gennych 2 awr i\u2019w defnyddio" in letter.get_content()
    )
    await clock.stands(at(following + timedelta(days=3), 9))
    assert await tells(there, nia) == []


async def test_at_night_nobody_is_told_and_nothing_leaves(
    there: Readers, nia: Person, mair: Person, clock: Clock
) -> None:
    day = tomorrow(50)
    await clock.stands(at(day, 19))
    await nia.logs(minutes=90, helped=mair)
    await round_of(there)
    await clock.stands(at(day, 20))
    assert await there.letters(f"mair.{mair.id}@example.org") == []
    await nia.logs(minutes=30, helped=mair, worked_on="2025-06-08")
    assert await tells(there, mair) == []
    assert len(await news(there)) == 1
    await clock.stands(at(day + timedelta(days=1), 8))
    assert len(await tells(there, mair)) == 2


@pytest.mark.parametrize(
    "columns",
    [{"status": "paused"}, {"status": "left"}, {"email": None}, {"adult": False}],
    ids=["paused", "left", "no address", "under 18"],
)
async def test_who_is_not_here_or_not_reached_is_told_nothing(
    there: Readers, nia: Person, mair: Person, columns: dict[str, Any]
) -> None:
    await nia.logs(minutes=90, helped=mair)
    young = {"guardian_name": "Gwen", "guardian_contact": "1"} if "adult" in columns else {}
    await there.reach(mair, **{"email": "", **young, **columns})
    assert await tells(there, mair) == []
    assert await news(there) == []


async def test_what_is_older_than_two_days_is_not_told_any_more(
    there: Readers, nia: Person, mair: Person, clock: Clock
) -> None:
    await clock.stands(at(tomorrow(50), 9))
    await nia.logs(minutes=90, helped=mair)
    await clock.stands(at(tomorrow(52), 10))
    assert await tells(there, mair) == []


async def test_what_is_switched_off_is_not_told_later_either(
    there: Readers, nia: Person, mair: Person
) -> None:
    off = await mair.sends("PATCH", "/messages/choices", {"please_confirm": False}, status=200)
    assert off["please_confirm"] is False
    assert off["thanked"] is True
    entry = await nia.logs(minutes=90, helped=mair)
    assert await tells(there, mair) == []
    await mair.sends("PATCH", "/messages/choices", {"please_confirm": True}, status=200)
    assert (await mair.gets("/messages/choices"))["please_confirm"] is True
    assert await tells(there, mair) == []
    await nia.posts(f"/contributions/{entry['id']}/claim", {"minutes": 60})
    assert len(await tells(there, mair)) == 1


async def test_a_coordinator_and_a_helper_choose_for_somebody_and_nobody_else(
    there: Readers, nia: Person, mair: Person
) -> None:
    delyth = await there.town.coordinator()
    path = f"/messages/choices?member_id={nia.id}"
    await mair.gets(path, status=404)
    assert (await delyth.sends("PATCH", path, {"thanked": False}, status=200))["thanked"] is False
    named = {"helper_id": str(mair.id)}
    await delyth.posts(f"/members/{nia.id}/helpers", named, status=201)
    await mair.sends("PATCH", path, {"thanked": True}, status=200)
    assert (await nia.gets("/messages/choices"))["thanked"] is True


async def test_services_at_once_tell_each_once(
    there: Readers, nia: Person, mair: Person, service_url: str
) -> None:
    for day in range(1, 9):
        await nia.logs(minutes=30, helped=mair, worked_on=f"2025-06-0{day}")
    services = [Database(service_url) for _ in range(4)]
    await asyncio.gather(*(round_of(there, one) for one in services))
    for one in services:
        await one.close()
    said = [line for row in await news(there) for line in row["facts"]["news"]]
    assert len({line["day"] for line in said}) == len(said) == 8


async def test_a_text_says_it_in_two_and_how_much_more_there_is(
    there: Readers, nia: Person, mair: Person
) -> None:
    await there.reach(mair, language="en", telephone="07400 123984", contact_by="text")
    for day in range(1, 10):
        await nia.logs(minutes=90, helped=mair, worked_on=f"2025-06-0{day}")
    await round_of(there)
    async with Exchange().opened() as exchange:
        texts = Texts(Twilio(ACCOUNT, SECRET, "Ely", exchange.url), 999, 999)
        await there.letters(None, texts)
        (said,) = [one.form["Body"] for one in exchange.asked]
    assert said.startswith("Ely: to confirm: Gardening 1/6, 1 hour 30 minutes; ")
    assert said.endswith("; others 3. Please sign in.")
    assert len(said) <= 306


async def test_who_likes_to_be_rung_up_or_written_to_stands_in_a_list(
    there: Readers, nia: Person, mair: Person
) -> None:
    delyth = await there.town.coordinator()
    await there.reach(mair, language="en", telephone="029 2055 5555", contact_by="telephone")
    await nia.logs(minutes=90, helped=mair)
    assert await tells(there, mair) == []
    assert (await delyth.gets("/messages?by=letter"))["items"] == []
    (call,) = (await delyth.gets("/messages?by=telephone"))["items"]
    assert (call["name"], call["telephone"], call["language"]) == ("Mair", "029 2055 5555", "en")
    assert call["lines"] == [
        "Please confirm: Gardening on 7 June 2025, 1 hour 30 minutes, with somebody."
    ]
    for _ in range(2):
        done = await delyth.posts(f"/messages/{call['id']}/done")
        assert done["member_id"] == str(mair.id)
    assert (await delyth.gets("/messages?by=telephone"))["items"] == []
    assert [row["facts"] for row in await news(there)] == [{}]


async def test_who_has_nothing_but_a_telephone_at_home_is_rung_up(
    there: Readers, nia: Person, mair: Person
) -> None:
    delyth = await there.town.coordinator()
    await there.reach(mair, email=None, telephone="029 2055 5555")
    await nia.logs(minutes=90, helped=mair)
    await round_of(there)
    (call,) = (await delyth.gets("/messages?by=telephone"))["items"]
    assert call["member_id"] == str(mair.id)


async def test_what_leaves_by_itself_is_nothing_for_the_list(
    there: Readers, nia: Person, mair: Person
) -> None:
    delyth = await there.town.coordinator()
    await nia.logs(minutes=90, helped=mair)
    await telling(there.town.database).round()
    (row,) = await news(there)
    await delyth.posts(f"/messages/{row['id']}/done", status=404)
    await mair.gets("/messages?by=letter", status=403)


@pytest.mark.usefixtures("logging_kept")
async def test_the_log_names_nobody_and_the_outbox_keeps_nothing(
    there: Readers, nia: Person, mair: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging("debug")
    await nia.logs(minutes=90, helped=mair)
    assert len(await tells(there, mair)) == 1
    said = capsys.readouterr().err
    assert {json.loads(line)["event"] for line in said.splitlines()} >= {"message_tried"}
    assert not re.search(r"nia|mair|garden|029 2000|@", said, re.IGNORECASE)
    assert [row["facts"] for row in await news(there)] == [{}]
