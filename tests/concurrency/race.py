"""Acts that truly happen at once, each on a connection of its own."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Sequence
from typing import Any

import asyncpg
from tests.books import Books

from timebank.base.errors import Refusal

TRIES = 200
_WAITING = "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"


async def race(*acts: Awaitable[Any]) -> list[Any]:
    """Start all of them together: what each gave, or the refusal that it got, in their order.

    Anything else that goes wrong (a deadlock, say) fails the test.
    """
    gate = asyncio.Event()

    async def one(act: Awaitable[Any]) -> Any:
        await gate.wait()
        return await _outcome(act)

    running = [asyncio.create_task(one(act)) for act in acts]
    await asyncio.sleep(0)
    gate.set()
    return list(await asyncio.gather(*running))


async def at_gate(owner_url: str, books: Books, *acts: Awaitable[Any]) -> list[Any]:
    """As `race`, but all of them get as far as the accounts before any of them gets these: whatever
    they looked up before is as old then as it can be."""
    keeper = await asyncpg.connect(owner_url)
    try:
        async with keeper.transaction():
            await keeper.execute(
                "SELECT FROM timebank.balance WHERE community_id = $1 FOR UPDATE", books.id
            )
            running = [asyncio.create_task(_outcome(act)) for act in acts]
            for _ in range(TRIES):
                await asyncio.sleep(0.01)
                waiting = await keeper.fetchval(_WAITING)
                if waiting + sum(task.done() for task in running) >= len(acts):
                    break
        return list(await asyncio.gather(*running))
    finally:
        await keeper.close()


async def _outcome(act: Awaitable[Any]) -> Any:
    try:
        return await act
    except Refusal as refusal:
        return refusal


def codes(outcomes: Sequence[Any]) -> Counter[str]:
    """How often each code came; what went well is `done`."""
    return Counter(o.code if isinstance(o, Refusal) else "done" for o in outcomes)


def verdict_codes(outcomes: Sequence[Any]) -> list[str]:
    """The code of each act, some of which gave the verdict on an entry."""
    told = [o[0].refusal if isinstance(o, list) else o for o in outcomes]
    return [o.code if isinstance(o, Refusal) else "done" for o in told]
