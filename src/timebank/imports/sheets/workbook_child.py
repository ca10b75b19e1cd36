"""The process that opens a stranger's workbook: it has a ceiling of memory and of time.

A workbook of a few kilobytes can ask for the memory of 16,384 columns times a million rows, so it
is opened here, where the worst that happens is that this process ends. It writes one line of JSON
a row: sheet, number, cells.
"""

import json
import math
import os
import resource
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import islice

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError
from python_calamine import SheetVisibleEnum as Visible

from timebank.imports.sheets.rows import LONGEST_LINE, MOST_COLUMNS

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 60
DIGITS_OF_EXCEL = 15

Encoded = str | dict[str, str | int]


def main(arguments: list[str]) -> int:
    """Arguments: the file, how many rows of each sheet (0: all), and the sheets (none: all)."""
    path, most_rows, *wanted = arguments
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            _write(workbook, int(most_rows), wanted)
    except MemoryError:
        _say({"refused": "heavy"})
    except PasswordError:
        _say({"refused": "locked"})
    except CalamineError as error:
        _say({"refused": "locked" if "password" in str(error).lower() else "damaged"})
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _write(workbook: CalamineWorkbook, most_rows: int, wanted: list[str]) -> None:
    names = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible is Visible.Visible]
    unknown = set(wanted) - set(workbook.sheet_names)
    if unknown:
        _say({"refused": "not_there"})
        return
    _say({"sheets": wanted or names})
    for name in wanted or names:
        for number, cells in _rows(workbook.get_sheet_by_name(name), most_rows):
            if len(cells) > MOST_COLUMNS:
                _say({"refused": "columns", "row": number})
                return
            if sum(len(cell) for cell in cells) > LONGEST_LINE:
                _say({"refused": "line", "row": number})
                return
            _say([name, number, cells])


def _rows(sheet: CalamineSheet, most_rows: int) -> Iterator[tuple[int, list[Encoded]]]:
    if sheet.start is None:
        return
    before: list[Encoded] = [""] * sheet.start[1]
    rows = islice(sheet.iter_rows(), most_rows or None)
    last = 0
    for number, cells in enumerate(rows, 1):
        encoded = before + [_encoded(cell) for cell in cells]
        while encoded and encoded[-1] == "":
            encoded.pop()
        if encoded:  # blank rows only where others follow: some programs save a million
            yield from ((blank, []) for blank in range(last + 1, number))
            yield number, encoded
            last = number


def _encoded(cell: float | str | date | time | timedelta) -> Encoded:
    """Numbers to the fifteen digits that Excel itself keeps, so that 0.1 + 0.2 is 0.3 again."""
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).upper()
        case int() | float():
            return {"number": format(cell, f".{DIGITS_OF_EXCEL}g")} if math.isfinite(cell) else ""
        case timedelta():
            return {"seconds": (cell + timedelta(milliseconds=500)) // timedelta(seconds=1)}
        case date() | time():
            return {type(cell).__name__: cell.isoformat()}


def _say(line: object) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
