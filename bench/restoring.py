"""A backup brought back and its books proved, by the command line, beside the proof alone."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import anyio.to_thread
import asyncpg

from bench.commands import Ran, ran
from bench.figures import Figure
from bench.hours import AT_ONCE, Hours
from bench.installation import DATABASE, analyze, prepare, server
from timebank.backup import service
from timebank.backup.restoring import proofs
from timebank.cli.queries import make_installation
from timebank.db.engine import Database

TRANSFERS = int(os.environ.get("BENCH_TRANSFERS", "350000"))


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """Sealed hours, three events each, into a new data directory each time."""
    del seconds
    proved: list[float] = []
    restored: list[Ran] = []
    with server() as embedded, _folder() as folder:
        bench = await prepare(embedded)
        owner_url = embedded.owner_url(DATABASE)
        events = await _filled(bench.service_url, owner_url)
        await analyze(bench)
        target = service.Target(folder, None, None)
        made = await service.make(owner_url, target, "by_hand")
        for number in range(rounds):
            proved.append(await _proved(owner_url))
            there = str(folder / f"data {number}")
            bring_back = partial(ran, "restore", str(made.path), data_dir=there)
            restored.append(await anyio.to_thread.run_sync(bring_back))
    took = [one.seconds for one in restored]
    return [
        Figure(f"the proof alone, s ({TRANSFERS:,} transfers, {events:,} events)", proved),
        Figure("the proof alone, events/s", [events / one for one in proved]),
        Figure("restore with proof, s", took, "< 60"),
        Figure("restore, most memory of the program, MB", [one.peak_mib for one in restored]),
        Figure("the backup, MB", [made.bytes / 1e6]),
    ]


@contextmanager
def _folder() -> Iterator[Path]:
    """Which the database's own account may pass through."""
    with tempfile.TemporaryDirectory(prefix="timebank-bench-") as folder:
        path = Path(folder)
        path.chmod(0o711)
        yield path


async def _filled(service_url: str, owner_url: str) -> int:
    """So many hours, sealed; how many events."""
    owner = Database(owner_url, pooled=False)
    async with owner.transaction() as connection:
        await make_installation(connection, "test")
    await owner.close()
    database = Database(service_url)
    hours = await Hours.in_town(database)
    for first in range(0, TRANSFERS, AT_ONCE):
        await hours.give(first)
    await hours.seal()
    await database.close()
    driver = await asyncpg.connect(owner_url)
    events: int = await driver.fetchval("SELECT count(*) FROM timebank.event")
    await driver.close()
    return events


async def _proved(owner_url: str) -> float:
    began = time.monotonic()
    found = [proof async for _, proof in proofs(owner_url)]
    if not all(proof.holds for proof in found):
        raise RuntimeError(found)
    return time.monotonic() - began
