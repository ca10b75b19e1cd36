"""What waits for each coordinator and safeguarding lead who has not been told of it today."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call
from timebank.protection.review_queries import for_another

# Nobody answers what they asked for themselves, and nobody confirms their own hours or decides of
# their own copy. At night nobody is told: a text would wake people.
_WAITING = """
WITH town AS (
    SELECT t.slug, timebank.ledger_now() AS now,
        extract(hour FROM timebank.ledger_now() AT TIME ZONE t.time_zone) BETWEEN 8 AND 19
        OR EXISTS (SELECT FROM timebank.installation i WHERE i.made_as = 'demo') AS by_day
    FROM timebank.community t WHERE t.id = $1
), officer AS (
    SELECT p.id, p.language, town.slug, town.now, bool_or(r.role = 'coordinator') AS coordinates,
        bool_or(r.role = 'safeguarding_lead') AS safeguards
    FROM timebank.role_held r
    JOIN timebank.member p ON p.community_id = $1 AND p.id = r.member_id AND p.status = 'member'
    JOIN town ON town.by_day
    WHERE r.community_id = $1 AND r.role IN ('coordinator', 'safeguarding_lead')
        AND r.ended_at IS NULL AND NOT EXISTS (
        SELECT FROM timebank.message m
        WHERE m.community_id = $1 AND m.member_id = r.member_id AND m.kind = 'waiting'
            AND (m.made_at AT TIME ZONE 'Europe/London')::date
                = (town.now AT TIME ZONE 'Europe/London')::date)
    GROUP BY p.id, p.language, town.slug, town.now
), hours AS MATERIALIZED (
    SELECT k.giver_id FROM timebank.contribution k
    WHERE k.community_id = $1 AND k.state IN ('logged', 'queried') AND k.asks_for IS NOT NULL
        AND cardinality(timebank.measures_lacking($1, k.giver_id, k.asks_for, k.worked_on)) > 0
)
SELECT c.id AS member_id, c.language, c.slug,
    (SELECT count(*) FROM timebank.approval a WHERE a.community_id = $1 AND a.state = 'waiting'
        AND a.lapses_at > c.now AND c.id <> ALL (timebank.voices(a.asked_by))
        AND c.coordinates) AS approvals,
    (SELECT count(*) FROM timebank.application a
        WHERE a.community_id = $1 AND a.state = 'applied' AND c.coordinates) AS applications,
    (SELECT count(*) FROM hours h WHERE h.giver_id <> c.id AND c.coordinates) AS hours,
    (SELECT count(*) FROM timebank.export_review v
        WHERE v.community_id = $1 AND v.state = 'asked' AND v.member_id <> c.id
            AND (c.coordinates AND v.words_at IS NULL
                OR c.safeguards AND v.safeguarding_at IS NULL))
        + (SELECT count(*) FROM (LEFT_TO_C) other WHERE c.safeguards) AS copies
FROM officer c ORDER BY c.id
""".replace("LEFT_TO_C", for_another("c.id"))


@dataclass(frozen=True)
class Waiting:
    """How much waits for one person in office."""

    member_id: UUID
    language: str
    slug: str
    """The community's."""
    approvals: int
    """Which they may answer."""
    applications: int
    hours: int
    """Contributions that only a coordinator confirms, for their giver lacks a measure."""
    copies: int
    """Of members who asked for the rest, as far as it is this one's to look at."""

    @property
    def waits(self) -> bool:
        """Whether anything does."""
        return any((self.approvals, self.applications, self.hours, self.copies))


async def waiting(connection: Connection, community_id: CommunityId) -> list[Waiting]:
    """What waits for each who has not been told today; at night for nobody."""
    rows: list[Any] = await call(connection, _WAITING, community_id)
    return [Waiting(**row) for row in rows]
