"""What `timebank export --journal` does."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO

from rich.console import Console

from timebank.audit import chain_queries
from timebank.audit.journal.book import Book
from timebank.audit.journal.pages import JournalBroken
from timebank.audit.journal.reading import Asked, open_book
from timebank.audit.journal.writing import JournalForm, written
from timebank.cli.communities import one_community
from timebank.cli.failures import Stop
from timebank.cli.whole_files import SCREEN, opened, refuse_existing
from timebank.db.engine import Database, enter
from timebank.proof import reading


def export_journal(
    url: str, community: str | None, file: Path, form: JournalForm, asked: Asked
) -> None:
    """Write the journal into a file that is whole or not there. Raises Stop."""
    if asked.first and asked.last and asked.first > asked.last:
        raise Stop("A period begins before it ends: --from comes before --to.")
    refuse_existing(file)
    try:
        asyncio.run(_export(url, community, file, form, asked))
    except JournalBroken as broken:
        raise Stop(f"{broken} Nothing was written. Ask for the proof at /audit/proof") from broken


async def _export(
    url: str, community: str | None, file: Path, form: JournalForm, asked: Asked
) -> None:
    database = Database(url, pool_size=2)
    try:
        async with database.transaction(snapshot=True) as connection:
            community_id = await one_community(connection, community)
            await enter(connection, community_id)
            book = await open_book(connection, community_id, asked)
            sealed = await reading.size(connection, community_id)
            waiting = await chain_queries.waiting(connection, community_id, sealed.size)
        with opened(file) as out:
            await _copy(written(database, book, form), out)
    finally:
        await database.close()
    _say(book, file, waiting)


async def _copy(parts: AsyncIterator[str], out: IO[str]) -> None:
    async for part in parts:
        _ = out.write(part)


def _say(book: Book, file: Path, waiting: int) -> None:
    """How far it goes, on standard error: the screen may be a pipe."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    for line in book.reach():
        console.print(f"{line}.", markup=False)
    if waiting:
        console.print(f"{waiting} events are not sealed yet; `timebank serve` seals them.")
    if file != SCREEN:
        console.print(f"Written to {file}.", markup=False)
