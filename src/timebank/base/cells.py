"""Tables as text that people open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable

BYTE_ORDER_MARK = "\ufeff"
"""First in a CSV file, or Excel takes its Welsh letters for another encoding."""
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001


def csv_line(cells: Iterable[str | int | None]) -> str:
    """One line of CSV (RFC 4180). A text that a spreadsheet would carry out as a formula is made
    harmless by an apostrophe in front of it; numbers stay numbers."""
    line = io.StringIO()
    csv.writer(line).writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def clock(minutes: int) -> str:
    """Minutes as hours and minutes, "6:30"; below zero with a minus sign that is no formula."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{chr(0x2212) if minutes < 0 else ''}{hours}:{rest:02}"


def _harmless(cell: str | int | None) -> str | int | None:
    if isinstance(cell, str) and cell.startswith(_BEGINS_FORMULA):
        return f"'{cell}"
    return cell
