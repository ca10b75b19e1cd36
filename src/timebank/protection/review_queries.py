"""What others wrote about a member, what was decided of it, and the requests to look at it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, insert, or_, select, text, tuple_, update

from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import AnyRow, Connection, call
from timebank.protection.about import ABOUT, OWN_ACCOUNT
from timebank.protection.review_rules import Part, ReviewState
from timebank.protection.tables import ExportReview


def _made_of(text: str) -> str:
    """An id that is always the same for the same text."""
    return f"left(encode(sha256(convert_to({text}, 'UTF8')), 'hex'), 32)::uuid"


# The one note of each person in an exchange has no id of its own, and what came of a row has the
# row's. `hidden_from` is who is never shown it, though it be for them to decide of the rest: whom a
# concern is about, and whoever is themselves kept apart from the member.
_ITEMS = {
    Part.WORDS: """
SELECT 'note' AS kind, n.id, n.subject_id, n.recorded_at AS at, n.written_by AS by_id, n.words,
    '{}'::uuid[] AS hidden_from
FROM timebank.note n
WHERE n.community_id = $1 AND n.written_by <> $2 AND n.words <> '' AND n.subject_id IN (ABOUT)
UNION ALL
SELECT 'exchange_note', NOTE_ID,
    e.id, e.proposed_at, p.member_id, p.note, '{}'
FROM timebank.exchange_person me
JOIN timebank.exchange e ON e.community_id = $1 AND e.id = me.exchange_id
JOIN timebank.exchange_person p ON p.community_id = $1 AND p.exchange_id = me.exchange_id
    AND p.member_id <> $2 AND p.note <> ''
WHERE me.community_id = $1 AND me.member_id = $2
UNION ALL
SELECT 'import_row', ROW_ID, r.run_id, n.checked_at, n.run_by, typed.words, '{}'
FROM timebank.import_row r
JOIN timebank.import_run n ON n.community_id = $1 AND n.id = r.run_id
CROSS JOIN LATERAL (
    SELECT string_agg(c.key || ': ' || c.value, E'\\n' ORDER BY c.key) AS words
    FROM jsonb_each_text(CASE jsonb_typeof(r.cells) WHEN 'object' THEN r.cells ELSE '{}' END) c
) typed
WHERE r.community_id = $1 AND typed.words IS NOT NULL AND (r.id = $2
    OR r.account_id IN (OWN)
    OR r.line ->> 'giver_id' = $2::text OR r.line ->> 'receiver_id' = $2::text)
""".replace("ABOUT", ABOUT)
    .replace("OWN", OWN_ACCOUNT)
    .replace("NOTE_ID", _made_of("p.exchange_id::text || p.member_id::text"))
    .replace("ROW_ID", _made_of("'row' || r.id::text")),
    Part.SAFEGUARDING: """
SELECT 'concern' AS kind, c.id, c.id AS subject_id, c.raised_at AS at, c.raised_by AS by_id,
    concat_ws(E'\\n\\n', c.words, c.outcome) AS words, named.people AS hidden_from
FROM timebank.concern c
CROSS JOIN LATERAL (
    SELECT timebank.concern_hidden_from($1, c.raised_by, c.about_number, c.words) AS people
) named
WHERE c.community_id = $1 AND (c.raised_by = $2 OR $2 = ANY (named.people))
UNION ALL
SELECT 'kept_apart', k.id, k.id, k.kept_at, k.kept_by, m.number,
    ARRAY[k.member_id, k.other_id, coalesce(m.merged_into_id, m.id)]
FROM timebank.kept_apart k
JOIN timebank.member m ON m.community_id = $1 AND m.id <> $2 AND m.id IN (k.member_id, k.other_id)
WHERE k.community_id = $1 AND $2 IN (k.member_id, k.other_id)
""",
}
_DECIDED = """
SELECT i.*, sha256(convert_to(i.words, 'UTF8')) AS words_sha256, d.given, d.reason,
    (SELECT m.number FROM timebank.member m
        WHERE m.community_id = $1 AND m.id = i.by_id) AS by_number
FROM ({items}) i
LEFT JOIN timebank.export_decision d ON d.community_id = $1 AND d.member_id = $2
    AND d.item_id = i.id AND d.words_sha256 = sha256(convert_to(i.words, 'UTF8'))
"""
_SEEN = "SELECT * FROM ({decided}) s WHERE ($3::uuid = ANY (s.hidden_from)) IS NOT true"
_PAGE = """
SELECT * FROM ({seen}) i
WHERE ($4::timestamptz IS NULL OR (i.at, i.id) > ($4, $5)) AND ($6::boolean IS NOT true
    OR i.given IS NULL)
