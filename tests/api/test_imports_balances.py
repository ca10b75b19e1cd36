"""Opening balances and members over HTTP, and what is history before a count."""

import pytest
from tests.api.spreadsheets import (
    agrees,
    balances,
    brings_in,
    checks,
    checks_again,
    hours,
    members,
    rows_of,
    said_of,
    sums_to_zero,
    undoes,
)
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio

COUNTED = "2024-12-31"


@pytest.fixture(autouse=True)
def everybody(nia: Person, mair: Person, club: Group) -> None:
    """Nia, Mair and the Lunch Club are there."""


async def test_balances_come_in_above_and_below_zero(
    coordinator: Person, nia: Person, mair: Person
) -> None:
    run = await brings_in(
        coordinator, balances("Nia,2.5", "Mair,-1"), "openings", counted_on=COUNTED
    )
    assert run["counts"]["opened"] == {"rows": 2, "minutes": 90}
    assert (await nia.balance(), await mair.balance()) == (150, -60)
    assert (await sums_to_zero(coordinator))["opening"] == -90


async def test_the_day_of_the_count_has_to_be_said(coordinator: Person) -> None:
    refused = await checks(coordinator, balances("Nia,1"), "openings", status=422)
    assert refused["errors"][0]["pointer"] == "/options/counted_on"
    await checks(coordinator, balances("Nia,1"), "openings", counted_on="2099-01-01", status=422)


async def test_an_account_has_one_opening(coordinator: Person, nia: Person) -> None:
    first = await brings_in(coordinator, balances("Nia,1"), "openings", counted_on=COUNTED)
    sheet = balances("Nia,2", "Mair,2")
    run = await checks(coordinator, sheet, "openings", counted_on=COUNTED)
    refused = await rows_of(coordinator, run, outcome="refused")
    assert said_of(refused) == [(2, "A", "row_opening_there")]
    await undoes(coordinator, first)
    run = await checks_again(coordinator, run, sheet, counted_on=COUNTED)
    await agrees(coordinator, run)
    assert await nia.balance() == 120


async def test_two_openings_at_once_are_one(coordinator: Person, nia: Person) -> None:
    one = await checks(coordinator, balances("Nia,1"), "openings", counted_on=COUNTED)
    other = await checks(coordinator, balances("Nia,2"), "openings", counted_on=COUNTED)
    await agrees(coordinator, one)
    assert (await agrees(coordinator, other, status=409))["code"] == "import_books_changed"
    assert await nia.balance() == 60


async def test_hours_up_to_the_count_are_history(coordinator: Person, nia: Person) -> None:
    await brings_in(coordinator, balances("Nia,1"), "openings", counted_on=COUNTED)
    sheet = hours(
        "31/12/2024,Nia,Lunch Club,gardening,2",
        "01/01/2025,Nia,Lunch Club,gardening,2",
        "31/12/2024,Mair,Lunch Club,gardening,2",
    )
    run = await brings_in(coordinator, sheet, "hours")
    historic = await rows_of(coordinator, run, outcome="historic")
    assert said_of(historic) == [(2, "A", "row_history")]
    assert await nia.balance() == 180
    entry = await nia.gets(f"/contributions/{historic[0]['id']}")
    assert (entry["state"], entry["transfer_id"]) == ("historic", None)


async def test_who_was_counted_at_zero_was_counted(coordinator: Person, nia: Person) -> None:
    sheet = balances("Nia,0", "Mair,1")
    run = await brings_in(coordinator, sheet, "openings", counted_on=COUNTED)
    assert said_of(await rows_of(coordinator, run)) == [(2, None, "row_balance_zero")]
    run = await brings_in(coordinator, hours("30/12/2024,Nia,Lunch Club,choir,2"), "hours")
    assert (run["counts"]["historic"]["rows"], await nia.balance()) == (1, 0)


@pytest.mark.parametrize("counted", ["1", "0"])
async def test_nobody_is_credited_on_top_of_what_was_counted(
    coordinator: Person, nia: Person, club: Group, counted: str
) -> None:
    sheet = balances(f"Nia,{counted}", "Mair,1")
    run = await brings_in(coordinator, sheet, "openings", counted_on=COUNTED)
    before = await nia.logs(minutes=60, helped=club, worked_on="2024-12-31")
    after = await nia.logs(minutes=60, helped=club, worked_on="2025-01-01")
    await coordinator.verifies(after)
    assert (await coordinator.verifies(before, status=409))["code"] == "counted_before"
    assert await nia.balance() == 60 * int(counted) + 60
    await undoes(coordinator, run)
    await coordinator.verifies(before)
    assert await nia.balance() == 120


async def test_help_for_somebody_who_was_counted_is_history_too(
    coordinator: Person, nia: Person, mair: Person
) -> None:
    await brings_in(coordinator, balances("Mair,5"), "openings", counted_on=COUNTED)
    run = await brings_in(coordinator, hours("30/12/2024,Nia,Mair,choir,2"), "hours")
    assert run["counts"]["historic"]["rows"] == 1
    assert (await nia.balance(), await mair.balance()) == (0, 300)


async def test_a_count_between_check_and_posting_is_noticed(
    coordinator: Person, nia: Person
) -> None:
    run = await checks(coordinator, hours("30/12/2024,Nia,Lunch Club,choir,2"))
    await brings_in(coordinator, balances("Nia,5"), "openings", counted_on=COUNTED)
    assert (await agrees(coordinator, run, status=409))["code"] == "import_books_changed"
    assert await nia.balance() == 300


