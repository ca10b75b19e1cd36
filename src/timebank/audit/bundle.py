"""A community's books as one file that anybody can check without us (docs/reference/bundle.md).

All of it is read at one moment and in pages, up to the last checkpoint: of the same books, the same
bytes.
"""

from collections.abc import AsyncIterator
from hashlib import sha256

from timebank.audit import bundle_queries
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.proof import queries, reading
from timebank.proof.queries import note_of
from timebank.verifier.bundle import (
    Head,
    balance_record,
    checkpoint_record,
    end_record,
    key_record,
    line_record,
)

PAGE = 2_000
"""Events read at once."""


class NothingSealed(Exception):
    """There is no checkpoint yet, and so nothing that could be checked."""


async def pages(
    connection: Connection, community_id: CommunityId
) -> AsyncIterator[tuple[int, str]]:
    """The bundle, page by page, each with the position that it reaches. The transaction is a
    snapshot. Raises NothingSealed."""
    seen = sha256()
    async for position, page in _pages(connection, community_id):
        seen.update(page.encode())
        yield position, page
    yield position, end_record(seen.digest())


async def _pages(
    connection: Connection, community_id: CommunityId
) -> AsyncIterator[tuple[int, str]]:
    last = await queries.last(connection, community_id)
    if last is None:
        raise NothingSealed
    note = last.note
    head = Head(str(community_id), note.size, note.journal_size, note.number)
    keys = [
        key_record(row.public_key, (row.endorsed_by, row.endorsement) if row.endorsed_by else None)
        for row in await reading.keys(connection, community_id)
    ]
    yield 0, head.text + "".join(keys)
    for after in range(0, note.size, PAGE):
        reached = min(after + PAGE, note.size)
        yield reached, await _lines(connection, community_id, after, reached)
    async for page in bundle_queries.balances(connection, community_id, note.size):
        yield note.size, "".join(balance_record(row) for row in page)


async def _lines(connection: Connection, community_id: CommunityId, after: int, last: int) -> str:
    """The lines behind a position up to another, and each checkpoint right behind its last line."""
    checkpoints = {
        row.size: row
        for row in await reading.checkpoints_over(connection, community_id, after, last)
    }
    records = []
    for event in await reading.lines_between(connection, community_id, after, last):
        records.append(line_record(event.leaf, event.line))
        row = checkpoints.pop(event.position, None)
        if row is not None:
            records.append(checkpoint_record(note_of(row), row.signature))
    # Of a line that is gone from the sealed ones: whoever checks will say so.
    records += [checkpoint_record(note_of(row), row.signature) for row in checkpoints.values()]
    return "".join(records)
