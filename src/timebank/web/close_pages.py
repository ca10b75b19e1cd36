"""Who is expected at a session, who came and how long; and closing it, which thanks them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.actors import Caller, Language
from timebank.base.errors import FieldError, Forbidden, Refusal, ValidationFailed
from timebank.base.ids import new_id
from timebank.base.words import minutes_in_words, say
from timebank.contributions import service as contributions
from timebank.db.engine import AnyRow
from timebank.sessions import (
    attendance_queries,
    attending,
    queries,
    rules,
    sheets,
    sign_up_queries,
)
from timebank.sessions.attendance_routes import RunReader, Thanker
from timebank.sessions.closing import Closed, told_to
from timebank.sessions.sheets import Newcomer, SheetLine
from timebank.web.faults import in_words, message_of, told_wrong
from timebank.web.forms import Form
from timebank.web.names import name_of_member
from timebank.web.routing import In, Inside, Sent, SignedInPage
from timebank.web.session_pages import told

router = APIRouter(prefix="/{community}/sessions", route_class=SignedInPage)

MOST_NAMES = 40
"""A form has fifty fields at most."""
AWAY, GUEST, UNKNOWN = "", "guest", "0"
"""Said of somebody in place of their minutes: not there; as a guest; there, but not how long."""
_STEP, _LONGEST, _DAY = 15, 12 * 60, 24 * 60


@dataclass(frozen=True)
class Expected:
    """Somebody who has a place or was checked in, and what is put down for them so far."""

    member_id: UUID
    name: str
    said: str
    attendance_id: UUID | None


@router.get("/{session_id}/close")
async def close_page(session_id: UUID, inside: In) -> Response:
    """Who is expected; on the day and later, with how long each was there."""
    session, expected = await _expected(inside, session_id)
    return await _page(inside, session, expected)


@router.post("/{session_id}/close")
async def close(session_id: UUID, inside: In, sent: Sent) -> Response:
    """Writes down who came, and closes the session."""
    session, expected = await _expected(inside, session_id)
    caller = inside.admitted(Thanker)
    try:
        async with inside.connection.begin_nested():
            rows = await _closed(inside, caller, session, expected, sent)
    except Refusal as refusal:
        return await _page(inside, session, expected, sent, **told_wrong(inside.place, refusal))
    told_of = told_to(caller, rows, await _numbered(inside, sent))
    answers = [await _answer(inside, row) for row in told_of if row.row.role == "giver"]
    return inside.page(
        "close", "page-close", session=told(inside, session), answers=answers, may=False, people=[]
    )


async def _closed(
    inside: Inside, caller: Caller, session: AnyRow, expected: Sequence[Expected], sent: Form
) -> list[Closed]:
    whose = (inside.connection, inside.community_id)
    if not sent.has("sure"):
        raise ValidationFailed((FieldError("/sure", "close_sure"),))
    said = {one.member_id: _said(sent, one) for one in expected}
    for one in expected:
        if one.attendance_id and said[one.member_id] == AWAY:
            await attending.withdraw(*whose, caller, session.id, one.attendance_id)
    came = [_line(member_id, how) for member_id, how in said.items() if how != AWAY]
    length = str(_length(session))
    came += [_line(member_id, length) for member_id in await _numbered(inside, sent)]
    if name := sent.text("name", 200):
        new = Newcomer(new_id(), name, Language(sent.text("language", 2) or "cy").value)
        await sheets.take_in(*whose, caller, session.id, [new])
        came.append(SheetLine(new_id(), new.id, "giver", "walk_in", _length(session)))
    return await sheets.type_in(*whose, caller, session.id, came, guests=_heads(sent))


async def _numbered(inside: Inside, sent: Form) -> list[UUID]:
    """Whose cards have these numbers. Raises ValidationFailed for a number that is nobody's."""
    whose = (inside.connection, inside.community_id)
    numbers = sent.said("numbers")["numbers"].replace(",", " ").split()
    return [
        (await contributions.by_number(*whose, {"/numbers": number[:20]}))["/numbers"]
        for number in numbers[:MOST_NAMES]
    ]


def _said(sent: Form, one: Expected) -> str:
    """What the form says of somebody. Raises ValidationFailed for what did not stand there."""
    said = sent.text(f"m-{one.member_id}", 5)
    if said not in (AWAY, GUEST, UNKNOWN) and not (said.isdecimal() and 0 < int(said) <= _DAY):
        raise ValidationFailed((FieldError(f"/m-{one.member_id}", "answer_needed"),))
    return said


