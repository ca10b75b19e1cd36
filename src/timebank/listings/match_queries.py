"""What might fit, and what is known around it: each asked for all at once."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call
from timebank.listings.match_rules import Says
from timebank.listings.match_weights import weights

_WANTS = """jsonb_to_recordset($2::jsonb)
    AS w (n integer, activity_id uuid, times text[], areas text[], languages text[])
JOIN timebank.activity a ON a.community_id = $1 AND a.id = w.activity_id
    AND a.risk_class <> 'not_here'"""
# Who is paused, has left or is under 18 is not there, nor is anybody in $4. Those who cannot be
# weighed, where very many offer the same, are those who fit the least by what they wrote.
_LISTED = """
SELECT w.n, a.asks_for, c.* FROM {wants}
CROSS JOIN LATERAL (
    SELECT l.id, l.member_id, l.organisation_id, l.activity_id, l.times, l.areas, l.languages,
        false AS skill, false AS told
    FROM timebank.listing l
    WHERE l.community_id = $1 AND l.activity_id = w.activity_id AND l.kind = $3
        AND l.state = 'open' AND l.expires_on >= (SELECT timebank.community_today($1))
        AND (l.member_id IN (
                SELECT m.id FROM timebank.member m
                WHERE m.community_id = $1 AND m.status = 'member' AND m.adult IS NOT false
                    AND m.id <> ALL ($4))
            OR l.organisation_id IN (
                SELECT o.id FROM timebank.organisation o
                WHERE o.community_id = $1 AND o.status = 'active'))
    ORDER BY {worth} DESC, l.id LIMIT {most}
) c
"""
# What somebody told on joining, and where they live, is for coordinators: to others neither is said
# or weighed.
_TOLD = """
WITH able AS (
    SELECT s.id, s.member_id, s.activity_id, true AS skill FROM timebank.skill s
    WHERE s.community_id = $1 AND s.kind = 'can' AND s.ended_at IS NULL
    UNION ALL
    SELECT m.id, m.id, told.activity_id, false FROM timebank.member m
    CROSS JOIN LATERAL unnest(m.can_do_activity_ids) AS told (activity_id)
    WHERE m.community_id = $1 AND $4 AND NOT EXISTS (
        SELECT FROM timebank.skill s WHERE s.community_id = $1 AND s.member_id = m.id
            AND s.kind = 'can' AND s.activity_id = told.activity_id)
)
SELECT w.n, a.asks_for, able.id, m.id AS member_id, NULL::uuid AS organisation_id, w.activity_id,
    '{{}}'::text[] AS times,
    CASE WHEN $4 AND m.area IS NOT NULL THEN ARRAY[m.area] ELSE '{{}}' END AS areas,
    CASE WHEN $4 THEN ARRAY[m.language] ELSE '{{}}' END AS languages, able.skill, true AS told
FROM {wants}
JOIN able ON able.activity_id = w.activity_id
JOIN timebank.member m ON m.community_id = $1 AND m.id = able.member_id
    AND m.status = 'member' AND m.adult IS NOT false AND m.id <> ALL ($3)
WHERE NOT EXISTS (
    SELECT FROM timebank.listing l
    WHERE l.community_id = $1 AND l.member_id = m.id AND l.activity_id = w.activity_id
        AND l.kind = 'offer' AND l.state = 'open'
        AND l.expires_on >= (SELECT timebank.community_today($1)))
ORDER BY able.id LIMIT {most}
"""
# Somebody who was taken in twice is one: kept apart under either id.
_APART = """
SELECT coalesce(m.merged_into_id, m.id) AS one, coalesce(o.merged_into_id, o.id) AS other
FROM timebank.kept_apart k
JOIN timebank.member m ON m.community_id = $1 AND m.id = k.member_id
JOIN timebank.member o ON o.community_id = $1 AND o.id = k.other_id
WHERE k.community_id = $1 AND k.ended_at IS NULL
"""
_UNDONE = """
    AND c.id NOT IN (
        SELECT t.contribution_id FROM timebank.transfer r
        JOIN timebank.transfer t ON t.community_id = $1 AND t.id = r.reverses_id
        WHERE r.community_id = $1 AND r.reverses_id IS NOT NULL AND t.contribution_id IS NOT NULL)
"""
_HELPED = """
SELECT c.receiver_id AS id FROM timebank.contribution c
WHERE c.community_id = $1 AND c.giver_id = ANY ($2) AND c.state IN ('verified', 'historic')
    AND c.worked_on > timebank.community_today($1) - $3::integer {undone}
