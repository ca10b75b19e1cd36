"""What stands about a caller beyond their own community."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from timebank.base.ids import CommunityId
from timebank.communities.tables import Community
from timebank.db.engine import AnyRow, Connection, call_each, enter
from timebank.people.tables import Member
from timebank.sign_in.tables import Token

_WITH = "SELECT timebank.has_member_with($1, $2) AS there"


async def proved_address(connection: Connection, token_id: UUID | None) -> bytes | None:
    """The digest of the address that the sign-in was made by; None where it was made otherwise."""
    found = await connection.execute(select(Token.address_sha256).where(Token.id == token_id))
    address: bytes | None = found.scalars().one_or_none()
    return address


async def communities_with(
    connection: Connection, community_id: CommunityId, email: str
) -> list[UUID]:
    """Where a member has this address who may sign in. Every community is asked by itself, and all
    in one go, for there may be hundreds; then one's own is entered again."""
    every = (await connection.execute(select(Community.id).order_by(Community.id))).scalars().all()
    answers = await call_each(connection, _WITH, [(one, email) for one in every])
    await enter(connection, community_id)
    return [one for one, row in zip(every, answers, strict=True) if row["there"]]


async def communities(connection: Connection, community_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """Their ids, slugs and names, by slug."""
    statement = select(Community.id, Community.slug, Community.name_en, Community.name_cy)
    chosen = statement.where(Community.id.in_(community_ids))
    return (await connection.execute(chosen.order_by(Community.slug))).all()


async def names(
    connection: Connection, community_id: CommunityId, member_ids: Collection[UUID]
) -> Sequence[AnyRow]:
    """Members' names and numbers."""
    statement = select(Member.id, Member.number, Member.name).where(
        Member.community_id == community_id, Member.id.in_(member_ids)
    )
    return (await connection.execute(statement.order_by(Member.id))).all()
