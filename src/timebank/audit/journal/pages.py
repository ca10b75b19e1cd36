"""The sealed journal, page by page.

What is sealed never changes. So each page is a short transaction of its own, up to the number at
which the journal stood when it was begun: no long transaction, however slowly somebody reads.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from timebank.base.ids import CommunityId
from timebank.db.engine import Database, copy_out

LINES_AT_ONCE = 5_000
_PLAN = text("SELECT set_config(name, 'off', true) FROM unnest(CAST(:names AS text[])) AS name")
_PLANNER = ["enable_seqscan", "enable_hashjoin", "enable_mergejoin"]
"""Each line is found by its key; a planner without figures would read all of them for each page."""
LINES = """
SELECT e.journal, to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    t.id, t.kind, t.debit_account_id, t.credit_account_id, t.minutes,
    t.reason, t.contribution_id, c.receiver_type, c.receiver_id, c.activity_id, c.worked_from,
    c.worked_on, c.decided_by_kind, c.decided_by, c.corrects_id, t.reverses_id, t.hold_id,
    t.import_row_id, coalesce(e.recorded_at >= $4::timestamptz, true)
        AND coalesce(e.recorded_at < $5::timestamptz, true)
FROM timebank.event e
LEFT JOIN timebank.transfer t ON t.community_id = $1 AND t.id = e.subject_id
LEFT JOIN timebank.contribution c ON c.community_id = $1 AND c.id = t.contribution_id
WHERE e.community_id = $1 AND e.journal > $2 AND e.journal <= $3
ORDER BY e.journal
"""
_ID = 2


class JournalBroken(Exception):
    """A sealed line is not in the books any more: nothing is exported as if it were whole."""


@dataclass(frozen=True)
class Stretch:
    """Which lines: from one number of the journal to another, and of these the ones recorded from
    an instant to just before another."""

    first: int
    last: int
    since: datetime | None
    until: datetime | None


Row = list[str]
"""A line of the journal: its columns in the order of the query, empty where there is nothing."""


async def pages(
    database: Database, community_id: CommunityId, stretch: Stretch
) -> AsyncIterator[list[str]]:
    """The lines in their order, as COPY has them (rows_of reads them); the next page is read ahead.
    Raises JournalBroken."""
    starts = range(stretch.first - 1, stretch.last, LINES_AT_ONCE)
    ahead: asyncio.Task[list[str]] | None = None
    try:
        for after in starts:
            lines = await (ahead or _page(database, community_id, after, stretch))
            following = after + LINES_AT_ONCE
            ahead = None
            if following in starts:
                ahead = asyncio.create_task(_page(database, community_id, following, stretch))
            yield lines
    finally:
        if ahead is not None:
            _ = ahead.cancel()


def rows_of(lines: Sequence[str]) -> list[Row]:
    """The lines that are asked for, read. Raises JournalBroken."""
    rows = []
    for line in lines:
        row = line.split("\t")
        if not row[_ID]:
            raise JournalBroken(f"Line {row[0]} of the journal is not there.")
        if row[-1] == "t":
            rows.append(row)
    return rows


async def _page(
    database: Database, community_id: CommunityId, after: int, stretch: Stretch
) -> list[str]:
    last = min(after + LINES_AT_ONCE, stretch.last)
    async with database.transaction(community_id) as connection:
        await connection.execute(_PLAN, {"names": _PLANNER})
        copied = await copy_out(
            connection, LINES, community_id, after, last, stretch.since, stretch.until
        )
    lines = copied.decode().splitlines()
    if len(lines) != last - after:
        raise JournalBroken(f"Not every line of the journal from {after + 1} to {last} is there.")
    return lines
