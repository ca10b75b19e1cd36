"""Who signed up for a session, and who waits for a place."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, func, null, select, update

from timebank.base.actors import Caller
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection, call
from timebank.people.sight_queries import named_to, shown_name
from timebank.people.tables import Member
from timebank.sessions.tables import Session, SignUp

_TAKE = "SELECT * FROM timebank.sign_up_take($1, $2, $3, $4, $5, $6, $7)"
_NOW = func.timebank.ledger_now()


async def take(
    connection: Connection,
    community_id: CommunityId,
    told: tuple[UUID, UUID, UUID, str],
    by: UUID,
    apart: Collection[UUID],
) -> Any | None:
    """Sign a member up: (session, sign-up, member, role). Their sign-up, or the one that stood
    before; None where the session takes nobody any more (sign_up_take.sql)."""
    rows = await call(connection, _TAKE, community_id, *told, by, list(apart))
    return rows[0] if rows else None


async def sign_up(
    connection: Connection, community_id: CommunityId, session_id: UUID, sign_up_id: UUID
) -> AnyRow:
    """One sign-up; raises NotFound."""
    found = await connection.execute(
        select(*SignUp.__table__.columns).where(
            SignUp.community_id == community_id,
            SignUp.session_id == session_id,
            SignUp.id == sign_up_id,
        )
    )
    row: AnyRow | None = found.one_or_none()
    if row is None:
        raise NotFound
    return row


async def by_id(
    connection: Connection, community_id: CommunityId, sign_up_id: UUID
) -> AnyRow | None:
    """Whatever stands under a client-made id."""
    found = await connection.execute(
        select(*SignUp.__table__.columns).where(
            SignUp.community_id == community_id, SignUp.id == sign_up_id
        )
    )
    row: AnyRow | None = found.one_or_none()
    return row


async def standing(
    connection: Connection, community_id: CommunityId, session_id: UUID
) -> Sequence[AnyRow]:
    """All who come or wait, in the order in which they signed up, with whether they are members
    still."""
    found = await connection.execute(
        select(SignUp.id, SignUp.member_id, SignUp.state, SignUp.role, Member.status)
        .join(Member, and_(Member.community_id == community_id, Member.id == SignUp.member_id))
        .where(
            SignUp.community_id == community_id,
            SignUp.session_id == session_id,
            SignUp.state != "cancelled",
        )
        .order_by(SignUp.place)
    )
    return found.all()


async def page(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    *,
    only: Collection[UUID] | None,
    with_needs: bool,
    without: Collection[UUID],
    after: int | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Sign-ups in the order in which they were made: of all members, or `only` of these, and of
    nobody in `without`; with their numbers, and the names that the caller reads. `with_needs`: what
    they need to take part, of those who come."""
    needs = case((SignUp.state != "cancelled", Member.access_needs)) if with_needs else null()
    statement = (
        select(
            *SignUp.__table__.columns,
            Member.number,
            shown_name(community_id, caller).label("name"),
            needs.label("access_needs"),
        )
        .join(Member, and_(Member.community_id == community_id, Member.id == SignUp.member_id))
        .where(SignUp.community_id == community_id, SignUp.session_id == session_id)
    )
    if only is not None:
        statement = statement.where(SignUp.member_id.in_(only))
    if without:
        statement = statement.where(SignUp.member_id.not_in(without))
    if after is not None:
        statement = statement.where(SignUp.place > after)
    return (await connection.execute(statement.order_by(SignUp.place).limit(limit))).all()


async def to_come(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Sequence[AnyRow]:
    """A member's sign-ups for sessions that are not over, by session."""
    found = await connection.execute(
        select(SignUp.id, SignUp.session_id)
        .join(Session, and_(Session.community_id == community_id, Session.id == SignUp.session_id))
        .where(
            SignUp.community_id == community_id,
            SignUp.member_id == member_id,
            SignUp.state != "cancelled",
            Session.state == "open",
            Session.ends_at > _NOW,
        )
        .order_by(SignUp.session_id)
    )
    return found.all()


async def names(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    *,
    without: Collection[UUID],
) -> Sequence[AnyRow]:
    """Who has a place, but for those `without`, by number and name, and whether this caller reads
    the name."""
    found = await connection.execute(
        select(
            Member.id,
            Member.number,
            Member.name,
            Member.name_used,
            named_to(community_id, caller).label("named"),
        )
        .join(SignUp, and_(SignUp.community_id == community_id, SignUp.member_id == Member.id))
        .where(
            Member.community_id == community_id,
            SignUp.session_id == session_id,
            SignUp.state == "in",
            Member.id.not_in(without),
        )
        .order_by(Member.name_folded, Member.id)
    )
    return found.all()


async def let_in(
    connection: Connection, community_id: CommunityId, sign_up_ids: Collection[UUID]
) -> None:
    """Those who waited get a place."""
    await connection.execute(
        update(SignUp)
        .where(SignUp.community_id == community_id, SignUp.id.in_(sign_up_ids))
        .values(state="in", in_at=_NOW)
    )


async def cancel(
    connection: Connection, community_id: CommunityId, sign_up_id: UUID, by: UUID
) -> None:
    """End a sign-up."""
    await connection.execute(
        update(SignUp)
        .where(SignUp.community_id == community_id, SignUp.id == sign_up_id)
        .values(state="cancelled", ended_by=by, ended_at=_NOW)
    )


async def member(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID | None,
    *,
    booked: bool = False,
) -> AnyRow | None:
    """What a session needs to know of a member: whether they are here, and under 18. Where they are
    `booked`, it stays so until that is done: whoever pauses them, keeps them apart from somebody or
    ends their measure comes before or after."""
    statement = select(Member.id, Member.status, Member.adult).where(
        Member.community_id == community_id,
        Member.id == member_id,
        Member.merged_into_id.is_(None),
    )
    if booked:
        statement = statement.with_for_update(read=True)
    row: AnyRow | None = (await connection.execute(statement)).one_or_none()
    return row
