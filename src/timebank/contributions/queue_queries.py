"""What waits for a verifier, and what is known around it."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, select

from timebank.base.actors import Caller, Language, Role
from timebank.base.ids import CommunityId
from timebank.contributions.queries import contributions, one_of, seen_by
from timebank.contributions.queue_rules import Waiting
from timebank.db.engine import AnyRow, Connection, call
from timebank.ledger.contribution_tables import Contribution
from timebank.organisations.tables import Organisation
from timebank.people.sight_queries import named_to
from timebank.people.tables import Member

# What is asked around an entry is asked of all that wait at once: they are few, and what their
# givers gave before is found by index: by lists of ids, for no plan knows how few they are. Nobody
# but a coordinator learns from an oddity what a giver does elsewhere.
_WAITING = """
WITH asked AS MATERIALIZED (
    SELECT c.* FROM timebank.contribution c
    WHERE c.community_id = $1 AND c.state IN ('logged', 'queried')
    UNION ALL
    SELECT c.* FROM timebank.contribution c
    WHERE c.community_id = $1 AND c.state = 'verified' AND c.id IN (
        SELECT q.contribution_id FROM timebank.claim q
        WHERE q.community_id = $1 AND q.beside_credit AND NOT EXISTS (
            SELECT FROM timebank.claim later
            WHERE later.community_id = $1 AND later.contribution_id = q.contribution_id
                AND later.side IN (q.side, 'decision')
                AND (later.recorded_at, later.id) > (q.recorded_at, q.id)))
        AND ($3 OR c.receiver_type <> 'member')
        AND NOT EXISTS (
            SELECT FROM timebank.transfer t
            JOIN timebank.transfer r ON r.community_id = $1 AND r.reverses_id = t.id
            WHERE t.community_id = $1 AND t.contribution_id = c.id)
), measured AS MATERIALIZED (
    SELECT c.*, CASE WHEN c.asks_for IS NULL OR c.state = 'verified' THEN '{}'
        ELSE timebank.measures_lacking($1, c.giver_id, c.asks_for, c.worked_on) END AS lacking
    FROM asked c
    WHERE c.giver_id IS DISTINCT FROM $2
        AND ($3 OR c.receiver_id = ANY ($4)
            AND NOT (c.receiver_type = 'member' AND c.giver_id = ANY ($5))
            AND (c.giver_id <> ALL ($6) OR c.receiver_id = $2))
), covered AS MATERIALIZED (
    SELECT (said ->> 'id')::uuid AS id, a.id AS approval_id FROM timebank.approval a
    CROSS JOIN LATERAL jsonb_array_elements(a.terms -> 'contributions') AS said
    WHERE a.community_id = $1 AND a.kind = 'thanks' AND a.state = 'waiting'
        AND a.lapses_at > timebank.ledger_now()
), waiting AS MATERIALIZED (
    SELECT c.id, c.giver_id, c.receiver_type, c.receiver_id, c.state, c.worked_from, c.worked_on,
        (c.logged_at AT TIME ZONE 'UTC')::date AS logged_on, c.minutes,
        c.state = 'queried' AND EXISTS (
            SELECT FROM timebank.claim s WHERE s.community_id = $1 AND s.contribution_id = c.id
                AND s.minutes <> c.minutes) AS differ,
        c.looks_like_id, c.separate_by IS NOT NULL AS separate, covered.approval_id,
        c.lacking
    FROM measured c
    LEFT JOIN covered ON covered.id = c.id
    WHERE $3 OR c.lacking = '{}'
), usual AS MATERIALIZED (
    SELECT v.giver_id, count(*) AS days,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY v.minutes) AS minutes
    FROM timebank.contribution v
    WHERE v.community_id = $1 AND v.giver_id = ANY (ARRAY(SELECT DISTINCT giver_id FROM waiting))
        AND v.worked_on > (SELECT timebank.community_today($1) - 365)
        AND v.worked_on = v.worked_from AND v.state = 'verified'
        AND ($3 OR v.receiver_id = ANY ($4))
    GROUP BY v.giver_id
), pairs AS MATERIALIZED (
    SELECT giver_id AS one FROM waiting WHERE receiver_type = 'member'
    UNION SELECT receiver_id FROM waiting WHERE receiver_type = 'member'
), swaps AS MATERIALIZED (
    SELECT v.giver_id AS one, v.receiver_id AS other FROM timebank.contribution v
    WHERE v.community_id = $1 AND v.giver_id = ANY (ARRAY(SELECT one FROM pairs))
        AND v.receiver_type = 'member' AND v.state = 'verified'
        AND v.worked_on > (SELECT timebank.community_today($1) - 365)
    UNION ALL
    SELECT pairs.one, received.giver_id FROM pairs CROSS JOIN LATERAL (
        SELECT v.giver_id FROM timebank.contribution v
        WHERE v.community_id = $1 AND v.receiver_id = pairs.one
            AND v.worked_on > (SELECT timebank.community_today($1) - 365)
            AND v.receiver_type = 'member' AND v.state = 'verified' OFFSET 0) received
), met AS MATERIALIZED (
    SELECT one, min(other::text) AS other, count(*) AS times FROM swaps
    GROUP BY one HAVING count(DISTINCT other) = 1
)
SELECT w.*, coalesce(u.days, 0) AS usual_days, coalesce(u.minutes, 0) AS usual_minutes,
    CASE WHEN $3 AND g.other = w.receiver_id::text AND r.other = w.giver_id::text
        THEN g.times ELSE 0 END AS met
