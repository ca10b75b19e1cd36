"""Cards and PINs as they stand, and tries at them."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.sign_in.card_rules import MOST_TRIES, REST, TRIES_IN_A_ROW
from timebank.sign_in.card_tables import Card, Pin

NOW = func.clock_timestamp()


async def card_of(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AnyRow | None:
    """The card that a member has, or None."""
    statement = select(Card).where(*_of(community_id, member_id))
    return (await connection.execute(statement)).one_or_none()


async def owner_of(connection: Connection, community_id: CommunityId, digest: bytes) -> UUID | None:
    """Whose card this is; None where it is none, or was ended."""
    statement = select(Card.member_id).where(
        Card.community_id == community_id, Card.sha256 == digest, Card.ended_at.is_(None)
    )
    found: UUID | None = (await connection.execute(statement)).scalar_one_or_none()
    return found


async def add(connection: Connection, columns: dict[str, Any]) -> AnyRow:
    """Write a card down."""
    statement = insert(Card).values(**columns, made_at=NOW).returning(Card)
    return (await connection.execute(statement)).one()


async def end(
    connection: Connection, community_id: CommunityId, member_id: UUID, ended_by: UUID
) -> bool:
    """The card that a member has is good no more, and is not printed again; False where they have
    none."""
    statement = update(Card).where(*_of(community_id, member_id))
    ended = statement.values(sealed=None, ended_at=NOW, ended_by=ended_by)
    return (await connection.execute(ended)).rowcount > 0


async def pin_of(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AnyRow | None:
    """A member's PIN, or None. `opens_at`: when it may be tried again, where it rests."""
    statement = select(Pin, (Pin.tried_at + REST).label("opens_at"), NOW.label("now"))
    whose = (Pin.community_id == community_id, Pin.member_id == member_id)
    return (await connection.execute(statement.where(*whose))).one_or_none()


async def set_pin(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    sealed: bytes,
    set_by: UUID,
) -> None:
    """Write a PIN down; it has not been tried yet."""
    kept = {"sealed": sealed, "set_by": set_by, "set_at": NOW, "tries": 0, "tried_at": None}
    statement = insert(Pin).values(community_id=community_id, member_id=member_id, **kept)
    keys = [Pin.community_id, Pin.member_id]
    await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=kept))


async def tried(connection: Connection, community_id: CommunityId, member_id: UUID) -> bytes | None:
    """Count one more try; the PIN, sealed, or None where there is none, or it was tried too often
    and rests, or has to be set anew."""
    statement = (
        update(Pin)
        .where(
            Pin.community_id == community_id,
            Pin.member_id == member_id,
            Pin.tries < MOST_TRIES,
            or_(Pin.tries != TRIES_IN_A_ROW, Pin.tried_at < NOW - REST),
        )
        .values(tries=Pin.tries + 1, tried_at=NOW)
        .returning(Pin.sealed)
    )
    found: bytes | None = (await connection.execute(statement)).scalar_one_or_none()
    return found


async def right(
    connection: Connection, community_id: CommunityId, member_id: UUID, sealed: bytes
) -> bool:
    """The try was right, so that none is counted any more; False where another PIN was set
    meanwhile."""
    statement = (
        update(Pin)
        .where(Pin.community_id == community_id, Pin.member_id == member_id, Pin.sealed == sealed)
        .values(tries=0)
    )
    return (await connection.execute(statement)).rowcount > 0


def _of(community_id: CommunityId, member_id: UUID) -> tuple[Any, ...]:
    return (
        Card.community_id == community_id,
        Card.member_id == member_id,
        Card.ended_at.is_(None),
    )
