"""`/sessions`: list, plan, read, change, call off, close, and type a sheet in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from timebank.base.actors import Caller, Role
from timebank.base.ids import new_id
from timebank.contributions.answers import waits_for_another
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.second_person.answers import waits_in_part
from timebank.sessions import closing, queries, service, sheets
from timebank.sessions.attendance_schemas import RowClosed, SessionClosed, Sheet, SheetLineNew
from timebank.sessions.closing import Closed
from timebank.sessions.naming import by_number, newcomer
from timebank.sessions.schemas import (
    CalledOff,
    Session,
    SessionChange,
    SessionFilters,
    SessionNew,
)
from timebank.sessions.sheets import SheetLine

router = APIRouter(
    prefix="/v1/communities/{community}/sessions", tags=["sessions"], route_class=Transactional
)

Reader = Annotated[Caller, Allow(*EVERYONE, scope="sessions:read")]
Runner = Annotated[Caller, Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="sessions:write")]
Thanker = Annotated[Caller, Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="thanks:write")]


@router.get("")
async def list_sessions(
    caller: Reader, tx: Tx, window: Window, filters: Annotated[SessionFilters, Query()]
) -> Page[Session]:
    """Sessions, the first one first. A private organisation's are for its leads, and for whoever
    signed up."""
    rows = await queries.sessions(
        tx.connection,
        tx.community_id,
        caller,
        queries.Wanted(**filters.model_dump()),
        after=window.after(datetime.fromisoformat, UUID),
        limit=window.limit + 1,
    )
    now = await queries.now(tx.connection, tx.community_id)
    place = await queries.place(tx.connection, tx.community_id)
    return window.page(
        rows,
        item=lambda row: Session.of(row, caller, now, place.time_zone),
        key=lambda row: (row.starts_at, row.id),
    )


@router.post("", status_code=201)
async def create_session(caller: Runner, tx: Tx, sent: SessionNew, etags: ETags) -> Session:
    """Plan a session of one date."""
    new = service.NewSession(
        sent.id or new_id(),
        service.Plan(**sent.model_dump(exclude={"id", "day", "starts"})),
        sent.day,
        sent.starts,
    )
    await service.create(tx.connection, tx.community_id, caller, new)
    tx.created(new.id)
    return await _tagged(tx, caller, new.id, etags)


@router.get("/{session_id}")
async def get_session(session_id: Id, caller: Reader, tx: Tx, etags: ETags) -> Session:
    """One session, with what the caller may do next."""
    return await _tagged(tx, caller, session_id, etags)


@router.patch("/{session_id}")
async def change_session(
    session_id: Id, caller: Runner, tx: Tx, sent: SessionChange, etags: ETags
) -> Session:
    """Change this date alone. Needs If-Match with the ETag that was read."""
    locked = await queries.locked(tx.connection, tx.community_id, caller, session_id)
    before = await shown(tx, caller, session_id)
    etags.check(before.model_dump_json(), required=True)
    changes = sent.model_dump(exclude_unset=True)
    await service.change(tx.connection, tx.community_id, caller, locked, changes)
    return await _tagged(tx, caller, session_id, etags)


@router.post("/{session_id}/cancel")
async def cancel_session(session_id: Id, caller: Runner, tx: Tx, sent: CalledOff) -> Session:
    """Call a session off. Who signed up stays on its list."""
    await service.cancel(tx.connection, tx.community_id, caller, session_id, sent.reason)
    return await shown(tx, caller, session_id)


@router.post("/{session_id}/close", responses=waits_in_part(SessionClosed))
@effect(key="required", dry_run=True)
async def close_session(
    session_id: Id, caller: Thanker, tx: Tx, response: Response, _sent: Nothing | None = None
) -> SessionClosed:
    """Close a session: contributions of all who gave time at it are made, confirmed and credited in
    one transaction, with one answer a row. The closer's own row and what a rule refuses stay logged
    with the reason; a forgotten check-out waits until somebody states the minutes; of guests comes
    nothing. 202 where a row waits for a second person: its problem names the approval."""
    rows = await closing.close(tx.connection, tx.community_id, caller, session_id)
    return await _closed(tx, caller, session_id, closing.told_to(caller, rows), response)


@router.post("/{session_id}/sheet", responses=waits_in_part(SessionClosed))
@effect(key="required", dry_run=True)
async def type_sheet_in(
    session_id: Id, caller: Thanker, tx: Tx, sent: Sheet, response: Response
) -> SessionClosed:
    """Type a paper sheet in: everybody on it, and the session is closed. Whoever was checked in
    before is the same person; where the paper says other minutes than were known, the row waits."""
    known = await by_number(tx, sent.lines)
    new_ids = {i: line.new.id or new_id() for i, line in enumerate(sent.lines) if line.new}
    newcomers = [newcomer(line.new, new_ids[i]) for i, line in enumerate(sent.lines) if line.new]
    if newcomers:
        where = (tx.connection, tx.community_id, caller, session_id)
        await sheets.take_in(*where, newcomers)
    lines = [_line(line, known.get(i) or new_ids.get(i)) for i, line in enumerate(sent.lines)]
    rows = await sheets.type_in(
        tx.connection, tx.community_id, caller, session_id, lines, guests=sent.guests
    )
    told = closing.told_to(caller, rows, {line.member_id for line in lines})
    return await _closed(tx, caller, session_id, told, response)


def _line(line: SheetLineNew, found: UUID | None) -> SheetLine:
    member_id = line.member_id or found
    if member_id is None:
        raise LookupError("a line names somebody")
    came_by = "walk_in" if line.new else "list"
    return SheetLine(line.id or new_id(), member_id, line.role, came_by, line.minutes)


async def _closed(
    tx: Tx, caller: Caller, session_id: UUID, rows: Sequence[Closed], response: Response
) -> SessionClosed:
    items = [RowClosed.of(row, caller, tx.language) for row in rows]
    if any(row.outcome and waits_for_another(row.outcome.refusal) for row in rows):
        response.status_code = 202
    credited = [item for item in items if item.outcome == "credited"]
    return SessionClosed(
        session=await shown(tx, caller, session_id),
        items=items,
        credited=len(credited),
        credited_minutes=sum(item.minutes or 0 for item in credited),
        waiting=sum(item.outcome == "waiting" for item in items),
        guests=sum(item.heads for item in items if item.outcome == "guest"),
    )


async def shown(tx: Tx, caller: Caller, session_id: UUID) -> Session:
    """A session as the caller sees it now."""
    row = await queries.session(tx.connection, tx.community_id, caller, session_id)
    now = await queries.now(tx.connection, tx.community_id)
    place = await queries.place(tx.connection, tx.community_id)
    return Session.of(row, caller, now, place.time_zone)


async def _tagged(tx: Tx, caller: Caller, session_id: UUID, etags: ETags) -> Session:
    session = await shown(tx, caller, session_id)
    etags.tag(session.model_dump_json())
    return session