FROM waiting w
LEFT JOIN usual u ON u.giver_id = w.giver_id
LEFT JOIN met g ON g.one = w.giver_id AND w.receiver_type = 'member'
LEFT JOIN met r ON r.one = w.receiver_id AND w.receiver_type = 'member'
"""


async def waiting(
    connection: Connection, community_id: CommunityId, caller: Caller
) -> list[Waiting]:
    """All that this caller may decide: to confirm, or to answer where a claim beside a credit has
    other minutes. Never their own hours, nor those of a member whom they help for another's; and a
    lead is not shown those of a member whom they are never to meet: a coordinator has them."""
    rows = await call(
        connection,
        _WAITING,
        community_id,
        caller.member_id,
        caller.role is Role.COORDINATOR,
        [*caller.stands_for, *caller.organisation_ids],
        list(caller.stands_for),
        list(caller.kept_from),
    )
    return [_waiting(row) for row in rows]


def _waiting(row: Any) -> Waiting:
    return Waiting(
        id=row["id"],
        state=row["state"],
        worked_from=row["worked_from"],
        worked_on=row["worked_on"],
        logged_on=row["logged_on"],
        minutes=row["minutes"],
        differ=row["differ"],
        looks_like_id=row["looks_like_id"],
        separate=row["separate"],
        approval_id=row["approval_id"],
        lacking=tuple(row["lacking"]),
        usual_days=row["usual_days"],
        usual_minutes=row["usual_minutes"],
        met=row["met"],
    )


async def contributions_of(
    connection: Connection, community_id: CommunityId, caller: Caller, ids: Sequence[UUID]
) -> dict[UUID, AnyRow]:
    """Those of these contributions that this caller may see, with their credits, by id."""
    statement = seen_by(contributions(community_id), caller).where(one_of(Contribution.id, "ids"))
    found = await connection.execute(statement, {"ids": list(ids)})
    return {row.id: row for row in found}


async def names_of(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    language: Language,
    rows: Iterable[AnyRow],
) -> dict[UUID, str]:
    """Who stands on either side of these entries, as far as this caller may know: of a private
    member the number. Whoever decides an entry has to know whose it is."""
    ids = list({one for row in rows for one in (row.giver_id, row.receiver_id)})
    name = func.coalesce(Member.name_used, Member.name)
    members = select(
        Member.id, case((named_to(community_id, caller), name), else_=Member.number)
    ).where(Member.community_id == community_id, one_of(Member.id, "ids"))
    welsh = func.coalesce(Organisation.name_cy, Organisation.name_en)
    organisations = select(
        Organisation.id, welsh if language is Language.WELSH else Organisation.name_en
    ).where(Organisation.community_id == community_id, one_of(Organisation.id, "ids"))
    found = [
        *await connection.execute(members, {"ids": ids}),
        *await connection.execute(organisations, {"ids": ids}),
    ]
    return {row[0]: row[1] for row in found if row[1]}
