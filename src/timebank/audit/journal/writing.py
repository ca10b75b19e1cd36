"""An export as a stream of text: whole, whatever its size, and never much of it at once."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from enum import StrEnum

from timebank.audit.journal.book import Book
from timebank.audit.journal.pages import pages, rows_of
from timebank.audit.journal.plain_text import Beancount, Hledger
from timebank.audit.journal.sheets import Csv, JsonLines
from timebank.db.engine import Database

_LINES_AT_ONCE = 250
"""Of so many text is made before others have their turn: the database too, which waits where nobody
reads what it sends of the next page."""


class JournalForm(StrEnum):
    """How the journal is written."""

    CSV = "csv"
    JSONL = "jsonl"
    BEANCOUNT = "beancount"
    HLEDGER = "hledger"


MEDIA_TYPES = {
    JournalForm.CSV: "text/csv",
    JournalForm.JSONL: "application/x-ndjson",
    JournalForm.BEANCOUNT: "text/plain",
    JournalForm.HLEDGER: "text/plain",
}
SUFFIXES = {
    JournalForm.CSV: "csv",
    JournalForm.JSONL: "jsonl",
    JournalForm.BEANCOUNT: "beancount",
    JournalForm.HLEDGER: "journal",
}
_WRITERS: dict[JournalForm, Callable[[Book], Csv | JsonLines | Beancount | Hledger]] = {
    JournalForm.CSV: Csv,
    JournalForm.JSONL: JsonLines,
    JournalForm.BEANCOUNT: Beancount,
    JournalForm.HLEDGER: Hledger,
}


async def written(database: Database, book: Book, form: JournalForm) -> AsyncGenerator[str, None]:
    """The export, in parts. Raises JournalBroken where a line is missing."""
    writer = _WRITERS[form](book)
    yield "".join(writer.head())
    async for lines in pages(database, book.community_id, book.stretch):
        for start in range(0, len(lines), _LINES_AT_ONCE):
            yield writer.lines(rows_of(lines[start : start + _LINES_AT_ONCE]))
            await asyncio.sleep(0)
    yield "".join(writer.tail())
