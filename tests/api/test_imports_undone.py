"""Undoing an import while life goes on: minutes spent, members gone, others at work."""

import asyncio

import pytest
from tests.api.books import gift, rules
from tests.api.spreadsheets import (
    agrees,
    balances,
    brings_in,
    checks,
    hours,
    sums_to_zero,
    undoes,
)
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio

TWO = hours(
    "07/06/2025,Nia,Lunch Club,gardening,1.5",
    "08/06/2025,Mair,Lunch Club,choir,45 mins",
)


@pytest.fixture(autouse=True)
def everybody(nia: Person, mair: Person, club: Group) -> None:
    """Nia, Mair and the Lunch Club are there."""


async def test_minutes_that_were_spent_are_taken_back_below_zero(
    coordinator: Person, nia: Person, mair: Person
) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    await nia.posts("/transfers", gift(mair, 90), status=201)
    assert (await undoes(coordinator, run))["undone"]["reversed"] == 2
    assert (await nia.balance(), await mair.balance()) == (-90, 90)
    refused = await nia.posts("/transfers", gift(mair, 1), status=409)
    assert refused["code"] == "insufficient_minutes"
    await sums_to_zero(coordinator)


async def test_a_run_is_undone_once_however_many_undo_it(
    coordinator: Person, town: Town, nia: Person
) -> None:
    eleri = await town.coordinator("Eleri")
    run = await brings_in(coordinator, TWO, "hours")
    path = f"/imports/{run['id']}/undo"
    answers = await asyncio.gather(
        *(one.asks("POST", path, {}) for one in (coordinator, eleri, coordinator, eleri))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    assert await nia.balance() == 0


async def test_who_spends_meanwhile_spends_before_or_after(
    coordinator: Person, nia: Person, mair: Person
) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    undone, spent = await asyncio.gather(
        coordinator.asks("POST", f"/imports/{run['id']}/undo", {}),
        nia.asks("POST", "/transfers", gift(mair, 90)),
    )
    assert undone.status_code == 200
    gone = 90 if spent.is_success else 0
    assert (await nia.balance(), await mair.balance()) == (-gone, gone)


async def test_of_undoing_and_posting_another_run_at_once_both_are_done(
    coordinator: Person, nia: Person
) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    other = await checks(coordinator, hours("09/06/2025,Nia,Lunch Club,choir,1"))
    await asyncio.gather(undoes(coordinator, run), agrees(coordinator, other))
    assert await nia.balance() == 60


async def test_above_the_threshold_undoing_waits_for_a_second_person(
    coordinator: Person, town: Town, nia: Person, mair: Person
) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    await rules(town, second_person_reversal_minutes=60)
    asked = await undoes(coordinator, run, status=202)
    assert (asked["kind"], asked["minutes"], asked["subject_id"]) == ("import_undo", 135, run["id"])
    assert (await nia.balance(), await mair.balance()) == (90, 45)
    again = await undoes(coordinator, run, status=409)
    assert (again["code"], again["about_id"]) == ("approval_waits", asked["id"])
    path = f"/approvals/{asked['id']}/approve"
    assert (await coordinator.posts(path, status=403))["code"] == "own_approval"
    eleri = await town.coordinator("Eleri")
    assert (await eleri.posts(path))["state"] == "approved"
    assert (await nia.balance(), await mair.balance()) == (0, 0)
    undone = await eleri.gets(f"/imports/{run['id']}")
    assert (undone["state"], undone["undone_by_id"]) == ("undone", str(eleri.id))
    assert undone["undone"] == {"reversed": 2, "withdrawn": 0}
    await sums_to_zero(coordinator)


async def test_who_gains_by_it_does_not_say_yes(coordinator: Person, town: Town) -> None:
    eleri = await town.coordinator("Eleri")
    run = await brings_in(coordinator, balances("Eleri,-2"), "openings", counted_on="2024-12-31")
    await rules(town, second_person_reversal_minutes=60)
    asked = await undoes(coordinator, run, status=202)
    refused = await eleri.posts(f"/approvals/{asked['id']}/approve", status=403)
    assert refused["code"] == "own_gain"
    assert await eleri.balance() == -120


async def test_no_is_said_with_its_reason_once_and_it_can_be_asked_for_anew(
    coordinator: Person, town: Town
) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    await rules(town, second_person_reversal_minutes=60)
    asked = await undoes(coordinator, run, status=202)
    eleri = await town.coordinator("Eleri")
    await eleri.posts(f"/approvals/{asked['id']}/decline", {"note": "They are right."})
    seen = await coordinator.gets(f"/approvals/{asked['id']}")
    assert [note["words"] for note in seen["notes"]] == ["They are right."]
    assert (await undoes(coordinator, run, status=202))["id"] != asked["id"]


async def test_what_is_refused_anyway_is_refused_before_anybody_is_asked(
    coordinator: Person, town: Town, nia: Person
) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    await rules(town, second_person_reversal_minutes=60)
    await coordinator.posts(f"/members/{nia.id}/leave", {"reason": "leaving"})
    refused = await undoes(coordinator, run, status=409)
    assert refused["code"] == "import_account_closed"
    assert (await coordinator.gets("/approvals"))["items"] == []


async def test_whose_account_is_closed_is_said_and_nothing_is_undone(
    coordinator: Person, nia: Person, mair: Person
) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    await coordinator.posts(f"/members/{nia.id}/leave", {"reason": "leaving"})
    refused = await undoes(coordinator, run, status=409)
    assert (refused["code"], refused["accounts"]) == ("import_account_closed", 1)
    number = (await coordinator.gets(f"/members/{nia.id}"))["number"]
    assert number in refused["detail"]
    assert await mair.balance() == 45
