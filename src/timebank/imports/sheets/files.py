"""A file of rows, of whatever kind: opened once, read as often as need be."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from timebank.imports.errors import SheetNotThere
from timebank.imports.sheets.delimited import delimited_rows, find_delimiter
from timebank.imports.sheets.encodings import check_encoding, text_encoding
from timebank.imports.sheets.halt import Halt
from timebank.imports.sheets.kinds import FileKind, file_kind
from timebank.imports.sheets.rows import Row
from timebank.imports.sheets.workbook import workbook_rows, workbook_sheets


@dataclass(frozen=True)
class SheetFile:
    """A spreadsheet file and how it is read; `sheets` are the names of a workbook's sheets, and
    `halt` stops whoever is reading it.

    A delimited file has one sheet, whose name is "".
    """

    path: Path
    kind: FileKind
    sheets: tuple[str, ...]
    encoding: str | None = None
    delimiter: str | None = None
    halt: Halt = field(default_factory=Halt, compare=False, repr=False)


def open_sheet_file(
    path: Path,
    *,
    sheets: tuple[str, ...] = (),
    encoding: str | None = None,
    delimiter: str | None = None,
    halt: Halt | None = None,
) -> SheetFile:
    """Find out how the file is read; what the person says of it goes before the guess.

    Raises a SheetRefused where it is no spreadsheet, empty, locked, damaged or too large.
    """
    kind, halt = file_kind(path), halt or Halt()
    if kind is FileKind.WORKBOOK:
        there = workbook_sheets(path, halt)
        return SheetFile(path, kind, sheets or there, halt=halt)
    if sheets not in ((), ("",)):
        raise SheetNotThere
    found = check_encoding(path, encoding) if encoding else text_encoding(path)
    return SheetFile(path, kind, ("",), found, delimiter or find_delimiter(path, found), halt)


def read_rows(file: SheetFile, *, most_rows: int = 0) -> Iterator[Row]:
    """The rows of each sheet in turn; only the first `most_rows` of each where that is above 0."""
    if file.kind is FileKind.WORKBOOK:
        return workbook_rows(file.path, file.halt, file.sheets, most_rows)
    rows = delimited_rows(file.path, file.encoding or "utf-8", file.delimiter or ",")
    return islice(rows, most_rows or None)
