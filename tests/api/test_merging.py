"""Somebody taken in twice becomes one: the balance goes along, and every line stays."""

import asyncio

import pytest
from sqlalchemy import text
from tests.api.books import account_id, earns, gift, number_of, proven
from tests.api.exchanging import proposes
from tests.api.sessions import planned, signs_up
from tests.api.test_erasure import places_of
from tests.api.town import Group, Person, Town


@pytest.fixture
async def again(town: Town) -> Person:
    """Nia, taken in a second time."""
    return await town.person("Nia Again")


async def test_the_balance_goes_along_by_a_gift_with_its_reason_and_lines_stay(
    nia: Person, again: Person, coordinator: Person, town: Town
) -> None:
    await earns(again, 90, coordinator)
    await earns(nia, 30, coordinator)
    old = await account_id(coordinator, again)
    merged = await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    assert (merged["moved_minutes"], merged["kind"]) == (90, "gift")
    assert (merged["member"]["merged_into_id"], merged["member"]["status"]) == (str(nia.id), "left")
    assert merged["into"]["merged_ids"] == [str(again.id)]
    assert (await nia.balance(), await again.balance()) == (120, 0)
    gift, credit = (await nia.gets(f"/accounts/{old}/statement"))["items"]
    assert (gift["kind"], gift["reason"], credit["kind"]) == ("gift", "merge", "thank")
    assert await proven(town)


async def test_below_zero_the_other_way(bank: Town) -> None:
    nia, again, mair = [await bank.person(name) for name in ("Nia", "Nia Again", "Mair")]
    delyth = await bank.coordinator()
    await again.verifies(await mair.logs(minutes=60, helped=again))
    merged = await delyth.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    assert merged["moved_minutes"] == -60
    assert (await nia.balance(), await again.balance()) == (-60, 0)
    assert await proven(bank)


async def test_reads_show_both_to_whom_it_is(
    nia: Person, again: Person, coordinator: Person, mair: Person
) -> None:
    await earns(again, 90, coordinator)
    await earns(nia, 30, coordinator)
    await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    accounts = (await nia.gets(f"/accounts?owner_id={nia.id}"))["items"]
    assert {one["owner_id"] for one in accounts} == {str(nia.id), str(again.id)}
    assert len((await nia.gets("/contributions"))["items"]) == 2
    assert (await nia.gets(f"/members/{again.id}"))["name"] == "Nia Again"
    assert len((await nia.gets(f"/members/{again.id}/export"))["contributions"]) == 1
    rows = (await coordinator.gets("/reports/hours?by=member"))["rows"]
    assert [(row["id"], row["given_minutes"]) for row in rows] == [(str(nia.id), 120)]
    await mair.gets(f"/members/{again.id}", status=404)


async def test_the_old_card_still_says_who_it_is_and_the_old_sign_in_is_over(
    nia: Person, again: Person, coordinator: Person, lead: Person, club: Group
) -> None:
    town = nia.town
    number = await number_of(again)
    await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    thanks = {
        "organisation_id": str(club.id),
        "activity_id": str(town.gardening),
        "worked_on": "2025-06-07",
        "lines": [{"number": number, "minutes": 45}],
    }
    await lead.posts("/thanks", thanks, status=201)
    assert await nia.balance() == 45
    by_id = {**thanks, "lines": [{"member_id": str(again.id), "minutes": 45}]}
    await lead.posts("/thanks", by_id, status=422)
    assert (await again.asks("GET", "/accounts")).status_code == 401
    gift = {"kind": "gift", "receiver": {"number": number}, "minutes": 5}
    await earns(lead, 60, coordinator)
    await lead.posts("/transfers", gift, status=201)
    assert await nia.balance() == 50


async def test_hours_that_wait_are_decided_first(
    nia: Person, again: Person, coordinator: Person, club: Group, lead: Person
) -> None:
    entry = await again.logs(minutes=30, helped=club)
    path, into = f"/members/{again.id}/merge", {"into_id": str(nia.id)}
    refused = await coordinator.posts(path, into, status=409)
    assert refused["code"] == "entries_waiting"
    await lead.verifies(entry)
    assert (await coordinator.posts(path, into))["moved_minutes"] == 30