UNION
SELECT c.giver_id FROM timebank.contribution c
WHERE c.community_id = $1 AND c.receiver_id = ANY ($2) AND c.state IN ('verified', 'historic')
    AND c.worked_on > timebank.community_today($1) - $3::integer {undone}
"""
# What was given lately is found by its day: a plan that knows no figures of a community would go
# through all that was ever given.
_LATELY = """
WITH lately AS MATERIALIZED (
    SELECT c.id, c.giver_id, c.receiver_id, c.minutes, c.state FROM timebank.contribution c
    WHERE c.community_id = $1
        AND c.worked_on > (SELECT timebank.community_today($1) - $3::integer)
)
"""
_GIVEN = """{lately}
SELECT c.giver_id AS id, sum(c.minutes)::bigint AS minutes FROM lately c
WHERE c.giver_id = ANY ($2) AND c.state = 'verified' {undone}
GROUP BY c.giver_id
"""
_RECEIVED = """{lately}
SELECT s.id, sum(s.minutes)::bigint AS minutes FROM (
    SELECT c.receiver_id AS id, c.minutes FROM lately c
    WHERE c.receiver_id = ANY ($2) AND c.state = 'verified' {undone}
    UNION ALL
    SELECT a.owner_id, t.minutes FROM timebank.account a
    JOIN timebank.transfer t ON t.community_id = $1 AND t.debit_account_id = a.id
        AND t.kind = 'spend'
        AND t.recorded_at > timebank.ledger_now() - $3::integer * interval '1 day'
    WHERE a.community_id = $1 AND a.owner_id = ANY ($2) AND NOT EXISTS (
        SELECT FROM timebank.transfer r WHERE r.community_id = $1 AND r.reverses_id = t.id)
) s GROUP BY s.id
"""
_LACKING = """
SELECT g.giver_id, g.activity_id,
    timebank.measures_lacking($1, g.giver_id, a.asks_for, $4) AS lacking
FROM unnest($2::uuid[], $3::uuid[]) AS g (giver_id, activity_id)
JOIN timebank.activity a ON a.community_id = $1 AND a.id = g.activity_id
"""
_WORDS = """
SELECT l.id, concat_ws(' ', l.title_en, l.title_cy, l.text_en, l.text_cy, l.for_whom_en,
    l.for_whom_cy) AS words
FROM timebank.listing l WHERE l.community_id = $1 AND l.id = ANY ($2)
"""
_SKILLS = """
SELECT s.kind, s.activity_id FROM timebank.skill s
WHERE s.community_id = $1 AND s.member_id = $2 AND s.ended_at IS NULL
    AND s.activity_id IS NOT NULL
"""
_WHO_CAN = """
SELECT m.id, m.number, m.name, m.name_used FROM timebank.member m
WHERE m.community_id = $1 AND m.id = ANY ($2)
"""
_OWN = """
SELECT l.id, l.activity_id, l.times, l.areas, l.languages FROM timebank.listing l
WHERE l.community_id = $1 AND l.member_id = $2 AND l.kind = $3 AND l.state = 'open'
    AND l.expires_on >= timebank.community_today($1)
