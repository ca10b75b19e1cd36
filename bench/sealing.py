"""Sealing beside the fastest writer: what it costs the writer, and how far behind it is.

The worker is a process of its own, as in a service. `python -m bench.sealing URL` is that process:
it does the service's own job until it is ended.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from bench.figures import Figure, share
from bench.hours import AT_ONCE, SECRET, Hours
from bench.installation import analyze, prepare, server
from timebank.audit.chain_queries import waiting
from timebank.db.engine import Database
from timebank.jobs.rounds import working
from timebank.proof import reading
from timebank.worker import jobs

WARM_UP = 5
"""Thousands that are given and sealed first."""
LONGEST_WAIT = 60
_LOOK_EVERY = 0.05


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """Hours logged and verified by the thousand, three events each; alone, then with a worker that
    seals, and in the next round the other way round. What was written alone is sealed in between,
    outside the measurement."""
    with server() as embedded:
        bench = await prepare(embedded)
        database = Database(bench.service_url)
        writer = _Writer(await Hours.in_town(database))
        for _ in range(WARM_UP):
            await writer.thousand()
        await writer.hours.seal()
        await analyze(bench)
        alone, beside, behind = list[float](), list[float](), list[float]()
        for number in range(rounds):
            for sealed in (number % 2 == 1, number % 2 == 0):
                with _worker(bench.service_url) if sealed else nullcontext():
                    (beside if sealed else alone).append(await writer.rate(seconds))
                    if sealed:
                        behind.append(await writer.until_sealed())
                await writer.hours.seal()
        await database.close()
    costs = [1 - with_it / without for with_it, without in zip(beside, alone, strict=True)]
    return [
        Figure("hours given by the thousand, nobody seals, hours/s", alone),
        Figure("the same, while a worker seals, hours/s", beside),
        Figure("what sealing costs the writer", costs, "< 5%", share),
        Figure("seconds until the queue is empty", behind, "≤ 2", "{:.1f}".format),
    ]


class _Writer:
    """Goes on where it stopped."""

    def __init__(self, hours: Hours) -> None:
        self.hours = hours
        self._given = 0

    async def thousand(self) -> None:
        await self.hours.give(self._given)
        self._given += AT_ONCE

    async def rate(self, seconds: float) -> float:
        """Hours in a second, for so many seconds."""
        began, first = time.monotonic(), self._given
        while time.monotonic() - began < seconds:
            await self.thousand()
        return (self._given - first) / (time.monotonic() - began)

    async def until_sealed(self) -> float:
        """Seconds until nothing waits."""
        began = time.monotonic()
        while await self._waiting():
            if time.monotonic() - began > LONGEST_WAIT:
                raise TimeoutError("the worker does not keep up")
            await asyncio.sleep(_LOOK_EVERY)
        return time.monotonic() - began

    async def _waiting(self) -> int:
        town = self.hours.town.id
        async with self.hours.database.transaction(town, snapshot=True) as connection:
            size = await reading.size(connection, town)
            return await waiting(connection, town, size.size)


@contextmanager
def _worker(url: str) -> Iterator[None]:
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "bench.sealing", url]
    )
    try:
        time.sleep(1)  # it has loaded by then
        yield
    finally:
        process.kill()
        process.wait()


async def _seal_for_ever(url: str) -> None:
    database = Database(url)
    async with working([job for job in jobs(database, [SECRET]) if job.name == "seal"]):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_seal_for_ever(sys.argv[1]))