async def test_twice_or_at_once_it_is_done_once_and_stays_done(
    nia: Person, again: Person, coordinator: Person, mair: Person
) -> None:
    await earns(again, 30, coordinator)
    path, into = f"/members/{again.id}/merge", {"into_id": str(nia.id)}
    back = (f"/members/{nia.id}/merge", {"into_id": str(again.id)})
    answers = await asyncio.gather(
        *(coordinator.asks("POST", path, into) for _ in range(2)),
        coordinator.asks("POST", *back),
    )
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses in ([200, 200, 409], [200, 409, 409])
    assert await nia.balance() + await again.balance() == 30
    gone = again if (await again.asks("GET", "/accounts")).status_code == 401 else nia
    other = {"into_id": str(mair.id)}
    refused = await coordinator.posts(f"/members/{gone.id}/merge", other, status=409)
    assert refused["code"] == "member_merged"
    path = f"/members/{gone.id}"
    refused = await coordinator.changes(path, {"status": "member"}, status=409)
    assert refused["code"] == "member_merged"


async def test_no_coordinator_merges_themselves_nor_anybody_who_is_not_there(
    nia: Person, coordinator: Person, bank: Town
) -> None:
    await nia.town.coordinator("Eirlys")
    theirs = await bank.person("Theirs")
    for whose, into, status in (
        (nia, coordinator, 403),
        (coordinator, nia, 403),
        (nia, nia, 422),
        (nia, theirs, 422),
        (theirs, nia, 404),
    ):
        body = {"into_id": str(into.id)}
        await coordinator.posts(f"/members/{whose.id}/merge", body, status=status)


async def test_an_erasure_goes_for_both(
    nia: Person, again: Person, coordinator: Person, town: Town
) -> None:
    rename = text("UPDATE timebank.member SET name = 'Old Penhal' WHERE id = :id")
    async with town.database.transaction(town.id) as connection:
        await connection.execute(rename, {"id": again.id})
    await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    assert "member" in await places_of(town, "penhal")
    await coordinator.posts(f"/members/{nia.id}/leave")
    await coordinator.posts(f"/members/{nia.id}/erasure/carry-out")
    assert await places_of(town, "penhal") == set()


async def test_hours_of_whoever_goes_on_as_another_are_corrected_all_the_same(
    nia: Person, again: Person, coordinator: Person, club: Group, lead: Person
) -> None:
    entry = await again.logs(minutes=90, helped=club)
    await lead.verifies(entry)
    await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    path, less = f"/contributions/{entry['id']}/correction", {"minutes": 30, "reason": "mistake"}
    assert (await lead.posts(path, less, status=409))["code"] == "member_merged"
    done = await coordinator.posts(path, less, status=201)
    assert done["contribution"]["giver_id"] == str(again.id)
    assert (await nia.balance(), await again.balance()) == (30, 0)
    old = (await coordinator.gets(f"/accounts?owner_id={again.id}"))["items"][0]
    assert old["closed"]
    await coordinator.posts(
        f"/transfers/{done['transfer']['id']}/reversal", {"reason": "mistake"}, status=201
    )
    assert (await nia.balance(), await again.balance()) == (0, 0)
    assert await proven(nia.town)


async def test_an_exchange_of_whoever_was_merged_is_corrected_on_either_side(bank: Town) -> None:
    nia, again, mair = [await bank.person(name) for name in ("Nia", "Nia Again", "Mair")]
    delyth = await bank.coordinator()
    entry = await mair.logs(minutes=60, helped=again)
    await again.verifies(entry)
    await delyth.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    path = f"/contributions/{entry['id']}/correction"
    await delyth.posts(path, {"minutes": 20, "reason": "mistake"}, status=201)
    assert (await nia.balance(), await again.balance(), await mair.balance()) == (-20, 0, 20)
    assert await proven(bank)