async def test_hours_credited_before_a_count_can_still_be_put_right(
    coordinator: Person, nia: Person, club: Group
) -> None:
    entry = await nia.logs(minutes=60, helped=club, worked_on="2024-12-30")
    await coordinator.verifies(entry)
    sheet = balances("Nia,5")
    separate = {"counted_on": COUNTED, "separate": [{"row": 2}]}
    await brings_in(coordinator, sheet, "openings", **separate)
    truth = {"minutes": 90, "reason": "wrong_minutes"}
    await coordinator.posts(f"/contributions/{entry['id']}/correction", truth, status=201)
    assert await nia.balance() == 390


async def test_history_may_be_said_for_everybody(coordinator: Person, nia: Person) -> None:
    sheet = hours("30/12/2024,Nia,Lunch Club,choir,2")
    run = await brings_in(coordinator, sheet, "hours", counted_on=COUNTED)
    assert (run["counts"]["historic"]["minutes"], await nia.balance()) == (120, 0)


async def test_history_is_not_counted_twice(coordinator: Person) -> None:
    row = "30/12/2024,Nia,Lunch Club,choir,2"
    run = await checks(coordinator, hours(row, row), counted_on=COUNTED)
    refused = await rows_of(coordinator, run, outcome="refused")
    assert said_of(refused) == [(3, "A", "row_history_like_row")]
    await agrees(coordinator, run)
    run = await checks(coordinator, hours(row), counted_on=COUNTED)
    assert said_of(await rows_of(coordinator, run, outcome="refused"))[-1][2] == (
        "row_history_like_entry"
    )


async def test_undone_history_is_withdrawn(coordinator: Person) -> None:
    sheet = hours("30/12/2024,Nia,Lunch Club,choir,2")
    run = await brings_in(coordinator, sheet, "hours", counted_on=COUNTED)
    assert (await undoes(coordinator, run))["undone"] == {"reversed": 0, "withdrawn": 1}
    row = (await rows_of(coordinator, run))[0]
    assert (await coordinator.gets(f"/contributions/{row['id']}"))["state"] == "withdrawn"


async def test_a_balance_that_may_hold_credited_hours_is_asked_about(
    coordinator: Person, nia: Person
) -> None:
    await brings_in(coordinator, hours("30/12/2024,Nia,Lunch Club,choir,2"), "hours")
    sheet = balances("Nia,3")
    run = await checks(coordinator, sheet, "openings", counted_on=COUNTED)
    refused = await rows_of(coordinator, run)
    assert said_of(refused) == [(2, "A", "row_credited_before_count")]
    assert "2 hours" in refused[0]["said"][0]["detail"]
    run = await checks_again(coordinator, run, sheet, counted_on=COUNTED, separate=[{"row": 2}])
    await agrees(coordinator, run)
    assert await nia.balance() == 300


async def test_members_get_a_number_an_account_and_their_card(
    town: Town, coordinator: Person
) -> None:
    sheet = members("Siân Llŷr,sian@example.org,17", "Ifan Begum,,18")
    run = await brings_in(coordinator, sheet, "members", language="cy")
    assert run["counts"]["added"]["rows"] == 2
    found = (await coordinator.gets("/members?external_ref=17"))["items"]
    assert [(one["name"], one["language"], one["email"]) for one in found] == [
        ("Siân Llŷr", "cy", "sian@example.org")
    ]
    assert await town.balance_of(found[0]["id"]) == 0


async def test_members_who_are_there_are_known_by_their_card(coordinator: Person) -> None:
    await brings_in(coordinator, members("Siân Llŷr,,17"), "members")
    sheet = members("SIÂN  LLŶR,,17", "Ifan Begum,,18", "Rhian Llŷr,,17")
    run = await checks(coordinator, sheet, "members")
    assert said_of(await rows_of(coordinator, run)) == [
        (2, None, "row_member_there"),
        (4, "C", "row_reference_taken"),
    ]
    await agrees(coordinator, run)
    cards = [one["external_ref"] for one in (await coordinator.gets("/members"))["items"]]
    assert sorted(card for card in cards if card) == ["17", "18"]


async def test_two_of_one_name_are_asked_about(coordinator: Person) -> None:
    sheet = members("Nia,,17", "nia,,18")
    run = await checks(coordinator, sheet, "members")
    assert [code for _, _, code in said_of(await rows_of(coordinator, run))] == [
        "row_member_like_member",
        "row_member_like_row",
    ]
    run = await checks_again(coordinator, run, sheet, separate=[{"row": 2}])
    await agrees(coordinator, run)
    names = [one["name"] for one in (await coordinator.gets("/members"))["items"]]
    assert names.count("Nia") == 2


async def test_somebody_taken_in_meanwhile_is_not_taken_in_again(coordinator: Person) -> None:
    run = await checks(coordinator, members("Siân Llŷr,,17"), "members")
    await coordinator.posts("/members", {"name": "Siân Llŷr", "language": "cy"}, status=201)
    assert (await agrees(coordinator, run, status=409))["code"] == "import_books_changed"


async def test_members_stay_when_their_import_is_undone(coordinator: Person) -> None:
    run = await brings_in(coordinator, members("Siân Llŷr,,17"), "members")
    assert (await undoes(coordinator, run))["state"] == "undone"
    assert len((await coordinator.gets("/members?external_ref=17"))["items"]) == 1
