"""Reading the feed on from a cursor."""

from dataclasses import dataclass

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.events.errors import CursorAhead, CursorUnknown
from timebank.events.rules import Cursor
from timebank.proof import reading
from timebank.proof.reading import SealedLine


@dataclass(frozen=True)
class Part:
    """Some events of the feed, and where the reader is behind them."""

    events: list[SealedLine]
    cursor: Cursor


async def read_on(
    connection: Connection, community_id: CommunityId, cursor: Cursor, limit: int
) -> Part:
    """The events behind a cursor, at most so many.

    Positions are given one after another under one lock, and seen when that is committed: whoever
    has read up to one has read all before it. Raises CursorAhead and CursorUnknown.
    """
    # From the cursor's own event on, which shows whether the cursor is of these books.
    after = max(0, cursor.position - 1)
    found = await reading.lines_between(connection, community_id, after, cursor.position + limit)
    if cursor.position:
        if not found or found[0].position != cursor.position:
            raise CursorAhead
        if Cursor.at(community_id, cursor.position, found.pop(0).leaf) != cursor:
            raise CursorUnknown
    last = found[-1] if found else None
    return Part(found, Cursor.at(community_id, last.position, last.leaf) if last else cursor)
