"""What ends by its date is forgotten by itself, and an erasure that is due is carried out."""

from dataclasses import dataclass

from sqlalchemy import func

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call
from timebank.listings import word_queries
from timebank.people import queries as people
from timebank.protection import erasing, erasure_queries
from timebank.protection.column_kinds import Kept
from timebank.protection.rules import ErasureState

DAYS_BEFORE_DUE = 7
"""So long before an erasure is due the service carries it out, if no person has looked by then."""


@dataclass(frozen=True)
class Rule:
    """How what a table keeps for so long is let go, a thousand rows at a time, so that nobody waits
    for it long: `$1` is the community, `gone` how many rows went."""

    table: str
    kept: Kept
    statement: str


RULES = (
    Rule(
        "idempotency",
        Kept.ANSWER,
        "SELECT timebank.idempotency_forget($1) AS gone",
    ),
    Rule(
        "message",
        Kept.YEAR,
        """
        WITH gone AS (
            DELETE FROM timebank.message m USING (
                SELECT o.id FROM timebank.message o
                WHERE o.community_id = $1 AND o.state <> 'waiting'
                    AND o.made_at < clock_timestamp() - interval '1 year'
                LIMIT 1000 FOR UPDATE SKIP LOCKED) o
            WHERE m.community_id = $1 AND m.id = o.id RETURNING 1
        ) SELECT count(*) AS gone FROM gone""",
    ),
    Rule(
        "told",
        Kept.YEAR,
        """
        WITH gone AS (
            DELETE FROM timebank.told t USING (
                SELECT o.member_id, o.kind, o.subject_id, o.version FROM timebank.told o
                WHERE o.community_id = $1 AND o.told_at < clock_timestamp() - interval '1 year'
                LIMIT 1000) o
            WHERE t.community_id = $1 AND t.member_id = o.member_id AND t.kind = o.kind
                AND t.subject_id = o.subject_id AND t.version = o.version RETURNING 1
        ) SELECT count(*) AS gone FROM gone""",
    ),
    Rule(
        "texts_of_day",
        Kept.DAY,
        """
        WITH gone AS (
            DELETE FROM timebank.texts_of_day d USING (
                SELECT o.day, o.number_sha256 FROM timebank.texts_of_day o
                WHERE o.community_id = $1
                    AND o.day < (clock_timestamp() AT TIME ZONE 'Europe/London')::date
                LIMIT 1000 FOR UPDATE SKIP LOCKED) o
            WHERE d.community_id = $1 AND d.day = o.day AND d.number_sha256 = o.number_sha256
            RETURNING 1
        ) SELECT count(*) AS gone FROM gone""",
    ),
    Rule(
        "exchange_person",
        Kept.YEAR,
        """
        WITH gone AS (
            UPDATE timebank.exchange_person p SET note = NULL
            FROM (
                SELECT o.exchange_id, o.member_id FROM timebank.exchange_person o
                JOIN timebank.exchange e ON e.community_id = $1 AND e.id = o.exchange_id
                WHERE o.community_id = $1 AND o.note IS NOT NULL
                    AND greatest(e.agreed_at, e.done_at, e.planned_on::timestamptz)
                        < clock_timestamp() - interval '1 year'
                LIMIT 1000 FOR UPDATE OF o SKIP LOCKED) o
            WHERE p.community_id = $1 AND p.exchange_id = o.exchange_id
                AND p.member_id = o.member_id RETURNING 1
        ) SELECT count(*) AS gone FROM gone""",
    ),
    Rule(
        "token",
        Kept.ENDED,
        """
        WITH gone AS (
            UPDATE timebank.token t SET device = CASE WHEN t.device IS NOT NULL THEN '' END,
                address_sha256 = NULL
            FROM (
                SELECT o.id FROM timebank.token o
                WHERE o.community_id = $1 AND (o.device <> '' OR o.address_sha256 IS NOT NULL)
                    AND coalesce(o.revoked_at, o.expires_at)
                        < clock_timestamp() - interval '90 days'
                LIMIT 1000 FOR UPDATE SKIP LOCKED) o
            WHERE t.community_id = $1 AND t.id = o.id RETURNING 1
        ) SELECT count(*) AS gone FROM gone""",
    ),
    Rule(
        "application",
        Kept.WAITING,
        """
        WITH gone AS (
            UPDATE timebank.application a SET state = 'lapsed', told = '{}', made_as = NULL,
                from_sha256 = NULL, decided_at = timebank.ledger_now()
            FROM (
                SELECT o.id FROM timebank.application o
                WHERE o.community_id = $1 AND o.state = 'applied'
                    AND o.applied_at < clock_timestamp() - interval '180 days'
                LIMIT 1000 FOR UPDATE SKIP LOCKED) o
            WHERE a.community_id = $1 AND a.id = o.id RETURNING 1
        ) SELECT count(*) AS gone FROM gone""",
    ),
    Rule("listing", Kept.TWO_YEARS, word_queries.OLD),
    # Its words went with the listing.
    Rule("listing_word", Kept.TWO_YEARS, word_queries.UNUSED),
    Rule("listing_gram", Kept.TWO_YEARS, word_queries.UNUSED),
    Rule(
        "sign_up",
        Kept.YEAR,
        """
        WITH gone AS (
            DELETE FROM timebank.sign_up u USING (
                SELECT o.id FROM timebank.session s
                JOIN timebank.sign_up o ON o.community_id = $1 AND o.session_id = s.id
                WHERE s.community_id = $1 AND s.ends_at < clock_timestamp() - interval '1 year'
                LIMIT 1000 FOR UPDATE OF o SKIP LOCKED) o
            WHERE u.community_id = $1 AND u.id = o.id RETURNING 1
        ) SELECT count(*) AS gone FROM gone""",
    ),
    Rule(
        "import_row",
        Kept.IMPORTED,
        """
        WITH gone AS (
            UPDATE timebank.import_row r SET cells = NULL, problems = '[]'
            FROM (
                SELECT o.id FROM timebank.import_run n
                JOIN timebank.import_row o ON o.community_id = $1 AND o.run_id = n.id
                    AND (o.cells IS NOT NULL OR o.problems <> '[]')
                WHERE n.community_id = $1
                    AND coalesce(n.undone_at, n.posted_at) < clock_timestamp() - interval '2 years'
                LIMIT 1000 FOR UPDATE OF o SKIP LOCKED) o
            WHERE r.community_id = $1 AND r.id = o.id RETURNING 1
        ) SELECT count(*) AS gone FROM gone""",
    ),
    # Nobody agreed to these rows: with them go the counts, and whoever comes back checks afresh.
    Rule(
        "import_row",
        Kept.IMPORTED,
        """
        WITH old AS (
            SELECT n.id FROM timebank.import_run n
            WHERE n.community_id = $1 AND n.state = 'checked'
                AND n.checked_at < clock_timestamp() - interval '30 days'
                AND EXISTS (SELECT FROM timebank.import_row r
                    WHERE r.community_id = $1 AND r.run_id = n.id)
            ORDER BY n.checked_at, n.id LIMIT 1 FOR UPDATE SKIP LOCKED
        ), emptied AS (
            UPDATE timebank.import_run n SET counts = '{}' FROM old
            WHERE n.community_id = $1 AND n.id = old.id
        ), gone AS (
            DELETE FROM timebank.import_row r USING (
                SELECT g.id FROM timebank.import_row g JOIN old ON g.run_id = old.id
                WHERE g.community_id = $1 LIMIT 1000) g
            WHERE r.community_id = $1 AND r.id = g.id RETURNING 1
        ) SELECT count(*) AS gone FROM gone""",
    ),
)
IN_OTHER_JOBS = {
    ("sign_in_code", Kept.DAY): "forget_codes",
    ("trail_line", Kept.TWO_YEARS): "forget_trail",
}
"""Which other job (worker.py) lets go of what a table keeps for so long."""


async def forget(connection: Connection, community_id: CommunityId) -> int:
    """Let some go of all whose time is over; how many rows, 0 when there are no more."""
    gone = 0
    for rule in RULES:
        (row,) = await call(connection, rule.statement, community_id)
        gone += row["gone"]
    return gone


async def erase_due(connection: Connection, community_id: CommunityId) -> int:
    """Carry out one erasure that is nearly due, if nothing holds it; 0 where there is none. Of a
    member who is still here, or of whom something is open, a person decides."""
    for erasure in await erasure_queries.nearly_due(connection, community_id, DAYS_BEFORE_DUE):
        member = await people.member(connection, community_id, erasure.member_id, lock=True)
        now = await erasure_queries.last(connection, community_id, erasure.member_id)
        if now is None or (now.id, now.state) != (erasure.id, ErasureState.ASKED):
            continue
        if await erasing.something_open(connection, community_id, erasure.member_id):
            continue
        await erasure_queries.empty_all(connection, community_id, member)
        await erasure_queries.change(
            connection,
            community_id,
            erasure.id,
            state=ErasureState.DONE.value,
            ended_at=func.timebank.ledger_now(),
        )
        return 1
    return 0
