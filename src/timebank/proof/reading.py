"""What is sealed, as it is read: lines made anew from the books, checkpoints, keys, subtrees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call
from timebank.proof.merkle import TILE
from timebank.proof.notes import Signed
from timebank.proof.paths import Span, leaves_of, root_of_span, tiles_of
from timebank.proof.queries import Sealed, note_of
from timebank.proof.tables import Checkpoint, SigningKey

_MADE_ANEW = """
WITH e AS MATERIALIZED (
    SELECT v.position, v.journal, v.kind, v.subject_id, v.recorded_at, v.leaf{more}
    FROM timebank.event v WHERE v.community_id = $1 AND {which}
)
SELECT {told} FROM e
LEFT JOIN (
    SELECT told.place, told.line
    FROM (SELECT array_agg(e.position) AS positions, array_agg(e.journal) AS journals,
        array_agg(e.kind) AS kinds, array_agg(e.subject_id) AS subjects,
        array_agg(e.recorded_at) AS at FROM e) a
    CROSS JOIN LATERAL timebank.lines_of(
        $1, a.positions, a.journals, a.kinds, a.subjects, a.at) told
) l ON l.place = e.position
{join}
{order}
"""
_LINES = {"more": "", "told": "e.*, l.line", "join": "", "order": "ORDER BY e.position"}
_PAGE = "v.position > $2 AND v.position <= $3"
_BETWEEN = _MADE_ANEW.format(which=_PAGE, **_LINES)
_NUMBERED = _MADE_ANEW.format(which="v.journal = ANY ($2::bigint[])", **_LINES)
_OF_TRANSFER = _MADE_ANEW.format(which="v.subject_id = $2 AND v.kind = 'transfer'", **_LINES)
# Compared where the lines are made: of a million of them only the hashes travel.
_WHOLE = _MADE_ANEW.format(
    which=_PAGE,
    more=", count(v.journal) OVER (ORDER BY v.position) AS n",
    join="CROSS JOIN (SELECT coalesce(min(e.journal - e.n), -1) AS before FROM e) f",
    told="""
        count(*) = $3 - $2 AND bool_and(
            coalesce(sha256('\\x00'::bytea || convert_to(l.line, 'UTF8')) = e.leaf, false)
            AND (e.journal IS NULL OR e.journal = f.before + e.n)) AS whole,
        min(f.before) AS before,
        string_agg(CASE WHEN e.journal IS NULL THEN '\\x00'::bytea ELSE '\\x01' END || e.leaf,
            ''::bytea ORDER BY e.position) AS leaves""",
    order="",
)
MARKED_LEAF = 33
"""Bytes of a leaf behind the byte that says whether it is a transfer's."""

_LEAVES = """
SELECT s.n, e.leaf AS hash
FROM unnest($2::bigint[], $3::bigint[]) WITH ORDINALITY AS s (first, last, n)
CROSS JOIN LATERAL (
    SELECT v.position, v.leaf FROM timebank.event v
    WHERE v.community_id = $1 AND v.position > s.first AND v.position <= s.last
    ORDER BY v.position
) e
ORDER BY s.n, e.position
"""
# A checkpoint keeps the roots of the tiles that it completed, so the one that first covers a tile
# has its root, so many places before its last.
_TILES = """
SELECT s.n, c.tiles[cardinality(c.tiles) - (c.size / $4::bigint - 1 - t.number)] AS hash
FROM unnest($2::bigint[], $3::bigint[]) WITH ORDINALITY AS s (first, past, n)
CROSS JOIN LATERAL generate_series(s.first, s.past - 1) AS t (number)
CROSS JOIN LATERAL (
    SELECT k.size, k.tiles FROM timebank.checkpoint k
    WHERE k.community_id = $1 AND k.size >= (t.number + 1) * $4
    ORDER BY k.size LIMIT 1
) c
ORDER BY s.n, t.number
"""


@dataclass(frozen=True)
class SealedLine:
    """A sealed event with its canonical line; None where the row that it tells of is gone."""

    position: int
    journal: int | None
    kind: str
    subject_id: UUID
    recorded_at: datetime
    leaf: bytes
    line: str | None


@dataclass(frozen=True)
class Leaves:
    """Leaves of events that follow each other."""

    marked: bytes
    """Each behind a byte: 1 where it is a transfer's, else 0."""
    journal_before: int
    """The journal's number of the transfer before them; -1 where none is among them."""


