"""Acts that truly happen at once, each on a connection of its own."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Sequence
from typing import Any

from timebank.base.errors import Refusal


async def race(*acts: Awaitable[Any]) -> list[Any]:
    """Start all of them together: what each gave, or the refusal that it got, in their order.

    Anything else that goes wrong (a deadlock, say) fails the test.
    """
    gate = asyncio.Event()

    async def one(act: Awaitable[Any]) -> Any:
        await gate.wait()
        try:
            return await act
        except Refusal as refusal:
            return refusal

    running = [asyncio.create_task(one(act)) for act in acts]
    await asyncio.sleep(0)
    gate.set()
    return list(await asyncio.gather(*running))


def codes(outcomes: Sequence[Any]) -> Counter[str]:
    """How often each code came; what went well is `done`."""
    return Counter(o.code if isinstance(o, Refusal) else "done" for o in outcomes)
