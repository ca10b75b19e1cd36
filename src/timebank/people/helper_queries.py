"""Helpers as they are named, and as they were."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, insert, or_, select, update

from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import AnyRow, Connection
from timebank.people.tables import Helper, Member

_NOW = func.timebank.ledger_now()


async def helpers(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Sequence[AnyRow]:
    """Whom a member named, and once named, in that order."""
    number = (
        select(Member.number)
        .where(Member.community_id == community_id, Member.id == Helper.helper_id)
        .scalar_subquery()
    )
    statement = select(Helper, number.label("number")).where(
        Helper.community_id == community_id, Helper.member_id == member_id
    )
    return (await connection.execute(statement.order_by(Helper.id))).all()


async def by_number(connection: Connection, community_id: CommunityId, number: str) -> UUID | None:
    """The member of this number, or None. Of one who goes on as another the old card still says who
    it is."""
    found = await connection.execute(
        select(func.coalesce(Member.merged_into_id, Member.id)).where(
            Member.community_id == community_id, Member.number == number
        )
    )
    member_id: UUID | None = found.scalar_one_or_none()
    return member_id


async def held(
    connection: Connection, community_id: CommunityId, member_id: UUID, helper_id: UUID
) -> AnyRow | None:
    """That this one helps that one now, or None."""
    statement = select(Helper).where(
        Helper.community_id == community_id,
        Helper.member_id == member_id,
        Helper.helper_id == helper_id,
        Helper.ended_at.is_(None),
    )
    found: AnyRow | None = (await connection.execute(statement)).one_or_none()
    return found


async def add(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    helper_id: UUID,
    *,
    by: UUID,
) -> None:
    """Write down that somebody helps a member from now on."""
    await connection.execute(
        insert(Helper).values(
            community_id=community_id,
            id=new_id(),
            member_id=member_id,
            helper_id=helper_id,
            named_by=by,
            named_at=_NOW,
        )
    )
    await connection.execute(
        update(Member)
        .where(Member.community_id == community_id, Member.id == helper_id)
        .values(stands_for=True)
    )


async def end(
    connection: Connection, community_id: CommunityId, helping_id: UUID, by: UUID
) -> None:
    """Write down that somebody helps a member no more."""
    await connection.execute(
        update(Helper)
        .where(Helper.community_id == community_id, Helper.id == helping_id)
        .values(ended_by=by, ended_at=_NOW)
    )


async def end_all(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    by: UUID,
    *,
    helped: bool = True,
) -> None:
    """Whoever goes helps nobody, and is helped by nobody; not `helped`: who helps them goes on."""
    whose = [Helper.helper_id == member_id, *([Helper.member_id == member_id] if helped else ())]
    await connection.execute(
        update(Helper)
        .where(Helper.community_id == community_id, or_(*whose), Helper.ended_at.is_(None))
        .values(ended_by=by, ended_at=_NOW)
    )
