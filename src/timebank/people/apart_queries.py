"""Who is kept apart, written down for every entry of either: whoever was taken in twice is one
person, and what stands under their old entry is hidden like the rest. The room that decides of it
stands above this one, and merging changes it."""

from collections.abc import Collection
from itertools import product
from uuid import UUID

from sqlalchemy import or_, select

from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import Connection, call
from timebank.people.tables import Member

_PERSONS = """
SELECT coalesce(m.merged_into_id, m.id) AS id FROM timebank.kept_apart k
JOIN timebank.member m ON m.community_id = $1
    AND m.id = CASE WHEN k.member_id = $2 THEN k.other_id ELSE k.member_id END
WHERE k.community_id = $1 AND $2 IN (k.member_id, k.other_id) AND k.ended_at IS NULL
GROUP BY 1 ORDER BY min(k.kept_at), 1
"""
_KEEP = """
INSERT INTO timebank.kept_apart (community_id, id, member_id, other_id, kept_by, kept_at)
SELECT $1, pair.id, least(pair.one, pair.other), greatest(pair.one, pair.other), $5,
    clock_timestamp()
FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS pair (id, one, other)
ORDER BY 3, 4
ON CONFLICT DO NOTHING
"""
_END = """
UPDATE timebank.kept_apart k SET ended_at = clock_timestamp(), ended_by = $4
WHERE k.community_id = $1 AND k.ended_at IS NULL
    AND (k.member_id = ANY ($2) AND k.other_id = ANY ($3)
        OR k.member_id = ANY ($3) AND k.other_id = ANY ($2))
RETURNING k.id
"""


async def kept_apart_from(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> list[UUID]:
    """The people whom a member is never to meet at this moment, each once."""
    return [row["id"] for row in await call(connection, _PERSONS, community_id, member_id)]


async def keep_apart(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    others: Collection[UUID],
    kept_by: UUID,
) -> None:
    """Keep a person apart from these. Where they are kept apart, nothing happens."""
    own = await _entries(connection, community_id, [member_id])
    pairs = [*product(own, await _entries(connection, community_id, others))]
    ids = [new_id() for _ in pairs]
    ones, theirs = [one for one, _ in pairs], [other for _, other in pairs]
    await call(connection, _KEEP, community_id, ids, ones, theirs, kept_by)


async def end_apart(
    connection: Connection,
    community_id: CommunityId,
    pair: tuple[UUID, UUID],
    ended_by: UUID,
) -> bool:
    """Let two people meet again; whether they were kept apart."""
    sides = [await _entries(connection, community_id, [one]) for one in pair]
    return bool(await call(connection, _END, community_id, *sides, ended_by))


async def _entries(
    connection: Connection, community_id: CommunityId, person_ids: Collection[UUID]
) -> list[UUID]:
    """All entries of these people: their own, and those merged into it."""
    found = await connection.execute(
        select(Member.id).where(
            Member.community_id == community_id,
            or_(Member.id.in_(person_ids), Member.merged_into_id.in_(person_ids)),
        )
    )
    return [*found.scalars()]
