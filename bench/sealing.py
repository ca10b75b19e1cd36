"""Sealing beside the fastest writer: what it costs the writer, and how far behind it is.

The worker is a process of its own, as in a service. `python -m bench.sealing URL` is that process:
it does the service's own job until it is ended.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Self

from bench.figures import Figure, share
from bench.hours import AT_ONCE, SECRET, Hours
from bench.installation import analyze, prepare, server
from timebank.audit.chain_queries import waiting
from timebank.base.ids import ContributionId
from timebank.db.engine import Database
from timebank.jobs.rounds import working
from timebank.proof import reading
from timebank.sending.delivery import Ways
from timebank.worker import jobs

THOUSANDS = int(os.environ.get("BENCH_THOUSANDS", "20"))
"""Verified in each measurement."""
WARM_UP = 10
"""Thousands that are verified and sealed first."""
LONGEST_WAIT = 60
_LOOK_EVERY = 0.05


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """Hours that were logged beforehand are verified by the thousand, which is the fastest way to
    write; alone, then with a worker that seals, and in the next round the other way round. What was
    written alone is sealed in between, outside the measurement."""
    del seconds
    with server() as embedded:
        bench = await prepare(embedded)
        database = Database(bench.service_url)
        writer = await _Writer.ready(database, WARM_UP + 2 * rounds * THOUSANDS)
        await writer.rate(WARM_UP)
        await writer.hours.seal()
        await analyze(bench)
        alone, beside, behind = list[float](), list[float](), list[float]()
        for number in range(rounds):
            for sealed in (number % 2 == 1, number % 2 == 0):
                with _worker(bench.service_url) if sealed else nullcontext():
                    (beside if sealed else alone).append(await writer.rate(THOUSANDS))
                    if sealed:
                        behind.append(await writer.until_sealed())
                await writer.hours.seal()
        await database.close()
    costs = [1 - with_it / without for with_it, without in zip(beside, alone, strict=True)]
    return [
        Figure("hours verified by the thousand, nobody seals, hours/s", alone),
        Figure("the same, while a worker seals, hours/s", beside),
        Figure("what sealing costs the writer", costs, "< 5%", share),
        Figure("seconds until the queue is empty", behind, "≤ 2", "{:.1f}".format),
    ]


class _Writer:
    """Verifies what is left of the hours that were logged."""

    def __init__(self, hours: Hours, left: list[list[ContributionId]]) -> None:
        self.hours = hours
        self._left = left

    @classmethod
    async def ready(cls, database: Database, thousands: int) -> Self:
        """With so many logged, and that sealed."""
        hours = await Hours.in_town(database)
        left = [await hours.log(number * AT_ONCE) for number in range(thousands)]
        await hours.seal()
        return cls(hours, left)

    async def rate(self, thousands: int) -> float:
        """Hours in a second."""
        began = time.monotonic()
        for _ in range(thousands):
            await self.hours.verify(self._left.pop())
        return thousands * AT_ONCE / (time.monotonic() - began)

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
    async with working([job for job in jobs(database, [SECRET], Ways()) if job.name == "seal"]):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_seal_for_ever(sys.argv[1]))
