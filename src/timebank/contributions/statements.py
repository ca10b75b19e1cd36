"""Writing statements down. To verify, and to move minutes, is the books' own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, insert, update

from timebank.base.ids import CommunityId, new_id
from timebank.contributions.rules import Entry, Side
from timebank.db.engine import Connection, call
from timebank.ledger.contribution_tables import Contribution
from timebank.ledger.tables import Note


@dataclass(frozen=True)
class Logged:
    """A contribution about to be written down, with the statement that it begins with.

    `claim_id` is the statement's own id: the contribution's, but for a correction.
    """

    id: UUID
    entry: Entry
    side: Side
    stated_by: UUID
    state: str = "logged"
    corrects_id: UUID | None = None
    looks_like_id: UUID | None = None
    import_row_id: UUID | None = None
    external_ref: str | None = None
    external_ref_keeper: UUID | None = None


@dataclass(frozen=True)
class Statement:
    """What one side says about a contribution, in minutes."""

    id: UUID
    contribution_id: UUID
    side: Side
    stated_by: UUID
    minutes: int


# An entry of a session in which somebody's was undone is kept as one of that day. Where one
# stands, the unique key stops this one: the request is tried again, and finds it.
_LOG = """
INSERT INTO timebank.contribution (
    community_id, logged_at, id, giver_id, receiver_type, receiver_id, activity_id, worked_from,
    worked_on, minutes, state, stated_by, corrects_id, looks_like_id, import_row_id, external_ref,
    external_ref_keeper, session_id)
SELECT $1, (SELECT timebank.ledger_now()), r.id, r.giver_id, r.receiver_type, r.receiver_id,
    r.activity_id, r.worked_from, r.worked_on, r.minutes, r.state, r.stated_by, r.corrects_id,
    r.looks_like_id, r.import_row_id, r.external_ref, r.external_ref_keeper,
    CASE WHEN r.session_id IS NOT NULL AND (r.corrects_id IS NOT NULL OR NOT EXISTS (
        SELECT FROM timebank.contribution o
        WHERE o.community_id = $1 AND o.session_id = r.session_id AND o.giver_id = r.giver_id
            AND o.receiver_id = r.receiver_id AND o.corrects_id IS NULL
            AND o.state NOT IN ('declined', 'withdrawn')
            AND (o.activity_id <> r.activity_id OR EXISTS (
                SELECT FROM timebank.transfer t
                JOIN timebank.transfer u ON u.community_id = $1 AND u.reverses_id = t.id
                WHERE t.community_id = $1 AND t.contribution_id = o.id)))) THEN r.session_id END
FROM unnest(
    $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::date[], $8::date[],
    $9::bigint[], $10::text[], $11::uuid[], $12::uuid[], $13::uuid[], $14::uuid[], $15::text[],
    $16::uuid[], $17::uuid[])
    AS r (id, giver_id, receiver_type, receiver_id, activity_id, worked_from, worked_on, minutes,
        state, stated_by, corrects_id, looks_like_id, import_row_id, external_ref,
        external_ref_keeper, session_id)
"""
_CLAIM = """
INSERT INTO timebank.claim (
    community_id, recorded_at, id, contribution_id, side, stated_by, minutes)
SELECT $1, (SELECT timebank.ledger_now()), r.* FROM unnest(
    $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::bigint[])
    AS r (id, contribution_id, side, stated_by, minutes)
ORDER BY r.contribution_id
"""


async def log(connection: Connection, community_id: CommunityId, rows: Sequence[Logged]) -> None:
    """Write contributions down, each with its first statement: two calls for any number."""
    await call(
        connection,
        _LOG,
        community_id,
        [r.id for r in rows],
        [r.entry.giver_id for r in rows],
        [r.entry.receiver_type for r in rows],
        [r.entry.receiver_id for r in rows],
        [r.entry.activity_id for r in rows],
        [r.entry.worked_from for r in rows],
        [r.entry.worked_on for r in rows],
        [r.entry.minutes for r in rows],
        [r.state for r in rows],
        [r.stated_by for r in rows],
        [r.corrects_id for r in rows],
        [r.looks_like_id for r in rows],
        [r.import_row_id for r in rows],
        [r.external_ref for r in rows],
        [r.external_ref_keeper for r in rows],
        [r.entry.session_id for r in rows],
    )
    statements = [Statement(r.id, r.id, r.side, r.stated_by, r.entry.minutes) for r in rows]
    await state(connection, community_id, statements)


async def state(
    connection: Connection, community_id: CommunityId, statements: Sequence[Statement]
) -> None:
    """Write statements about contributions down."""
    await call(
        connection,
        _CLAIM,
        community_id,
        [s.id for s in statements],
        [s.contribution_id for s in statements],
        [s.side for s in statements],
        [s.stated_by for s in statements],
        [s.minutes for s in statements],
    )


async def add_note(
    connection: Connection, community_id: CommunityId, subject_id: UUID, words: str, by: UUID
) -> None:
    """Keep words that a person typed, apart from the books."""
    await connection.execute(
        insert(Note).values(
            community_id=community_id,
            id=new_id(),
            subject_id=subject_id,
            words=words,
            written_by=by,
            recorded_at=func.timebank.ledger_now(),
        )
    )


async def set_state(
    connection: Connection,
    community_id: CommunityId,
    contribution_ids: Iterable[UUID],
    state: str,
    decided_by: UUID | None = None,
) -> None:
    """Query, decline or withdraw. To verify is the books' own."""
    decided = decided_by is not None
    await connection.execute(
        update(Contribution)
        .where(Contribution.community_id == community_id, Contribution.id.in_(contribution_ids))
        .values(
            state=state,
            decided_by=decided_by,
            decided_by_kind="member" if decided else None,
            decided_at=func.timebank.ledger_now() if decided else None,
        )
    )


async def set_separate(
    connection: Connection, community_id: CommunityId, contribution_ids: Iterable[UUID], by: UUID
) -> None:
    """Somebody entitled says of each that it is not the same time as the one it looks like."""
    await connection.execute(
        update(Contribution)
        .where(Contribution.community_id == community_id, Contribution.id.in_(contribution_ids))
        .values(separate_by=by)
    )
