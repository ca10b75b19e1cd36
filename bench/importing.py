"""A spreadsheet of 100,000 rows of hours: tried, posted and undone by the command line."""

import csv
import random
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import anyio.to_thread
import httpx
import xlsxwriter
from sqlalchemy import select
from tests.api.town import Town

from bench import pgbench
from bench.commands import Ran, ran
from bench.figures import Figure
from bench.installation import Bench, prepare, server
from timebank.db.engine import Database
from timebank.people.tables import Member

ROWS = 100_000
TENTH = ROWS // 10
MEMBERS = 1_000
GROUPS = 100
DAYS = 730
HEADINGS = ("Date", "Who gave time", "Who to", "What", "How long", "Notes")
DURATIONS = ("1", "2", "1.5", "45 mins", "1:30", "2½", "half an hour", "3 hrs", "1 awr 30 munud")
DATES = ("%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%d %b %Y")
EXCHANGES, NOTES = 0.1, 0.2
SEED = 7


@dataclass(frozen=True)
class Desk:
    """A coordinator's command line on a town's books."""

    bench: Bench
    town: Town
    number: str

    def runs(self, *arguments: str) -> Ran:
        """`timebank import`, as a process of its own."""
        options = ("--community", self.town.slug, "--as", self.number)
        return ran("import", *arguments, *options, database_url=self.bench.service_url)

    def brings_in(self, sheet: Path) -> Ran:
        """Tried and posted in one go."""
        return self.runs(str(sheet), "--kind", "hours", "--yes")

    def undoes(self, posted: Ran) -> Ran:
        found = re.search(r"--undo\s+([0-9a-f-]{36})", posted.said)
        if found is None:
            raise RuntimeError(posted.said)
        return self.runs("--undo", found[1])


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """A CSV file comes in and is undone, then a tenth of it, then all of it as XLSX; in turn with
    pgbench. Each round has a town of its own, on the same server."""
    peers: list[float] = []
    csvs, workbooks = [], []
    undone: list[Ran] = []
    undone_tenth: list[Ran] = []
    with server() as embedded, tempfile.TemporaryDirectory(prefix="timebank-bench-") as folder:
        bench = await prepare(embedded)
        await pgbench.make_tables(embedded)
        for number in range(rounds):
            desk = await _desk(bench)
            sheets = [_csv(Path(folder), number, ROWS), _csv(Path(folder), number, TENTH)]
            peers.append(await anyio.to_thread.run_sync(pgbench.rate, embedded, seconds))
            for sheet, undoings in zip(sheets, (undone, undone_tenth), strict=True):
                posted = await anyio.to_thread.run_sync(desk.brings_in, sheet)
                undoings.append(await anyio.to_thread.run_sync(desk.undoes, posted))
                if sheet is sheets[0]:
                    csvs.append(posted)
            workbook = _xlsx(Path(folder), number, ROWS)
            workbooks.append(await anyio.to_thread.run_sync(desk.brings_in, workbook))
    slower = [
        (all_.seconds / ROWS) / (tenth.seconds / TENTH)
        for all_, tenth in zip(undone, undone_tenth, strict=True)
    ]
    return [
        *_figures("CSV in", csvs, "< 60"),
        Figure(
            "CSV in, rows in the time of one transaction of bare pgbench",
            [ROWS / one.seconds / peer for one, peer in zip(csvs, peers, strict=True)],
            show="{:.1f}".format,
        ),
        *_figures("XLSX in", workbooks, "< 60"),
        *_figures("CSV undone", undone, "< 60"),
        Figure("time to undo a row of all, ÷ that of a tenth", slower, "< 2", "{:.1f}".format),
    ]


def _figures(name: str, ran: list[Ran], wanted: str) -> Iterator[Figure]:
    name = f"{ROWS:,} rows, {name}"
    yield Figure(f"{name}: seconds", [one.seconds for one in ran], wanted, "{:.1f}".format)
    yield Figure(f"{name}: CPU seconds of the command", [one.cpu_seconds for one in ran])
    yield Figure(f"{name}: peak memory of the command, MiB", [one.peak_mib for one in ran], "< 300")
    yield Figure(f"{name}: rows/s", [ROWS / one.seconds for one in ran])


async def _desk(bench: Bench) -> Desk:
    """A town of the model scheme's size, where members may go five hours below zero."""
    database = Database(bench.service_url)
    async with httpx.AsyncClient() as unused:
        town = await Town.make(database, unused, floor_minutes=-300)
        coordinator = await town.coordinator()
        for n in range(MEMBERS):
            await town.person(_member(n))
        for n in range(GROUPS):
            await town.group(_group(n))
        async with database.transaction(town.id) as connection:
            wanted = (Member.community_id == town.id, Member.id == coordinator.id)
            number = (await connection.execute(select(Member.number).where(*wanted))).scalar_one()
    await database.close()
    return Desk(bench, town, number)


def _member(n: int) -> str:
    return f"Siân Member-{n} O'Brien"


def _group(n: int) -> str:
    return f"Grŵp Cymunedol {n}"


def _rows(seed: int, count: int) -> Iterator[tuple[str, ...]]:
    """Rows as coordinators type them, in no order, of which no two look like the same time."""
    chance = random.Random(seed)  # noqa: S311 - rows for a measurement
    seen: set[tuple[int, ...]] = set()
    today = date.today()  # noqa: DTZ011 - of this machine, and a day before that
    while len(seen) < count:
        giver, group = chance.randrange(MEMBERS), chance.randrange(GROUPS)
        receiver = chance.randrange(MEMBERS) if chance.random() < EXCHANGES else None
        what, days = chance.randrange(2), chance.randrange(1, DAYS)
        row = (giver, group if receiver is None else -receiver - 1, what, days)
        if row in seen or receiver == giver:
            continue
        seen.add(row)
        yield (
            (today - timedelta(days=days)).strftime(chance.choice(DATES)),
            _member(giver),
            _group(group) if receiver is None else _member(receiver).upper(),
            ("gardening", "Côr")[what],
            chance.choice(DURATIONS),
            "tomatoes, and a cup of tea" if chance.random() < NOTES else "",
        )


def _csv(folder: Path, number: int, count: int) -> Path:
    path = folder / f"hours-{number}-{count}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(_rows(SEED + number, count))
    return path


def _xlsx(folder: Path, number: int, count: int) -> Path:
    path = folder / f"hours-{number}.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("2025")
        write: Callable[..., object] = sheet.write_row
        write(0, 0, HEADINGS)
        for at, row in enumerate(_rows(SEED + number, count), 1):
            write(at, 0, row)
    return path
