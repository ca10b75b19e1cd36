"""Sessions and series as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    and_,
    exists,
    false,
    func,
    or_,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from timebank.activities.tables import Activity
from timebank.base.actors import Caller, Role
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.communities.tables import Community
from timebank.db.engine import AnyRow, AnySelect, Connection, call
from timebank.listings.sight_queries import apart_from
from timebank.organisations.tables import Organisation
from timebank.sessions import of_sign_ups
from timebank.sessions.rules import Now
from timebank.sessions.tables import Session, SessionSeries, SignUp

_TOUCHED = """
SELECT a.session_id FROM timebank.attendance a
WHERE a.community_id = $1 AND a.session_id = ANY ($2) AND a.withdrawn_at IS NULL
UNION
SELECT c.session_id FROM timebank.contribution c
WHERE c.community_id = $1 AND c.session_id = ANY ($2) AND c.corrects_id IS NULL
    AND c.state NOT IN ('declined', 'withdrawn')
"""


@dataclass(frozen=True)
class Wanted:
    """Which sessions of a list. What is None is not asked about."""

    organisation_id: UUID | None = None
    series_id: UUID | None = None
    activity_id: UUID | None = None
    area: str | None = None
    state: str | None = None
    mine: bool | None = None
    starts_from: datetime | None = None
    starts_to: datetime | None = None


@dataclass(frozen=True)
class Place:
    """A community's time zone and areas."""

    time_zone: str
    areas: frozenset[str]


def _apart(community_id: CommunityId, caller: Caller) -> ColumnElement[bool]:
    """Whether somebody comes from whom the caller, or whom they help, is kept apart."""
    return exists().where(
        SignUp.community_id == community_id,
        SignUp.session_id == Session.id,
        SignUp.state == "in",
        SignUp.member_id.in_(apart_from(community_id, caller)),
    )


def seen_by(community_id: CommunityId, caller: Caller, table: type[Any]) -> ColumnElement[bool]:
    """A private organisation's are for its leads and coordinators, and for whoever signed up.
    Auditors find what hours were given at, without its name."""
    if caller.role is Role.AUDITOR:
        return true()
    return named_to(community_id, caller, table)


def named_to(community_id: CommunityId, caller: Caller, table: type[Any]) -> ColumnElement[bool]:
    """Whose name and place are for this caller: they may say what a private organisation is."""
    if caller.role is Role.COORDINATOR:
        return true()
    private = exists().where(
        Organisation.community_id == community_id,
        Organisation.id == table.organisation_id,
        Organisation.private,
    )
    led = table.organisation_id.in_(caller.organisation_ids) if _leads(caller) else false()
    if table is SessionSeries:
        return or_(~private, led)
    signed_up = exists().where(
        SignUp.community_id == community_id,
        SignUp.session_id == table.id,
        SignUp.member_id.in_(caller.stands_for),
    )
    return or_(~private, led, signed_up)


def _leads(caller: Caller) -> bool:
    return caller.role is Role.ORGANISATION_LEAD


def _sessions(community_id: CommunityId, caller: Caller) -> AnySelect:
    """With how many come and wait, the caller's own sign-up, and whether to them it is full."""
    return select(
        *Session.__table__.columns,
        of_sign_ups.count(community_id, "in").label("coming"),
        of_sign_ups.count(community_id, "waiting").label("waiting"),
        _apart(community_id, caller).label("apart_here"),
        named_to(community_id, caller, Session).label("named"),
        of_sign_ups.own(community_id, caller, "id").label("own_id"),
        of_sign_ups.own(community_id, caller, "state").label("own_state"),
        of_sign_ups.own(community_id, caller, "role").label("own_role"),
        of_sign_ups.before(community_id, caller).label("own_before"),
        of_sign_ups.helped(community_id, caller).label("signed_up_helped"),
    ).where(Session.community_id == community_id, seen_by(community_id, caller, Session))


