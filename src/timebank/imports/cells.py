"""A cell as it comes out of a spreadsheet, and the plain questions one asks of it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

Cell = str | Decimal | date | datetime | time | timedelta
"""Text, an exact number, or what Excel keeps as a date or a time; "" is an empty cell."""

PLACEHOLDERS = frozenset(
    {"", "-", "\u2013", "\u2014", "--", "?", "n/a", "na", "nil", "none", "dim", "."}
)
"""What people type for "nothing here"."""

LONGEST_PLACEHOLDER = max(map(len, PLACEHOLDERS))
CELL_SHOWN = 80


def cell_text(cell: Cell) -> str:
    """The cell as text, trimmed; dates as day/month/year, since day comes before month here."""
    match cell:
        case str():
            return cell.strip()
        case datetime() | date():
            return f"{cell.day:02}/{cell.month:02}/{cell.year}"
        case timedelta():
            seconds = int(cell.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02}"
        case time():
            return cell.strftime("%H:%M")
        case Decimal():
            return format(cell.normalize(), "f")


def is_blank(cell: Cell) -> bool:
    """Whether the cell holds nothing: empty, spaces, or a placeholder such as a dash."""
    if not isinstance(cell, str):
        return False
    text = cell.strip()
    return len(text) <= LONGEST_PLACEHOLDER and text.casefold() in PLACEHOLDERS


def is_empty(cell: Cell) -> bool:
    """Whether nothing at all was typed: a dash is something."""
    return isinstance(cell, str) and not cell.strip()


def shown(cell: Cell) -> str:
    """The cell as it stands in a sentence about it: one line, and not too long."""
    text = " ".join(cell_text(cell).split())
    printable = "".join(letter if letter.isprintable() else "�" for letter in text)
    return printable if len(printable) <= CELL_SHOWN else printable[: CELL_SHOWN - 1] + "…"
