"""What two who are kept apart have to do with each other all the same, from before."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, or_, select

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call
from timebank.people.tables import Helper

# Sessions and exchanges stand in rooms above this one.
_STILL = """
SELECT apart.other_id, s.day, s.id AS session_id, NULL::uuid AS exchange_id,
    CASE WHEN 'waiting' IN (own.state, theirs.state) THEN 'waiting' ELSE 'in' END AS state
FROM unnest($3::uuid[]) AS apart (other_id)
JOIN timebank.sign_up own
    ON own.community_id = $1 AND own.member_id = $2 AND own.state <> 'cancelled'
JOIN timebank.sign_up theirs ON theirs.community_id = $1 AND theirs.session_id = own.session_id
    AND theirs.member_id = apart.other_id AND theirs.state <> 'cancelled'
JOIN timebank.session s ON s.community_id = $1 AND s.id = own.session_id AND s.state = 'open'
    AND s.ends_at > timebank.ledger_now()
UNION ALL
SELECT apart.other_id, e.planned_on, NULL, e.id, e.state
FROM unnest($3::uuid[]) AS apart (other_id)
JOIN timebank.exchange_person own
    ON own.community_id = $1 AND own.member_id = $2 AND own.out_at IS NULL
JOIN timebank.exchange_person theirs ON theirs.community_id = $1 AND theirs.out_at IS NULL
    AND theirs.exchange_id = own.exchange_id AND theirs.member_id = apart.other_id
JOIN timebank.exchange e ON e.community_id = $1 AND e.id = own.exchange_id
WHERE e.state IN ('proposed', 'agreed') OR (e.state = 'done' AND EXISTS (
    SELECT FROM timebank.exchange_hours h
    LEFT JOIN timebank.contribution c ON c.community_id = $1 AND c.id = h.contribution_id
    WHERE h.community_id = $1 AND h.exchange_id = e.id
        AND coalesce(c.state, 'logged') IN ('logged', 'queried')))
ORDER BY 2, 3, 4, 1
"""


async def still_together(
    connection: Connection, community_id: CommunityId, member_id: UUID, others: Collection[UUID]
) -> Sequence[Any]:
    """The sessions to come for which a member and one of these others have a place or wait for
    one, and their exchanges that are not over, by day."""
    if not others:
        return []
    return await call(connection, _STILL, community_id, member_id, list(others))


async def still_helping(
    connection: Connection, community_id: CommunityId, member_id: UUID, others: Collection[UUID]
) -> list[UUID]:
    """Which of these others help a member, or are helped by them: they act in each other's name."""
    helped, helper = Helper.member_id, Helper.helper_id
    found = await connection.execute(
        select(case((helped == member_id, helper), else_=helped))
        .where(
            Helper.community_id == community_id,
            Helper.ended_at.is_(None),
            or_(
                and_(helped == member_id, helper.in_(others)),
                and_(helper == member_id, helped.in_(others)),
            ),
        )
        .distinct()
    )
    return [*found.scalars()]
