"""What stands in the books and was never told, and how far sealing is behind."""

from uuid import UUID

from sqlalchemy import select, text

from timebank.audit.rules import MOST_FINDINGS, Finding
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.ledger.tables import Transfer

_PROVING = 0x54425052
"""The lock's name: whoever has it proves, whatever community, until the transaction ends."""
_TAKE_TURN = text("SELECT pg_catalog.pg_try_advisory_xact_lock(:lock)")
_NEVER_TOLD = text("""
    SELECT x.id FROM (
        SELECT id, 'transfer' AS kind FROM timebank.transfer WHERE community_id = :community_id
        UNION ALL
        SELECT id, 'account_opened' FROM timebank.account WHERE community_id = :community_id
        UNION ALL
        SELECT id, 'limits_changed' FROM timebank.limit_change WHERE community_id = :community_id
        UNION ALL
        SELECT id, CASE state WHEN 'historic' THEN 'contribution_historic'
            ELSE 'contribution_logged' END
        FROM timebank.contribution WHERE community_id = :community_id
        UNION ALL
        SELECT id, 'claim_made' FROM timebank.claim WHERE community_id = :community_id
        UNION ALL
        SELECT id, 'hold_placed' FROM timebank.hold WHERE community_id = :community_id
    ) x
    LEFT JOIN (
        SELECT subject_id, kind FROM timebank.event WHERE community_id = :community_id
        UNION ALL
        SELECT subject_id, kind FROM timebank.unsealed WHERE community_id = :community_id
    ) told ON told.subject_id = x.id AND told.kind = x.kind
    WHERE told.subject_id IS NULL
    LIMIT :most
""")
_WAITING = text("""
    SELECT (SELECT count(*) FROM timebank.unsealed WHERE community_id = :community_id)
        + (SELECT count(*) FROM timebank.event e WHERE e.community_id = :community_id
            AND e.position > :size) AS waiting
""")
_CLOCK = text("""
    SELECT made_as, extract(epoch FROM clock_offset)::bigint AS clock_offset_seconds
    FROM timebank.installation
""")


async def never_told(connection: Connection, community_id: CommunityId) -> list[Finding]:
    """Rows of the books without an event, sealed or waiting: nobody who writes as the books have it
    leaves one."""
    found = await connection.execute(
        _NEVER_TOLD, {"community_id": community_id, "most": MOST_FINDINGS}
    )
    return [Finding("never_told", row.id) for row in found]


async def is_transfer(connection: Connection, community_id: CommunityId, id_: UUID) -> bool:
    """Whether the books have a transfer of this id."""
    found = await connection.execute(
        select(Transfer.id).where(Transfer.community_id == community_id, Transfer.id == id_)
    )
    return found.first() is not None


async def waiting(connection: Connection, community_id: CommunityId, size: int) -> int:
    """How many events do not stand under a checkpoint of this size."""
    found = await connection.execute(_WAITING, {"community_id": community_id, "size": size})
    count: int = found.scalar_one()
    return count


async def clock(connection: Connection) -> tuple[str, int]:
    """How the installation was made, and by how many seconds the books' clock is off."""
    row = (await connection.execute(_CLOCK)).one_or_none()
    return (row.made_as, row.clock_offset_seconds) if row else ("real", 0)


async def take_turn(connection: Connection) -> bool:
    """Whether no other transaction of this installation has the turn to prove; else it is taken
    until this one ends."""
    taken: bool = (await connection.execute(_TAKE_TURN, {"lock": _PROVING})).scalar_one()
    return taken
