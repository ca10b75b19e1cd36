"""Leaving, by the member or a coordinator for them; and for coordinators what is to be erased."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.accounts import queries as accounts
from timebank.base.errors import FieldError, Forbidden, Refusal, ValidationFailed
from timebank.base.words import minutes_in_words, say
from timebank.communities.leaving import Farewell
from timebank.people import service as people
from timebank.people.rules import may_let_leave
from timebank.protection import erasing, erasure_queries, leaving
from timebank.protection.erasure_routes import Coordinator, Looker
from timebank.protection.leaving_routes import Leaver
from timebank.protection.rules import OPEN, HeldReason
from timebank.second_person.service import Waits
from timebank.web.dates import day_in_words
from timebank.web.faults import told_wrong
from timebank.web.forms import Form
from timebank.web.further import by_day, place_of
from timebank.web.names import name_of_member, of_number
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/members/{member_id}/leaving", route_class=SignedInPage)
erasures_router = APIRouter(prefix="/{community}/erasures", route_class=SignedInPage)

MOST_SHOWN = 50
REMAINS = ("rule", "pot", "expire", "gift")
_FIELDS = ("remains", "number", "reason", "back", "sure")
_UNSAID = dict.fromkeys(_FIELDS, "")


@router.get("")
async def leaving_page(member_id: UUID, inside: In) -> Response:
    """What leaving does, and what is to become of the minutes; later, how it stands."""
    await _admitted(inside, member_id)
    return await _page(inside, member_id, _UNSAID)


@router.post("")
async def leave(member_id: UUID, inside: In, sent: Sent) -> Response:
    """The member leaves, or a second person is asked where the pot has to give more than one may
    let it."""
    await _admitted(inside, member_id)
    said = sent.said(*_FIELDS)
    try:
        farewell = await _farewell(inside, sent)
        async with inside.connection.begin_nested():
            done = await leaving.leave(
                inside.connection,
                inside.community_id,
                inside.caller,
                member_id,
                farewell,
                may_come_back=sent.has("back"),
            )
    except ValidationFailed as refusal:
        return await _page(inside, member_id, said, _under_the_number(refusal))
    except Refusal as refusal:
        return await _page(inside, member_id, said, refusal)
    inside.shows(member_id)
    if isinstance(done, Waits):
        return go_to(inside.place.path("/approvals"))
    if member_id == inside.caller.member_id:
        due = done.erasure_due_on
        told = due and day_in_words(inside.place.language, due)
        return inside.page("left", "page-left", due=told)
    return _to(inside, member_id)


@router.post("/erasure")
async def see_to_erasure(member_id: UUID, inside: In, sent: Sent) -> Response:
    """Holds it, lets it go on, takes it back, or carries it out."""
    caller = inside.admitted(Coordinator)
    here = inside.connection, inside.community_id, caller, member_id
    try:
        async with inside.connection.begin_nested():
            if sent.has("hold"):
                await erasing.hold(*here, _held_for(sent))
            elif sent.has("release"):
                await erasing.release(*here)
            elif sent.has("withdraw"):
                await erasing.withdraw(*here)
            else:
                _check_sure(sent)
                await erasing.carry_out(*here)
    except ValidationFailed as refusal:
        return await _page(inside, member_id, _UNSAID, refusal)
    return _to(inside, member_id)


@erasures_router.get("")
async def erasures_page(inside: In, after: str = "") -> Response:
    """Of whom something is to be erased, the most pressing first."""
    inside.admitted(Looker)
    rows = await erasure_queries.still_open(
        inside.connection, inside.community_id, after=by_day(after), limit=MOST_SHOWN + 1
    )
    shown = rows[:MOST_SHOWN]
    waiting = [
        {
            "member_id": row.member_id,
            "name": await name_of_member(inside, row.member_id),
            "due": day_in_words(inside.place.language, row.due_on),
            "held": row.state == "held",
            "still_here": row.still_here,
        }
        for row in shown
    ]
    more = place_of(shown[-1].due_on, shown[-1].id) if len(rows) > MOST_SHOWN else ""
    return inside.page("erasures", "page-erasures", waiting=waiting, more=more)


async def _admitted(inside: Inside, member_id: UUID) -> None:
    """Raises Forbidden, and NotFound for a member whom the caller may not know of."""
    caller = inside.admitted(Leaver)
    await people.seen(inside.connection, inside.community_id, caller, member_id)
    if not may_let_leave(caller, member_id):
        raise Forbidden


async def _page(
    inside: Inside, member_id: UUID, said: dict[str, str], refusal: Refusal | None = None
) -> Response:
    here = inside.connection, inside.community_id
    language, community = inside.place.language, inside.place.community
    member = await people.seen(*here, inside.caller, member_id)
    erasure = await erasure_queries.last(*here, member_id)
    account = await accounts.account(*here, member.account_id)
    minutes = account.balance_minutes if account else 0
    rule = say(language, f"page-leaving-{community.leavers_minutes}")
    return inside.page(
        "leaving",
        "page-leaving",
        member_id=member_id,
        name=await name_of_member(inside, member_id),
        number=member.number,
        own=member_id == inside.caller.member_id,
        left=member.left_on and day_in_words(language, member.left_on),
        merged=member.merged_into_id is not None,
        balance=minutes_in_words(language, minutes),
        remains=[(one, say(language, f"page-leaving-{one}", rule=rule)) for one in REMAINS],
        reasons=[(one, say(language, f"page-leaving-for-{one}")) for one in ("leaving", "death")],
        said=said,
        erasure=_erasure(inside, erasure),
        holding=[(one, say(language, f"page-erasure-for-{one}")) for one in map(str, HeldReason)],
        **told_wrong(inside.place, refusal),
    )


def _erasure(inside: Inside, row: Any) -> dict[str, Any] | None:
    if row is None or row.state not in OPEN:
        return None
    language = inside.place.language
    held = row.state == "held"
    return {
        "due": day_in_words(language, row.due_on),
        "held": say(language, f"page-erasure-for-{row.held_reason}") if held else None,
    }


def _check_sure(sent: Form) -> None:
    if not sent.has("sure"):
        raise ValidationFailed((FieldError("/sure", "answer_needed"),))


async def _farewell(inside: Inside, sent: Form) -> Farewell:
    """What the form says. Raises ValidationFailed."""
    _check_sure(sent)
    remains, reason = sent.text("remains", 20), sent.text("reason", 20) or "leaving"
    if remains not in REMAINS or reason not in {"leaving", "death"}:
        raise ValidationFailed((FieldError("/remains", "answer_needed"),))
    if remains == "rule":
        return Farewell(reason)
    if remains != "gift":
        return Farewell(reason, remains)
    return Farewell(reason, "gift", await of_number(inside, sent.text("number", 20)))


def _under_the_number(refusal: ValidationFailed) -> ValidationFailed:
    """What is wrong with whoever is to be given the rest stands under the field of their number."""
    under = {"/gift_to": "/number"}
    return ValidationFailed(
        tuple(replace(one, pointer=under.get(one.pointer, one.pointer)) for one in refusal.errors)
    )


def _held_for(sent: Form) -> HeldReason:
    try:
        return HeldReason(sent.text("why", 20))
    except ValueError:
        raise ValidationFailed((FieldError("/why", "answer_needed"),)) from None


def _to(inside: Inside, member_id: UUID) -> Response:
    return go_to(inside.place.path(f"/members/{member_id}/leaving"))
