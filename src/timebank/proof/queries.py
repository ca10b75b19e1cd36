"""What sealing reads and writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call
from timebank.proof.notes import Note, Signed
from timebank.proof.tables import Checkpoint, SigningKey


@dataclass(frozen=True)
class Sealed:
    """How far a community is sealed: events, and transfers among them."""

    size: int
    journal_size: int


async def waiting(connection: Connection) -> list[CommunityId]:
    """The communities in which something waits to be sealed."""
    rows = await call(connection, "SELECT id FROM timebank.waiting_communities() AS id")
    return [CommunityId(row["id"]) for row in rows]


async def take(connection: Connection, community_id: CommunityId, most: int) -> Sealed | None:
    """Gives positions to the first events that wait, at most so many; None where another worker is
    at it. Until the transaction ends, nobody else seals this community."""
    rows = await call(connection, "SELECT * FROM timebank.seal_take($1, $2)", community_id, most)
    return Sealed(rows[0]["size"], rows[0]["journal_size"]) if rows else None


async def leaves(connection: Connection, community_id: CommunityId, after: int) -> list[bytes]:
    """The leaf hashes behind a position, in order."""
    rows = await call(
        connection,
        "SELECT e.leaf FROM timebank.event e WHERE e.community_id = $1 AND e.position > $2"
        " ORDER BY e.position",
        community_id,
        after,
    )
    return [row["leaf"] for row in rows]


async def last(connection: Connection, community_id: CommunityId) -> Signed | None:
    """The newest checkpoint; None before the first."""
    found = await connection.execute(
        select(Checkpoint)
        .where(Checkpoint.community_id == community_id)
        .order_by(Checkpoint.number.desc())
        .limit(1)
    )
    row = found.one_or_none()
    return Signed(note_of(row), row.signature, row.frontier) if row else None


def note_of(row: Any) -> Note:
    """The note of a row of `checkpoint`."""
    return Note(
        row.community_id,
        row.number,
        row.size,
        row.journal_size,
        row.root,
        row.previous,
        row.made_at,
        row.key_id,
    )


async def add_checkpoint(
    connection: Connection,
    community_id: CommunityId,
    signed: Signed,
    tiles: Sequence[bytes],
) -> None:
    """Write a checkpoint down."""
    note = signed.note
    await call(
        connection,
        "SELECT timebank.seal_checkpoint($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        community_id,
        note.number,
        note.size,
        note.journal_size,
        note.root,
        note.previous,
        note.made_at,
        note.key_id,
        signed.signature,
        signed.frontier,
        tiles,
    )


async def knows_key(connection: Connection, community_id: CommunityId, key_id: str) -> bool:
    """Whether a public key is written down."""
    found = await connection.execute(
        select(SigningKey.key_id).where(
            SigningKey.community_id == community_id, SigningKey.key_id == key_id
        )
    )
    return found.first() is not None


async def add_key(
    connection: Connection,
    community_id: CommunityId,
    public_key: tuple[str, bytes],
    endorsement: tuple[str, bytes] | None,
) -> None:
    """Write a public key down, by its id; endorsed by an older one's id and signature."""
    await call(
        connection,
        "SELECT timebank.signing_key_add($1, $2, $3, $4, $5)",
        community_id,
        *public_key,
        *(endorsement or (None, None)),
    )


async def ledger_now(connection: Connection) -> datetime:
    """The instant by which the books write down."""
    rows = await call(connection, "SELECT timebank.ledger_now() AS at")
    now: datetime = rows[0]["at"]
    return now
