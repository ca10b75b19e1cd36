"""CSV files with the habits of many programs; and what is no sheet at all."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from timebank.imports.errors import (
    SheetEmpty,
    SheetEncodingUnknown,
    SheetLineTooLong,
    SheetNotATable,
    SheetNotThere,
    SheetQuoteOpen,
    SheetTooHeavy,
    SheetTooLarge,
    SheetTooManyColumns,
    SheetTooManyRows,
)
from timebank.imports.sheets import delimited, kinds
from timebank.imports.sheets.files import open_sheet_file, read_rows

Written = Callable[..., Path]

TEXT = "Dyddiad;Enw;Oriau\r\n03/02/25;Siân Llŷr;1,5\r\n04/02/25;Gwenllïan Ŵyn;½\r\n"


def cells(path: Path) -> list[tuple[int, tuple[object, ...]]]:
    return [(row.number, row.cells) for row in read_rows(open_sheet_file(path))]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso8859_14"]
)
def test_welsh_letters_are_read_in_every_encoding_that_has_them(
    csv_file: Written, encoding: str
) -> None:
    text = TEXT if encoding != "iso8859_14" else TEXT.replace("½", "1")
    assert cells(csv_file(text, encoding))[1] == (2, ("03/02/25", "Siân Llŷr", "1,5"))


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_old_encodings_are_told_apart_by_their_letters(csv_file: Written, encoding: str) -> None:
    text = "Name;Group;Note\nSiân;Dusty Forge Café;£2, naïve\nGwenllïan;Café;tête-à-tête\n"
    file = open_sheet_file(csv_file(text, encoding))
    assert file.encoding == encoding
    assert next(iter(read_rows(file))).cells[0] == "Name"
    assert [row.cells[0] for row in read_rows(file)][1:] == ["Siân", "Gwenllïan"]


def test_curly_quotes_and_a_half_of_windows_are_read(csv_file: Written) -> None:
    path = csv_file("Who;Long;Note\nMen\u2019s Shed;1½;\u201clovely\u201d\n", "cp1252")
    assert cells(path)[1][1] == ("Men\u2019s Shed", "1½", "\u201clovely\u201d")


def test_the_person_may_name_the_encoding(csv_file: Written) -> None:
    path = csv_file("Name;Hours\nPaweł;1\n", "cp1250")
    file = open_sheet_file(path, encoding="windows-1250")
    assert [row.cells[0] for row in read_rows(file)][1] == "Paweł"
    for encoding in ("utf-8", "no such", "base64"):
        with pytest.raises(SheetEncodingUnknown):
            open_sheet_file(path, encoding=encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(csv_file: Written, delimiter: str) -> None:
    rows = [["Hours, please", "", ""], ["Date", "Who", "Long"], ["1/2/25", "Nia", "1;5 or | so"]]
    rows += [["2/2/25", "Mair", "2"]] * 3
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert open_sheet_file(csv_file(text)).delimiter == delimiter


def test_excels_own_first_line_names_the_delimiter_and_is_no_row(csv_file: Written) -> None:
    assert cells(csv_file("sep=;\r\nName;Hours\r\nNia;1,5\r\n")) == [
        (1, ("Name", "Hours")),
        (2, ("Nia", "1,5")),
    ]


def test_rows_are_numbered_as_the_spreadsheet_shows_them(csv_file: Written) -> None:
    path = csv_file('Name,Note\n\nNia,"two\nlines"\nMair,one\n')
    assert [number for number, _ in cells(path)] == [1, 2, 3, 4]
    assert cells(path)[2] == (3, ("Nia", "two\nlines"))


def test_a_formula_is_text(csv_file: Written) -> None:
    assert cells(csv_file("Name,Note\nNia,=SUM(A1:A9)\n"))[1][1][1] == "=SUM(A1:A9)"


def test_old_macintosh_line_ends_are_understood(csv_file: Written) -> None:
    assert len(cells(csv_file("Name,Hours\rNia,1\rMair,2\r"))) == 3


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('Date,Name,Note\n1/2/25,Nia,"lovely\n2/2/25,Mair,fine\n3/2/25,Nia,\n', 2),
        ('Date,Name,Note\n1/2/25,Nia,"lovely\n2/2/25,Mair,fine\n3/2/25,Nia,"good"\n', 2),
        ('Date,Name,Note\n1/2/25,Nia,"lovely' + "\nx" * 500, 2),
    ],
)
def test_a_quotation_mark_that_swallows_rows_is_found(
    csv_file: Written, text: str, row: int
) -> None:
    with pytest.raises(SheetQuoteOpen) as refusal:
        cells(csv_file(text))
    assert refusal.value.facts == {"row": row}


def test_a_sheet_has_limits(csv_file: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SheetTooManyColumns):
        cells(csv_file("a,b\n" + "," * 300))
    with pytest.raises(SheetLineTooLong) as refusal:
        cells(csv_file("a,b\n1,2\n" + "," * 1_000_000))
    assert refusal.value.facts["row"] == 3
    monkeypatch.setattr(delimited, "MOST_ROWS", 2)
    with pytest.raises(SheetTooManyRows) as many:
        cells(csv_file("a,b\n1,2\n3,4\n"))
    assert many.value.facts == {"limit": 2}
    monkeypatch.setattr(kinds, "MOST_BYTES", 3)
    with pytest.raises(SheetTooLarge):
        open_sheet_file(csv_file("a,b\n"))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "picture"),
        (b"\x00\x00\x00\x18ftypheic", "picture"),
        (b"%PDF-1.7\n", "pdf"),
        (b"<!DOCTYPE html><html><table>", "web_page"),
        (b"\xef\xbb\xbf\n<html>", "web_page"),
        (b"{\\rtf1 Hours}", "document"),
        (b"\x7fELF\x02", "program"),
        (bytes(range(256)) * 20, "other"),
        (b'{"hours": []}', "other"),
    ],
)
def test_what_is_no_sheet_is_called_what_it_is(tmp_path: Path, head: bytes, kind: str) -> None:
    path = tmp_path / "hours.csv"
    path.write_bytes(head)
    with pytest.raises(SheetNotATable) as refusal:
        open_sheet_file(path)
    assert refusal.value.facts == {"kind": kind}


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\x00" * 99])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hours.csv"
    path.write_bytes(content)
    with pytest.raises(SheetEmpty):
        open_sheet_file(path)


def test_an_archive_of_photographs_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "hours.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("photo.jpg", b"\xff\xd8\xff")
    with pytest.raises(SheetNotATable):
        open_sheet_file(path)


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "hours.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<workbook/>")
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(450):
                part.write(b"0" * 1024 * 1024)
    with pytest.raises(SheetTooHeavy):
        open_sheet_file(path)


def test_a_csv_file_has_no_sheets_to_choose_from(csv_file: Written) -> None:
    with pytest.raises(SheetNotThere):
        open_sheet_file(csv_file("Name,Hours\n"), sheets=("January",))
