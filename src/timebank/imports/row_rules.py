"""What holds for a row of any kind: which rows are none, and how text is taken."""

import re

from timebank.base.text import UnfitText, clean_text
from timebank.imports.cells import Cell, cell_text, is_blank, shown
from timebank.imports.names import fold_loosely
from timebank.imports.problems import Doubt, RowProblem, Skipped
from timebank.imports.table import Record

TOTAL = re.compile(
    r"(?:(?:grand|sub|overall) )?(?:sub)?totals?(?: .*)?|sum|(?:is )?gyfanswm|cyfanswm(?: .*)?"
)
FEWEST_HEADINGS = 2
LONGEST_NOTE = 2000
LONGEST_NAME = 200

Refused = tuple[RowProblem, ...]
"""Everything that is wrong with one row, never empty."""


def skip(record: Record) -> Skipped | None:
    """Whether the row holds nothing to import: blank, left out, the headings again, a total."""
    if not record.filled:
        return record.skipped("row_blank")
    if record.place in record.answers.left_out:
        return record.skipped("row_left_out")
    if _repeats_headings(record):
        return record.skipped("row_headings_again")
    return None


def is_total(record: Record) -> bool:
    """Whether the row begins with a word such as TOTAL or Cyfanswm."""
    first = record.filled[0]
    return isinstance(first, str) and TOTAL.fullmatch(fold_loosely(first)) is not None


def _repeats_headings(record: Record) -> bool:
    headings = record.layout.headings
    if len(record.filled) < FEWEST_HEADINGS or _heading(record.filled[0]) not in headings:
        return False
    return all(_heading(cell) in headings for cell in record.filled)


def _heading(cell: Cell) -> str | None:
    """The cell as a heading is compared; None where it is none."""
    return (fold_loosely(cell) or None) if isinstance(cell, str) else None


def beyond_headings(record: Record) -> list[RowProblem]:
    """A row of a CSV file with more cells than headings: a comma inside a cell cut it in two."""
    if not record.beyond:
        return []
    last = str(record.filled[-1])
    return [record.problem("", Doubt("row_cells_beyond", {"said": shown(last)}))]


def read_text(cell: Cell, *, longest: int) -> str | Doubt:
    """The cell as one clean line; "" for a placeholder such as a dash."""
    return _clean(cell, longest, many_lines=False)


def read_note(cell: Cell) -> str | Doubt:
    """The note, which may have several lines. What looks like a formula is text."""
    return _clean(cell, LONGEST_NOTE, many_lines=True)


def _clean(cell: Cell, longest: int, *, many_lines: bool) -> str | Doubt:
    if is_blank(cell):
        return ""
    try:
        return clean_text(cell_text(cell), longest=longest, many_lines=many_lines)
    except UnfitText as unfit:
        code = "row_text_too_long" if unfit.code == "text_too_long" else "row_text_unfit"
        return Doubt(code, {"said": shown(cell), "longest": longest})
