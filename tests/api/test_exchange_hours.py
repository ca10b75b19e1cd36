"""What both sides say of an exchange's hours, and what the books make of it."""

from datetime import timedelta
from typing import Any

import pytest
from tests.api.books import earns, proven
from tests.api.exchanging import agreed, of, says, sees, today
from tests.api.town import Person, Town


@pytest.fixture
async def nia(bank: Town) -> Person:
    return await bank.person("Nia")


@pytest.fixture
async def mair(bank: Town) -> Person:
    return await bank.person("Mair")


@pytest.fixture
async def delyth(bank: Town) -> Person:
    return await bank.coordinator()


def said(exchange: Any) -> tuple[int | None, int | None]:
    (hours,) = exchange["hours"]
    return hours["giver_minutes"], hours["receiver_minutes"]


async def entry_of(person: Person, exchange: Any) -> Any:
    (hours,) = exchange["hours"]
    return await person.gets(f"/contributions/{hours['contribution_id']}")


@pytest.mark.parametrize("first", ["giver", "receiver"])
async def test_equal_minutes_are_credited_by_the_receivers_word_whoever_spoke_last(
    nia: Person, mair: Person, first: str
) -> None:
    both = await agreed(nia, mair)
    one, other = (nia, mair) if first == "giver" else (mair, nia)
    told = await says(one, "done", both, minutes=45)
    assert (told["state"], await nia.balance()) == ("done", 0)
    over = await says(other, "done", both, minutes=45)
    assert (over["state"], over["hours"][0]["decided_by_id"]) == ("confirmed", str(mair.id))
    assert (await nia.balance(), await mair.balance()) == (45, -45)


@pytest.mark.parametrize("first", ["giver", "receiver"])
async def test_minutes_that_differ_by_one_are_disputed_and_both_statements_stay(
    bank: Town, nia: Person, mair: Person, delyth: Person, first: str
) -> None:
    both = await agreed(nia, mair)
    words = [(nia, 61), (mair, 60)]
    for person, minutes in words if first == "giver" else reversed(words):
        both = await says(person, "done", both, minutes=minutes)
    assert (both["state"], said(both)) == ("disputed", (61, 60))
    assert await nia.balance() == 0
    assert (await entry_of(delyth, both))["state"] == "queried"

    path = f"/contributions/{both['hours'][0]['contribution_id']}/verify"
    await delyth.posts(path, {"minutes": 60})
    over = await sees(nia, both)
    assert (over["state"], over["hours"][0]["credited_minutes"]) == ("confirmed", 60)
    claims = (await entry_of(nia, over))["claims"]
    assert {(one["side"], one["minutes"]) for one in claims} == {
        ("giver", 61),
        ("receiver", 60),
        ("decision", 60),
    }
    assert said(over) == (61, 60)
    assert await proven(bank)


async def test_who_says_the_same_after_all_ends_the_dispute(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair)
    await says(nia, "done", both, minutes=60)
    await says(mair, "done", both, minutes=45)
    over = await says(nia, "confirm", both)
    assert (over["state"], over["hours"][0]["credited_minutes"]) == ("confirmed", 45)


async def test_disputed_in_words_it_waits_and_ends_cancelled(
    nia: Person, mair: Person, delyth: Person
) -> None:
    both = await agreed(nia, mair)
    await says(nia, "done", both, minutes=60)
    asked = await says(mair, "dispute", both, note="Nobody came.")
    assert (asked["state"], of(asked, mair)["disputes"]) == ("disputed", True)
    entry = await entry_of(delyth, asked)
    assert [one["words"] for one in entry["notes"]] == ["Nobody came."]
    await delyth.posts(f"/contributions/{entry['id']}/decline", {"note": "It did not happen."})
    over = await sees(nia, both)
    assert (over["state"], over["actions"]) == ("cancelled", [])
    assert (await says(mair, "confirm", both, status=409))["code"] == "exchange_over"


async def test_a_dispute_is_not_overrun_by_the_other_side(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair)
    await says(nia, "done", both, minutes=60)
    asked = await says(mair, "dispute", both, note="Not quite.", minutes=40)
    assert said(asked) == (60, 40)
    told = await says(nia, "done", both, minutes=40)
    assert told["state"] == "disputed"
    over = await says(mair, "confirm", both)
    assert (over["state"], over["hours"][0]["credited_minutes"]) == ("confirmed", 40)


async def test_the_giver_takes_it_back_and_it_is_cancelled(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair)
    told = await says(nia, "done", both, minutes=60)
    await nia.posts(f"/contributions/{told['hours'][0]['contribution_id']}/withdraw")
    assert (await sees(mair, both))["state"] == "cancelled"


