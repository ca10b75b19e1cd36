"""Exports of the journal, beside a bare COPY of the same rows."""

import resource
import time

from tests.api.town import Town

from bench.figures import Figure, share
from bench.hours import AT_ONCE, Hours
from bench.installation import analyze, prepare, server
from timebank.audit.journal.pages import LINES as ROWS
from timebank.audit.journal.reading import Asked, open_book
from timebank.audit.journal.writing import JournalForm, written
from timebank.db.engine import Database, copy_out

LINES = 100_000


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """All lines of a sealed journal in each form, in turn with COPY in one go."""
    del seconds
    with server() as embedded:
        bench = await prepare(embedded)
        database = Database(bench.service_url)
        town = await _filled(database)
        await analyze(bench)
        peers, rates = [], {form: list[float]() for form in JournalForm}
        cpu = {form: list[float]() for form in JournalForm}
        for _ in range(rounds):
            peers.append(await _copied(database, town))
            for form, found in rates.items():
                rate, in_cpu = await _exported(database, town, form)
                found.append(rate)
                cpu[form].append(in_cpu)
        await database.close()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = [Figure("bare COPY of the journal's rows, lines/s", peers)]
    for form, found in rates.items():
        shares = [rate / peer for rate, peer in zip(found, peers, strict=True)]
        figures.append(Figure(f"export as {form}, lines/s", found, "≥ 50,000"))
        figures.append(Figure(f"export as {form}, share of COPY", shares, "", share))
        figures.append(Figure(f"export as {form}, lines in a second of our CPU", cpu[form]))
    figures.append(Figure("most memory, MB, this program and its filling", [most], "< 300"))
    return figures


async def _filled(database: Database) -> Town:
    """A town with so many thanks, sealed."""
    hours = await Hours.in_town(database)
    for first in range(0, LINES, AT_ONCE):
        await hours.give(first)
    await hours.seal()
    return hours.town


async def _copied(database: Database, town: Town) -> float:
    began = time.monotonic()
    async with database.transaction(town.id) as connection:
        rows = await copy_out(connection, ROWS, town.id, 0, LINES, None, None)
    if rows.count(b"\n") != LINES:
        raise RuntimeError("not every line came")
    return LINES / (time.monotonic() - began)


async def _exported(database: Database, town: Town, form: JournalForm) -> tuple[float, float]:
    """Lines in a second, and in a second of this program's CPU."""
    async with database.transaction(town.id, snapshot=True) as connection:
        book = await open_book(connection, town.id, Asked())
    began, used = time.monotonic(), time.process_time()
    async for _ in written(database, book, form):
        pass
    return book.lines / (time.monotonic() - began), book.lines / (time.process_time() - used)
