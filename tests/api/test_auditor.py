"""An auditor checks every figure, and reads no name and nothing that people typed."""

import io
from typing import Any

import openpyxl
import pytest
from tests.api.books import account_id, earns, gift, hold, number_of, raw, table
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio


@pytest.fixture
async def auditor(town: Town) -> Person:
    return await town.auditor()


async def private_group(coordinator: Person) -> Group:
    body = {"name_en": "Recovery Cafe", "private": True, "accepts_credits": True}
    made = await coordinator.posts("/organisations", body, status=201)
    return Group(made["id"], made["name_en"])


async def test_a_statement_tells_an_auditor_the_number_on_the_card(
    nia: Person, mair: Person, coordinator: Person, auditor: Person
) -> None:
    await earns(nia, 60, coordinator)
    await nia.posts("/transfers", gift(mair, 15), status=201)
    path = f"/accounts/{await account_id(auditor, nia)}/statement"
    line = (await auditor.gets(path))["items"][0]
    assert (line["other_id"], line["other_name"]) == (str(mair.id), await number_of(mair))
    cells = table(await raw(auditor, f"{path}?format=csv"))[0]
    assert cells["With"] == await number_of(mair)
    assert (await nia.gets(path))["items"][0]["other_name"] == "Mair"


async def test_hours_by_member_are_by_number(
    nia: Person, coordinator: Person, auditor: Person
) -> None:
    await earns(nia, 60, coordinator)
    [row] = (await auditor.gets("/reports/hours?by=member"))["rows"]
    assert (row["name"], row["number"]) == (await number_of(nia), await number_of(nia))
    assert "Nia" not in (await raw(auditor, "/reports/hours?by=member&format=csv")).text
    book = (await raw(auditor, "/reports/hours?by=member&format=xlsx")).content
    sheet = openpyxl.load_workbook(io.BytesIO(book))["Hours"]
    assert [cell.value for cell in sheet[2][:2]] == [row["number"], row["number"]]
    [row] = (await coordinator.gets("/reports/hours?by=member"))["rows"]
    assert row["name"] == "Nia"


async def test_of_a_note_an_auditor_learns_who_wrote_it_and_when(
    town: Town, nia: Person, mair: Person, coordinator: Person, auditor: Person
) -> None:
    entry = await nia.logs(minutes=60, helped=None, note="For Mair's mother.")
    transfer = (await coordinator.verifies(entry))["transfer"]
    given = await nia.posts("/transfers", gift(mair, 15, note="Diolch, Mair!"), status=201)
    pool = await town.group("Pool", accepts_credits=True)
    held = await hold(nia, pool, 15, note="Mair's swim.")
    for path in (
        f"/contributions/{entry['id']}",
        f"/transfers/{given['id']}",
        f"/holds/{held['id']}",
    ):
        [note] = (await auditor.gets(path))["notes"]
        assert (note["words"], note["written_by_id"]) == (None, str(nia.id))
        assert "Mair" in (await coordinator.gets(path))["notes"][0]["words"]
    assert (await auditor.gets(f"/transfers/{transfer['id']}"))["notes"] == []


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_a_private_groups_name_stands_in_no_statement_but_its_own(
    nia: Person, coordinator: Person, auditor: Person, language: str
) -> None:
    cafe = await private_group(coordinator)
    entry = await nia.logs(minutes=60, helped=cafe)
    await coordinator.verifies(entry)
    path = f"/accounts/{await account_id(nia)}/statement"
    heads = {"Accept-Language": language}

    async def told(person: Person) -> Any:
        return (await person.gets(path, headers=heads))["items"][0]["other_name"]

    group = {"en": "a community group", "cy": "grŵp cymunedol"}[language]
    assert [await told(who) for who in (nia, auditor, coordinator)] == [group, group, cafe.name]
    csv = await raw(nia, f"{path}?format=csv", **heads)
    assert cafe.name not in csv.text
    assert group in csv.text
