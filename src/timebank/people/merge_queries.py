"""Two entries that are one person, written down as one."""

from uuid import UUID

from sqlalchemy import func, update

from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import Connection, call
from timebank.people.tables import Member
from timebank.roles.apart_queries import hold_sessions

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
_APART_FROM = """
SELECT CASE k.member_id WHEN $2 THEN k.other_id ELSE k.member_id END
FROM timebank.kept_apart k
WHERE k.community_id = $1 AND $2 IN (k.member_id, k.other_id) AND k.ended_at IS NULL
"""
_APART_UNTIL_NOW = """
UPDATE timebank.kept_apart k SET ended_at = timebank.ledger_now(), ended_by = $3
WHERE k.community_id = $1 AND $2 IN (k.member_id, k.other_id) AND k.ended_at IS NULL
RETURNING CASE k.member_id WHEN $2 THEN k.other_id ELSE k.member_id END
"""
_APART_STILL = """
INSERT INTO timebank.kept_apart (community_id, id, member_id, other_id, kept_by, kept_at)
SELECT $1, pair.id, least($2, pair.other_id), greatest($2, pair.other_id), $5,
    timebank.ledger_now()
FROM unnest($3::uuid[], $4::uuid[]) AS pair (other_id, id)
WHERE pair.other_id <> $2
ON CONFLICT DO NOTHING
"""


async def has_something_waiting(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> bool:
    """Whether time that a member gave or received is still to be decided, or they still mean to:
    exchanges that are proposed or agreed, sessions that they signed up for. Both stand in rooms
    above this one."""
    (row,) = await call(connection, _WAITING, community_id, member_id)
    return bool(row[0])


async def kept_apart_from(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> set[UUID]:
    """Whom a member is never to meet at this moment."""
    return {row[0] for row in await call(connection, _APART_FROM, community_id, member_id)}


async def keep_apart_still(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    into_id: UUID,
    by: UUID,
) -> None:
    """Whoever a member was never to meet, the one as whom they go on is never to meet either; all
    of them are locked. The room that keeps people apart stands above this one."""
    others = [
        row[0] for row in await call(connection, _APART_UNTIL_NOW, community_id, member_id, by)
    ]
    await hold_sessions(connection, community_id, into_id, others)
    ids = [new_id() for _ in others]
    await call(connection, _APART_STILL, community_id, into_id, others, ids, by)


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