def _line(member_id: UUID, how: str) -> SheetLine:
    if how == GUEST:
        return SheetLine(new_id(), member_id, "guest", "list", None)
    return SheetLine(new_id(), member_id, "giver", "list", int(how) or None)


def _heads(sent: Form) -> int:
    """How many came without a name."""
    said = sent.text("guests", 4) or "0"
    if not said.isdecimal() or int(said) > rules.MOST_HEADS:
        raise ValidationFailed((FieldError("/guests", "answer_needed"),))
    return int(said)


async def _expected(inside: Inside, session_id: UUID) -> tuple[AnyRow, list[Expected]]:
    """The session, and everybody whose name may be told. Raises Forbidden for whoever does not run
    it."""
    caller = inside.admitted(RunReader)
    whose = (inside.connection, inside.community_id)
    session = await queries.plain(*whose, caller, session_id)
    if not rules.runs(caller, session.organisation_id):
        raise Forbidden
    places = await sign_up_queries.page(
        *whose,
        caller,
        session_id,
        only=None,
        with_needs=False,
        without=caller.kept_from,
        after=None,
        limit=rules.MOST_NAMES,
    )
    roles = {row.member_id: row.role for row in places if row.state == "in"}
    standing = await attendance_queries.standing(*whose, session_id)
    came = {
        row.goes_on_as: row for row in standing if row.goes_on_as not in (None, *caller.kept_from)
    }
    found = [
        Expected(
            member_id,
            await name_of_member(inside, member_id),
            _so_far(session, roles.get(member_id), came.get(member_id)),
            came[member_id].id if member_id in came else None,
        )
        for member_id in dict.fromkeys((*roles, *came))
    ]
    return session, sorted(found, key=lambda one: one.name)


def _length(session: AnyRow) -> int:
    """How long the session is, in minutes."""
    return int((session.ends_at - session.starts_at).total_seconds() // 60)


def _so_far(session: AnyRow, role: str | None, row: AnyRow | None) -> str:
    """What is put down: what is known of whoever was checked in; else the whole session."""
    if row is not None:
        return GUEST if row.role == "guest" else str(rules.known_minutes(row) or UNKNOWN)
    return GUEST if role == "guest" else str(_length(session))


async def _page(
    inside: Inside,
    session: AnyRow,
    expected: Sequence[Expected],
    sent: Form | None = None,
    **fault: Any,
) -> Response:
    language = inside.place.language
    now = await queries.now(inside.connection, inside.community_id)
    refusal = rules.refusal("sheet", inside.caller, session, now)
    steps = range(_STEP, _LONGEST + 1, _STEP)
    lengths = {
        _length(session),
        *steps,
        *(int(one.said) for one in expected if one.said.isdecimal()),
    }
    options = [
        (AWAY, say(language, "page-close-away")),
        (GUEST, say(language, "page-sheet-guest")),
        (UNKNOWN, say(language, "page-close-unknown")),
        *((str(one), minutes_in_words(language, one)) for one in sorted(lengths - {0})),
    ]
    names = [f"m-{one.member_id}" for one in expected]
    said = {name: one.said for name, one in zip(names, expected, strict=True)}
    return inside.page(
        "close",
        "page-close",
        session=told(inside, session),
        answers=None,
        may=refusal is None and len(expected) <= MOST_NAMES,
        why=in_words(language, refusal) if refusal else "",
        many=len(expected) > MOST_NAMES,
        people=[(name, one.name) for name, one in zip(names, expected, strict=True)],
        options=options,
        said=sent.said(*names, "numbers", "name", "language", "guests")
        if sent
        else {**said, "numbers": "", "name": "", "language": language.value, "guests": ""},
        languages=[(one.value, say(language, f"page-close-in-{one.value}")) for one in Language],
        **fault,
    )


async def _answer(inside: Inside, closed: Closed) -> dict[str, Any]:
    """What became of one who gave time."""
    language = inside.place.language
    refusal = closed.refusal or (closed.outcome.refusal if closed.outcome else None)
    return {
        "name": await name_of_member(inside, closed.row.goes_on_as),
        "time": minutes_in_words(language, closed.minutes) if closed.minutes else "",
        "why": [say(language, message_of(refusal)), in_words(language, refusal)] if refusal else [],
    }
