"""Rounds: a piece of work done again and again until told to stop."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, Database
from timebank.db.failures import DatabaseAway

LONGEST_PAUSE = 30.0
"""Seconds after which work that fails is tried again at the latest, if not at its own pace."""

_log = structlog.get_logger()


@dataclass(frozen=True)
class Job:
    """A piece of work: `round` does all there is now, and `seconds` lie between two rounds.

    It may be cut short anywhere, and several services may be at it at once: each of its
    transactions leaves the rest to the next round.
    """

    name: str
    seconds: float
    round: Callable[[], Awaitable[object]]


@asynccontextmanager
async def working(jobs: Sequence[Job]) -> AsyncIterator[None]:
    """Do each of the jobs, the first round at once, until the end of the block.

    A round that is under way then is broken off, and its transaction rolled back.
    """
    tasks = [asyncio.create_task(keep_doing(job), name=job.name) for job in jobs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def keep_doing(job: Job) -> None:
    """Round after round, for ever. A round that fails is logged, and the next one waits longer."""
    failed = 0
    while True:
        try:
            await job.round()
        except DatabaseAway:
            failed += 1
            _log.warning("job_without_database", job=job.name)
        except Exception:  # noqa: BLE001 - the next round finds what this one has left
            failed += 1
            _log.exception("job_failed", job=job.name)
        else:
            failed = 0
        await asyncio.sleep(pause(job.seconds, failed))


def pause(seconds: float, failed: int) -> float:
    """How long to wait: twice as long after each round that failed, within reason."""
    return min(seconds * 2.0 ** min(failed, 16), max(seconds, LONGEST_PAUSE))


async def in_each(
    database: Database,
    communities: Iterable[CommunityId],
    act: Callable[[Connection, CommunityId], Awaitable[int]],
) -> int:
    """Act in every community until there is nothing left to do, each time in a transaction of its
    own; how much was done. `act` says how much it did, 0 at the end.

    A community where it fails is logged and left for the next round; it holds no other up.
    """
    return await apart(communities, lambda community_id: _once(database, community_id, act))


async def apart(
    communities: Iterable[CommunityId], act: Callable[[CommunityId], Awaitable[int]]
) -> int:
    """The same for what makes its own transactions."""
    done = 0
    for community_id in communities:
        try:
            while more := await act(community_id):
                done += more
        except DatabaseAway:
            raise
        except Exception:  # noqa: BLE001 - it is this community's alone
            _log.exception("job_failed_in_community", community_id=str(community_id))
    return done


async def _once(
    database: Database,
    community_id: CommunityId,
    act: Callable[[Connection, CommunityId], Awaitable[int]],
) -> int:
    async with database.transaction(community_id) as connection:
        return await act(connection, community_id)
