"""Pieces of one look at the books, shared between connections that see the same moment."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from timebank.db.engine import Connection

Found = TypeVar("Found")


async def shared(
    connections: Sequence[Connection], pieces: Sequence[Callable[[Connection], Awaitable[Found]]]
) -> list[Found]:
    """What each piece finds, in their order; a connection that is free takes the next one. Raises
    what the first of them raises that fails."""
    left = deque(enumerate(pieces))
    found: dict[int, Found] = {}

    async def take(connection: Connection) -> None:
        while left:
            number, piece = left.popleft()
            found[number] = await piece(connection)

    hands = [asyncio.create_task(take(connection)) for connection in connections]
    try:
        await asyncio.gather(*hands)
    finally:
        for hand in hands:
            hand.cancel()
        await asyncio.gather(*hands, return_exceptions=True)
    return [found[number] for number in range(len(pieces))]
