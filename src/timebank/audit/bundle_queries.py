"""Stored balances, as they were when the last line under a checkpoint was written."""

from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call

ACCOUNTS = 5_000
_FIRST = UUID(int=0)
# What is behind the checkpoint is taken off again. Held minutes and limits cannot be reckoned back,
# and are told where nothing waits.
_BALANCES = """
WITH late AS MATERIALIZED (
    SELECT u.subject_id, u.kind FROM timebank.unsealed u WHERE u.community_id = $1
    UNION ALL
    SELECT e.subject_id, e.kind FROM timebank.event e
    WHERE e.community_id = $1 AND e.position > $2
), moved AS MATERIALIZED (
    SELECT s.account_id, sum(s.minutes) AS minutes, count(*) AS lines
    FROM late l
    JOIN timebank.transfer t ON t.community_id = $1 AND t.id = l.subject_id
    CROSS JOIN LATERAL (
        VALUES (t.debit_account_id, -t.minutes), (t.credit_account_id, t.minutes)
    ) AS s (account_id, minutes)
    WHERE l.kind = 'transfer'
    GROUP BY s.account_id
)
SELECT b.account_id, b.balance - coalesce(m.minutes, 0) AS balance,
    b.seq - coalesce(m.lines, 0) AS number, b.held, b.floor, b.ceiling, b.passes_on, b.closed,
    NOT EXISTS (SELECT FROM late) AS whole
FROM timebank.balance b
LEFT JOIN moved m ON m.account_id = b.account_id
WHERE b.community_id = $1 AND b.account_id > $3
    AND NOT EXISTS (
        SELECT FROM late l WHERE l.kind = 'account_opened' AND l.subject_id = b.account_id)
ORDER BY b.account_id
LIMIT $4
"""


async def balances(
    connection: Connection, community_id: CommunityId, size: int
) -> AsyncIterator[Sequence[Any]]:
    """The balances of all bounded accounts that were opened by a position, in pages."""
    after = _FIRST
    while rows := await call(connection, _BALANCES, community_id, size, after, ACCOUNTS):
        yield rows
        after = rows[-1]["account_id"]
