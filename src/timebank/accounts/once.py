"""The same entry sent again has one effect (domain.md, rule 9)."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from timebank.db.engine import Connection

T = TypeVar("T")


async def once(
    connection: Connection,
    find: Callable[[], Awaitable[T | None]],
    post: Callable[[], Awaitable[object]],
) -> bool:
    """Post, unless `find` finds the entry; whether it was posted now.

    The entry is looked for again when the books refuse: the same one may have been posted from
    elsewhere between the two, and have taken the very minutes that are missing now. `find` raises
    IdTaken for another entry under the same id.
    """
    if await find() is not None:
        return False
    try:
        async with connection.begin_nested():
            await post()
    except Exception:
        if await find() is None:
            raise
        return False
    return True
