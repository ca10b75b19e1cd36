"""Roles as they stand. Of a member and an organisation this room looks up whether they are there,
and nothing else: the rooms that know more stand above it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Uuid,
    case,
    func,
    insert,
    literal,
    select,
    update,
)

from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.communities.tables import Community
from timebank.db.engine import AnyRow, Connection, call
from timebank.roles.apart_queries import kept_from
from timebank.roles.rules import Place
from timebank.roles.tables import RoleHeld

_BY_WHOM = ("given_by", "ended_by")
_MEMBER = "SELECT status, adult FROM timebank.member WHERE community_id = $1 AND id = $2"
# Whoever is paused signs in nowhere, whatever they hold.
_ANOTHER = """
SELECT EXISTS (SELECT FROM timebank.role_held h
    JOIN timebank.member m ON m.community_id = $1 AND m.id = h.member_id
    WHERE h.community_id = $1 AND h.role = 'coordinator' AND h.ended_at IS NULL
        AND h.member_id <> $2 AND m.status = 'member') AS there
"""
_ORGANISATION = "SELECT status FROM timebank.organisation WHERE community_id = $1 AND id = $2"


async def member_status(
    connection: Connection, community_id: CommunityId, member_id: UUID, *, lock: bool = False
) -> str | None:
    """The status of a member, None where there is none such. With `lock` they cannot leave before
    the end of the transaction."""
    statement = f"{_MEMBER} FOR NO KEY UPDATE" if lock else _MEMBER
    found = await call(connection, statement, community_id, member_id)
    return found[0]["status"] if found else None


async def who_is_given(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Any | None:
    """The `status` of a member, and whether they are `adult`: None was not asked. They are locked,
    so that both stay so; None where there is none such."""
    found = await call(connection, f"{_MEMBER} FOR NO KEY UPDATE", community_id, member_id)
    return found[0] if found else None


async def organisation_status(
    connection: Connection, community_id: CommunityId, organisation_id: UUID
) -> str | None:
    """The status of an organisation, None where there is none such."""
    found = await call(connection, _ORGANISATION, community_id, organisation_id)
    return found[0]["status"] if found else None


async def is_kept_from(
    connection: Connection, community_id: CommunityId, member_id: UUID, other_id: UUID
) -> bool:
    """Whether two are never to meet."""
    statement = select(kept_from(community_id, member_id, literal(other_id, Uuid)))
    return bool((await connection.execute(statement)).scalar_one())


async def coordinators_wait(connection: Connection, community_id: CommunityId) -> None:
    """Whoever ends a coordinator's role waits here for others who do, and then sees who is left."""
    statement = select(Community.id).where(Community.id == community_id)
    await connection.execute(statement.with_for_update(key_share=True))


async def roles(
    connection: Connection,
    community_id: CommunityId,
    *,
    member_id: UUID | None = None,
    organisation_id: UUID | None = None,
    ended: bool | None = None,
    after: UUID | None = None,
    limit: int,
    shown_to: UUID | None = None,
) -> Sequence[AnyRow]:
    """Roles of a member, or of an organisation's leads; those held now, those ended, or all.
    `shown_to`: without whoever is never to meet this member, who gave or ended one among them."""
    columns: list[Any] = [RoleHeld]
    statement = select(*columns).where(RoleHeld.community_id == community_id)
    if shown_to is not None:
        columns = [one for one in RoleHeld.__table__.columns if one.key not in _BY_WHOM]
        columns += [_shown(community_id, shown_to, one) for one in _BY_WHOM]
        statement = statement.with_only_columns(*columns).where(
            ~kept_from(community_id, shown_to, RoleHeld.member_id)
        )
    if member_id is not None:
        statement = statement.where(RoleHeld.member_id == member_id)
    if organisation_id is not None:
        statement = statement.where(RoleHeld.organisation_id == organisation_id)
    if ended is not None:
        statement = statement.where(RoleHeld.ended_at.is_not(None) == ended)
    if after is not None:
        statement = statement.where(RoleHeld.id > after)
    return (await connection.execute(statement.order_by(RoleHeld.id).limit(limit))).all()


