"""Passkeys as they stand, and challenges, each answered once."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update

from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.sign_in.passkey_tables import Passkey, PasskeyChallenge

NOW = func.clock_timestamp()
GOOD_FOR = timedelta(minutes=5)
FORGOTTEN_AFTER = timedelta(hours=1)


async def ask(
    connection: Connection,
    community_id: CommunityId,
    challenge_id: UUID,
    challenge: bytes,
    member_id: UUID | None,
) -> None:
    """Write down what is to be signed; `member_id`: by whom, where that is known."""
    columns = {"community_id": community_id, "id": challenge_id, "member_id": member_id}
    statement = insert(PasskeyChallenge).values(
        **columns, challenge=challenge, expires_at=NOW + GOOD_FOR
    )
    await connection.execute(statement)


async def answered(
    connection: Connection, community_id: CommunityId, challenge_id: UUID, member_id: UUID | None
) -> bytes | None:
    """What was to be signed, this once; None where it was answered before, is over, or was asked of
    somebody else."""
    statement = (
        delete(PasskeyChallenge)
        .where(
            PasskeyChallenge.community_id == community_id,
            PasskeyChallenge.id == challenge_id,
            PasskeyChallenge.member_id.is_not_distinct_from(member_id),
        )
        .returning(PasskeyChallenge.challenge, (PasskeyChallenge.expires_at > NOW).label("good"))
    )
    found = (await connection.execute(statement)).one_or_none()
    return found.challenge if found is not None and found.good else None


async def forget(connection: Connection, community_id: CommunityId, most: int) -> int:
    """Challenges that nobody answered go; how many."""
    old = (
        select(PasskeyChallenge.id)
        .where(
            PasskeyChallenge.community_id == community_id,
            PasskeyChallenge.expires_at < NOW - FORGOTTEN_AFTER,
        )
        .limit(most)
    )
    statement = delete(PasskeyChallenge).where(
        PasskeyChallenge.community_id == community_id, PasskeyChallenge.id.in_(old)
    )
    return (await connection.execute(statement)).rowcount


async def passkeys(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Sequence[AnyRow]:
    """A member's passkeys, in the order of their making."""
    statement = select(Passkey).where(
        Passkey.community_id == community_id, Passkey.member_id == member_id
    )
    return (await connection.execute(statement.order_by(Passkey.id))).all()


async def by_credential(
    connection: Connection, community_id: CommunityId, credential_id: bytes
) -> AnyRow | None:
    """The passkey that goes by this, or None. Nobody else signs in with it meanwhile."""
    statement = select(Passkey).where(
        Passkey.community_id == community_id, Passkey.credential_id == credential_id
    )
    return (await connection.execute(statement.with_for_update())).one_or_none()


async def add(connection: Connection, columns: dict[str, Any]) -> AnyRow:
    """Write a passkey down."""
    statement = insert(Passkey).values(**columns, made_at=NOW).returning(Passkey)
    return (await connection.execute(statement)).one()


async def used(
    connection: Connection, community_id: CommunityId, passkey_id: UUID, sign_count: int
) -> None:
    """A passkey let its member in."""
    statement = update(Passkey).where(
        Passkey.community_id == community_id, Passkey.id == passkey_id
    )
    await connection.execute(statement.values(sign_count=sign_count, used_at=NOW))


async def end(
    connection: Connection, community_id: CommunityId, member_id: UUID, passkey_id: UUID
) -> bool:
    """A passkey is good no more; False where it is none of theirs."""
    statement = delete(Passkey).where(
        Passkey.community_id == community_id,
        Passkey.id == passkey_id,
        Passkey.member_id == member_id,
    )
    return (await connection.execute(statement)).rowcount > 0
