"""What is no spreadsheet, who may not, and what stops half way: nothing comes in."""

import asyncio
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import asyncpg
import pytest
import xlsxwriter
from tests.api.spreadsheets import (
    agrees,
    brings_in,
    checks,
    hours,
    rows_of,
    said_of,
    sends_file,
)
from tests.api.town import Group, Person, Town
from tests.server import Server

pytestmark = pytest.mark.anyio

ROW = "07/06/2025,Nia,Lunch Club,gardening,1"


@pytest.fixture(autouse=True)
def everybody(nia: Person, mair: Person, club: Group) -> None:
    """Nia, Mair and the Lunch Club are there."""


def workbook(fill: Callable[[Any], None]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        fill(book.add_worksheet())
    return file.getvalue()


def bomb() -> bytes:
    """A few kilobytes that unpack to half a gigabyte."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(500):
                sheet.write(bytes(1024 * 1024))
    return file.getvalue()


def full_sheet(sheet: Any) -> None:
    sheet.write_row(0, 0, ["Date", "Who gave time", "Who to", "What", "How long"])
    sheet.write_row(1, 0, ["07/06/2025", "Nia", "Lunch Club", "gardening", 1])


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "sheet_empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "sheet_not_a_table"),
        (b"%PDF-1.7\n1 0 obj", "sheet_not_a_table"),
        (b"<html><table><tr><td>Date</td></tr></table></html>", "sheet_not_a_table"),
        (b"PK\x03\x04 not a package", "sheet_damaged"),
        (workbook(full_sheet)[:2_000], "sheet_damaged"),
        (b"nothing,like\nheadings,here\n", "sheet_headings_not_found"),
        (b"Name,E-mail,Card no.\nNia,nia@example.org,17\n", "sheet_column_missing"),
        (b"Date,Who gave time,Hours" + b"," * 300 + b"\n", "sheet_too_many_columns"),
        (b"Date,Who gave time,Hours" + b"," * 1_000_000 + b"\n", "sheet_line_too_long"),
        (b'Date,Who gave time,Hours\n"07/06/2025,Nia,1\n' + b"a,b,c\n" * 300, "sheet_quote_open"),
    ],
)
async def test_what_is_no_sheet_of_hours_is_refused(
    coordinator: Person, file: bytes, code: str
) -> None:
    refused = await checks(coordinator, file, status=422)
    assert refused["code"] == code
    assert (await coordinator.gets("/imports"))["items"] == []


async def test_a_zip_bomb_is_never_unpacked(coordinator: Person) -> None:
    assert (await checks(coordinator, bomb(), status=422))["code"] == "sheet_too_heavy"


async def test_a_file_beyond_measure_is_refused(coordinator: Person) -> None:
    refused = await checks(coordinator, bytes(34 * 1024 * 1024), status=413)
    assert refused["code"] == "body_too_large"


async def test_formulas_are_text_and_are_never_worked_out(coordinator: Person) -> None:
    run = await checks(coordinator, hours('=1+1,=A1,"=HYPERLINK(""x"")",@SUM(1),=2*30,=1'))
    refused = await rows_of(coordinator, run, outcome="refused")
    assert [column for _, column, _ in said_of(refused)] == ["A", "B", "C", "D", "E"]
    run = await brings_in(coordinator, hours(f"{ROW},=2+2"), "hours")
    assert (await rows_of(coordinator, run))[0]["cells"]["note"] == "=2+2"


async def test_nul_and_bidi_characters_are_shown_and_not_taken(coordinator: Person) -> None:
    sheet = hours("07/06/2025,N\0ia,Lunch Club,gardening,1,a \u202e note", f"{ROW},\u202enote")
    run = await checks(coordinator, sheet)
    rows = await rows_of(coordinator, run, outcome="refused")
    assert [(row["row"], len(row["said"])) for row in rows] == [(2, 2), (3, 1)]
    assert "\0" not in json.dumps(rows, ensure_ascii=False)


@pytest.mark.parametrize(
    ("options", "pointer"),
    [
        ({"colour": "red"}, "/options/colour"),
        ({"header_row": "1"}, "/options/header_row"),
        ({"answers": [{"row": 0, "field": "date", "text": "x"}]}, "/options/answers/0/row"),
        ({"organisation_id": "0197a0b0-0000-7000-8000-000000000000"}, "/options/organisation_id"),
        ({"counted_on": "31/12/2024"}, "/options/counted_on"),
    ],
)
async def test_options_are_checked_as_any_request(
    coordinator: Person, options: dict[str, Any], pointer: str
) -> None:
    refused = await checks(coordinator, hours(ROW), status=422, **options)
    assert [error["pointer"] for error in refused["errors"]] == [pointer]


async def test_columns_that_are_not_there_are_refused(coordinator: Person) -> None:
    named = await checks(coordinator, hours(ROW), status=422, columns={"giver": "Nobody"})
    assert (named["code"], named["field"]) == ("sheet_column_unknown", "giver")
    named = await checks(coordinator, hours(ROW), status=422, columns={"colour": "A"})
    assert named["code"] == "sheet_field_unknown"


async def test_only_coordinators_bring_files_in(nia: Person, lead: Person) -> None:
    for person in (nia, lead):
        await checks(person, hours(ROW), status=403)
        await person.gets("/imports", status=403)


async def test_auditors_see_rows_without_what_names_people(town: Town, coordinator: Person) -> None:
    run = await brings_in(coordinator, hours(ROW, "07/06/2025,Niaa,Lunch Club,choir,1"), "hours")
    auditor = await town.auditor()
    rows = await rows_of(auditor, run)
    assert [row["outcome"] for row in rows] == ["credited", "refused"]
    assert all(row["cells"] is None for row in rows)
    assert "Nia" not in json.dumps(rows)
    await sends_file(auditor, "/imports", hours(ROW), "hours", status=403)


async def test_another_towns_imports_are_not_there(
    town: Town, bank: Town, coordinator: Person
) -> None:
    run = await checks(coordinator, hours(ROW))
    other = await bank.coordinator("Eleri")
    await other.gets(f"/imports/{run['id']}", status=404)
    await agrees(other, run, status=404)
    assert (await other.gets("/imports"))["items"] == []


async def test_lists_come_page_by_page(coordinator: Person) -> None:
    for minutes in (1, 2, 3):
        await checks(coordinator, hours(f"07/06/2025,Nia,Lunch Club,gardening,{minutes}"))
    first = await coordinator.gets("/imports?limit=2&kind=hours&state=checked")
    rest = await coordinator.gets(
        f"/imports?limit=2&kind=hours&state=checked&after={first['next']}"
    )
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (2, 1, None)


async def test_a_database_that_goes_away_half_way_leaves_nothing_behind(
    coordinator: Person, nia: Person, server: Server
) -> None:
    days = [f"{day:02}/{month:02}/2024" for month in range(1, 13) for day in range(1, 29)]
    lines = [
        f"{day},{who},Lunch Club,{what},1"
        for day in days
        for who in ("Nia", "Mair")
        for what in ("gardening", "choir")
    ]
    run = await checks(coordinator, hours(*lines))
    posting = asyncio.create_task(agrees(coordinator, run, status=503))
    await ends_the_posting(server)
    assert (await posting)["code"] == "unavailable"
    assert await nia.balance() == 0
    await agrees(coordinator, run)
    assert await nia.balance() == 60 * len(lines) // 2


async def ends_the_posting(server: Server) -> None:
    """As the database's administrator: the connection that is crediting an import goes."""
    administrator = await asyncpg.connect(server.superuser_url())
    try:
        ended: list[Any] = []
        async with asyncio.timeout(60):
            while not ended:  # each look lets the posting go on
                ended = await administrator.fetch(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE query LIKE '%verify_stated%' AND state = 'active'"
                    " AND pid <> pg_backend_pid()"
                )
    finally:
        await administrator.close()