async def test_said_twice_it_is_said_once(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair)
    await says(nia, "done", both, minutes=60)
    told = await says(nia, "done", both, minutes=60)
    assert len((await entry_of(nia, told))["claims"]) == 1


async def test_the_two_state_the_same_day(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair)
    day = await today(nia.town)
    yesterday = str(day - timedelta(days=1))
    await says(nia, "done", both, minutes=60)
    moved = await says(nia, "done", both, minutes=60, worked_on=yesterday)
    assert moved["hours"][0]["worked_on"] == yesterday
    other = await says(mair, "done", both, minutes=60, worked_on=str(day), status=409)
    assert (other["code"], other["worked_on"]) == ("days_differ", yesterday)
    assert (await says(mair, "done", both, minutes=60))["state"] == "confirmed"
    assert len((await nia.gets("/contributions?state=withdrawn"))["items"]) == 1


async def test_hours_are_not_stated_before_they_were_given(nia: Person, mair: Person) -> None:
    day = str(await today(nia.town) + timedelta(days=2))
    both = await agreed(nia, mair, planned_on=day)
    assert (await says(nia, "done", both, minutes=60, status=422))["code"] == "worked_in_future"
    assert (await sees(nia, both))["state"] == "agreed"


async def test_what_was_logged_by_hand_is_a_word_in_the_exchange(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair)
    entry = await nia.logs(minutes=60, helped=mair, worked_on=str(await today(nia.town)))
    over = await says(mair, "done", both, minutes=60)
    assert over["state"] == "confirmed"
    assert over["hours"][0]["contribution_id"] == entry["id"]
    assert await nia.balance() == 60


async def test_two_exchanges_of_one_day_are_not_one_word(nia: Person, mair: Person) -> None:
    morning, evening = await agreed(nia, mair), await agreed(nia, mair)
    await says(nia, "done", morning, minutes=60)
    await says(mair, "confirm", morning)
    told = await says(nia, "done", evening, minutes=60)
    refused = await says(mair, "confirm", evening, status=409)
    assert refused["code"] == "looks_like_same_time"
    await mair.posts(f"/contributions/{told['hours'][0]['contribution_id']}/separate")
    assert (await says(mair, "confirm", evening))["state"] == "confirmed"
    assert await nia.balance() == 120


async def test_a_receiver_without_minutes_is_refused_and_nothing_changes(
    town: Town, coordinator: Person
) -> None:
    nia, mair = await town.person("Nia"), await town.person("Mair")
    await earns(mair, 30, coordinator)
    both = await agreed(nia, mair)
    await says(nia, "done", both, minutes=60)
    refused = await says(mair, "confirm", both, status=409)
    assert (refused["code"], refused["available_minutes"]) == ("insufficient_minutes", 30)
    seen = await sees(mair, both)
    assert (seen["state"], said(seen)) == ("done", (60, None))
    assert (await mair.balance(), await nia.balance()) == (30, 0)
    await earns(mair, 30, coordinator)
    assert (await says(mair, "confirm", both))["state"] == "confirmed"
    assert await proven(town)


async def test_a_workshop_is_split_over_all_receivers_and_posted_when_all_have_spoken(
    bank: Town, nia: Person
) -> None:
    guests = [await bank.person(name) for name in ("Mair", "Gwen", "Ifan")]
    both = await agreed(nia, guests)
    told = await says(nia, "done", both, minutes=100)
    assert sorted(one["giver_minutes"] for one in told["hours"]) == [33, 33, 34]
    for guest in guests[:-1]:
        told = await says(guest, "confirm", both)
        assert (told["state"], await guest.balance()) == ("done", 0)
    over = await says(guests[-1], "done", both, minutes=100)
    assert over["state"] == "confirmed"
    assert await nia.balance() == 100
    assert sum([await guest.balance() for guest in guests]) == -100
    decided = {one["receiver_id"]: one["decided_by_id"] for one in over["hours"]}
    assert decided == {str(guest.id): str(guest.id) for guest in guests}
    assert await proven(bank)


async def test_two_givers_each_earn_what_they_gave(bank: Town, nia: Person, mair: Person) -> None:
    gwen = await bank.person("Gwen")
    both = await agreed([nia, gwen], mair)
    await says(nia, "done", both, minutes=60)
    await says(gwen, "done", both, minutes=45)
    over = await says(mair, "confirm", both)
    assert over["state"] == "confirmed"
    assert [await one.balance() for one in (nia, gwen, mair)] == [60, 45, -105]


