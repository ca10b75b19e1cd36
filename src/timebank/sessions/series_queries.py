"""Sessions that repeat, as they stand."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, insert, or_, select, update

from timebank.base.actors import Caller
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.sessions.queries import named_to, seen_by, touched_of
from timebank.sessions.tables import Session, SessionSeries


def _series(community_id: CommunityId, caller: Caller) -> AnySelect:
    named = named_to(community_id, caller, SessionSeries)
    return select(*SessionSeries.__table__.columns, named.label("named")).where(
        SessionSeries.community_id == community_id, seen_by(community_id, caller, SessionSeries)
    )


async def many_series(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    *,
    organisation_id: UUID | None,
    after: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Series in the order in which they were made."""
    statement = _series(community_id, caller)
    if organisation_id is not None:
        statement = statement.where(SessionSeries.organisation_id == organisation_id)
    if after is not None:
        statement = statement.where(SessionSeries.id > after)
    return (await connection.execute(statement.order_by(SessionSeries.id).limit(limit))).all()


async def one_series(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    series_id: UUID,
    *,
    lock: bool = False,
) -> AnyRow:
    """One series; raises NotFound."""
    statement = _series(community_id, caller).where(SessionSeries.id == series_id)
    if lock:
        statement = statement.with_for_update(of=SessionSeries, key_share=True)
    found = (await connection.execute(statement)).one_or_none()
    if found is None:
        raise NotFound
    return found


async def add_series(
    connection: Connection, community_id: CommunityId, row: dict[str, Any]
) -> None:
    """Write a series down."""
    await connection.execute(
        insert(SessionSeries).values(
            community_id=community_id, made_at=func.timebank.ledger_now(), **row
        )
    )


async def change_series(
    connection: Connection, community_id: CommunityId, series_id: UUID, columns: dict[str, Any]
) -> None:
    """Write new columns of a series down."""
    await connection.execute(
        update(SessionSeries)
        .where(SessionSeries.community_id == community_id, SessionSeries.id == series_id)
        .values(**columns)
    )


async def to_come(
    connection: Connection, community_id: CommunityId, series_id: UUID, called_off_as: str | None
) -> Sequence[AnyRow]:
    """Open sessions of a series that have not begun and to which nobody came early; kept so
    meanwhile. With `called_off_as` those
    of which nobody said otherwise, and those that were called off for this reason."""
    statement = select(Session.id, Session.series_on, Session.state).where(
        Session.community_id == community_id,
        Session.series_id == series_id,
        Session.starts_at > func.timebank.ledger_now(),
    )
    is_open = Session.state == "open"
    if called_off_as is None:
        statement = statement.where(is_open)
    else:
        again = Session.reason == called_off_as
        statement = statement.where(Session.apart.is_(False), or_(is_open, again))
    locked = statement.order_by(Session.id).with_for_update(key_share=True)
    rows = (await connection.execute(locked)).all()
    # Once all are locked: whoever checked somebody in a moment ago has committed it.
    came = await touched_of(connection, community_id, [row.id for row in rows])
    return [row for row in rows if row.id not in came]


async def change_sessions(
    connection: Connection,
    community_id: CommunityId,
    rows: Sequence[tuple[UUID, dict[str, Any]]],
    columns: dict[str, Any],
) -> None:
    """Write new columns of many sessions down: each row's own, which are of the same names in all
    of them, and those that are the same in all."""
    if not rows:
        return
    own: dict[str, Any] = {name: bindparam(f"own_{name}") for name in rows[0][1]}
    statement = (
        update(Session)
        .where(Session.community_id == community_id, Session.id == bindparam("session_id"))
        .values(
            **columns,
            **own,
            changed=Session.changed + 1,
            changed_at=func.timebank.ledger_now(),
        )
    )
    told = [
        {"session_id": one, **{f"own_{name}": value for name, value in row.items()}}
        for one, row in rows
    ]
    await connection.execute(statement, told)


async def made_too_few(
    connection: Connection, community_id: CommunityId, until: date
) -> AnyRow | None:
    """A series that goes on, of which sessions were made for too short a time ahead; another
    service leaves it to this one meanwhile."""
    found = await connection.execute(
        select(*SessionSeries.__table__.columns)
        .where(
            SessionSeries.community_id == community_id,
            SessionSeries.ended_at.is_(None),
            SessionSeries.made_until < until,
        )
        .order_by(SessionSeries.made_until, SessionSeries.id)
        .limit(1)
        .with_for_update(skip_locked=True, key_share=True)
    )
    row: AnyRow | None = found.one_or_none()
    return row
