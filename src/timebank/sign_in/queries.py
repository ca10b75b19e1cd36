"""Who a token stands for: one call, for it is asked at every request. And the tokens themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, or_, select, update

from timebank.base.actors import Caller, Role
from timebank.base.errors import NotFound
from timebank.base.ids import ClientId, CommunityId, MemberId, OrganisationId
from timebank.communities import entry_queries
from timebank.communities.rules import id_in
from timebank.db.engine import AnyRow, Connection, call
from timebank.organisations.tables import Organisation
from timebank.people.tables import Member
from timebank.roles.tables import RoleHeld
from timebank.sign_in.tables import Token

_FIND = "SELECT * FROM timebank.caller_of($1, $2)"
_STANDS_FOR = """
SELECT h.member_id AS id, true AS helps FROM timebank.helper h
JOIN timebank.member m ON m.community_id = h.community_id AND m.id = h.member_id
WHERE h.community_id = $1 AND h.helper_id = $2 AND h.ended_at IS NULL AND m.status <> 'left'
UNION ALL
SELECT m.id, false FROM timebank.member m WHERE m.community_id = $1 AND m.merged_into_id = $2
"""


async def find_caller(
    connection: Connection, token_sha256: bytes, community: str | None
) -> Caller | None:
    """The holder of a token in force, or None; a member who has left holds none. `community` is a
    slug or an id, as in the path, and None on routes of the network.

    Enters the community. Raises NotFound where there is none such, or the token is for another.
    """
    (found,) = await call(connection, _FIND, token_sha256, community)
    if found["role"] is None:
        return None
    if community is not None and found["community_id"] is None:
        raise NotFound
    caller = Caller(
        role=Role(found["role"]),
        keeper_id=found["keeper_id"],
        community_id=CommunityId(found["community_id"]) if found["community_id"] else None,
        member_id=MemberId(found["member_id"]) if found["member_id"] else None,
        organisation_ids=frozenset(map(OrganisationId, found["organisation_ids"])),
        token_id=found["token_id"],
        client_id=ClientId(found["client_id"]) if found["client_id"] else None,
        scopes=None if found["scopes"] is None else frozenset(found["scopes"]),
        kept_from=frozenset(map(MemberId, found["kept_from"] or ())),
    )
    if caller.role is Role.NETWORK_ADMIN and caller.community_id is not None:
        inside = await entry_queries.is_inside(connection, caller.community_id, caller.keeper_id)
        return replace(caller, inside=inside)
    # An app acts for the member who let it, and for nobody whom that member helps.
    if found["stands_for"] and caller.client_id is None:
        return await _with_others(connection, caller)
    return caller


async def _with_others(connection: Connection, caller: Caller) -> Caller:
    """The caller with whom else they stand for."""
    rows = await call(connection, _STANDS_FOR, caller.community_id, caller.member_id)
    return replace(
        caller,
        helps=frozenset(MemberId(row["id"]) for row in rows if row["helps"]) - caller.kept_from,
        merged=frozenset(MemberId(row["id"]) for row in rows if not row["helps"]),
    )


async def add(connection: Connection, lasts: timedelta, columns: dict[str, Any]) -> datetime:
    """Write a token's digest down; the instant at which it ends."""
    now = func.statement_timestamp()
    statement = (
        insert(Token)
        .values(**columns, made_at=now, expires_at=now + lasts)
        .returning(Token.expires_at)
    )
    ends_at: datetime = (await connection.execute(statement)).scalar_one()
    return ends_at


async def revoke(connection: Connection, token_id: UUID) -> bool:
    """End a token now; False where there is none such, or it was ended before."""
    statement = (
        update(Token)
        .where(Token.id == token_id, Token.revoked_at.is_(None))
        .values(revoked_at=func.clock_timestamp())
        .returning(Token.id)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def end_all(connection: Connection, community_id: CommunityId) -> None:
    """End every token of a community."""
    statement = update(Token).where(Token.community_id == community_id, Token.revoked_at.is_(None))
    await connection.execute(statement.values(revoked_at=func.clock_timestamp()))


async def tokens(connection: Connection, community_id: CommunityId | None) -> Sequence[AnyRow]:
    """The operator's tokens in force of a community, or of the network, the newest first; no
    digests. A thousand members' own sign-ins would hide them."""
    statement = select(
        Token.id,
        Token.role,
        Token.member_id,
        Token.organisation_ids,
        Token.made_at,
        Token.expires_at,
    ).where(
        Token.community_id.is_not_distinct_from(community_id),
        Token.revoked_at.is_(None),
        Token.expires_at > func.clock_timestamp(),
        Token.rolls_minutes.is_(None),
        Token.client_id.is_(None),
    )
    return (await connection.execute(statement.order_by(Token.made_at.desc(), Token.id))).all()


async def member(connection: Connection, community_id: CommunityId, said: str) -> AnyRow | None:
    """The id and status of the member of this number or id, and whether they are 18 or over, or
    None."""
    found = await connection.execute(
        select(Member.id, Member.status, Member.adult).where(
            Member.community_id == community_id,
            or_(Member.number == said, Member.id == id_in(said)),
        )
    )
    return found.first()


async def held(
    connection: Connection, community_id: CommunityId, member_id: UUID, role: Role
) -> frozenset[UUID | None]:
    """The organisations for which a member holds this role now: None stands for the community."""
    found = await connection.execute(
        select(RoleHeld.organisation_id).where(
            RoleHeld.community_id == community_id,
            RoleHeld.member_id == member_id,
            RoleHeld.role == role.value,
            RoleHeld.ended_at.is_(None),
        )
    )
    return frozenset(found.scalars())


async def organisations_here(
    connection: Connection, community_id: CommunityId, organisation_ids: Iterable[UUID]
) -> frozenset[UUID]:
    """Which of these are organisations of the community that have not left."""
    found = await connection.execute(
        select(Organisation.id).where(
            Organisation.community_id == community_id,
            Organisation.id.in_(organisation_ids),
            Organisation.status == "active",
        )
    )
    return frozenset(found.scalars())
