"""The books proved from outside: each query finds what may not be, wherever it may look."""

from collections.abc import Awaitable, Callable
from typing import Any

FAULTS = {
    "a balance is not the sum of its lines": """
        SELECT b.account_id FROM timebank.balance b
        LEFT JOIN LATERAL (
            SELECT sum(CASE WHEN t.credit_account_id = b.account_id THEN t.minutes
                ELSE -t.minutes END) AS minutes, count(*) AS lines
            FROM timebank.transfer t
            WHERE t.community_id = b.community_id
                AND b.account_id IN (t.credit_account_id, t.debit_account_id)
        ) l ON true
        WHERE b.balance <> coalesce(l.minutes, 0) OR b.seq <> l.lines""",
    "held minutes are not those of its holds": """
        SELECT b.account_id FROM timebank.balance b
        WHERE b.held <> (
            SELECT coalesce(sum(h.minutes), 0) FROM timebank.hold h
            WHERE h.community_id = b.community_id AND h.account_id = b.account_id
                AND h.state = 'held')""",
    "an account stands past its floor, and nothing excuses it": """
        SELECT b.account_id FROM timebank.balance b
        WHERE b.balance - b.held < b.floor - b.excused""",
    "a trial balance is not zero": """
        SELECT l.community_id FROM (
            SELECT t.community_id, t.credit_account_id AS account_id, t.minutes
            FROM timebank.transfer t
            UNION ALL
            SELECT t.community_id, t.debit_account_id, -t.minutes FROM timebank.transfer t) l
        JOIN timebank.account a ON a.community_id = l.community_id AND a.id = l.account_id
        GROUP BY l.community_id HAVING sum(l.minutes) <> 0""",
    "a credit has no contribution of its minutes": """
        SELECT t.id FROM timebank.transfer t
        LEFT JOIN timebank.contribution c ON c.community_id = t.community_id
            AND c.id = t.contribution_id AND c.state = 'verified' AND c.minutes = t.minutes
        WHERE t.kind IN ('thank', 'exchange') AND c.id IS NULL""",
    "a verified contribution has not one credit": """
        SELECT c.id FROM timebank.contribution c
        WHERE c.state = 'verified' AND 1 <> (
            SELECT count(*) FROM timebank.transfer t
            WHERE t.community_id = c.community_id AND t.contribution_id = c.id)""",
    "one piece of time was credited twice": """
        SELECT c.id FROM timebank.contribution c
        JOIN timebank.contribution o ON o.community_id = c.community_id AND o.id <> c.id
            AND (o.giver_id, o.receiver_id, o.activity_id)
                = (c.giver_id, c.receiver_id, c.activity_id)
            AND o.worked_from <= c.worked_on AND c.worked_from <= o.worked_on
            AND (o.session_id <> c.session_id) IS NOT TRUE
        WHERE c.state = 'verified' AND o.state = 'verified'
            AND c.separate_by IS NULL AND o.separate_by IS NULL
            AND NOT EXISTS (
                SELECT FROM timebank.transfer t
                JOIN timebank.transfer r ON r.community_id = t.community_id
                    AND r.reverses_id = t.id
                WHERE t.community_id = c.community_id AND t.contribution_id IN (c.id, o.id))""",
    "a hold was spent and has no spend, or the other way round": """
        SELECT h.id FROM timebank.hold h
        WHERE (h.state = 'captured') <> EXISTS (
            SELECT FROM timebank.transfer t
            WHERE t.community_id = h.community_id AND t.hold_id = h.id)""",
    "a key was taken and no answer kept": """
        SELECT i.key FROM timebank.idempotency i WHERE i.status IS NULL""",
}


async def faults(run: Callable[[str], Awaitable[list[Any]]]) -> dict[str, list[Any]]:
    """What is wrong with the books, by what it means; empty where they are true. `run` gives the
    rows of a query."""
    found = {name: await run(query) for name, query in FAULTS.items()}
    return {name: rows for name, rows in found.items() if rows}
