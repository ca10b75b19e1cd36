"""The same entry sent again has one effect (domain.md, rule 9)."""

from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

from timebank.accounts import queries
from timebank.base.errors import IdTaken
from timebank.base.ids import CommunityId
from timebank.base.text import other_words
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


async def same_words(
    connection: Connection, community_id: CommunityId, subject_id: UUID, note: str | None, by: UUID
) -> None:
    """Raises IdTaken where somebody sends an entry again with other words than they did."""
    if note:
        notes = await queries.notes(connection, community_id, subject_id)
        if other_words(note, [one.words for one in notes if one.written_by_id == by]):
            raise IdTaken
