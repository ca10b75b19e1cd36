"""XLSX, XLS, XLSB and ODS, read by python-calamine in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from timebank.imports.cells import Cell
from timebank.imports.errors import (
    SheetDamaged,
    SheetLineTooLong,
    SheetLocked,
    SheetNotThere,
    SheetTooHeavy,
    SheetTooManyColumns,
    SheetTooManyRows,
)
from timebank.imports.sheets.halt import Halt
from timebank.imports.sheets.rows import LONGEST_LINE, MOST_COLUMNS, MOST_ROWS, Row

REFUSALS = {
    "locked": SheetLocked,
    "damaged": SheetDamaged,
    "not_there": SheetNotThere,
    "heavy": SheetTooHeavy,
}


def workbook_sheets(path: Path, halt: Halt) -> tuple[str, ...]:
    """The names of the sheets that are not hidden."""
    with _child(path, halt, 1, ()) as lines:
        return tuple(_said(next(lines, ""))["sheets"])


def workbook_rows(
    path: Path, halt: Halt, sheets: tuple[str, ...] = (), most_rows: int = 0
) -> Iterator[Row]:
    """The rows of the named sheets (of all that are not hidden), the first `most_rows` of each.

    Blank rows come only where others follow. Raises SheetLocked, SheetDamaged, SheetNotThere,
    SheetTooHeavy, SheetTooManyColumns and SheetTooManyRows.
    """
    with _child(path, halt, most_rows, sheets) as lines:
        _said(next(lines, ""))
        for rows, line in enumerate(lines, 1):
            sheet, number, cells = _said(line)
            if rows > MOST_ROWS:
                raise SheetTooManyRows(limit=MOST_ROWS)
            yield Row(sheet, number, tuple(_decoded(cell) for cell in cells))


@contextmanager
def _child(
    path: Path, halt: Halt, most_rows: int, sheets: tuple[str, ...]
) -> Iterator[Iterator[str]]:
    """The child's lines. A signal ends it at its ceiling of memory or time, or when it is halted.
    A terminal's Ctrl-C is for us alone, or the workbook would be taken for a heavy one."""
    module = "timebank.imports.sheets.workbook_child"
    command = [sys.executable, "-m", module, str(path.resolve()), str(most_rows), *sheets]
    with (
        subprocess.Popen(  # noqa: S603 (our own module; the path is one argument, no shell)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            process_group=0,
        ) as child,
        halt.ends(child),
    ):
        try:
            yield _lines_until_death(child)
        finally:
            child.kill()


def _lines_until_death(child: "subprocess.Popen[str]") -> Iterator[str]:
    output: IO[str] | None = child.stdout
    yield from output or ()
    if child.wait() < 0:
        raise SheetTooHeavy
    if child.returncode:
        raise SheetDamaged


def _said(line: str) -> Any:
    said = json.loads(line) if line else {"refused": "damaged"}
    if not isinstance(said, dict) or "refused" not in said:
        return said
    match said["refused"]:
        case "columns":
            raise SheetTooManyColumns(row=said["row"], limit=MOST_COLUMNS)
        case "line":
            raise SheetLineTooLong(row=said["row"], limit=LONGEST_LINE)
        case why:
            raise REFUSALS[why]


def _decoded(cell: str | dict[str, Any]) -> Cell:
    if isinstance(cell, str):
        return cell
    ((kind, value),) = cell.items()
    match kind:
        case "number":
            return Decimal(value)
        case "datetime":
            return datetime.fromisoformat(value)
        case "date":
            return date.fromisoformat(value)
        case "time":
            return time.fromisoformat(value)
        case _:
            return timedelta(seconds=value)