ORDER BY l.id DESC LIMIT $4
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What might fit the want of this number: a listing, a skill, or whoever `told` on joining that
    they can, whose id it then is. `asks_for` are the measures that the activity asks for."""

    want: int
    id: UUID
    member_id: UUID | None
    organisation_id: UUID | None
    says: Says
    asks_for: bool
    skill: bool
    told: bool

    @property
    def owner_id(self) -> UUID | None:
        """The member's or the organisation's id."""
        return self.member_id or self.organisation_id


async def listed(
    connection: Connection,
    community_id: CommunityId,
    kind: str,
    wants: Sequence[Says],
    *,
    hidden: Collection[UUID],
    helped: Collection[UUID],
) -> list[Candidate]:
    """Offers, or requests, for these activities that stand open, of whoever is here and not hidden:
    of each activity as many as are weighed."""
    sql = _LISTED.format(wants=_WANTS, worth=_worth(), most=weights().most_weighed)
    rows = await call(connection, sql, community_id, _json(wants), kind, [*hidden], [*helped])
    return [_candidate(row) for row in rows]


async def told(
    connection: Connection,
    community_id: CommunityId,
    wants: Sequence[Says],
    hidden: Collection[UUID],
    *,
    joining: bool,
) -> list[Candidate]:
    """Whoever has no offer, and told that they can: as a skill, or (`joining`) when they joined."""
    sql = _TOLD.format(wants=_WANTS, most=weights().most_weighed)
    rows = await call(connection, sql, community_id, _json(wants), [*hidden], joining)
    return [_candidate(row) for row in rows]


async def pairs_apart(connection: Connection, community_id: CommunityId) -> list[tuple[UUID, UUID]]:
    """All who are never shown to each other. They are few."""
    return [(row["one"], row["other"]) for row in await call(connection, _APART, community_id)]


async def helped_before(
    connection: Connection,
    community_id: CommunityId,
    whom: Collection[UUID],
) -> frozenset[UUID]:
    """Whoever gave time to these, or received of theirs."""
    days = weights().helped_within_days
    rows = await call(connection, _HELPED.format(undone=_UNDONE), community_id, [*whom], days)
    return frozenset(row["id"] for row in rows)


async def given_lately(
    connection: Connection, community_id: CommunityId, whom: Collection[UUID]
) -> dict[UUID, int]:
    """The minutes that members gave lately; who gave none is not in it."""
    return await _minutes(connection, _GIVEN, community_id, whom)


async def received_lately(
    connection: Connection, community_id: CommunityId, whom: Collection[UUID]
) -> dict[UUID, int]:
    """The minutes of help that members received lately, and of credits that they spent."""
    return await _minutes(connection, _RECEIVED, community_id, whom)


async def lacking(
    connection: Connection,
    community_id: CommunityId,
    givers: Collection[tuple[UUID, UUID]],
    day: date,
) -> dict[tuple[UUID, UUID], tuple[str, ...]]:
    """The measures that members lack for activities, each pair of the two."""
    ordered = sorted(givers)
    columns = [one for one, _ in ordered], [other for _, other in ordered]
    rows = await call(connection, _LACKING, community_id, *columns, day)
    return {(row["giver_id"], row["activity_id"]): tuple(row["lacking"]) for row in rows}


async def words_of(
    connection: Connection, community_id: CommunityId, ids: Iterable[UUID]
) -> dict[UUID, str]:
    """All that is typed in these listings."""
    rows = await call(connection, _WORDS, community_id, [*ids])
    return {row["id"]: row["words"] for row in rows}


async def skilled(
    connection: Connection, community_id: CommunityId, member_id: UUID, kind: str
) -> list[UUID]:
    """The activities of a member's skills of one kind."""
    rows = await call(connection, _SKILLS, community_id, member_id)
    return [row["activity_id"] for row in rows if row["kind"] == kind]


async def who_can(
    connection: Connection, community_id: CommunityId, ids: Sequence[UUID]
) -> dict[UUID, Any]:
    """Number and names of members, for a coordinator."""
    rows = await call(connection, _WHO_CAN, community_id, ids) if ids else []
    return {row["id"]: row for row in rows}


async def own(
    connection: Connection, community_id: CommunityId, member_id: UUID, kind: str
) -> list[tuple[UUID, Says]]:
    """A member's own offers, or requests, that stand open."""
    rows = await call(connection, _OWN, community_id, member_id, kind, weights().most_wants)
    return [(row["id"], _says(row)) for row in rows]


async def _minutes(
    connection: Connection,
    sql: str,
    community_id: CommunityId,
    whom: Collection[UUID],
) -> dict[UUID, int]:
    asked = sql.format(lately=_LATELY, undone=_UNDONE)
    rows = await call(connection, asked, community_id, [*whom], weights().lately_days)
    return {row["id"]: row["minutes"] for row in rows}


def _candidate(row: Any) -> Candidate:
    return Candidate(
        row["n"],
        row["id"],
        row["member_id"],
        row["organisation_id"],
        _says(row),
        asks_for=bool(row["asks_for"]),
        skill=row["skill"],
        told=row["told"],
    )


def _says(row: Any) -> Says:
    said = (frozenset(row[name]) for name in ("times", "areas", "languages"))
    return Says(row["activity_id"], *said)


def _json(wants: Sequence[Says]) -> str:
    rows = [
        {
            "n": n,
            "activity_id": str(want.activity_id),
            "times": sorted(want.times),
            "areas": sorted(want.areas),
            "languages": sorted(want.languages),
        }
        for n, want in enumerate(wants)
    ]
    return json.dumps(rows)


def _worth() -> str:
    """What match_rules.fit says of what two wrote, and that they helped each other, in SQL."""
    parts = [
        f"CASE WHEN l.member_id = ANY ($5) THEN {weights().around['helped_before']:d} ELSE 0 END"
    ]
    for name, column in (("time", "times"), ("place", "areas"), ("language", "languages")):
        parts.append(
            f"CASE WHEN cardinality(w.{column}) = 0 OR cardinality(l.{column}) = 0"
            f" THEN {weights().open[name]:d}"
            f" WHEN l.{column} && w.{column} THEN {weights().same[name]:d} ELSE 0 END"
        )
    return " + ".join(parts)
