"""Messages that a person carries out: whom to ring up, and to whom to print a letter."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call
from timebank.sending.queries import AS_THEY_STAND, Claimed, claimed_of
from timebank.sending.tables import Outgoing

_WAITING = """
WITH of AS (
    SELECT m.* FROM timebank.message m
    JOIN timebank.member p ON p.community_id = $1 AND p.id = m.member_id AND p.status = 'member'
    WHERE m.community_id = $1 AND m.state = 'waiting' AND m.by = $2
        AND m.useless_after > timebank.ledger_now() AND ($3::uuid IS NULL OR m.id > $3)
    ORDER BY m.id LIMIT $4
)
"""
_DONE = """
WITH done AS (
    UPDATE timebank.message m SET state = 'sent', facts = '{}', sent_at = timebank.ledger_now()
    WHERE m.community_id = $1 AND m.id = $2 AND m.state = 'waiting'
        AND m.by IN ('telephone', 'letter')
    RETURNING m.member_id, m.by, m.sent_at
)
SELECT * FROM done UNION ALL
SELECT m.member_id, m.by, m.sent_at FROM timebank.message m
WHERE m.community_id = $1 AND m.id = $2 AND m.state = 'sent' AND m.by IN ('telephone', 'letter')
"""


async def waiting(
    connection: Connection, community_id: CommunityId, by: str, *, after: UUID | None, limit: int
) -> list[Claimed]:
    """Those that wait, the longest waiting first, as they would be said now."""
    sql = _WAITING + AS_THEY_STAND
    found = [claimed_of(row) for row in await call(connection, sql, community_id, by, after, limit)]
    return sorted(found, key=lambda one: one.id)


async def count(connection: Connection, community_id: CommunityId, by: str) -> int:
    """How many wait."""
    found = await connection.execute(
        select(func.count()).where(
            Outgoing.community_id == community_id,
            Outgoing.state == "waiting",
            Outgoing.by == by,
            Outgoing.useless_after > func.timebank.ledger_now(),
        )
    )
    return int(found.scalar_one())


async def done(connection: Connection, community_id: CommunityId, message_id: UUID) -> Any | None:
    """Somebody was told: to whom it went (`member_id`), by what and when; None where no such
    message waits or was told. Said again, it stays as it was."""
    rows = await call(connection, _DONE, community_id, message_id)
    return rows[0] if rows else None
