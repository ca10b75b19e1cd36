"""What may not be in the books, each by a query of its own; and how far the books go.

Every query goes once through the lines of one community, for a proof of millions must end.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from timebank.audit.rules import MOST_FINDINGS, Finding
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection

_ASKED = """
WITH leg AS (
    SELECT debit_account_id AS account_id, debit_type AS type, id, -minutes AS change,
        d_seq AS seq, d_bal AS after, recorded_at
    FROM timebank.transfer WHERE community_id = :community_id
    UNION ALL
    SELECT credit_account_id, credit_type, id, minutes, c_seq, c_bal, recorded_at
    FROM timebank.transfer WHERE community_id = :community_id
), fault AS ({fault})
SELECT id FROM fault LIMIT {most}
"""
"""`leg` is each line twice, once for each side."""

FAULTS = {
    "books_not_zero": """
        SELECT CAST(:community_id AS uuid) AS id FROM (
            SELECT balance AS minutes FROM timebank.balance WHERE community_id = :community_id
            UNION ALL
            SELECT leg.change FROM leg WHERE leg.type NOT IN ('member', 'organisation', 'pot')
        ) every HAVING sum(minutes) <> 0""",
    "balance_not_its_lines": """
        SELECT a.id FROM timebank.account a
        LEFT JOIN timebank.balance b ON b.community_id = :community_id AND b.account_id = a.id
        LEFT JOIN (
            SELECT leg.account_id, sum(leg.change) AS minutes, count(*) AS lines,
                max(leg.recorded_at) AS last_at
            FROM leg GROUP BY leg.account_id
        ) l ON l.account_id = a.id
        WHERE a.community_id = :community_id AND CASE
            WHEN a.type IN ('member', 'organisation', 'pot') THEN b.account_id IS NULL
                OR (b.balance, b.seq) <> (coalesce(l.minutes, 0), coalesce(l.lines, 0))
                OR coalesce(b.last_at, '-infinity') < l.last_at -- a hold that ends is later
            ELSE b.account_id IS NOT NULL END""",
    "held_not_its_holds": """
        SELECT b.account_id AS id FROM timebank.balance b
        LEFT JOIN (
            SELECT account_id, sum(minutes) AS minutes FROM timebank.hold
            WHERE community_id = :community_id AND state = 'held' GROUP BY account_id
        ) h ON h.account_id = b.account_id
        WHERE b.community_id = :community_id AND b.held <> coalesce(h.minutes, 0)""",
    "limit_passed": """
        SELECT account_id AS id FROM timebank.balance
        WHERE community_id = :community_id
            AND (balance - held < floor - excused OR balance > ceiling + excused_over
                OR closed AND (balance, held) <> (0, 0))""",
    "line_out_of_sequence": """
        SELECT id FROM (
            SELECT leg.*, sum(change) OVER lines AS running, row_number() OVER lines AS number
            FROM leg WHERE leg.type IN ('member', 'organisation', 'pot')
            WINDOW lines AS (PARTITION BY account_id ORDER BY recorded_at, seq)
        ) counted WHERE (seq, after) IS DISTINCT FROM (number, running)""",
    "line_of_no_account": """
        SELECT leg.id FROM leg
        LEFT JOIN timebank.account a ON a.community_id = :community_id AND a.id = leg.account_id
        WHERE a.type IS DISTINCT FROM leg.type""",
    "line_unlawful": """
        SELECT t.id FROM timebank.transfer t
        WHERE t.community_id = :community_id AND NOT timebank.lawful(t)""",
    "credit_without_contribution": """
        SELECT t.id FROM timebank.transfer t
        LEFT JOIN timebank.contribution c
            ON c.community_id = :community_id AND c.id = t.contribution_id
        WHERE t.community_id = :community_id AND t.kind IN ('thank', 'exchange')
            AND (c.state, c.minutes, c.payer_account_id, c.giver_account_id, c.credit_kind)
            IS DISTINCT FROM
                ('verified', t.minutes, t.debit_account_id, t.credit_account_id, t.kind)""",
    "contribution_not_credited_once": """
        SELECT c.id FROM timebank.contribution c
        LEFT JOIN timebank.transfer t
            ON t.community_id = :community_id AND t.contribution_id = c.id
        WHERE c.community_id = :community_id
        GROUP BY c.id, c.state HAVING count(t.id) <> (c.state = 'verified')::int""",
    "contribution_broken": """
        SELECT c.id FROM timebank.contribution c
        WHERE c.community_id = :community_id AND coalesce(
            timebank.contribution_misstated(c), timebank.contribution_broken(c)) IS NOT NULL""",
    "contribution_of_others": """
        SELECT c.id FROM timebank.contribution c
        LEFT JOIN timebank.account g ON g.community_id = :community_id
            AND g.id = c.giver_account_id
        LEFT JOIN timebank.account p ON p.community_id = :community_id
            AND p.id = c.payer_account_id
        WHERE c.community_id = :community_id
            AND ((g.type, g.owner_id) IS DISTINCT FROM ('member', c.giver_id)
                OR (p.type, p.owner_id) IS DISTINCT FROM (
                    CASE c.receiver_type WHEN 'member' THEN 'member' ELSE 'contributions' END,
                    CASE c.receiver_type WHEN 'member' THEN c.receiver_id
                        ELSE c.community_id END))""",
    "reversal_no_mirror": """
        SELECT r.id FROM timebank.transfer r
        LEFT JOIN timebank.transfer t ON t.community_id = :community_id AND t.id = r.reverses_id
        WHERE r.community_id = :community_id AND r.reverses_id IS NOT NULL
            AND (t.id IS NULL OR t.kind = 'reversal'
                OR (t.minutes, t.debit_account_id, t.credit_account_id)
                <> (r.minutes, r.credit_account_id, r.debit_account_id))
        UNION ALL
        SELECT reverses_id FROM timebank.transfer
        WHERE community_id = :community_id AND reverses_id IS NOT NULL
        GROUP BY reverses_id HAVING count(*) > 1""",
    "correction_beside_its_credit": """
        SELECT c.id FROM timebank.contribution c
        JOIN timebank.transfer t
            ON t.community_id = :community_id AND t.contribution_id = c.corrects_id
        LEFT JOIN timebank.transfer r
            ON r.community_id = :community_id AND r.reverses_id = t.id
        WHERE c.community_id = :community_id AND c.state = 'verified' AND r.id IS NULL""",
    "spend_without_hold": """
        SELECT coalesce(t.id, h.id) AS id
        FROM (SELECT * FROM timebank.transfer
            WHERE community_id = :community_id AND kind = 'spend') t
        FULL JOIN (SELECT * FROM timebank.hold
            WHERE community_id = :community_id AND state = 'captured') h
            ON h.id = t.hold_id
        WHERE (t.minutes, t.debit_account_id, t.credit_account_id) IS DISTINCT FROM
            (h.captured_minutes, h.account_id, h.partner_account_id)""",
    "opening_without_row": """
        SELECT t.id FROM timebank.transfer t
        LEFT JOIN timebank.import_row i
            ON i.community_id = :community_id AND i.id = t.import_row_id
        WHERE t.community_id = :community_id AND t.kind = 'opening' AND i.id IS NULL""",
}
"""What may not be, by the code of the finding; each query gives the ids where it is."""

_EXTENT = text("""
    SELECT count(*) AS transfers, max(recorded_at) AS last_recorded_at
    FROM timebank.transfer WHERE community_id = :community_id
""")


@dataclass(frozen=True)
class Extent:
    """How far the books go."""

    transfers: int
    last_recorded_at: datetime | None


async def faults(connection: Connection, community_id: CommunityId, code: str) -> list[Finding]:
    """Where the books have this fault, up to MOST_FINDINGS places."""
    found = await connection.execute(
        text(_ASKED.format(fault=FAULTS[code], most=MOST_FINDINGS)),
        {"community_id": community_id},
    )
    return [Finding(code, UUID(str(row.id))) for row in found]


async def extent(connection: Connection, community_id: CommunityId) -> Extent:
    """How many lines there are, and when the last was written down."""
    row = (await connection.execute(_EXTENT, {"community_id": community_id})).one()
    return Extent(row.transfers, row.last_recorded_at)
