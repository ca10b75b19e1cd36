"""Who may do what with a session, who gets a place, and how long somebody stayed. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError, Forbidden, Refusal
from timebank.sessions.errors import (
    CheckOutMissing,
    SessionCancelled,
    SessionClosed,
    SessionOver,
    SessionToCome,
    SheetDiffers,
    SignUpNotOpen,
)

LONGEST_MINUTES = 1440
MOST_NAMES = 1_000
"""On one session's list."""
MOST_HEADS = 100_000
AROUND = timedelta(hours=24)
"""How long before its beginning and after its end people are checked in and out."""
SETTLED_DAYS = 366
"""Sessions are planned and written down for at most so many days ahead or back."""

Action = Literal["sign-ups", "attendance", "cancel", "close", "sheet"]
ACTIONS: tuple[Action, ...] = ("sign-ups", "attendance", "cancel", "close", "sheet")


@dataclass(frozen=True)
class Now:
    """The books' clock, and the community's day."""

    instant: datetime
    today: date


def runs(caller: Caller, organisation_id: UUID | None) -> bool:
    """Whether the caller runs sessions of this organisation: its leads, or a coordinator. The
    community's own (None) are a coordinator's."""
    return caller.role is Role.COORDINATOR or caller.leads(organisation_id)


def reads_needs(caller: Caller, session: Any) -> bool:
    """Whether the caller reads what those who come need to take part: a person who runs it, until
    it is closed. An app does not."""
    return (
        runs(caller, session.organisation_id)
        and caller.client_id is None
        and session.state == "open"
    )


def refusal(action: Action, caller: Caller, session: Any, now: Now) -> Refusal | None:
    """Why this caller may not do this with a session now; None: they may."""
    runs_it = runs(caller, session.organisation_id)
    if action != "sign-ups" and not runs_it:
        return Forbidden()
    if session.state != "open":
        return SessionClosed() if session.state == "closed" else SessionCancelled()
    if action == "sign-ups":
        return _sign_up_refusal(caller, session, now, runs_it=runs_it)
    if action != "cancel" and session.day > now.today:
        return SessionToCome()
    return None


def _sign_up_refusal(caller: Caller, session: Any, now: Now, *, runs_it: bool) -> Refusal | None:
    if caller.member_id is None or caller.role in (Role.AUDITOR, Role.SAFEGUARDING_LEAD):
        return Forbidden()
    if session.ends_at <= now.instant:
        return SessionOver()
    if session.sign_up == "none" or (session.sign_up == "by_lead" and not runs_it):
        return SignUpNotOpen()
    return None


def actions(caller: Caller, session: Any, now: Now) -> list[Action]:
    """What this caller may do next with a session: the last parts of the routes' paths."""
    return [one for one in ACTIONS if refusal(one, caller, session, now) is None]


def may_sign_up(caller: Caller, session: Any, member_id: UUID) -> bool:
    """Members sign themselves up and whom they help; whoever runs it, everybody."""
    return member_id in caller.stands_for or runs(caller, session.organisation_id)


def has_room(places: int | None, taken: int) -> bool:
    """Whether there is a place left."""
    return places is None or taken < places


def moving_up(
    places: int | None,
    inside: Iterable[UUID],
    waiting: Sequence[tuple[UUID, UUID]],
    apart: Collection[frozenset[UUID]],
) -> list[UUID]:
    """Who gets the places that are free: of those who wait, as (sign-up, member) in their order,
    the first; but nobody who is kept apart from one who comes. The sign-ups."""
    coming, let_in = set(inside), []
    for sign_up_id, member_id in waiting:
        if not has_room(places, len(coming)):
            break
        if not any(frozenset((member_id, other)) in apart for other in coming):
            coming.add(member_id)
            let_in.append(sign_up_id)
    return let_in


def places_left(places: int | None, taken: int, *, full: bool) -> int | None:
    """What a caller is told. Whoever waits, or would, is told of none: why is nobody's business."""
    if full:
        return 0
    return None if places is None else max(0, places - taken)


def minutes_of(row: Any) -> int | Refusal:
    """How many minutes somebody gave: as stated, or from check-in to check-out. Whole minutes, at
    least one; a forgotten check-out is never guessed."""
    if row.sheet_minutes is not None:
        return SheetDiffers()
    known = known_minutes(row)
    return CheckOutMissing() if known is None else known


def known_minutes(row: Any) -> int | None:
    """What is known so far: what was stated goes before the clock."""
    return stayed(row.in_at, row.out_at) if row.minutes is None else int(row.minutes)


def said_besides(row: Any, minutes: int | None, by: UUID) -> dict[str, Any] | None:
    """What another statement of somebody's minutes adds to what is known; None where it adds
    nothing. Other minutes than were known are kept beside them, and the row waits."""
    known = known_minutes(row)
    if minutes is None or minutes == known or row.role != "giver":
        return None
    told = {"attendance_id": row.id, "minutes_now": minutes, "by": by, "differing": None}
    if known is not None:
        told |= {"minutes_now": row.minutes, "by": row.minutes_by, "differing": minutes}
    return told


def stayed(in_at: datetime | None, out_at: datetime | None) -> int | None:
    """Whole minutes between a check-in and a check-out; None where one of them is missing."""
    if in_at is None or out_at is None:
        return None
    whole = (out_at - in_at) // timedelta(minutes=1)
    return min(max(1, whole), LONGEST_MINUTES)


def clock_faults(
    session: Any, now: Now, in_at: datetime | None, out_at: datetime | None
) -> list[FieldError]:
    """What is wrong with when somebody came and went."""
    first, last = session.starts_at - AROUND, min(session.ends_at + AROUND, now.instant)
    faults = [
        FieldError(f"/{name}", "not_at_session")
        for name, at in (("in_at", in_at), ("out_at", out_at))
        if at is not None and not first <= at <= last
    ]
    if in_at is not None and out_at is not None and out_at < in_at:
        faults.append(FieldError("/out_at", "out_before_in"))
    return faults


def day_faults(day: date, today: date) -> list[FieldError]:
    """Whether a session's day is so far off that it must be a slip."""
    far = abs((day - today).days) > SETTLED_DAYS
    return [FieldError("/day", "session_day_far")] if far else []