async def by_id(connection: Connection, community_id: CommunityId, role_id: UUID) -> AnyRow | None:
    """The row of this id, or None."""
    statement = select(RoleHeld).where(RoleHeld.community_id == community_id)
    return (await connection.execute(statement.where(RoleHeld.id == role_id))).one_or_none()


async def held(
    connection: Connection, community_id: CommunityId, place: Place, *, lock: bool = True
) -> AnyRow | None:
    """The role as the member holds it now, or None. With `lock` nobody else ends it meanwhile."""
    statement = select(RoleHeld).where(*_of(community_id, place), RoleHeld.ended_at.is_(None))
    if lock:
        statement = statement.with_for_update()
    return (await connection.execute(statement)).one_or_none()


async def last_held(connection: Connection, community_id: CommunityId, place: Place) -> AnyRow:
    """The role as the member held it last; raises NotFound where they never did."""
    statement = select(RoleHeld).where(*_of(community_id, place))
    newest = statement.order_by(RoleHeld.ended_at.desc(), RoleHeld.id.desc()).limit(1)
    found = (await connection.execute(newest)).one_or_none()
    if found is None:
        raise NotFound
    return found


async def another_coordinator(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> bool:
    """Whether somebody else coordinates the community, who can sign in."""
    found = await call(connection, _ANOTHER, community_id, member_id)
    return bool(found[0]["there"])


async def add(
    connection: Connection,
    community_id: CommunityId,
    role_id: UUID,
    place: Place,
    given_by: UUID | None,
) -> AnyRow:
    """Write a role down."""
    columns: dict[str, Any] = {
        "community_id": community_id,
        "id": role_id,
        "member_id": place.member_id,
        "role": place.role.value,
        "organisation_id": place.organisation_id,
        "given_by": given_by,
        "given_at": func.timebank.ledger_now(),
    }
    return (await connection.execute(insert(RoleHeld).values(**columns).returning(RoleHeld))).one()


async def end(
    connection: Connection, community_id: CommunityId, role_id: UUID, ended_by: UUID
) -> AnyRow:
    """Write the end of a role down."""
    statement = _ending(ended_by).where(
        RoleHeld.community_id == community_id, RoleHeld.id == role_id
    )
    return (await connection.execute(statement.returning(RoleHeld))).one()


async def end_all(
    connection: Connection, community_id: CommunityId, member_id: UUID, ended_by: UUID
) -> None:
    """Write the end of every role of a member down."""
    statement = _ending(ended_by).where(
        RoleHeld.community_id == community_id,
        RoleHeld.member_id == member_id,
        RoleHeld.ended_at.is_(None),
    )
    await connection.execute(statement)


async def end_leads(
    connection: Connection, community_id: CommunityId, organisation_id: UUID, ended_by: UUID
) -> None:
    """Write down that nobody leads an organisation any more."""
    statement = _ending(ended_by).where(
        RoleHeld.community_id == community_id,
        RoleHeld.organisation_id == organisation_id,
        RoleHeld.ended_at.is_(None),
    )
    await connection.execute(statement)


def _shown(community_id: CommunityId, to: UUID, name: str) -> ColumnElement[UUID | None]:
    whom = RoleHeld.__table__.columns[name]
    return case((kept_from(community_id, to, whom), None), else_=whom).label(name)


def _ending(ended_by: UUID) -> Any:
    return update(RoleHeld).values(ended_by=ended_by, ended_at=func.timebank.ledger_now())


def _of(community_id: CommunityId, place: Place) -> tuple[ColumnElement[bool], ...]:
    return (
        RoleHeld.community_id == community_id,
        RoleHeld.member_id == place.member_id,
        RoleHeld.role == place.role.value,
        RoleHeld.organisation_id.is_not_distinct_from(place.organisation_id),
    )
