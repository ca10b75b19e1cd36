"""Codes as they went out, and the sign-ins that came of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, insert, literal, select, text, update

from timebank.base.ids import CommunityId, MemberId
from timebank.db.engine import AnyRow, Connection
from timebank.people.tables import Member
from timebank.sending.numbers import writings
from timebank.sign_in.code_rules import DAY, HOUR, MOST_TRIES, Asked
from timebank.sign_in.tables import SignInCode, Token

NOW = func.clock_timestamp()
_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended(encode(:place, 'hex'), 0))")


async def now(connection: Connection) -> datetime:
    """The real clock's instant: codes and tokens end by it, whatever a demo makes of the books'."""
    found: datetime = (await connection.execute(select(NOW))).scalar_one()
    return found


async def alone(connection: Connection, places: Sequence[bytes]) -> None:
    """Whoever asks for the same address, or from the same place, waits for the end of the
    transaction, whichever service they came to: so that all are counted."""
    for place in sorted(places):
        await connection.execute(_ALONE, {"place": place})


async def sent_to(
    connection: Connection, community_id: CommunityId, address_sha256: bytes
) -> Sequence[datetime]:
    """When codes went out to an address within a day, the newest first."""
    statement = select(SignInCode.made_at).where(
        SignInCode.community_id == community_id,
        SignInCode.address_sha256 == address_sha256,
        SignInCode.made_at > NOW - DAY,
    )
    return (await connection.execute(statement.order_by(SignInCode.made_at.desc()))).scalars().all()


async def asked_from(
    connection: Connection, community_id: CommunityId, from_sha256: bytes, most: int
) -> Sequence[datetime]:
    """When codes were asked for from a place within an hour, the newest `most`."""
    statement = select(SignInCode.made_at).where(
        SignInCode.community_id == community_id,
        SignInCode.from_sha256 == from_sha256,
        SignInCode.made_at > NOW - HOUR,
    )
    newest = statement.order_by(SignInCode.made_at.desc()).limit(most)
    return (await connection.execute(newest)).scalars().all()


async def who_has(
    connection: Connection, community_id: CommunityId, asked: Asked, most: int
) -> list[MemberId]:
    """Members with this address or number who may sign in; nobody, where it is more than `most`."""
    statement = select(Member.id).where(
        Member.community_id == community_id,
        _has(asked),
        Member.status == "member",
        Member.adult.is_not(False),
    )
    found = (await connection.execute(statement.order_by(Member.id).limit(most + 1))).scalars()
    members = [MemberId(one) for one in found]
    return members if len(members) <= most else []


def _has(asked: Asked) -> ColumnElement[bool]:
    if asked.by == "email":
        return func.lower(Member.email) == func.lower(literal(asked.to))
    figures = func.regexp_replace(Member.telephone, "[^0-9]", "", "g")
    return figures.in_(writings(asked.to))


async def add(connection: Connection, lasts: timedelta, columns: dict[str, Any]) -> None:
    """Write down that codes went out."""
    values = {**columns, "tries": 0, "made_at": NOW, "expires_at": NOW + lasts}
    await connection.execute(insert(SignInCode).values(**values))


async def tried(connection: Connection, community_id: CommunityId, code_id: UUID) -> AnyRow | None:
    """Count one more try; the members and their codes' digests, or None where none of them is good
    any more."""
    statement = (
        update(SignInCode)
        .where(*_good(community_id, code_id), SignInCode.tries < MOST_TRIES)
        .values(tries=SignInCode.tries + 1)
        .returning(SignInCode.member_ids, SignInCode.code_sha256s)
    )
    return (await connection.execute(statement)).one_or_none()


async def use(connection: Connection, community_id: CommunityId, code_id: UUID) -> bool:
    """The code is used, and good no more; False where somebody else was first."""
    statement = (
        update(SignInCode)
        .where(*_good(community_id, code_id))
        .values(used_at=NOW)
        .returning(SignInCode.id)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def proves(
    connection: Connection, community_id: CommunityId, code_id: UUID, token_id: UUID
) -> None:
    """A sign-in by a code proves that the address is theirs to which the code went."""
    address = select(SignInCode.address_sha256).where(
        SignInCode.community_id == community_id, SignInCode.id == code_id
    )
    await connection.execute(
        update(Token).where(Token.id == token_id).values(address_sha256=address.scalar_subquery())
    )


def _good(community_id: CommunityId, code_id: UUID) -> tuple[Any, ...]:
    return (
        SignInCode.community_id == community_id,
        SignInCode.id == code_id,
        SignInCode.used_at.is_(None),
        SignInCode.expires_at > NOW,
    )


async def forget(connection: Connection, community_id: CommunityId, most: int) -> int:
    """Codes that went out more than a day ago go; how many."""
    old = (
        select(SignInCode.id)
        .where(SignInCode.community_id == community_id, SignInCode.made_at < NOW - DAY)
        .limit(most)
    )
    statement = delete(SignInCode).where(
        SignInCode.community_id == community_id, SignInCode.id.in_(old)
    )
    return (await connection.execute(statement)).rowcount


async def sign_ins(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    token_sha256: bytes,
    *,
    after: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """A member's tokens in force, in the order of their making; no digests, and not those that apps
    have. `here`: the one that is shown by this request."""
    statement = select(
        Token.id,
        Token.device,
        Token.role,
        Token.means,
        Token.second_factor,
        Token.made_at,
        Token.expires_at,
        (Token.sha256 == token_sha256).label("here"),
    ).where(*_in_force(community_id, member_id))
    if after is not None:
        statement = statement.where(Token.id > after)
    return (await connection.execute(statement.order_by(Token.id).limit(limit))).all()


async def end(
    connection: Connection, community_id: CommunityId, member_id: UUID, only: UUID | None = None
) -> int:
    """End a member's tokens, or only one of them; how many were ended."""
    statement = update(Token).where(*_in_force(community_id, member_id)).values(revoked_at=NOW)
    if only is not None:
        statement = statement.where(Token.id == only)
    return (await connection.execute(statement)).rowcount


def _in_force(community_id: CommunityId, member_id: UUID) -> tuple[Any, ...]:
    return (
        Token.community_id == community_id,
        Token.member_id == member_id,
        Token.client_id.is_(None),
        Token.revoked_at.is_(None),
        Token.expires_at > NOW,
    )
