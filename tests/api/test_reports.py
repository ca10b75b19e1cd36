"""The report of hours: what it counts, for whom, and that it ties to the ledger."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import aliased
from tests.api.books import earns, number_of, raw, table
from tests.api.town import NOW, Group, Person, Town

from timebank.base.ids import new_id
from timebank.imports.tables import ImportRow, ImportRun
from timebank.ledger.contribution_tables import Contribution
from timebank.ledger.tables import Transfer
from timebank.organisations.tables import Organisation
from timebank.reports.rules import MEASURES

pytestmark = pytest.mark.anyio

EVERYTHING = ("month", "activity", "organisation", "member")


async def hours(person: Person, query: str = "") -> Any:
    return await person.gets(f"/reports/hours?{query}")


async def minutes_by(person: Person, by: str, figure: str = "given_minutes") -> dict[str, int]:
    rows = (await hours(person, f"by={by}"))["rows"]
    return {row["name"]: row[figure] for row in rows}


async def credited_minutes(town: Town) -> int:
    """Thanks and exchanges, less their reversals, added up from the ledger itself."""
    undone = aliased(Transfer)
    total = 0
    async with town.database.transaction(town.id) as connection:
        lines = await connection.execute(
            select(Transfer.kind, Transfer.minutes, undone.kind.label("undone"))
            .outerjoin(
                undone,
                (undone.community_id == town.id) & (undone.id == Transfer.reverses_id),
            )
            .where(Transfer.community_id == town.id)
        )
        for line in lines:
            if line.kind in {"thank", "exchange"}:
                total += line.minutes
            elif line.undone in {"thank", "exchange"}:
                total -= line.minutes
    return total


async def makes_private(town: Town, group: Group) -> None:
    async with town.database.transaction(town.id) as connection:
        await connection.execute(
            update(Organisation)
            .where(Organisation.community_id == town.id, Organisation.id == group.id)
            .values(private=True)
        )


@pytest.fixture
async def year(bank: Town) -> Town:
    """Nia and Mair help each other and two groups; one entry is undone, one corrected, one given
    away, and one still waits."""
    nia, mair, delyth = (
        await bank.person("Nia"),
        await bank.person("Mair"),
        await bank.coordinator(),
    )
    club, choir = await bank.group("Lunch Club"), await bank.group("Recovery Café")
    await makes_private(bank, choir)
    lead = await bank.lead("Llinos", club, choir)
    await lead.verifies(await nia.logs(minutes=90, helped=club, worked_on="2025-03-31"))
    await lead.verifies(await mair.logs(minutes=45, helped=choir, worked_on="2025-04-01"))
    await mair.verifies(await nia.logs(minutes=30, helped=mair, worked_on="2025-04-02"))
    await nia.logs(minutes=20, giver=mair, helped=nia, worked_on="2025-04-03")
    undone = await earns(nia, 600, delyth, worked_on="2025-04-04")
    await delyth.posts(f"/transfers/{undone['id']}/reversal", {"reason": "not_given"}, status=201)
    wrong = await earns(mair, 70, delyth, worked_on="2025-04-05")
    right = {"minutes": 75, "reason": "wrong_minutes"}
    await delyth.posts(f"/contributions/{wrong['contribution_id']}/correction", right, status=201)
    gift = {"kind": "gift", "receiver": {"member_id": str(mair.id)}, "minutes": 10}
    await nia.posts("/transfers", gift, status=201)
    await nia.logs(minutes=15, helped=club, worked_on="2025-04-06")
    return bank


async def test_a_month_is_the_one_in_which_the_hours_were_worked(year: Town) -> None:
    auditor = await year.auditor()
    assert await minutes_by(auditor, "month") == {"2025-03": 90, "2025-04": 45 + 30 + 20 + 75}
    april = await hours(auditor, "from=2025-04-01&to=2025-04-30")
    assert (april["from"], april["total"]["given_minutes"]) == ("2025-04-01", 170)


@pytest.mark.parametrize("by", EVERYTHING)
async def test_every_grouping_ties_to_the_ledger_to_the_minute(year: Town, by: str) -> None:
    report = await hours(await year.auditor(), f"by={by}")
    total = report["total"]
    assert total["given_minutes"] == await credited_minutes(year) == 260
    parts = ("to_members_minutes", "to_organisations_minutes", "to_community_minutes")
    assert [total[part] for part in parts] == [50, 135, 75]
    confirmed = total["confirmed_by_another_minutes"] + total["confirmed_by_typist_minutes"]
    assert confirmed == 260
    for name in MEASURES:
        assert total[name] == sum(row[name] for row in report["rows"])


async def test_members_have_what_they_gave_and_what_they_received(year: Town) -> None:
    rows = (await hours(year.people["Delyth"], "by=member"))["rows"]
    figures = {row["name"]: (row["given_minutes"], row["received_minutes"]) for row in rows}
    assert figures == {"Mair": (45 + 20 + 75, 30), "Nia": (90 + 30, 20)}
    numbers = {row["name"]: row["number"] for row in rows}
    assert numbers["Nia"] == await number_of(year.people["Nia"])


async def test_private_organisations_are_counted_together_as_other(year: Town) -> None:
    given = await minutes_by(await year.auditor(), "organisation")
    assert given == {
        "Lunch Club": 90,
        "The community itself": 75,
        "Members to each other": 50,
        "Other": 45,
    }


async def test_what_one_person_typed_and_confirmed_is_told_apart(year: Town) -> None:
    by_typist = await minutes_by(await year.auditor(), "month", "confirmed_by_typist_minutes")
    assert by_typist["2025-03"] == 0
    assert by_typist["2025-04"] == 20 + 75


async def test_names_are_for_those_who_may_see_them(year: Town) -> None:
    lead, nia = year.people["Llinos"], year.people["Nia"]
    await lead.gets("/reports/hours?by=member", status=403)
    await lead.gets("/reports/hours?by=activity")
    assert "member" not in (await lead.gets("/reports"))["items"][0]["by"]
    await nia.gets("/reports", status=403)
    await nia.gets("/reports/hours", status=403)


async def test_hours_from_before_the_books_stand_apart(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator, worked_on="2025-06-07")
    await old_hours(town, nia, minutes=500)
    for by in EVERYTHING:
        total = (await hours(coordinator, f"by={by}"))["total"]
        assert (total["given_minutes"], total["historic_given_minutes"]) == (60, 500)


async def old_hours(town: Town, giver: Person, *, minutes: int) -> None:
    """One line of an import of hours from before the books began."""
    run_id, row_id = new_id(), new_id()
    run = {
        "kind": "hours",
        "file_sha256": run_id.bytes,
        "reading": {},
        "options": {},
        "state": "checked",
        "counts": {},
        "run_by": giver.id,
        "checked_at": NOW,
    }
    entry = {
        "giver_id": giver.id,
        "receiver_type": "community",
        "receiver_id": town.id,
        "activity_id": town.choir,
        "worked_from": date(2019, 6, 7),
        "worked_on": date(2019, 6, 7),
        "minutes": minutes,
        "state": "historic",
        "logged_at": NOW,
        "import_row_id": row_id,
    }
    row = {
        "run_id": run_id,
        "position": 0,
        "sheet": "",
        "row_number": 1,
        "outcome": "historic",
        "problems": [],
    }
    async with town.database.transaction(town.id) as connection:
        for kind, id_, values in (
            (ImportRun, run_id, run),
            (ImportRow, row_id, row),
            (Contribution, new_id(), entry),
        ):
            await connection.execute(insert(kind).values(community_id=town.id, id=id_, **values))
        await connection.execute(
            update(ImportRun)
            .where(ImportRun.community_id == town.id, ImportRun.id == run_id)
            .values(state="posted")
        )


async def test_a_report_states_what_it_counts_in_both_languages(year: Town) -> None:
    auditor = await year.auditor()
    english = (await auditor.gets("/reports"))["items"][0]
    assert "month in which it was worked" in english["definition"]
    welsh = (await raw(auditor, "/reports", **{"Accept-Language": "cy"})).json()["items"][0]
    assert welsh["title"] == "Oriau a roddwyd ac a gafwyd"


async def test_a_table_has_minutes_as_numbers_and_as_times(year: Town) -> None:
    answer = await raw(await year.auditor(), "/reports/hours?by=activity&format=csv")
    [line] = table(answer)
    assert (line["Activity"], line["Minutes given"]) == ("Gardening", "260")
    assert line["Minutes given, hours and minutes"] == "4:20"


async def test_a_workbook_is_whole_and_speaks_welsh(year: Town) -> None:
    answer = await raw(
        year.people["Delyth"], "/reports/hours?format=xlsx&by=member", **{"Accept-Language": "cy"}
    )
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True)
    first, *rows = book["Oriau"].iter_rows(values_only=True)
    assert first[:5] == (
        "Rhif",
        "Aelod",
        "Cyfraniadau",
        "Munudau a roddwyd",
        "Munudau a roddwyd, oriau a munudau",
    )
    assert [(row[1], row[3], row[4]) for row in rows] == [
        ("Mair", 140, "2:20"),
        ("Nia", 120, "2:00"),
    ]
    about = [row[0] for row in book["Beth sy\u2019n cyfrif"].iter_rows(values_only=True)]
    assert about[0] == "Oriau a roddwyd ac a gafwyd"


async def test_a_name_that_is_a_formula_is_only_a_name(town: Town, coordinator: Person) -> None:
    trick = await town.person("@SUM(1+1)*cmd|' /C calc'!A0")
    await earns(trick, 30, coordinator)
    line = table(await raw(coordinator, "/reports/hours?by=member&format=csv"))[0]
    assert line["Member"].startswith("'@SUM")
    answer = await raw(coordinator, "/reports/hours?by=member&format=xlsx")
    cell = openpyxl.load_workbook(io.BytesIO(answer.content))["Hours"]["B2"]
    assert (cell.data_type, cell.value) == ("s", "@SUM(1+1)*cmd|' /C calc'!A0")


async def test_an_empty_community_has_a_report_too(town: Town, coordinator: Person) -> None:
    report = await hours(coordinator)
    assert (report["rows"], report["total"]["given_minutes"]) == ([], 0)


@pytest.mark.parametrize(
    "query",
    [
        "from=2025-02-30",
        "from=2025-05-01&to=2025-04-30",
        "by=colour",
        "format=pdf",
        "until=2025-04-30",
    ],
)
async def test_a_question_that_cannot_be_asked_is_refused(coordinator: Person, query: str) -> None:
    await coordinator.gets(f"/reports/hours?{query}", status=422)
