"""Erasures as they stand, and what carrying one out empties. The books' lines stay."""

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, insert, select, text, tuple_, update

from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import AnyRow, Connection, call
from timebank.listings.word_queries import UNUSED
from timebank.people.queries import merged_into
from timebank.people.tables import Member
from timebank.protection.about import ABOUT, OWN_ACCOUNT
from timebank.protection.rules import OPEN, ErasureState
from timebank.protection.tables import Erasure

_TELLING = 5
"""A shorter name is looked for in whole cells only: within words it would be found everywhere."""

_DISPUTED = """
WITH theirs AS (
    SELECT m.id FROM timebank.member m
    WHERE m.community_id = $1 AND $2 IN (m.id, m.merged_into_id)
)
SELECT c.id FROM timebank.contribution c
WHERE c.community_id = $1 AND c.state = 'queried'
    AND (c.giver_id IN (SELECT id FROM theirs) OR c.receiver_id IN (SELECT id FROM theirs))
LIMIT 1
"""
_NOTES = """
DELETE FROM timebank.note n
WHERE n.community_id = $1 AND (n.written_by = $2 OR n.subject_id IN (ABOUT))
""".replace("ABOUT", ABOUT)
_EXCHANGES = """
WITH theirs AS (
    SELECT p.exchange_id FROM timebank.exchange_person p
    WHERE p.community_id = $1 AND p.member_id = $2
), notes AS (
    UPDATE timebank.exchange_person p SET note = NULL FROM theirs
    WHERE p.community_id = $1 AND p.exchange_id = theirs.exchange_id AND p.note IS NOT NULL
)
UPDATE timebank.exchange e SET place = NULL, made_as = NULL FROM theirs
WHERE e.community_id = $1 AND e.id = theirs.exchange_id
"""
_NAMED = """r.community_id = $1 AND (r.id = $2 OR r.account_id IN (OWN)
    OR r.line ->> 'giver_id' = $2::text OR r.line ->> 'receiver_id' = $2::text
    OR EXISTS (SELECT FROM jsonb_each_text(
        CASE jsonb_typeof(r.cells) WHEN 'object' THEN r.cells ELSE '{}' END) c
        WHERE lower(c.value) = ANY ($3::text[]))
    OR EXISTS (SELECT FROM unnest($4::text[]) w
        WHERE position(w IN lower(coalesce(r.cells::text, '') || r.problems::text)) > 0))
""".replace("OWN", OWN_ACCOUNT)
_CHECKED_RUNS = """
WITH emptied AS (
    UPDATE timebank.import_run n SET counts = '{}'
    WHERE n.community_id = $1 AND n.state = 'checked'
        AND n.id IN (SELECT r.run_id FROM timebank.import_row r WHERE NAMED)
    RETURNING n.id
)
DELETE FROM timebank.import_row g USING emptied WHERE g.community_id = $1 AND g.run_id = emptied.id
""".replace("NAMED", _NAMED)
_ROWS = """
UPDATE timebank.import_row r SET cells = NULL, problems = '[]' WHERE NAMED
""".replace("NAMED", _NAMED)
_RUNS = """
UPDATE timebank.import_run n SET options = regexp_replace(n.options::text, $2, '""', 'gi')::jsonb,
    reading = regexp_replace(n.reading::text, $2, '""', 'gi')::jsonb
WHERE n.community_id = $1 AND (n.options::text ~* $2 OR n.reading::text ~* $2)
"""
_ANSWERS = """
UPDATE timebank.idempotency i SET headers = '{}', body = NULL
WHERE i.community_id = $1 AND i.status IS NOT NULL AND (i.keeper_id = $2 OR i.keeper_id IN (
    SELECT a.id FROM timebank.app_consent a WHERE a.community_id = $1 AND a.member_id = $2
) OR EXISTS (
    SELECT FROM unnest($2::text || $3::text[] || ARRAY(SELECT o.id::text FROM (OWN) o)) w
    WHERE position(convert_to(w, 'UTF8') IN i.body) > 0))
""".replace("OWN", OWN_ACCOUNT)
_TOKENS = """
UPDATE timebank.token SET revoked_at = coalesce(revoked_at, clock_timestamp()),
    device = CASE WHEN device IS NOT NULL THEN '' END, address_sha256 = NULL
WHERE community_id = $1 AND member_id = $2
"""
_CONSENTS = """
UPDATE timebank.app_consent SET ended_at = clock_timestamp(), ended_by = $2
WHERE community_id = $1 AND member_id = $2 AND ended_at IS NULL
"""
_CODES = "DELETE FROM timebank.sign_in_code WHERE community_id = $1 AND $2 = ANY (member_ids)"
_FACTORS = "DELETE FROM timebank.authenticator WHERE community_id = $1 AND member_id = $2"
_PASSKEYS = "DELETE FROM timebank.passkey WHERE community_id = $1 AND member_id = $2"
_CARDS = """
UPDATE timebank.card SET sealed = NULL, ended_at = coalesce(ended_at, clock_timestamp())
WHERE community_id = $1 AND member_id = $2
"""
_PINS = "DELETE FROM timebank.pin WHERE community_id = $1 AND member_id = $2"
_WAYS_IN = (_CODES, _FACTORS, _PASSKEYS, _CARDS, _PINS)
_MESSAGES = """
UPDATE timebank.message SET state = 'dropped', facts = '{}'
WHERE community_id = $1 AND member_id = $2 AND state = 'waiting'
"""
_TOLD = "DELETE FROM timebank.told WHERE community_id = $1 AND member_id = $2"
_SWITCHES = "DELETE FROM timebank.switched_off WHERE community_id = $1 AND member_id = $2"
_LISTINGS = """
UPDATE timebank.listing SET title_en = NULL, title_cy = NULL, text_en = NULL, text_cy = NULL,
    for_whom_en = NULL, for_whom_cy = NULL, place = NULL, times = '{}', areas = '{}',
    languages = '{}', made_as = NULL, state = 'closed',
    closed_reason = coalesce(closed_reason, 'no_longer'), closed_by = coalesce(closed_by, $2),
    closed_at = coalesce(closed_at, timebank.ledger_now())
WHERE community_id = $1 AND member_id = $2
"""
_LISTING_WORDS = """
DELETE FROM timebank.listing_word w USING timebank.listing l
WHERE w.community_id = $1 AND l.community_id = $1 AND l.id = w.listing_id AND l.member_id = $2
"""
_SIGN_UPS = "DELETE FROM timebank.sign_up WHERE community_id = $1 AND member_id = $2"
_SKILLS = """
UPDATE timebank.skill SET activity_id = NULL, words_en = NULL, words_cy = NULL, words_folded = '',
    made_as = NULL, ended_by = coalesce(ended_by, $2),
    ended_at = coalesce(ended_at, timebank.ledger_now())
WHERE community_id = $1 AND member_id = $2
"""
_REVIEWS = """
UPDATE timebank.export_review SET state = 'withdrawn', ended_by = $2,
    ended_at = timebank.ledger_now()
WHERE community_id = $1 AND member_id = $2 AND state = 'asked'
"""
_TRAIL = "SELECT timebank.trail_empty($1, $2)"
_MEMBER = """
UPDATE timebank.member SET name = '', name_folded = '', name_used = NULL, email = NULL,
    telephone = NULL, contact_by = NULL, area = NULL, adult = NULL, guardian_name = NULL,
    guardian_contact = NULL, can_do = NULL, can_do_activity_ids = '{}', would_like = NULL,
    would_like_activity_ids = '{}', access_needs = NULL, complete_by = NULL,
    external_ref = NULL, external_ref_keeper = NULL, made_as = NULL
WHERE community_id = $1 AND id = $2
"""


