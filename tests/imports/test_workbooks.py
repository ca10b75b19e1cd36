"""Workbooks of Excel and LibreOffice, opened in a process of their own."""

import zipfile
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from timebank.imports.errors import (
    SheetDamaged,
    SheetLocked,
    SheetNotThere,
    SheetTooHeavy,
    SheetTooManyColumns,
    SheetTooManyRows,
)
from timebank.imports.sheets import workbook
from timebank.imports.sheets.files import open_sheet_file, read_rows
from timebank.imports.sheets.rows import Row

Written = Callable[..., Path]

ODS_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Oriau"><table:table-row>
<table:table-cell office:value-type="string"><text:p>Enw</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2025-05-03"/>
<table:table-cell office:value-type="float" office:value="1.5"/>
<table:table-cell table:number-columns-repeated="16380"/>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
"""
ODS_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>
"""


def rows(path: Path, *sheets: str) -> list[Row]:
    return list(read_rows(open_sheet_file(path, sheets=sheets)))


def test_dates_times_and_numbers_of_excel_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "hours.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Hours")
        clock, length = (
            book.add_format({"num_format": "h:mm"}),
            book.add_format({"num_format": "[h]:mm"}),
        )
        sheet.write(2, 1, date(2025, 5, 3), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write(2, 2, 1.5 / 24, clock)
        sheet.write(2, 3, 25 / 24, length)
        sheet.write(2, 4, 1.5)
        sheet.write(2, 5, 0.1 + 0.2)
        sheet.write_formula(2, 6, "=1+1", None, 2)
    assert rows(path)[2] == Row(
        "Hours",
        3,
        (
            "",
            date(2025, 5, 3),
            time(1, 30),
            timedelta(hours=25),
            Decimal("1.5"),
            Decimal("0.3"),
            Decimal(2),
        ),
    )


def test_every_month_has_its_sheet_and_hidden_ones_are_left(xlsx_file: Written) -> None:
    path = xlsx_file({"Ionawr": [["Enw", "Oriau"], ["Nia", "1"]], "Chwefror": [["Enw"], ["Mair"]]})
    assert open_sheet_file(path).sheets == ("Ionawr", "Chwefror")
    assert [(row.sheet, row.number) for row in rows(path)] == [
        ("Ionawr", 1),
        ("Ionawr", 2),
        ("Chwefror", 1),
        ("Chwefror", 2),
    ]


def test_one_sheet_may_be_chosen(xlsx_file: Written) -> None:
    path = xlsx_file({"Ionawr": [["a"]], "Chwefror": [["b"]]})
    assert rows(path, "Chwefror") == [Row("Chwefror", 1, ("b",))]
    with pytest.raises(SheetNotThere):
        rows(path, "Mawrth")


def test_libreoffices_sheets_are_read(tmp_path: Path) -> None:
    path = tmp_path / "oriau.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", ODS_MANIFEST)
        package.writestr("content.xml", ODS_CONTENT.replace(">\n<", "><"))
    assert rows(path) == [Row("Oriau", 1, ("Enw", date(2025, 5, 3), Decimal("1.5")))]


def test_a_sheet_of_sixteen_thousand_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ["x"] * 16_384)
    with pytest.raises(SheetTooManyColumns):
        rows(path)


def test_a_workbook_that_asks_for_all_memory_ends_only_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "corners.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "b")
    with pytest.raises(SheetTooHeavy):
        rows(path)


def test_a_workbook_may_have_only_so_many_rows(
    xlsx_file: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(SheetTooManyRows):
        rows(xlsx_file({"Hours": [["a"], ["b"], ["c"]]}))


def test_blank_rows_come_only_where_others_follow(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Hours")
        sheet.write_row(0, 0, ["Date"])
        sheet.write_row(2, 0, ["1/2/25"])
        sheet.write_string(3, 0, "")
        for number in range(4, 20):
            sheet.write_formula(number, 0, '=""', None, "")
    assert [(row.number, row.cells) for row in read_rows(open_sheet_file(path))] == [
        (1, ("Date",)),
        (2, ()),
        (3, ("1/2/25",)),
    ]


def test_a_damaged_workbook_is_said_to_be_damaged(tmp_path: Path, xlsx_file: Written) -> None:
    whole = xlsx_file({"Hours": [["Name", "Hours"], ["Nia", 1]]}).read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SheetDamaged):
        open_sheet_file(path)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5000)
    with pytest.raises((SheetDamaged, SheetLocked)):
        open_sheet_file(path)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook><sheets>")
    with pytest.raises(SheetDamaged):
        open_sheet_file(path)


def test_stopping_half_way_leaves_no_process_behind(xlsx_file: Written) -> None:
    path = xlsx_file({"Hours": [["Nia", "1"]] * 5000})
    reading = read_rows(open_sheet_file(path))
    assert next(reading).number == 1
    assert [next(reading).number for _ in range(9)][-1] == 10
    reading.close()  # type: ignore[attr-defined]
    assert next(reading, None) is None


def test_who_is_told_to_halt_reads_no_further(xlsx_file: Written) -> None:
    file = open_sheet_file(xlsx_file({"Hours": [["x" * 100]] * 5_000}))
    reading = read_rows(file)
    assert next(reading).number == 1
    file.halt.call()
    with pytest.raises(SheetTooHeavy):
        list(reading)
    with pytest.raises(SheetTooHeavy):
        list(read_rows(file))
