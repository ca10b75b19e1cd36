"""Hours of under-18s come in from a sheet just where they could be stated by themselves."""

import pytest
from sqlalchemy import update
from tests.api.spreadsheets import agrees, brings_in, checks, hours, rows_of, said_of
from tests.api.town import Group, Person, Town

from timebank.people.tables import Member

pytestmark = pytest.mark.anyio

SHEET = hours(
    "07/06/2025,Nia,Lunch Club,gardening,1",
    "08/06/2025,Nia,Riverside Choir,gardening,1",
    "09/06/2025,Nia,Ely,gardening,1",
    "10/06/2025,Mair,Lunch Club,gardening,1",
    "11/06/2025,Delyth,Lunch Club,gardening,1",
    "12/06/2025,Mair,Nia,gardening,1",
)
RULE = "row_under_18_here"


async def is_a_child(person: Person) -> None:
    town, young = person.town, {"adult": False, "guardian_name": "Mam", "guardian_contact": "x"}
    async with town.database.transaction(town.id) as connection:
        whose = update(Member).where(Member.community_id == town.id, Member.id == person.id)
        await connection.execute(whose.values(**young))


@pytest.fixture(autouse=True)
async def groups(town: Town, club: Group, coordinator: Person, nia: Person, mair: Person) -> None:
    """The choir has a children's policy, the Lunch Club has none."""
    choir = await town.group("Riverside Choir")
    await coordinator.changes(f"/organisations/{choir.id}", {"childrens_policy": True})


async def test_only_a_group_with_a_childrens_policy_thanks_them(
    coordinator: Person, nia: Person
) -> None:
    await is_a_child(nia)
    run = await checks(coordinator, SHEET)
    refused = await rows_of(coordinator, run, outcome="refused")
    assert said_of(refused) == [(2, "B", RULE), (4, "B", RULE), (7, "C", RULE)]
    assert refused[0]["said"][0]["detail"].startswith("This member is under 18.")
    await agrees(coordinator, run)
    assert await nia.balance() == 60


async def test_a_row_that_would_have_waited_is_left_out_too(
    coordinator: Person, nia: Person
) -> None:
    await is_a_child(nia)
    row = "07/06/2025,Nia,Lunch Club,gardening,1"
    run = await checks(coordinator, hours(row, row))
    assert run["left_out_rows"] == 2
    assert [one["said"][-1]["code"] for one in await rows_of(coordinator, run)] == [RULE, RULE]


async def test_what_was_before_the_books_began_stays_history(
    coordinator: Person, nia: Person
) -> None:
    await is_a_child(nia)
    run = await brings_in(coordinator, SHEET, "hours", counted_on="2025-06-30")
    assert run["counts"]["historic"]["rows"] == 6
    assert await nia.balance() == 0


async def test_who_turns_out_to_be_under_18_after_the_check_stops_it(
    coordinator: Person, nia: Person
) -> None:
    run = await checks(coordinator, hours("07/06/2025,Nia,Lunch Club,gardening,1"))
    await is_a_child(nia)
    assert (await agrees(coordinator, run, status=409))["code"] == "import_books_changed"
