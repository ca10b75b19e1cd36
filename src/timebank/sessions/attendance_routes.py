"""`/sessions/{session_id}/sign-ups` and `/attendance`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, TooManyRequests
from timebank.base.ids import new_id
from timebank.http.effects import effect
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.problems import problem_response
from timebank.http.transaction import Transactional, Tx
from timebank.sessions import (
    attendance_queries,
    attending,
    closing,
    queries,
    rules,
    sheets,
    sign_up_queries,
)
from timebank.sessions import sign_ups as signing
from timebank.sessions.attendance_schemas import (
    Attendance,
    AttendanceNew,
    CheckOut,
    MinutesStated,
    MinutesTaken,
    PinTyped,
    RowClosed,
    SignUp,
    SignUpNew,
)
from timebank.sessions.attending import NewAttendance
from timebank.sessions.naming import newcomer, numbered
from timebank.sessions.sign_ups import NewSignUp
from timebank.sign_in.card_service import know_by_pin
from timebank.sign_in.errors import PinWrong
from timebank.sign_in.factor_routes import Sealed

router = APIRouter(
    prefix="/v1/communities/{community}/sessions/{session_id}",
    tags=["sessions"],
    route_class=Transactional,
)

_GIVERS = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
_RUN = (Role.ORGANISATION_LEAD, Role.COORDINATOR)
Guest = Annotated[Caller, Allow(*_GIVERS, scope="sessions:write")]
Reader = Annotated[Caller, Allow(*_GIVERS, scope="sessions:read")]
RunReader = Annotated[Caller, Allow(*_RUN, scope="sessions:read")]
Runner = Annotated[Caller, Allow(*_RUN, scope="sessions:write")]
Thanker = Annotated[Caller, Allow(*_RUN, scope="thanks:write")]


@router.get("/sign-ups")
async def list_sign_ups(session_id: Id, caller: Reader, tx: Tx, window: Window) -> Page[SignUp]:
    """Who signed up, in that order: all, with what they need to take part, for whoever runs the
    session; else oneself and whom one helps."""
    session = await queries.session(tx.connection, tx.community_id, caller, session_id)
    after = window.after(int)
    rows = await sign_up_queries.page(
        tx.connection,
        tx.community_id,
        caller,
        session_id,
        only=None if rules.runs(caller, session.organisation_id) else caller.stands_for,
        with_needs=rules.reads_needs(caller, session),
        without=caller.kept_from,
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=lambda row: SignUp.of(row, caller), key=lambda row: (row.place,))


@router.post("/sign-ups", status_code=201)
@effect(key="required", dry_run=True)
async def sign_up(session_id: Id, caller: Guest, tx: Tx, sent: SignUpNew) -> SignUp:
    """Sign up for a session, or sign somebody up: with a place where there is one, else at the end
    of the waiting list. A giver has the measures that the activity asks for."""
    member_id = sent.member_id or caller.member_id
    if sent.number is not None:
        member_id = await numbered(tx, sent.number)
    if member_id is None:
        raise Forbidden
    new = NewSignUp(
        sent.id or new_id(), session_id, member_id, sent.role, by_number=sent.number is not None
    )
    sign_up_id = await signing.sign_up(tx.connection, tx.community_id, caller, new)
    tx.created(sign_up_id)
    return await _sign_up(tx, caller, session_id, sign_up_id)


@router.post("/sign-ups/{sign_up_id}/cancel")
async def cancel_sign_up(
    session_id: Id, sign_up_id: Id, caller: Guest, tx: Tx, _sent: Nothing | None = None
) -> SignUp:
    """Give a place back, or wait no more; the first who waits gets the place."""
    await signing.cancel(tx.connection, tx.community_id, caller, session_id, sign_up_id)
    return await _sign_up(tx, caller, session_id, sign_up_id)


@router.get("/attendance")
async def list_attendance(
    session_id: Id, caller: RunReader, tx: Tx, window: Window
) -> Page[Attendance]:
    """Who came, for whoever runs the session."""
    session = await queries.session(tx.connection, tx.community_id, caller, session_id)
    if not rules.runs(caller, session.organisation_id):
        raise Forbidden
    after = window.after(UUID)
    rows = await attendance_queries.page(
        tx.connection,
        tx.community_id,
        caller,
        session_id,
        without=caller.kept_from,
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=lambda row: Attendance.of(row, caller), key=lambda row: (row.id,))


@router.post("/attendance", status_code=201)
@effect(dry_run=True)
async def check_in(session_id: Id, caller: Runner, tx: Tx, sent: AttendanceNew) -> Attendance:
    """Check somebody in: from the list, by the number on the card, new today, or guests without a
    name. Checked in before, they are the same attendance."""
    member_id, came_by = sent.member_id, "list"
    if sent.number is not None:
        member_id, came_by = await numbered(tx, sent.number), "card"
    elif sent.new is not None:
        new_member = newcomer(sent.new, sent.new.id or new_id())
        member_id, came_by = new_member.id, "walk_in"
        await sheets.take_in(tx.connection, tx.community_id, caller, session_id, [new_member])
    new = NewAttendance(
        sent.id or new_id(),
        session_id,
        member_id,
        "guest" if sent.guests else sent.role,
        came_by,
        sent.guests or 1,
        sent.in_at,
        sent.out_at,
        sent.minutes,
    )
    attendance_id = await attending.check_in(tx.connection, tx.community_id, caller, new)
    tx.created(attendance_id)
    return await _attendance(tx, caller, session_id, attendance_id)


@router.post("/attendance/by-pin", status_code=201, response_model=Attendance)
@effect(key="none", kept=True)
async def check_in_by_pin(
    session_id: Id, caller: Runner, tx: Tx, vault: Sealed, sent: PinTyped
) -> Attendance | Response:
    """Somebody checks in by the number on their card and their PIN, on the tablet or telephone of
    whoever runs the session. Wrong ones are counted with those at sign-in: five in a row, and it
    rests for an hour."""
    session = await queries.session(tx.connection, tx.community_id, caller, session_id)
    if not rules.runs(caller, session.organisation_id):
        raise Forbidden
    member_id = await numbered(tx, sent.number)
    try:
        await know_by_pin(tx.connection, vault, tx.community_id, member_id, sent.pin)
    except (PinWrong, TooManyRequests) as refusal:
        return problem_response(tx.request.scope, refusal)
    new = NewAttendance(sent.id or new_id(), session_id, member_id, sent.role, "pin")
    attendance_id = await attending.check_in(tx.connection, tx.community_id, caller, new)
    tx.created(attendance_id)
    return await _attendance(tx, caller, session_id, attendance_id)


@router.post("/attendance/{attendance_id}/check-out")
async def check_out(
    session_id: Id, attendance_id: Id, caller: Runner, tx: Tx, sent: CheckOut
) -> Attendance:
    """Check somebody out. Who comes back and leaves again is checked out anew."""
    await attending.check_out(
        tx.connection, tx.community_id, caller, session_id, attendance_id, out_at=sent.out_at
    )
    return await _attendance(tx, caller, session_id, attendance_id)


@router.post("/attendance/{attendance_id}/minutes")
@effect(key="required", dry_run=True)
async def state_minutes(
    session_id: Id, attendance_id: Id, caller: Thanker, tx: Tx, sent: MinutesStated
) -> MinutesTaken:
    """State how long somebody gave time, where nobody checked them out or the paper differs. Where
    the session was closed without, they are thanked with it."""
    closed = await closing.state_minutes(
        tx.connection, tx.community_id, caller, session_id, attendance_id, minutes=sent.minutes
    )
    return MinutesTaken(
        attendance=await _attendance(tx, caller, session_id, attendance_id),
        closed=RowClosed.of(closed, caller, tx.language) if closed else None,
    )


@router.post("/attendance/{attendance_id}/withdraw")
async def withdraw_attendance(
    session_id: Id, attendance_id: Id, caller: Runner, tx: Tx, _sent: Nothing | None = None
) -> Attendance:
    """Somebody was checked in by mistake."""
    await attending.withdraw(tx.connection, tx.community_id, caller, session_id, attendance_id)
    return await _attendance(tx, caller, session_id, attendance_id)


async def _sign_up(tx: Tx, caller: Caller, session_id: UUID, sign_up_id: UUID) -> SignUp:
    row = await sign_up_queries.sign_up(tx.connection, tx.community_id, session_id, sign_up_id)
    return SignUp.of(row, caller)


async def _attendance(tx: Tx, caller: Caller, session_id: UUID, attendance_id: UUID) -> Attendance:
    row = await attendance_queries.attendance(
        tx.connection, tx.community_id, session_id, attendance_id
    )
    return Attendance.of(row, caller)