async def test_what_was_spent_since_is_not_taken_back_and_no_one_corrects_their_own(
    nia: Person, mair: Person, again: Person, coordinator: Person, town: Town
) -> None:
    earned = await earns(again, 90, coordinator)
    await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    await nia.posts("/transfers", gift(mair, 80), status=201)
    path = f"/contributions/{earned['contribution_id']}/correction"
    less = {"minutes": 30, "reason": "mistake"}
    assert (await coordinator.posts(path, less, status=409))["code"] == "insufficient_minutes"
    await coordinator.posts(f"/members/{nia.id}/roles", {"role": "coordinator"}, status=201)
    herself = Person(town, nia.id, "Nia", await town.token("coordinator", nia.id))
    assert (await herself.posts(path, {**less, "minutes": 99}, status=403))["code"] == "own_gain"
    assert (await nia.balance(), await again.balance()) == (10, 0)
    assert await proven(town)


async def test_whoever_was_to_be_kept_apart_from_one_is_from_the_other(
    nia: Person, again: Person, mair: Person, coordinator: Person
) -> None:
    await coordinator.posts(f"/members/{again.id}/apart", {"other_id": str(mair.id)})
    offer = {"activity_id": str(nia.town.gardening), "title_en": "Weeding"}
    offered = await mair.posts("/offers", offer, status=201)
    await nia.gets(f"/offers/{offered['id']}")
    await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    await nia.gets(f"/offers/{offered['id']}", status=404)
    assert (await nia.gets("/offers"))["items"] == []
    await proposes(nia, giver=mair, receiver=nia, status=422)
    await coordinator.posts(f"/members/{nia.id}/apart/end", {"other_id": str(mair.id)})
    await nia.gets(f"/offers/{offered['id']}")


@pytest.mark.parametrize("kept", ["old entry", "new entry", "person"])
async def test_what_stands_under_an_old_entry_is_hidden_from_whom_the_person_never_meets(
    kept: str, *, nia: Person, again: Person, coordinator: Person, club: Group, lead: Person
) -> None:
    entry = await again.logs(minutes=90, helped=club)
    await coordinator.verifies(entry)
    apart = {"other_id": str(lead.id)}
    if kept != "person":
        first = again if kept == "old entry" else nia
        await coordinator.posts(f"/members/{first.id}/apart", apart)
    await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    if kept == "person":
        await coordinator.posts(f"/members/{nia.id}/apart", apart)
    number = await number_of(again)
    for path in (f"/contributions/{entry['id']}", f"/members/{again.id}", f"/members/{nia.id}"):
        await lead.gets(path, status=404)
    assert (await lead.gets("/contributions"))["items"] == []
    assert (await lead.gets(f"/members?number={number}"))["items"] == []
    for one, other in ((nia, lead), (again, lead), (lead, nia)):
        shown = await coordinator.gets(f"/members/{one.id}/apart")
        assert shown["member_ids"] == [str(other.id)]
    await coordinator.posts(f"/members/{nia.id}/apart/end", apart)
    await lead.gets(f"/contributions/{entry['id']}")
    assert (await coordinator.gets(f"/members/{lead.id}/apart"))["member_ids"] == []


async def test_two_entries_that_were_kept_apart_are_one_person_who_is_kept_from_nobody(
    nia: Person, again: Person, coordinator: Person
) -> None:
    await coordinator.posts(f"/members/{again.id}/apart", {"other_id": str(nia.id)})
    await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
    assert (await coordinator.gets(f"/members/{nia.id}/apart"))["member_ids"] == []
    alone = {"other_id": str(again.id)}
    refused = await coordinator.posts(f"/members/{nia.id}/apart", alone, status=422)
    assert refused["errors"][0]["pointer"] == "/other_id"


async def test_what_is_agreed_or_signed_up_for_is_settled_first(
    nia: Person, again: Person, mair: Person, coordinator: Person
) -> None:
    exchange = await proposes(again, giver=again, receiver=mair)
    session = await planned(coordinator, None)
    place = await signs_up(again, session)
    merge = f"/members/{again.id}/merge"
    for path, body in (
        (f"/exchanges/{exchange['id']}/cancel", {"reason": "cannot"}),
        (f"/sessions/{session['id']}/sign-ups/{place['id']}/cancel", {}),
    ):
        refused = await coordinator.posts(merge, {"into_id": str(nia.id)}, status=409)
        assert refused["code"] == "entries_waiting"
        await again.posts(path, body)
    await coordinator.posts(merge, {"into_id": str(nia.id)})
