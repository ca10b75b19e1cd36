"""Undoing a credit that went on to the pot, as a coordinator does it."""

from typing import Any

import pytest
from tests.api.books import account_id, earns
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio


@pytest.fixture
async def tomos(town: Town) -> Person:
    """A member who passes all thanks on."""
    tomos = await town.person("Tomos")
    path = f"/accounts/{await account_id(tomos)}"
    await tomos.changes(path, {"passes_on": True})
    return tomos


async def undo(coordinator: Person, transfer: Any, **more: Any) -> Any:
    path = f"/transfers/{transfer['id']}/reversal"
    return await coordinator.posts(path, {"reason": "not_given"}, status=201, **more)


async def test_an_hour_that_was_not_given_leaves_the_pot_again(
    town: Town, tomos: Person, coordinator: Person
) -> None:
    earned = await earns(tomos, 60, coordinator)
    assert await town.balance_of(town.id, "pot") == 60
    undone = await undo(coordinator, earned)
    assert (undone["reverses_id"], undone["passed_back_minutes"]) == (earned["id"], 60)
    assert (await tomos.balance(), await town.balance_of(town.id, "pot")) == (0, 0)


async def test_both_lines_are_linked_to_their_reversals(tomos: Person, coordinator: Person) -> None:
    await undo(coordinator, await earns(tomos, 60, coordinator))
    shown = (await tomos.gets("/transfers?sort=recorded_at"))["items"]
    assert [line["kind"] for line in shown] == ["thank", "donate", "reversal", "reversal"]
    thank, donated, back, undone = shown
    assert (back["reverses_id"], undone["reverses_id"]) == (donated["id"], thank["id"])
    assert {line["reason"] for line in (back, undone)} == {"not_given"}


async def test_where_nothing_was_passed_on_nothing_comes_back(
    nia: Person, coordinator: Person
) -> None:
    undone = await undo(coordinator, await earns(nia, 60, coordinator))
    assert undone["passed_back_minutes"] == 0


async def test_a_correction_moves_what_the_pot_has_by_the_difference(
    town: Town, tomos: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    entry = await tomos.logs(minutes=60, helped=club)
    await lead.verifies(entry)
    truth = {"minutes": 45, "reason": "wrong_minutes"}
    path = f"/contributions/{entry['id']}/correction"
    right = await coordinator.posts(path, truth, status=201)
    assert right["passed_on_minutes"] == 45
    assert (await tomos.balance(), await town.balance_of(town.id, "pot")) == (0, 45)


async def test_to_try_it_says_what_would_come_back(
    town: Town, tomos: Person, coordinator: Person
) -> None:
    earned = await earns(tomos, 60, coordinator)
    path = f"/transfers/{earned['id']}/reversal?dry_run=true"
    tried = await coordinator.posts(path, {"reason": "mistake"}, status=201)
    assert tried["passed_back_minutes"] == 60
    assert await town.balance_of(town.id, "pot") == 60


async def test_a_reversal_tells_where_it_is(nia: Person, coordinator: Person) -> None:
    earned = await earns(nia, 60, coordinator)
    path = f"/transfers/{earned['id']}/reversal"
    answer = await coordinator.asks("POST", path, {"reason": "mistake"})
    assert (await nia.gets(answer.headers["location"]))["reverses_id"] == earned["id"]
