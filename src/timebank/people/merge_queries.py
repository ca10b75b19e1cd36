"""Two entries that are one person, written down as one."""

from uuid import UUID

from sqlalchemy import func, update

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call
from timebank.people.tables import Member

_WAITING = """
SELECT EXISTS (
    SELECT FROM timebank.contribution c
    WHERE c.community_id = $1 AND c.state IN ('logged', 'queried')
        AND $2 IN (c.giver_id, c.receiver_id)
) OR EXISTS (
    SELECT FROM timebank.exchange_person p
    JOIN timebank.exchange e ON e.community_id = $1 AND e.id = p.exchange_id
    WHERE p.community_id = $1 AND p.member_id = $2 AND p.out_at IS NULL
        AND e.state IN ('proposed', 'agreed')
) OR EXISTS (
    SELECT FROM timebank.sign_up u
    JOIN timebank.session s ON s.community_id = $1 AND s.id = u.session_id
    WHERE u.community_id = $1 AND u.member_id = $2 AND u.state IN ('in', 'waiting')
        AND s.state = 'open'
)
"""


async def has_something_waiting(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> bool:
    """Whether time that a member gave or received is still to be decided, or they still mean to:
    exchanges that are proposed or agreed, sessions that they signed up for. Both stand in rooms
    above this one."""
    (row,) = await call(connection, _WAITING, community_id, member_id)
    return bool(row[0])


async def merge(
    connection: Connection, community_id: CommunityId, member_id: UUID, into_id: UUID
) -> None:
    """Write down that a member, and all that were merged into them, go on as another."""
    here = Member.community_id == community_id
    earlier = update(Member).where(here, Member.merged_into_id == member_id)
    await connection.execute(earlier.values(merged_into_id=into_id))
    await connection.execute(
        update(Member)
        .where(here, Member.id == member_id)
        .values(
            status="left",
            left_on=func.coalesce(Member.left_on, func.timebank.community_today(community_id)),
            merged_into_id=into_id,
        )
    )
    await connection.execute(
        update(Member).where(here, Member.id == into_id).values(stands_for=True)
    )