ORDER BY i.at, i.id LIMIT $7
"""
_LEFT = "SELECT count(*) AS count FROM ({seen}) i WHERE i.given IS NULL"
_GIVEN = """
SELECT i.*, EXISTS (
    SELECT FROM timebank.kept_apart k
    WHERE k.community_id = $1 AND k.ended_at IS NULL AND i.by_id <> $2
        AND $2 IN (k.member_id, k.other_id) AND i.by_id IN (k.member_id, k.other_id)) AS unmet
FROM ({items}) i WHERE i.given ORDER BY i.at, i.id
"""
_COUNTS = """
SELECT i.kind, i.reason, count(*) AS count FROM ({decided}) i WHERE i.given IS NOT NULL
GROUP BY i.kind, i.reason ORDER BY i.kind, i.reason NULLS FIRST
"""
_DECIDE = """
INSERT INTO timebank.export_decision AS d (community_id, member_id, item_id, kind, words_sha256,
    given, reason, decided_at, decided_by)
SELECT $1, $2, i.id, i.kind, i.words_sha256, w.given, w.reason, timebank.ledger_now(), $3
FROM ({seen}) i
JOIN unnest($4::uuid[], $5::bytea[], $6::boolean[], $7::text[])
    AS w (item_id, words_sha256, given, reason)
    ON w.item_id = i.id AND w.words_sha256 = i.words_sha256
ORDER BY i.id
{conflict}
"""
_LEAVE_OUT = """
INSERT INTO timebank.export_decision AS d (community_id, member_id, item_id, kind, words_sha256,
    given, reason, decided_at, decided_by)
SELECT $1, $2, i.id, i.kind, i.words_sha256, false, $4, timebank.ledger_now(), $3
FROM ({seen}) i WHERE i.given IS NULL
ORDER BY i.id
{conflict}
"""
_CONFLICT = """
ON CONFLICT (community_id, member_id, item_id) DO UPDATE SET words_sha256 = excluded.words_sha256,
    given = excluded.given, reason = excluded.reason, decided_at = excluded.decided_at,
    decided_by = excluded.decided_by
RETURNING d.item_id
"""


_FOR_ANOTHER = """
SELECT v.id FROM timebank.export_review v
WHERE v.community_id = $1 AND v.state IN ('asked', 'done') AND v.safeguarding_by <> {lead}
    AND v.member_id <> {lead}
    AND NOT EXISTS (
        SELECT FROM timebank.export_review later
        WHERE later.community_id = $1 AND later.member_id = v.member_id
            AND later.asked_at > v.asked_at)
    AND EXISTS (
        SELECT FROM ({items}) i
        WHERE v.safeguarding_by = ANY (i.hidden_from) AND {lead} <> ALL (i.hidden_from)
            AND i.at < v.safeguarding_at
            AND NOT EXISTS (
                SELECT FROM timebank.export_decision d
                WHERE d.community_id = $1 AND d.member_id = v.member_id AND d.item_id = i.id))
