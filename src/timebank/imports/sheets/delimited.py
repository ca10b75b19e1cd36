"""CSV and its kin: comma, semicolon, tab or bar, read record by record.

A record is a row of the spreadsheet even where a quoted cell holds line breaks, so the numbers
are those the person sees. A cell that begins with "=" is text and is never worked out.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import islice
from pathlib import Path

from timebank.imports.errors import (
    SheetLineTooLong,
    SheetQuoteOpen,
    SheetTooManyColumns,
    SheetTooManyRows,
)
from timebank.imports.sheets.rows import LONGEST_LINE, MOST_COLUMNS, MOST_ROWS, Row

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_RECORDS = 200
MOST_LINES_IN_RECORD = 200
FEWEST_COLUMNS_OF_TABLE = 3


class Lines:
    """The file's lines for the CSV reader, with a bound on each, and the record's own lines."""

    def __init__(self, file: TextIOWrapper) -> None:
        self.file = file
        self.record: list[str] = []
        self.row = 1

    def __iter__(self) -> Iterator[str]:
        while line := self.file.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                raise SheetLineTooLong(row=self.row, limit=LONGEST_LINE)
            self.record.append(line)
            if len(self.record) > MOST_LINES_IN_RECORD:
                raise SheetQuoteOpen(row=self.row)
            yield line


def find_delimiter(path: Path, encoding: str) -> str:
    """The delimiter that cuts the most records into the same number of cells."""
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline(LONGEST_LINE)
        named = _named_delimiter(first)
        if named:
            return named
        sample = [first, *(file.readline(LONGEST_LINE) for _ in range(SAMPLE_RECORDS))]
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _named_delimiter(line: str) -> str | None:
    """Excel's own first line "sep=;": it is no row."""
    line = line.strip().strip('"')
    return line[4] if line.lower().startswith("sep=") and len(line) == len("sep=;") else None


def _evenness(sample: list[str], delimiter: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    for record in csv.reader(sample, delimiter=delimiter):
        widths[len(record)] += 1
    wide = [(number, width) for width, number in widths.items() if width > 1]
    return max(wide, default=(0, 0))


def delimited_rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    """The rows, blank ones too, numbered as the spreadsheet program numbers them.

    Raises SheetLineTooLong, SheetQuoteOpen, SheetTooManyColumns and SheetTooManyRows.
    """
    with path.open(encoding=encoding, newline="") as file:
        if not _named_delimiter(file.readline(LONGEST_LINE)):
            file.seek(0)
        lines = Lines(file)
        reader = csv.reader(lines, delimiter=delimiter)
        while (row := _next_row(reader, lines, delimiter)) is not None:
            yield row


def _next_row(reader: Iterator[list[str]], lines: Lines, delimiter: str) -> Row | None:
    try:
        cells = next(reader, None)
    except csv.Error as error:
        raise SheetQuoteOpen(row=lines.row) from error
    if cells is None:
        return None
    number, lines.row = lines.row, lines.row + 1
    if number > MOST_ROWS:
        raise SheetTooManyRows(limit=MOST_ROWS)
    if len(cells) > MOST_COLUMNS:
        raise SheetTooManyColumns(row=number, limit=MOST_COLUMNS)
    if len(lines.record) > 1 and _swallows_rows(lines.record, delimiter):
        raise SheetQuoteOpen(row=number)
    lines.record.clear()
    return Row("", number, tuple(cells))


def _swallows_rows(record: list[str], delimiter: str) -> bool:
    """Whether a quotation mark that nobody closed made one cell of several rows."""
    if sum(line.count('"') for line in record) % 2:
        return True
    widths = [line.count(delimiter) for line in islice(record, 1, len(record) - 1)]
    return any(width >= FEWEST_COLUMNS_OF_TABLE - 1 for width in widths)