async def size(connection: Connection, community_id: CommunityId) -> Sealed:
    """How far a community is sealed."""
    rows = await call(
        connection,
        "SELECT s.size, s.journal_size FROM timebank.seal s WHERE s.community_id = $1",
        community_id,
    )
    return Sealed(rows[0]["size"], rows[0]["journal_size"]) if rows else Sealed(0, 0)


async def lines_between(
    connection: Connection, community_id: CommunityId, after: int, last: int
) -> list[SealedLine]:
    """The events behind a position, up to another."""
    return _lines(await call(connection, _BETWEEN, community_id, after, last))


async def leaves_between(
    connection: Connection, community_id: CommunityId, after: int, last: int
) -> Leaves | None:
    """The leaves of the events behind a position, up to another.

    None where one of them is not there, has not the hash of its line made anew, or the journal's
    numbers have a gap between them; `lines_between` shows which.
    """
    (row,) = await call(connection, _WHOLE, community_id, after, last)
    return Leaves(row["leaves"], row["before"]) if row["whole"] else None


async def journal_lines(
    connection: Connection, community_id: CommunityId, numbers: Sequence[int]
) -> list[SealedLine]:
    """The transfers with these numbers in the journal, in its order."""
    return _lines(await call(connection, _NUMBERED, community_id, numbers))


async def line_of_transfer(
    connection: Connection, community_id: CommunityId, transfer_id: UUID
) -> SealedLine | None:
    """A transfer's event; None while it is not sealed."""
    found = _lines(await call(connection, _OF_TRANSFER, community_id, transfer_id))
    return found[0] if found else None


def _lines(rows: list[Any]) -> list[SealedLine]:
    return [SealedLine(**row) for row in rows]


async def checkpoint(
    connection: Connection, community_id: CommunityId, number: int | None
) -> Signed | None:
    """A checkpoint; the newest where no number is said. None where there is none."""
    found = select(Checkpoint).where(Checkpoint.community_id == community_id)
    if number is not None:
        found = found.where(Checkpoint.number == number)
    row = (await connection.execute(found.order_by(Checkpoint.number.desc()).limit(1))).first()
    return _signed(row) if row else None


async def checkpoints(
    connection: Connection, community_id: CommunityId, before: int | None, limit: int
) -> list[Signed]:
    """Checkpoints, the newest first, older than the one of this number."""
    found = select(Checkpoint).where(Checkpoint.community_id == community_id)
    if before is not None:
        found = found.where(Checkpoint.number < before)
    rows = await connection.execute(found.order_by(Checkpoint.number.desc()).limit(limit))
    return [_signed(row) for row in rows]


async def checkpoints_over(
    connection: Connection, community_id: CommunityId, after: int, last: int
) -> list[Any]:
    """The rows of checkpoints whose size is larger than `after`, and at most `last`."""
    found = await connection.execute(
        select(Checkpoint)
        .where(
            Checkpoint.community_id == community_id,
            Checkpoint.size > after,
            Checkpoint.size <= last,
        )
        .order_by(Checkpoint.size)
    )
    return list(found)


def _signed(row: Any) -> Signed:
    row = getattr(row, "Checkpoint", row)
    return Signed(note_of(row), row.signature, row.frontier)


async def keys(connection: Connection, community_id: CommunityId) -> list[Any]:
    """The public keys, the oldest first."""
    found = await connection.execute(
        select(SigningKey)
        .where(SigningKey.community_id == community_id)
        .order_by(SigningKey.made_at, SigningKey.key_id)
    )
    return list(found)


async def roots_of(
    connection: Connection, community_id: CommunityId, spans: Sequence[Span]
) -> list[bytes]:
    """The roots of subtrees, in their order: from whole tiles as far as there are, and the rest
    from leaves."""
    whole, rest = [tiles_of(span) for span in spans], [leaves_of(span) for span in spans]
    tiles = await _hashes(connection, _TILES, community_id, whole, TILE)
    leaves = await _hashes(connection, _LEAVES, community_id, rest)
    return [root_of_span(*parts) for parts in zip(tiles, leaves, strict=True)]


async def _hashes(
    connection: Connection, sql: str, community_id: CommunityId, spans: Sequence[Span], *more: int
) -> list[list[bytes]]:
    firsts, ends = [first for first, _ in spans], [end for _, end in spans]
    found: list[list[bytes]] = [[] for _ in spans]
    for row in await call(connection, sql, community_id, firsts, ends, *more):
        found[row["n"] - 1].append(row["hash"])
    return found
