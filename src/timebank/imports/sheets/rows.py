"""A row of a sheet, and how much of a sheet is read."""

from dataclasses import dataclass

from timebank.imports.cells import Cell

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 250_000
MOST_COLUMNS = 256
LONGEST_LINE = 100_000
MOST_UNPACKED_BYTES = 400 * 1024 * 1024
MOST_PARTS = 5_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` counts from 1, as the spreadsheet program shows it."""

    sheet: str
    number: int
    cells: tuple[Cell, ...]
