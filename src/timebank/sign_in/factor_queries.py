"""Second factors as they stand, and tries at them; codes that the machine gave out."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, delete, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from timebank.base.actors import Role
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.roles.tables import RoleHeld
from timebank.sign_in.factor_rules import MOST_TRIES, PENDING_FOR, TRIES_WITHIN
from timebank.sign_in.factor_tables import Authenticator, MachineCode
from timebank.sign_in.passkey_tables import Passkey
from timebank.sign_in.tables import Token

NOW = func.clock_timestamp()


async def authenticator(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AnyRow | None:
    """A member's authenticator, confirmed or not, or None. `locked_until`: when the tries of now
    are forgotten."""
    statement = select(
        Authenticator,
        (Authenticator.tries_from + TRIES_WITHIN).label("locked_until"),
        NOW.label("now"),
    )
    found: AnyRow | None = (
        await connection.execute(statement.where(*_of(community_id, member_id)))
    ).one_or_none()
    return found


async def tried(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AnyRow | None:
    """Count one more try; the authenticator, or None where there is none confirmed, or it has been
    tried too often of late."""
    afresh = Authenticator.tries_from < NOW - TRIES_WITHIN
    statement = (
        update(Authenticator)
        .where(
            *_of(community_id, member_id),
            Authenticator.sealed.is_not(None),
            or_(afresh, Authenticator.tries < MOST_TRIES),
        )
        .values(
            tries=case((afresh, 1), else_=Authenticator.tries + 1),
            tries_from=case(
                (or_(afresh, Authenticator.tries == 0), NOW), else_=Authenticator.tries_from
            ),
        )
        .returning(Authenticator.sealed, Authenticator.last_step)
    )
    return (await connection.execute(statement)).one_or_none()


async def step_used(
    connection: Connection, community_id: CommunityId, member_id: UUID, step: int
) -> bool:
    """The code of this step is used; False where it, or a later one, was before."""
    statement = (
        update(Authenticator)
        .where(*_of(community_id, member_id), Authenticator.last_step < step)
        .values(last_step=step, tries=0)
    )
    return (await connection.execute(statement)).rowcount > 0


async def recovery_used(
    connection: Connection, community_id: CommunityId, member_id: UUID, digest: bytes
) -> bool:
    """The recovery code is used, and gone; False where it is none."""
    statement = (
        update(Authenticator)
        .where(*_of(community_id, member_id), Authenticator.recovery_sha256s.any_() == digest)
        .values(recovery_sha256s=func.array_remove(Authenticator.recovery_sha256s, digest), tries=0)
    )
    return (await connection.execute(statement)).rowcount > 0


async def show(
    connection: Connection, community_id: CommunityId, member_id: UUID, sealed: bytes
) -> None:
    """Write down that a secret was shown; what was there stays until a code of it comes."""
    pending = {"pending": sealed, "pending_from": NOW}
    statement = insert(Authenticator).values(
        community_id=community_id,
        member_id=member_id,
        last_step=0,
        recovery_sha256s=[],
        tries=0,
        tries_from=NOW,
        **pending,
    )
    keys = [Authenticator.community_id, Authenticator.member_id]
    await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=pending))


async def pending(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> bytes | None:
    """The secret that was shown last, sealed; None where that is too long ago, or never was."""
    statement = select(Authenticator.pending).where(
        *_of(community_id, member_id), Authenticator.pending_from > NOW - PENDING_FOR
    )
    found: bytes | None = (await connection.execute(statement)).scalar_one_or_none()
    return found


async def confirm(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    *,
    sealed: bytes,
    step: int,
    recovery: Sequence[bytes],
) -> bool:
    """The secret that was shown is the member's second factor; False where another one was shown
    meanwhile."""
    statement = (
        update(Authenticator)
        .where(*_of(community_id, member_id), Authenticator.pending == sealed)
        .values(
            sealed=sealed,
            confirmed_at=NOW,
            pending=None,
            pending_from=None,
            last_step=step,
            recovery_sha256s=[*recovery],
            tries=0,
        )
    )
    return (await connection.execute(statement)).rowcount > 0


async def recover_by(
    connection: Connection, community_id: CommunityId, member_id: UUID, recovery: Sequence[bytes]
) -> bool:
    """These recovery codes and no others are good; False where there is no second factor."""
    statement = (
        update(Authenticator)
        .where(*_of(community_id, member_id), Authenticator.sealed.is_not(None))
        .values(recovery_sha256s=[*recovery])
    )
    return (await connection.execute(statement)).rowcount > 0


async def end(connection: Connection, community_id: CommunityId, member_id: UUID) -> bool:
    """The member has no authenticator; whether they had one that was confirmed."""
    gone = delete(Authenticator).where(*_of(community_id, member_id))
    found = await connection.execute(gone.returning(Authenticator.sealed))
    return found.scalar_one_or_none() is not None


async def has_second_factor(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> bool:
    """Whether a member has an authenticator that was confirmed, or a passkey."""
    confirmed = exists().where(*_of(community_id, member_id), Authenticator.sealed.is_not(None))
    passkey = exists().where(Passkey.community_id == community_id, Passkey.member_id == member_id)
    return bool((await connection.execute(select(or_(confirmed, passkey)))).scalar_one())


async def came_with_a_second_factor(connection: Connection, token_sha256: bytes) -> bool:
    """Whether a token came of a sign-in with a second factor."""
    statement = select(Token.second_factor).where(Token.sha256 == token_sha256)
    return bool((await connection.execute(statement)).scalar_one_or_none())


async def roles_of(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> list[Role]:
    """The roles beside `member` that somebody holds now."""
    statement = select(RoleHeld.role).where(
        RoleHeld.community_id == community_id,
        RoleHeld.member_id == member_id,
        RoleHeld.ended_at.is_(None),
    )
    found = set((await connection.execute(statement)).scalars())
    return [role for role in Role if role.value in found]


async def add_machine_code(connection: Connection, columns: dict[str, Any], lasts: Any) -> None:
    """Write down a code that the machine gives out; earlier ones of the member end."""
    whose = (
        MachineCode.community_id == columns["community_id"],
        MachineCode.member_id == columns["member_id"],
    )
    ended = update(MachineCode).where(*whose, MachineCode.expires_at > NOW)
    await connection.execute(ended.values(expires_at=NOW))
    made = insert(MachineCode).values(**columns, made_at=NOW, expires_at=NOW + lasts)
    await connection.execute(made)


async def use_machine_code(
    connection: Connection, community_id: CommunityId, digest: bytes
) -> AnyRow | None:
    """Whose code this is, which is used from now on, and `made_by`; None where it is none that is
    good, or somebody else was first."""
    statement = (
        update(MachineCode)
        .where(_good(community_id, digest))
        .values(used_at=NOW)
        .returning(MachineCode.member_id, MachineCode.made_by)
    )
    return (await connection.execute(statement)).one_or_none()


async def machine_codes(
    connection: Connection, community_id: CommunityId, *, after: UUID | None, limit: int
) -> Sequence[AnyRow]:
    """Who was given a code by the machine, and when; no digests."""
    statement = select(
        MachineCode.id,
        MachineCode.member_id,
        MachineCode.made_at,
        MachineCode.expires_at,
        MachineCode.used_at,
    ).where(MachineCode.community_id == community_id, MachineCode.made_by.is_(None))
    if after is not None:
        statement = statement.where(MachineCode.id < after)
    return (await connection.execute(statement.order_by(MachineCode.id.desc()).limit(limit))).all()


def _of(community_id: CommunityId, member_id: UUID) -> tuple[Any, ...]:
    return (Authenticator.community_id == community_id, Authenticator.member_id == member_id)


def _good(community_id: CommunityId, digest: bytes) -> Any:
    return and_(
        MachineCode.community_id == community_id,
        MachineCode.sha256 == digest,
        MachineCode.used_at.is_(None),
        MachineCode.expires_at > NOW,
    )
