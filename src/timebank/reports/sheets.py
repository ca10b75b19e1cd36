"""The report as a table for a spreadsheet: CSV or XLSX, complete whatever its length."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from typing import Any

import xlsxwriter

from timebank.base.actors import Caller, Language
from timebank.base.cells import BYTE_ORDER_MARK, clock, csv_line
from timebank.base.ids import CommunityId
from timebank.base.words import say
from timebank.db.engine import Database
from timebank.reports.queries import Extent, HoursRow, hours
from timebank.reports.rules import MEASURES, By
from timebank.reports.wording import headings, name_of

_CHUNK = 64 * 1024
_NAME_WIDTH, _FIGURE_WIDTH = 32, 16


async def hours_csv(
    database: Database,
    community_id: CommunityId,
    extent: Extent,
    caller: Caller,
    language: Language,
) -> AsyncIterator[str]:
    """The rows as lines of text."""
    yield BYTE_ORDER_MARK + csv_line(headings(extent.by, language))
    async with database.transaction(community_id, snapshot=True) as connection:
        async for row in hours(connection, community_id, extent):
            yield csv_line(_cells(row, extent.by, caller, language))


async def hours_xlsx(
    database: Database,
    community_id: CommunityId,
    extent: Extent,
    caller: Caller,
    language: Language,
) -> AsyncIterator[bytes]:
    """The rows as a workbook with a second sheet that says what was counted. It is made in a
    temporary file, a row at a time, and then sent."""
    with tempfile.TemporaryFile() as file:
        book = xlsxwriter.Workbook(
            file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        sheet = _sheet(book, extent, language)
        async with database.transaction(community_id, snapshot=True) as connection:
            line = 0
            async for row in hours(connection, community_id, extent):
                line += 1
                _write(sheet, line, _cells(row, extent.by, caller, language))
        _add_about(book, extent, language)
        await asyncio.to_thread(book.close)
        file.seek(0)
        while chunk := await asyncio.to_thread(file.read, _CHUNK):
            yield chunk


def _cells(row: HoursRow, by: By, caller: Caller, language: Language) -> list[str | int | None]:
    figures = [cell for name in MEASURES for cell in (row.minutes[name], clock(row.minutes[name]))]
    number = [row.number] if by is By.MEMBER else []
    return [*number, name_of(row, caller, language), row.entries, *figures]


def _sheet(book: Any, extent: Extent, language: Language) -> Any:
    sheet = book.add_worksheet(say(language, "hours-sheet"))
    columns = headings(extent.by, language)
    sheet.set_column(0, 0, _NAME_WIDTH)
    sheet.set_column(1, len(columns) - 1, _FIGURE_WIDTH)
    sheet.freeze_panes(1, 0)
    strong = book.add_format({"bold": True, "text_wrap": True})
    for column, heading in enumerate(columns):
        sheet.write_string(0, column, heading, strong)
    return sheet


def _write(sheet: Any, line: int, cells: list[str | int | None]) -> None:
    """Text is written as text, whatever it begins with."""
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(line, column, cell)
        elif cell:
            sheet.write_string(line, column, cell)


def _add_about(book: Any, extent: Extent, language: Language) -> None:
    sheet = book.add_worksheet(say(language, "hours-about"))
    sheet.set_column(0, 0, 100)
    wrapped = book.add_format({"text_wrap": True})
    period = say(
        language,
        "hours-period",
        first=extent.first.isoformat() if extent.first else "…",
        last=extent.last.isoformat() if extent.last else "…",
    )
    lines = (say(language, "hours-title"), period, say(language, "hours-title.definition"))
    for number, words in enumerate(lines):
        sheet.write_string(number, 0, words, wrapped)
