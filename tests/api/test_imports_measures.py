"""Hours whose giver lacks a measure come in, and whoever brings them in is told before."""

import pytest
from tests.api.measures import asks_for, has
from tests.api.spreadsheets import agrees, checks, hours, rows_of, said_of
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio

SHEET = hours(
    "07/06/2025,Nia,Lunch Club,befriending,1",
    "08/06/2025,Mair,Lunch Club,befriending,1",
    "09/06/2025,Nia,Lunch Club,gardening,1",
    "10/06/2025,Delyth,Lunch Club,befriending,1",
)


@pytest.fixture(autouse=True)
async def befriending(
    town: Town, coordinator: Person, nia: Person, mair: Person, club: Group
) -> None:
    """Befriending asks for two measures, and Mair has them; Nia and the Lunch Club are there."""
    await asks_for(town, "references", "check")
    await has(coordinator, mair)
    await has(coordinator, mair, kind="check", check_level="basic")


async def test_what_will_be_marked_is_told_before_it_is(coordinator: Person, nia: Person) -> None:
    run = await checks(coordinator, SHEET)
    assert (run["without_measures_rows"], run["counts"]["credited"]["rows"]) == (1, 3)
    (row,) = await rows_of(coordinator, run, without_measures="true")
    assert (row["row"], row["outcome"]) == (2, "credited")
    assert said_of([row]) == [(2, "B", "row_without_measures")]
    assert "Two people who know the member; A check" in row["said"][0]["detail"]
    posted = await agrees(coordinator, run)
    assert posted["without_measures_rows"] == 1
    entry = await coordinator.gets(f"/contributions/{row['id']}")
    assert (entry["state"], entry["without_measures"]) == ("verified", ["references", "check"])
    assert await nia.balance() == 120


async def test_no_others_are(coordinator: Person) -> None:
    run = await agrees(coordinator, await checks(coordinator, SHEET))
    marked = (await coordinator.gets("/contributions?without_measures=true"))["items"]
    rows = await rows_of(coordinator, run, without_measures="false", outcome="credited")
    assert len(rows) == 2
    assert not {row["id"] for row in rows} & {one["id"] for one in marked}


async def test_auditors_are_not_told_who_lacks_a_measure(town: Town, coordinator: Person) -> None:
    run = await checks(coordinator, SHEET)
    auditor = await town.auditor()
    assert said_of(await rows_of(auditor, run, outcome="credited")) == []
    await auditor.gets(f"/imports/{run['id']}/rows?without_measures=true", status=403)


async def test_what_is_not_credited_is_not_marked(coordinator: Person) -> None:
    run = await checks(coordinator, SHEET, counted_on="2025-06-30")
    assert run["without_measures_rows"] == 0