"""


@dataclass(frozen=True)
class Decision:
    """Of one item, as it read when it was decided: given, or left out for a reason."""

    item_id: UUID
    words_sha256: bytes
    reason: str | None
    """None: given."""


def _decided(part: Part) -> str:
    return _DECIDED.format(items=_ITEMS[part])


def _seen(part: Part) -> str:
    """As far as the one who looks, `$3`, may see it."""
    return _SEEN.format(decided=_decided(part))


def for_another(lead: str) -> str:
    """In SQL, the ids of reviews, in community `$1`, of which this lead is to look at something
    that the lead who looked was not shown: it was about them."""
    items = _ITEMS[Part.SAFEGUARDING].replace("$2", "v.member_id")
    return _FOR_ANOTHER.format(items=items, lead=lead)


async def items(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    part: Part,
    reader_id: UUID | None,
    *,
    after: tuple[datetime, UUID] | None,
    limit: int,
    undecided: bool | None = None,
) -> list[Any]:
    """What there is for this reader to decide of, the oldest first, with what was decided."""
    at, item_id = after or (None, None)
    sql = _PAGE.format(seen=_seen(part))
    asked = (community_id, member_id, reader_id, at, item_id, undecided, limit)
    return await call(connection, sql, *asked)


def shown_in(item: Any) -> list[UUID]:
    """Whom it shows to the one who looks."""
    return [item["by_id"], *item["hidden_from"]]


def decided_about(review: AnyRow) -> list[UUID]:
    """Whom it concerns that somebody has decided: what one lead does after another is about the
    other, too."""
    people = (review.member_id, review.asked_by, review.safeguarding_by)
    return [one for one in people if one is not None]


async def undecided_count(
    connection: Connection, community_id: CommunityId, member_id: UUID, part: Part, reader_id: UUID
) -> int:
    """Of how much that this reader sees nothing was decided yet."""
    sql = _LEFT.format(seen=_seen(part))
    (row,) = await call(connection, sql, community_id, member_id, reader_id)
    return int(row["count"])


async def left_to(
    connection: Connection, community_id: CommunityId, lead_id: UUID | None
) -> list[UUID]:
    """Reviews of which something is left to this lead that the lead who looked was not shown."""
    rows = await call(connection, for_another("$2::uuid"), community_id, lead_id)
    return [row["id"] for row in rows]


async def given(
    connection: Connection, community_id: CommunityId, member_id: UUID, *, own: bool
) -> list[dict[str, Any]]:
    """What the member's copy holds of others' words, the oldest first: of safeguarding records
    where it is their `own`, and in none who raised a concern. Whom the member is never to meet
    wrote it without a number."""
    parts = list(Part) if own else [Part.WORDS]
    sql = _GIVEN.format(items=" UNION ALL ".join(map(_decided, parts)))
    rows = await call(connection, sql, community_id, member_id)
    named = ("note", "exchange_note")
    return [
        {
            **row,
            "by_number": row["by_number"] if row["kind"] in named and not row["unmet"] else None,
        }
        for row in rows
    ]


async def counts(connection: Connection, community_id: CommunityId, member_id: UUID) -> list[Any]:
    """How many words of others are given (no reason), and how many are left out for which reason,
    by kind."""
    sql = _COUNTS.format(decided=_decided(Part.WORDS))
    return await call(connection, sql, community_id, member_id)


async def decide(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    part: Part,
    *,
    decided_by: UUID,
    decisions: Collection[Decision],
) -> int:
    """Write down what was decided; of how many items, for one that reads otherwise by now is none
    of them, nor one that whoever decides is not shown."""
    sql = _DECIDE.format(seen=_seen(part), conflict=_CONFLICT)
    rows = await call(
        connection,
        sql,
        community_id,
        member_id,
        decided_by,
        [one.item_id for one in decisions],
        [one.words_sha256 for one in decisions],
        [one.reason is None for one in decisions],
        [one.reason for one in decisions],
    )
    return len(rows)


async def leave_out_others(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    part: Part,
    *,
    decided_by: UUID,
    reason: str,
) -> None:
    """Leave out whatever nothing was decided of."""
    sql = _LEAVE_OUT.format(seen=_seen(part), conflict=_CONFLICT)
    await call(connection, sql, community_id, member_id, decided_by, reason)


async def last(connection: Connection, community_id: CommunityId, member_id: UUID) -> AnyRow | None:
    """The review that was asked for last, or None."""
    found = await connection.execute(
        select(ExportReview)
        .where(ExportReview.community_id == community_id, ExportReview.member_id == member_id)
        .order_by(ExportReview.asked_at.desc(), ExportReview.id.desc())
        .limit(1)
    )
    row: AnyRow | None = found.one_or_none()
    return row


async def still_open(
    connection: Connection,
    community_id: CommunityId,
    *,
    left: Collection[UUID] = (),
    after: tuple[date, UUID] | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Reviews that were asked for and are not over, and those of which something is `left` to the
    reader, the most pressing first."""
    statement = (
        select(ExportReview)
        .where(
            ExportReview.community_id == community_id,
            or_(ExportReview.state == ReviewState.ASKED.value, ExportReview.id.in_(left)),
        )
        .order_by(ExportReview.due_on, ExportReview.id)
        .limit(limit)
    )
    if after is not None:
        statement = statement.where(tuple_(ExportReview.due_on, ExportReview.id) > after)
    return (await connection.execute(statement)).all()


async def open_count(
    connection: Connection, community_id: CommunityId, part: Part, left: Collection[UUID] = ()
) -> int:
    """How many wait for whoever decides of this part, with those of which something is `left` to
    them."""
    at = {Part.WORDS: ExportReview.words_at, Part.SAFEGUARDING: ExportReview.safeguarding_at}[part]
    waits = and_(ExportReview.state == ReviewState.ASKED.value, at.is_(None))
    statement = select(func.count()).where(
        ExportReview.community_id == community_id, or_(waits, ExportReview.id.in_(left))
    )
    return int((await connection.execute(statement)).scalar_one())


async def add(
    connection: Connection, community_id: CommunityId, member_id: UUID, asked_by: UUID
) -> AnyRow:
    """Write down that somebody asked; it is due on the same day of the next month."""
    today = func.timebank.community_today(community_id)
    columns: dict[str, Any] = {
        "community_id": community_id,
        "id": new_id(),
        "member_id": member_id,
        "state": ReviewState.ASKED.value,
        "asked_at": func.timebank.ledger_now(),
        "asked_by": asked_by,
        "due_on": func.date(today + text("interval '1 month'")),
    }
    added = insert(ExportReview).values(**columns).returning(ExportReview)
    return (await connection.execute(added)).one()


async def change(
    connection: Connection, community_id: CommunityId, review_id: UUID, **columns: Any
) -> AnyRow:
    """Write down what became of it."""
    statement = update(ExportReview).where(
        ExportReview.community_id == community_id, ExportReview.id == review_id
    )
    changed = statement.values(**columns).returning(ExportReview)
    return (await connection.execute(changed)).one()
