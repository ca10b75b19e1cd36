"""Who is not booked with whom, and what becomes of an exchange when that comes later."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from tests.api.exchanging import agreed, of, proposes, says, sees, tells, today
from tests.api.measures import has
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


def place(refused: Any) -> str:
    assert refused["code"] == "validation_failed"
    found: str = refused["errors"][0]["pointer"]
    return found


async def apart(delyth: Person, one: Person, other: Person) -> None:
    await delyth.posts(f"/members/{one.id}/apart", {"other_id": str(other.id)})


async def asks_for(town: Town, *measures: str, risk_class: str = "references") -> None:
    async with town.database.transaction(town.id) as connection:
        await connection.execute(
            text(
                "UPDATE timebank.activity SET asks_for = :asked, risk_class = :risk"
                " WHERE community_id = :town AND id = :id"
            ),
            {"asked": list(measures), "risk": risk_class, "town": town.id, "id": town.gardening},
        )


async def test_nobody_exchanges_with_themselves(nia: Person) -> None:
    assert place(await proposes(nia, giver=nia, receiver=nia, status=422)) == "/receivers"


async def test_nobody_is_named_twice(nia: Person, mair: Person) -> None:
    assert place(await proposes(nia, giver=[nia, nia], receiver=mair, status=422)) == "/receivers"


async def test_nobody_proposes_for_others(nia: Person, mair: Person, bank: Town) -> None:
    gwen = await bank.person("Gwen")
    assert (await proposes(gwen, giver=nia, receiver=mair, status=403))["code"] == "forbidden"
    refused = await proposes(nia, giver=nia, receiver=mair, member_id=str(mair.id), status=403)
    assert refused["code"] == "forbidden"


@pytest.mark.parametrize("how", ["left", "paused", "under_18", "apart", "nobody"])
async def test_whoever_is_not_to_be_booked_is_not_there(
    nia: Person, mair: Person, delyth: Person, how: str
) -> None:
    other: Person = mair
    if how == "left":
        await mair.posts(f"/members/{mair.id}/leave")
    elif how == "paused":
        await delyth.posts(f"/members/{mair.id}/pause")
    elif how == "under_18":
        await tells(mair, adult=False, guardian_name="Ann", guardian_contact="029")
    elif how == "apart":
        await apart(delyth, nia, mair)
    else:
        other = Person(nia.town, nia.town.gardening, "Nobody", "")
    refused = await proposes(nia, giver=nia, receiver=other, status=422)
    assert (place(refused), len(refused["errors"])) == ("/receivers/0", 1)
    assert refused["errors"][0]["detail"] == "Choose a member of this community."


async def test_a_number_that_is_not_to_be_booked_is_nobodys(
    nia: Person, mair: Person, delyth: Person
) -> None:
    await apart(delyth, nia, mair)
    number = (await mair.gets(f"/members/{mair.id}"))["number"]
    kept, nobodys = [
        await proposes(nia, giver=nia, receiver=[], receivers=[{"number": one}], status=422)
        for one in (number, "zz9")
    ]
    assert kept["errors"] == nobodys["errors"]


@pytest.mark.parametrize("place", ["12 Heol y Parc", "CF5 4LL", "mair@example.org"])
async def test_an_address_is_no_place(nia: Person, mair: Person, place: str) -> None:
    refused = await proposes(nia, giver=nia, receiver=mair, place=place, status=422)
    assert [one["pointer"] for one in refused["errors"]] == ["/place"]


async def test_nothing_is_planned_for_a_year_that_must_be_a_slip(nia: Person, mair: Person) -> None:
    asked = await proposes(nia, giver=nia, receiver=mair)
    for day in ("9999-12-31", "1900-01-01", "0001-01-01"):
        slip = {"planned_on": day}
        refused = await proposes(nia, giver=nia, receiver=mair, **slip, status=422)
        assert [one["pointer"] for one in refused["errors"]] == ["/planned_on"]
        await nia.changes(f"/exchanges/{asked['id']}", slip, status=422)


async def test_it_begins_with_an_offer_or_a_request_of_somebody_in_it(
    bank: Town, nia: Person, mair: Person, delyth: Person
) -> None:
    said = {"activity_id": str(bank.gardening), "title_en": "Hedges"}
    offer = await nia.posts("/offers", said, status=201)
    asked = await proposes(mair, giver=nia, receiver=mair, listing_id=offer["id"])
    listed = await nia.gets(f"/exchanges?listing_id={offer['id']}")
    assert [one["id"] for one in listed["items"]] == [asked["id"]]
    turned = await proposes(mair, giver=mair, receiver=nia, listing_id=offer["id"], status=422)
    assert turned["errors"][0]["pointer"] == "/listing_id"
    await nia.posts(f"/offers/{offer['id']}/close", {"reason": "no_longer"})
    closed = await proposes(mair, giver=nia, receiver=mair, listing_id=offer["id"], status=422)
    assert closed["errors"][0]["detail"] == "Choose an open offer or request of a member."


async def test_coordinators_are_told_that_somebody_is_under_18(
    nia: Person, mair: Person, delyth: Person
) -> None:
    await tells(mair, adult=False, guardian_name="Ann", guardian_contact="029")
    refused = await proposes(delyth, giver=nia, receiver=mair, status=409)
    assert refused["code"] == "under_18_here"


async def test_whoever_leaves_calls_off_what_was_before_them(
    bank: Town, nia: Person, mair: Person
) -> None:
    gwen = await bank.person("Gwen")
    asked = await proposes(mair, giver=nia, receiver=mair)
    day = str(await today(bank) + timedelta(days=3))
    planned = await agreed(nia, mair, planned_on=day)
    several = await agreed([nia, gwen], mair, planned_on=day)
    given = await agreed(nia, mair)
    await nia.posts(f"/members/{nia.id}/leave")
    for one in (asked, planned):
        seen = await sees(mair, one)
        assert (seen["state"], seen["cancelled_by_id"]) == ("cancelled", str(nia.id))
    seen = await sees(gwen, several)
    assert (seen["state"], bool(of(seen, nia)["out_at"])) == ("agreed", True)
    assert (await sees(mair, given))["state"] == "agreed"


async def test_one_of_several_goes_also_where_another_cannot_be_booked(
    bank: Town, nia: Person, mair: Person, delyth: Person
) -> None:
    gwen = await bank.person("Gwen")
    asked = await proposes(nia, giver=nia, receiver=[mair, gwen])
    await says(gwen, "agree", asked)
    await delyth.posts(f"/members/{gwen.id}/pause")
    left = await says(mair, "decline", asked)
    assert (left["state"], bool(of(left, mair)["out_at"])) == ("proposed", True)
    await delyth.posts(f"/members/{gwen.id}/resume")
    assert (await says(nia, "agree", asked))["state"] == "agreed"


async def test_who_was_paused_in_between_is_not_agreed_with(
    nia: Person, mair: Person, delyth: Person
) -> None:
    asked = await proposes(nia, giver=nia, receiver=mair)
    await delyth.posts(f"/members/{nia.id}/pause")
    refused = await says(mair, "agree", asked, status=409)
    assert refused["code"] == "person_unavailable"
    assert (await says(mair, "decline", asked))["state"] == "cancelled"


async def test_who_left_after_giving_is_credited_all_the_same(
    nia: Person, mair: Person, delyth: Person
) -> None:
    both = await agreed(nia, mair)
    await nia.posts(f"/members/{nia.id}/leave")
    await says(mair, "done", both, minutes=30)
    over = await says(delyth, "confirm", both, member_id=str(nia.id))
    assert over["state"] == "confirmed"
    assert (await nia.balance(), await mair.balance()) == (0, -30)


async def test_who_left_without_minutes_keeps_it_open_for_a_coordinator(
    nia: Person, mair: Person, delyth: Person
) -> None:
    both = await agreed(nia, mair)
    await mair.posts(f"/members/{mair.id}/leave")
    told = await says(nia, "done", both, minutes=30)
    refused = await says(delyth, "confirm", both, member_id=str(mair.id), status=409)
    assert refused["code"] == "account_closed"
    entry = told["hours"][0]["contribution_id"]
    await delyth.posts(f"/contributions/{entry}/decline", {"note": "They have left."})
    assert (await sees(nia, both))["state"] == "cancelled"


async def test_who_are_kept_apart_since_see_it_no_more_and_it_is_not_booked(
    bank: Town, nia: Person, mair: Person, delyth: Person
) -> None:
    gwen = await bank.person("Gwen")
    asked = await proposes(gwen, giver=gwen, receiver=[nia, mair])
    await says(mair, "agree", asked)
    await apart(delyth, nia, mair)
    for one in (nia, mair):
        await sees(one, asked, status=404)
        await says(one, "agree", asked, status=404)
        assert (await one.gets("/exchanges"))["items"] == []
    assert (await sees(gwen, asked))["state"] == "proposed"
    refused = await says(delyth, "agree", asked, member_id=str(nia.id), status=409)
    assert refused["code"] == "person_unavailable"
    assert (await says(gwen, "cancel", asked, reason="other"))["state"] == "cancelled"


async def test_a_missing_measure_stops_the_booking_and_names_it(
    bank: Town, nia: Person, mair: Person, delyth: Person
) -> None:
    await asks_for(bank, "references")
    refused = await proposes(nia, giver=nia, receiver=mair, status=409)
    assert (refused["code"], refused["measure"]) == ("safeguarding_required", "references")
    asked = await proposes(mair, giver=nia, receiver=mair)
    refused = await says(nia, "agree", asked, status=409)
    assert (refused["code"], refused["measure"]) == ("safeguarding_required", "references")
    await has(delyth, nia)
    assert (await says(nia, "agree", asked))["state"] == "agreed"


async def test_a_measure_that_ended_since_keeps_the_other_from_agreeing(
    bank: Town, nia: Person, mair: Person, delyth: Person
) -> None:
    await asks_for(bank, "references")
    taken = await has(delyth, nia)
    asked = await proposes(nia, giver=nia, receiver=mair)
    await delyth.posts(f"/members/{nia.id}/measures/{taken['id']}/withdraw")
    assert (await says(mair, "agree", asked, status=409))["code"] == "safeguarding_required"


async def test_what_is_not_done_here_is_not_proposed(bank: Town, nia: Person, mair: Person) -> None:
    await asks_for(bank, "not_here", risk_class="not_here")
    refused = await proposes(mair, giver=nia, receiver=mair, status=409)
    assert (refused["code"], refused["measure"]) == ("safeguarding_required", "not_here")


async def test_time_given_without_a_measure_waits_for_a_coordinator(
    bank: Town, nia: Person, mair: Person, delyth: Person
) -> None:
    both = await agreed(nia, mair)
    await asks_for(bank, "references")
    await says(nia, "done", both, minutes=30)
    told = await says(mair, "confirm", both)
    assert (told["state"], told["hours"][0]["receiver_minutes"]) == ("done", 30)
    assert "confirm" not in (await sees(mair, both))["actions"]
    await delyth.verifies({"id": told["hours"][0]["contribution_id"]})
    assert (await sees(mair, both))["state"] == "confirmed"


async def test_once_hours_are_stated_the_plan_stays(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair)
    await says(nia, "done", both, minutes=30)
    for act, words in (("agree", {}), ("decline", {}), ("cancel", {"reason": "other"})):
        refused = await says(mair, act, both, status=409, **words)
        assert refused["code"] == "exchange_under_way"
    path = f"/exchanges/{both['id']}"
    refused = await mair.changes(path, {"place": "The hall"}, status=409)
    assert refused["code"] == "exchange_under_way"


async def test_before_anybody_spoke_there_is_nothing_to_confirm_or_dispute(
    nia: Person, mair: Person
) -> None:
    both = await agreed(nia, mair)
    for act, words in (("confirm", {}), ("dispute", {"note": "No."})):
        refused = await says(mair, act, both, status=409, **words)
        assert refused["code"] == "nothing_to_confirm"


async def test_an_erasure_empties_place_and_notes_and_the_books_stay(
    nia: Person, mair: Person, delyth: Person
) -> None:
    both = await agreed(nia, mair, place="Nia's house", note="Ring Nia.")
    await says(nia, "done", both, minutes=30)
    await says(mair, "confirm", both)
    await nia.posts(f"/members/{nia.id}/leave")
    await delyth.posts(f"/members/{nia.id}/erasure/carry-out")
    seen = await sees(mair, both)
    assert (seen["state"], seen["place"], of(seen, nia)["name"]) == ("confirmed", None, None)
    assert of(seen, nia)["note"] is None
    assert seen["planned_on"] == str(await today(nia.town))