async def is_disputed(connection: Connection, community_id: CommunityId, member_id: UUID) -> bool:
    """Whether hours of this member, or of whoever was merged into them, are queried, and wait for
    somebody to decide."""
    rows = await call(connection, _DISPUTED, community_id, member_id)
    return bool(rows)


async def last(connection: Connection, community_id: CommunityId, member_id: UUID) -> AnyRow | None:
    """The erasure that was asked for last, or None."""
    found = await connection.execute(
        select(Erasure)
        .where(Erasure.community_id == community_id, Erasure.member_id == member_id)
        .order_by(Erasure.asked_at.desc(), Erasure.id.desc())
        .limit(1)
    )
    row: AnyRow | None = found.one_or_none()
    return row


async def open_count(connection: Connection, community_id: CommunityId) -> int:
    """How many erasures were asked for and are not over."""
    statement = (
        select(func.count())
        .select_from(Erasure)
        .where(Erasure.community_id == community_id, Erasure.state.in_(OPEN))
    )
    return int((await connection.execute(statement)).scalar_one())


async def still_open(
    connection: Connection,
    community_id: CommunityId,
    *,
    after: tuple[date, UUID] | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Erasures that were asked for and are not over, the most pressing first, with whether the
    member is still here."""
    statement = (
        select(Erasure, (Member.status != "left").label("still_here"))
        .join(
            Member,
            and_(Member.community_id == community_id, Member.id == Erasure.member_id),
        )
        .where(Erasure.community_id == community_id, Erasure.state.in_(OPEN))
        .order_by(Erasure.due_on, Erasure.id)
        .limit(limit)
    )
    if after is not None:
        statement = statement.where(tuple_(Erasure.due_on, Erasure.id) > after)
    return (await connection.execute(statement)).all()


async def nearly_due(
    connection: Connection, community_id: CommunityId, days: int
) -> Sequence[AnyRow]:
    """Erasures that nobody holds, of members who have left, due within so many days."""
    today = func.timebank.community_today(community_id)
    statement = (
        select(Erasure)
        .join(
            Member,
            and_(Member.community_id == community_id, Member.id == Erasure.member_id),
        )
        .where(
            Erasure.community_id == community_id,
            Erasure.state == ErasureState.ASKED.value,
            Erasure.due_on <= today + days,
            Member.status == "left",
        )
        .order_by(Erasure.due_on, Erasure.id)
    )
    return (await connection.execute(statement)).all()


async def add(
    connection: Connection, community_id: CommunityId, member_id: UUID, asked_by: UUID
) -> AnyRow:
    """Write down that somebody asked; it is due on the same day of the next month."""
    today = func.timebank.community_today(community_id)
    columns: dict[str, Any] = {
        "community_id": community_id,
        "id": new_id(),
        "member_id": member_id,
        "state": ErasureState.ASKED.value,
        "asked_at": func.timebank.ledger_now(),
        "asked_by": asked_by,
        "due_on": func.date(today + text("interval '1 month'")),
    }
    return (await connection.execute(insert(Erasure).values(**columns).returning(Erasure))).one()


async def change(
    connection: Connection, community_id: CommunityId, erasure_id: UUID, **columns: Any
) -> AnyRow:
    """Write down what became of it."""
    statement = update(Erasure).where(
        Erasure.community_id == community_id, Erasure.id == erasure_id
    )
    changed = statement.values(**columns).returning(Erasure)
    return (await connection.execute(changed)).one()


async def empty_all(connection: Connection, community_id: CommunityId, member: AnyRow) -> None:
    """Empty what is known of a member, and of whom they were taken in as a second time."""
    await _empty(connection, community_id, member)
    for merged in await merged_into(connection, community_id, member.id):
        await _empty(connection, community_id, merged)


async def _empty(connection: Connection, community_id: CommunityId, member: AnyRow) -> None:
    """Empty what is known of a member: their row, notes by and about them, what was typed in
    imports that name them, and stored answers. A run that is only checked loses its rows: it is
    checked afresh."""
    known = (
        member.name,
        member.name_used,
        member.email,
        member.telephone,
        member.external_ref,
        member.guardian_name,
        member.guardian_contact,
    )
    words = sorted({word for word in known if word})
    telling = [word for word in words if len(word) >= _TELLING]
    whose = (community_id, member.id)
    cells = [word.lower() for word in words]
    written = [_in_json(word).lower() for word in telling]
    await call(connection, _NOTES, *whose)
    await call(connection, _CHECKED_RUNS, *whose, cells, written)
    await call(connection, _ROWS, *whose, cells, written)
    for word in words:
        await call(connection, _RUNS, community_id, _as_value(word))
    await call(connection, _ANSWERS, *whose, [_in_json(word) for word in telling])
    for statement in (
        _EXCHANGES,
        _TOKENS,
        _CONSENTS,
        _CODES,
        _FACTORS,
        _PASSKEYS,
        _CARDS,
        _PINS,
        _MESSAGES,
        _TOLD,
        _SWITCHES,
        _LISTINGS,
        _LISTING_WORDS,
        _SIGN_UPS,
        _SKILLS,
        _REVIEWS,
        _TRAIL,
    ):
        await call(connection, statement, *whose)
    await call(connection, UNUSED, community_id)
    await call(connection, _MEMBER, *whose)


def _in_json(word: str) -> str:
    """A word as it stands within a text of JSON."""
    return json.dumps(word, ensure_ascii=False)[1:-1]


def _as_value(word: str) -> str:
    """A pattern that finds a word where it is a whole text of JSON, and no key."""
    return f'"{re.escape(_in_json(word))}"(?!\\s*:)'