async def test_a_receiver_says_it_of_one_giver(bank: Town, nia: Person, mair: Person) -> None:
    gwen = await bank.person("Gwen")
    both = await agreed([nia, gwen], mair)
    await says(nia, "done", both, minutes=60)
    await says(gwen, "done", both, minutes=45)
    await says(mair, "done", both, minutes=40, giver_id=str(gwen.id))
    told = await says(mair, "done", both, minutes=60, giver_id=str(nia.id))
    assert told["state"] == "disputed"
    assert [await one.balance() for one in (nia, gwen)] == [60, 0]
    stranger = await says(mair, "done", both, minutes=9, giver_id=str(mair.id), status=422)
    assert stranger["errors"][0]["pointer"] == "/giver_id"


async def test_where_one_of_several_lacks_minutes_nothing_is_posted_and_it_is_said_who(
    town: Town, coordinator: Person
) -> None:
    nia, mair, gwen = [await town.person(name) for name in ("Nia", "Mair", "Gwen")]
    await earns(mair, 60, coordinator)
    both = await agreed(nia, [mair, gwen])
    await says(nia, "done", both, minutes=60)
    await says(gwen, "confirm", both)
    refused = await says(mair, "confirm", both, status=409)
    assert (refused["code"], refused["about_id"]) == ("receiver_lacks_minutes", str(gwen.id))
    assert "available_minutes" not in refused
    assert [await one.balance() for one in (nia, mair, gwen)] == [0, 60, 0]
    await earns(gwen, 30, coordinator)
    assert (await says(mair, "confirm", both))["state"] == "confirmed"
    assert await proven(town)


async def test_fewer_minutes_than_people_are_not_split(bank: Town, nia: Person) -> None:
    guests = [await bank.person(name) for name in ("Mair", "Gwen", "Ifan")]
    both = await agreed(nia, guests)
    refused = await says(nia, "done", both, minutes=2, status=422)
    assert refused["errors"][0]["pointer"] == "/minutes"
    assert (await sees(nia, both))["state"] == "agreed"


async def test_a_dispute_says_nothing_of_those_who_have_not_spoken(
    bank: Town, nia: Person, mair: Person
) -> None:
    gwen = await bank.person("Gwen")
    both = await agreed([nia, gwen], mair)
    await says(nia, "done", both, minutes=60)
    asked = await says(mair, "dispute", both, note="Not so long.", minutes=30)
    stated = {one["giver_id"]: one["receiver_minutes"] for one in asked["hours"]}
    assert stated == {str(nia.id): 30, str(gwen.id): None}
    told = await says(gwen, "done", both, minutes=20)
    assert (told["state"], await gwen.balance()) == ("disputed", 0)
    await says(mair, "confirm", both)
    assert [await one.balance() for one in (nia, gwen)] == [60, 20]


async def test_one_of_several_takes_no_part_and_the_rest_go_on(bank: Town, nia: Person) -> None:
    mair, gwen = await bank.person("Mair"), await bank.person("Gwen")
    both = await agreed(nia, [mair, gwen])
    left = await says(gwen, "cancel", both, reason="cannot")
    assert (left["state"], bool(of(left, gwen)["out_at"])) == ("agreed", True)
    assert (await says(gwen, "done", both, minutes=9, status=409))["code"] == "exchange_over"
    await says(nia, "done", both, minutes=60)
    over = await says(mair, "confirm", both)
    assert (over["state"], await gwen.balance()) == ("confirmed", 0)


async def test_an_undone_credit_is_not_confirmed_and_a_corrected_one_is(
    nia: Person, mair: Person, delyth: Person
) -> None:
    both = await agreed(nia, mair)
    await says(nia, "done", both, minutes=60)
    over = await says(mair, "confirm", both)
    path = f"/contributions/{over['hours'][0]['contribution_id']}/correction"
    put = await delyth.posts(path, {"minutes": 50, "reason": "wrong_minutes"}, status=201)
    seen = await sees(nia, both)
    assert seen["state"] == "confirmed"
    assert seen["hours"][0]["corrected_by_id"] == put["contribution"]["id"]
    other = await agreed(mair, nia)
    await says(mair, "done", other, minutes=20)
    done = await says(nia, "confirm", other)
    undo = f"/transfers/{done['hours'][0]['transfer_id']}/reversal"
    await delyth.posts(undo, {"reason": "mistake"}, status=201)
    assert (await sees(nia, other))["state"] == "cancelled"
    assert [one["id"] for one in (await nia.gets("/exchanges?state=cancelled"))["items"]] == [
        other["id"]
    ]