async def sessions(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    wanted: Wanted,
    *,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Sessions that the caller may see, the first one first; from behind the key `after` on."""
    statement = _sessions(community_id, caller)
    for name in ("organisation_id", "series_id", "activity_id", "area", "state"):
        asked = getattr(wanted, name)
        if asked is not None:
            statement = statement.where(getattr(Session, name) == asked)
    if wanted.mine is not None:
        own: ColumnElement[bool] = of_sign_ups.own(community_id, caller, "id").is_not(None)
        if caller.helps:
            own = or_(own, exists().where(of_sign_ups.of_helped(community_id, caller)))
        statement = statement.where(own if wanted.mine else ~own)
    if wanted.starts_from is not None:
        statement = statement.where(Session.starts_at >= wanted.starts_from)
    if wanted.starts_to is not None:
        statement = statement.where(Session.starts_at < wanted.starts_to)
    if after is not None:
        statement = statement.where(tuple_(Session.starts_at, Session.id) > after)
    found = await connection.execute(statement.order_by(Session.starts_at, Session.id).limit(limit))
    return found.all()


async def session(
    connection: Connection, community_id: CommunityId, caller: Caller, session_id: UUID
) -> AnyRow:
    """One session that the caller may see; raises NotFound."""
    statement = _sessions(community_id, caller).where(Session.id == session_id)
    found = (await connection.execute(statement)).one_or_none()
    if found is None:
        raise NotFound
    return found


async def plain(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller | None,
    session_id: UUID,
    *,
    lock: bool = False,
) -> AnyRow:
    """The same, or for the service itself, without who comes. With `lock` it is kept as it is to
    the end of the transaction: check-ins and closing wait here for one another. Raises NotFound."""
    statement = select(*Session.__table__.columns).where(
        Session.community_id == community_id,
        Session.id == session_id,
        true() if caller is None else seen_by(community_id, caller, Session),
    )
    if lock:
        statement = statement.with_for_update(of=Session, key_share=True)
    row: AnyRow | None = (await connection.execute(statement)).one_or_none()
    if row is None:
        raise NotFound
    return row


async def locked(
    connection: Connection, community_id: CommunityId, caller: Caller | None, session_id: UUID
) -> AnyRow:
    """The same, locked."""
    return await plain(connection, community_id, caller, session_id, lock=True)


async def made_as(
    connection: Connection, community_id: CommunityId, table: type[Any], made_id: UUID
) -> bytes | None:
    """What one of this id was made from; None where there is none, or nobody sent it."""
    found = await connection.execute(
        select(table.made_as).where(table.community_id == community_id, table.id == made_id)
    )
    made: bytes | None = found.scalar_one_or_none()
    return made


async def add(
    connection: Connection, community_id: CommunityId, rows: Sequence[dict[str, Any]]
) -> int:
    """Write sessions down, in one statement; how many are new: a date of a series that has its
    session has it already."""
    if not rows:
        return 0
    now = func.timebank.ledger_now()
    same = {
        "community_id": community_id,
        "state": "open",
        "queued": 0,
        "changed": 0,
        "changed_at": now,
        "made_at": now,
    }
    statement = insert(Session).values([{**same, **row} for row in rows])
    on_date = statement.on_conflict_do_nothing(
        index_elements=["community_id", "series_id", "series_on"],
        index_where=Session.series_id.is_not(None),
    )
    return len((await connection.execute(on_date.returning(Session.id))).all())


async def change(
    connection: Connection, community_id: CommunityId, session_id: UUID, columns: dict[str, Any]
) -> None:
    """Write new columns of a session down, as a change that calendars are told of."""
    await connection.execute(
        update(Session)
        .where(Session.community_id == community_id, Session.id == session_id)
        .values(**columns, changed=Session.changed + 1, changed_at=func.timebank.ledger_now())
    )


async def touched(connection: Connection, community_id: CommunityId, session_id: UUID) -> bool:
    """Whether somebody came, or hours were stated for it."""
    return session_id in await touched_of(connection, community_id, [session_id])


async def touched_of(
    connection: Connection, community_id: CommunityId, session_ids: Sequence[UUID]
) -> set[UUID]:
    """Those of these sessions to which somebody came, or for which hours were stated."""
    rows = await call(connection, _TOUCHED, community_id, session_ids)
    return {row["session_id"] for row in rows}


async def now(connection: Connection, community_id: CommunityId) -> Now:
    """The books' clock and the community's day."""
    today = func.timebank.community_today(community_id)
    row = (await connection.execute(select(func.timebank.ledger_now(), today))).one()
    return Now(row[0], row[1])


async def place(connection: Connection, community_id: CommunityId) -> Place:
    """The community's time zone and areas."""
    found = await connection.execute(
        select(Community.time_zone, Community.areas).where(Community.id == community_id)
    )
    row = found.one()
    return Place(row.time_zone, frozenset(area["code"] for area in row.areas))


async def activity(
    connection: Connection, community_id: CommunityId, activity_id: UUID
) -> AnyRow | None:
    """What a session needs to know of its activity: what it asks for, and whether it is in use."""
    found = await connection.execute(
        select(Activity.asks_for, Activity.in_use, Activity.risk_class).where(
            Activity.community_id == community_id, Activity.id == activity_id
        )
    )
    row: AnyRow | None = found.one_or_none()
    return row


async def organisation(
    connection: Connection, community_id: CommunityId, organisation_id: UUID
) -> AnyRow | None:
    """What a session needs to know of its organisation."""
    found = await connection.execute(
        select(Organisation.thanks, Organisation.childrens_policy, Organisation.private).where(
            Organisation.community_id == community_id,
            Organisation.id == organisation_id,
            Organisation.status == "active",
        )
    )
    row: AnyRow | None = found.one_or_none()
    return row


async def on_noticeboard(
    connection: Connection,
    community_id: CommunityId,
    *,
    most: int,
    back: timedelta,
    only: Mapping[str, Any] = MappingProxyType({}),
) -> Sequence[AnyRow]:
    """Sessions that are shown to everybody, cancelled ones too, the first one first: `only` of an
    activity or an area by their codes, or of an organisation."""
    since = func.timebank.ledger_now() - back
    of = {"activity": Activity.code, "area": Session.area, "organisation_id": Organisation.id}
    found = await connection.execute(
        select(
            *Session.__table__.columns,
            Activity.code.label("activity_code"),
            Activity.name_en.label("activity_en"),
            Activity.name_cy.label("activity_cy"),
            Organisation.name_en.label("organisation_en"),
            Organisation.name_cy.label("organisation_cy"),
        )
        .join(
            Activity,
            and_(Activity.community_id == community_id, Activity.id == Session.activity_id),
        )
        .outerjoin(
            Organisation,
            and_(
                Organisation.community_id == community_id,
                Organisation.id == Session.organisation_id,
            ),
        )
        .where(
            Session.community_id == community_id,
            Session.on_noticeboard,
            Session.starts_at >= since,
            or_(Organisation.id.is_(None), Organisation.private.is_(False)),
            *(of[name] == said for name, said in only.items()),
        )
        .order_by(Session.starts_at, Session.id)
        .limit(most)
    )
    return found.all()
