"""Members are told of help that they agree, and of sessions for which they signed up."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from tests.api.exchanging import agreed, proposes, says
from tests.api.sessions import planned, signs_up
from tests.api.town import Person
from tests.ledger.clock import Clock
from tests.sending.news import at, mid_month, tells
from tests.sending.readers import Readers

from timebank.base.words import date_in_words

DAY = mid_month()
TODAY = date_in_words("en", DAY)
TOMORROW = DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
async def by_day(clock: Clock) -> None:
    await clock.stands(at(DAY, 10))


async def reader(there: Readers, name: str, **columns: Any) -> Person:
    person = await there.town.person(name)
    await there.reach(person, language="en", **columns)
    return person


@pytest.fixture
async def nia(there: Readers) -> Person:
    return await reader(there, "Nia")


@pytest.fixture
async def mair(there: Readers) -> Person:
    return await reader(there, "Mair")


async def said(there: Readers, person: Person) -> tuple[str, str]:
    """The subject and the words of the one letter that comes to somebody."""
    (letter,) = await tells(there, person)
    return letter["Subject"], letter.get_content()


async def test_who_is_asked_hears_it_of_somebody_and_who_asked_hears_the_yes_by_name(
    there: Readers, nia: Person, mair: Person
) -> None:
    exchange = await proposes(nia, giver=mair, receiver=nia, planned_from="14:30", place="Library")
    subject, words = await said(there, mair)
    assert subject == "Ely: about help between members"
    assert f"Somebody asks for your help: Gardening on {TODAY}, 2:30pm. Will you say" in words
    assert "Nia" not in words
    assert "Library" not in words
    await says(mair, "agree", exchange)
    subject, words = await said(there, nia)
    assert subject == "Ely: about help between members"
    assert f"It is agreed with Mair: Gardening on {TODAY}, 2:30pm.\n" in words
    assert await tells(there, mair) == []


async def test_who_offers_hears_a_no_without_a_reason(
    there: Readers, nia: Person, mair: Person
) -> None:
    exchange = await proposes(nia, giver=nia, receiver=mair)
    _, words = await said(there, mair)
    assert "Somebody offers to help you: Gardening on" in words
    await says(mair, "decline", exchange)
    subject, words = await said(there, nia)
    assert subject == "Ely: about help between members"
    assert f"It does not suit this time: Gardening on {TODAY}." in words
    assert "Mair" not in words
    assert await tells(there, mair) == []


async def test_a_changed_plan_waits_for_a_word_and_a_cancelled_one_for_none(
    there: Readers, nia: Person, mair: Person
) -> None:
    exchange = await agreed(nia, mair)
    await tells(there, nia)
    assert await there.letters(f"mair.{mair.id}@example.org") == []
    later = str(DAY + timedelta(days=3))
    await mair.changes(f"/exchanges/{exchange['id']}", {"planned_on": later})
    subject, words = await said(there, nia)
    assert subject == "Ely: help that was agreed, changed or cancelled"
    assert "A plan was changed and waits for your yes or no: Gardening on" in words
    assert await tells(there, nia) == []
    await says(nia, "cancel", exchange, reason="cannot")
    subject, words = await said(there, mair)
    assert subject == "Ely: help that was agreed, changed or cancelled"
    assert "Cancelled: Gardening on" in words
    assert ", with Nia.\n" in words
    assert await tells(there, nia) == []


async def test_when_one_of_several_goes_the_others_hear_it(
    there: Readers, nia: Person, mair: Person
) -> None:
    gwen = await reader(there, "Gwen")
    exchange = await agreed([nia, gwen], mair)
    for person in (nia, gwen, mair):
        await tells(there, person)
    await says(gwen, "cancel", exchange, reason="cannot")
    _, words = await said(there, mair)
    assert f"One of several cannot come: Gardening on {TODAY}, Gwen." in words
    assert await there.letters(f"gwen.{gwen.id}@example.org") == []


async def test_a_private_member_is_named_to_nobody(
    there: Readers, nia: Person, mair: Person
) -> None:
    await there.reach(mair, language="en", private=True)
    await says(mair, "agree", await proposes(nia, giver=mair, receiver=nia))
    _, words = await said(there, nia)
    assert "It is agreed with somebody: Gardening" in words


async def test_who_are_kept_apart_meanwhile_are_not_asked(
    there: Readers, nia: Person, mair: Person
) -> None:
    delyth = await there.town.coordinator()
    await proposes(nia, giver=mair, receiver=nia)
    await delyth.posts(f"/members/{nia.id}/apart", {"other_id": str(mair.id)})
    assert await tells(there, mair) == []


async def test_who_are_kept_apart_meanwhile_are_not_named_to_each_other(
    there: Readers, nia: Person, mair: Person
) -> None:
    delyth = await there.town.coordinator()
    exchange = await agreed(nia, mair)
    await tells(there, nia)
    await there.letters(f"mair.{mair.id}@example.org")
    path = f"/members/{nia.id}/apart"
    await delyth.posts(path, {"other_id": str(mair.id)})
    await delyth.posts(f"/exchanges/{exchange['id']}/cancel", {"reason": "other"})
    _, words = await said(there, mair)
    assert ", with somebody.\n" in words
    assert "Nia" not in words


async def test_when_hours_are_stated_the_other_side_is_asked_to_confirm_them_by_name(
    there: Readers, nia: Person, mair: Person
) -> None:
    exchange = await agreed(nia, mair)
    await tells(there, nia)
    await there.letters(f"mair.{mair.id}@example.org")
    await says(nia, "done", exchange, minutes=45)
    subject, words = await said(there, mair)
    assert subject == "Ely: please confirm"
    assert f"Please confirm: Gardening on {TODAY}, 45 minutes, with Nia.\n" in words
    assert await tells(there, nia) == []


async def a_lead(there: Readers) -> tuple[Person, Any]:
    club = await there.town.group()
    return await there.town.lead("Llinos", club), club


async def test_the_day_before_a_session_whoever_has_a_place_is_reminded_once(
    there: Readers, nia: Person, mair: Person, clock: Clock
) -> None:
    lead, club = await a_lead(there)
    plan = {"day": str(TOMORROW), "places": 1, "place": "Hall"}
    session = await planned(lead, club, **plan)
    await clock.stands(at(DAY - timedelta(days=1), 12))
    for person in (nia, mair):
        await signs_up(person, session)
    assert await tells(there, nia) == []
    await clock.stands(at(DAY, 9))
    subject, words = await said(there, nia)
    assert subject == "Ely: tomorrow"
    assert f"Tomorrow: Lunch, {date_in_words('en', TOMORROW)}, 10am, Hall." in words
    assert await there.letters(f"mair.{mair.id}@example.org") == []
    await lead.changes(f"/sessions/{session['id']}", {"starts": "11:00"})
    assert ", 11am, Hall." in (await said(there, nia))[1]
    assert await tells(there, nia) == []


async def test_a_cancelled_session_is_told_to_all_who_signed_up(
    there: Readers, nia: Person, mair: Person
) -> None:
    lead, club = await a_lead(there)
    session = await planned(lead, club, day=str(DAY + timedelta(days=5)), places=1)
    for person in (nia, mair):
        await signs_up(person, session)
    await lead.posts(f"/sessions/{session['id']}/cancel", {"reason": "weather"})
    for person in (nia, mair):
        subject, words = await said(there, person)
        assert subject == "Ely: a session is cancelled"
        assert "Cancelled: Lunch, " in words


async def test_a_place_that_came_free_is_told_to_whoever_moved_up_and_to_nobody_else(
    there: Readers, nia: Person, mair: Person, clock: Clock
) -> None:
    lead, club = await a_lead(there)
    session = await planned(lead, club, day=str(DAY + timedelta(days=5)), places=1)
    place = await signs_up(nia, session)
    await signs_up(mair, session)
    await clock.stands(at(DAY, 11))
    await nia.posts(f"/sessions/{session['id']}/sign-ups/{place['id']}/cancel")
    subject, words = await said(there, mair)
    assert subject == "Ely: a place came free for you"
    assert "You have a place now: Lunch, " in words
    assert await there.letters(f"nia.{nia.id}@example.org") == []


async def test_a_private_groups_session_is_told_without_its_name_and_place(
    there: Readers, nia: Person
) -> None:
    lead, club = await a_lead(there)
    plan = {"day": str(DAY + timedelta(days=5)), "place": "Hall", "name_en": "Recovery"}
    session = await planned(lead, club, **plan)
    await signs_up(nia, session)
    async with there.town.database.transaction(there.town.id) as connection:
        await connection.execute(text("UPDATE timebank.organisation SET private = true"))
    await lead.posts(f"/sessions/{session['id']}/cancel", {"reason": "weather"})
    _, words = await said(there, nia)
    assert "Cancelled: a session, " in words
    assert "Recovery" not in words
    assert "Hall" not in words


async def test_a_guest_of_a_session_hears_what_is_known_of_their_time_and_nothing_is_guessed(
    there: Readers, nia: Person, mair: Person, clock: Clock
) -> None:
    lead, club = await a_lead(there)
    gwen = await reader(there, "Gwen")
    session = await planned(lead, club, day=str(DAY))
    await clock.stands(at(DAY, 13))
    starts = datetime.fromisoformat(session["starts_at"])
    left = starts + timedelta(minutes=50, seconds=59)
    in_at, out_at = (one.strftime("%Y-%m-%dT%H:%M:%SZ") for one in (starts, left))
    came: list[tuple[Person, dict[str, Any]]] = [
        (nia, {"in_at": in_at, "out_at": out_at}),
        (mair, {"minutes": 45}),
        (gwen, {"in_at": in_at}),
    ]
    for person, told in came:
        guest = {"member_id": str(person.id), "role": "guest", **told}
        await lead.posts(f"/sessions/{session['id']}/attendance", guest, status=201)
    await lead.posts(f"/sessions/{session['id']}/close")
    following = (DAY.replace(day=1) + timedelta(days=40)).replace(day=1)
    await clock.stands(at(following, 9))
    assert "given 0 minutes, received 50 minutes. You have neither" in (await said(there, nia))[1]
    (letter,) = await there.letters(f"mair.{mair.id}@example.org")
    assert "given 0 minutes, received 45 minutes." in letter.get_content()
    assert await there.letters(f"gwen.{gwen.id}@example.org") == []
