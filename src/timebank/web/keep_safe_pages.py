"""Pages for coordinators and the safeguarding lead: pausing a member, and keeping two apart."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.errors import FieldError, NotFound, Refusal, ValidationFailed
from timebank.communities.rules import id_in
from timebank.people import apart_queries, service
from timebank.people import queries as people
from timebank.people.routes import Pauser
from timebank.protection import pausing
from timebank.safeguarding import service as safeguarding
from timebank.safeguarding import together_queries
from timebank.safeguarding.routes import Keeper
from timebank.web.dates import day_in_words
from timebank.web.faults import told_wrong
from timebank.web.finding import find
from timebank.web.names import name_of_member, of_number
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/keep-safe", route_class=SignedInPage)
member_router = APIRouter(prefix="/{community}/members", route_class=SignedInPage)


@router.get("")
async def keep_safe_page(inside: In) -> Response:
    """Whom it is about."""
    inside.admitted(Keeper)
    return inside.page("keep_safe", "page-keep-safe")


@router.post("")
async def find_member(inside: In, sent: Sent) -> Response:
    """To the page of the member with this number, or those who have this name."""
    inside.admitted(Keeper)
    found = await find(inside, sent, "keep_safe", "page-keep-safe", left=True)
    return found if isinstance(found, Response) else _to(inside, found)


@router.get("/{member_id}")
async def member_page(member_id: UUID, inside: In) -> Response:
    """Whether somebody is paused, and from whom they are kept apart."""
    return await _page(inside, member_id)


@router.post("/{member_id}")
async def change(member_id: UUID, inside: In, sent: Sent) -> Response:
    """Keeps the member apart from another, or lets the two meet again."""
    caller = inside.admitted(Keeper)
    here = inside.connection, inside.community_id, caller, member_id
    try:
        async with inside.connection.begin_nested():
            if sent.has("end"):
                other_id = _said(sent.text("end", 40))
                await safeguarding.end_apart(*here, other_id)
            else:
                other_id = await of_number(inside, sent.text("other", 20), "other")
                await safeguarding.keep_apart(*here, other_id)
    except NotFound:
        raise
    except ValidationFailed as refusal:
        return await _page(inside, member_id, _under_the_number(refusal))
    for one in (member_id, other_id):
        inside.shows(one)
    return _to(inside, member_id)


@member_router.post("/{member_id}/pause")
async def pause(member_id: UUID, inside: In, sent: Sent) -> Response:
    """Pauses the member at once; what is called off with that does not come back by itself, so
    somebody has to be sure."""
    caller = inside.admitted(Pauser)
    if not sent.has("sure"):
        unsure = ValidationFailed((FieldError("/sure", "answer_needed"),))
        return await _page(inside, member_id, unsure)
    await pausing.pause(inside.connection, inside.community_id, caller, member_id)
    inside.shows(member_id)
    return _to(inside, member_id)


@member_router.post("/{member_id}/resume")
async def resume(member_id: UUID, inside: In) -> Response:
    """Ends the pause."""
    caller = inside.admitted(Pauser)
    await service.resume(inside.connection, inside.community_id, caller, member_id)
    inside.shows(member_id)
    return _to(inside, member_id)


async def _page(inside: Inside, member_id: UUID, refusal: Refusal | None = None) -> Response:
    inside.admitted(Keeper)
    here = inside.connection, inside.community_id
    member_id = await people.goes_on_as(*here, member_id)
    member = await people.member(*here, member_id)
    others = await apart_queries.kept_apart_from(*here, member_id)
    still = await together_queries.still_together(*here, member_id, others)
    helping = await together_queries.still_helping(*here, member_id, others)
    return inside.page(
        "keep_safe_member",
        "page-keep-safe",
        member_id=member_id,
        name=await name_of_member(inside, member_id),
        number=member.number,
        state=member.status,
        own=member_id == inside.caller.member_id,
        apart=[
            {
                "id": other,
                "name": await name_of_member(inside, other),
                "helps": other in helping,
                "still": [_still(inside, one) for one in still if one["other_id"] == other],
            }
            for other in others
        ],
        **told_wrong(inside.place, refusal),
    )


def _still(inside: Inside, row: Any) -> tuple[str, str]:
    """What they are booked for together, and the day of it."""
    kind = "session" if row["session_id"] else "exchange"
    return kind, day_in_words(inside.place.language, row["day"])


def _said(text: str) -> UUID:
    """The id that one of our buttons sends."""
    other_id = id_in(text)
    if other_id is None:
        raise NotFound
    return other_id


def _under_the_number(refusal: ValidationFailed) -> ValidationFailed:
    """What is wrong with the other member stands under the field of their number."""
    return ValidationFailed(tuple(replace(one, pointer="/other") for one in refusal.errors))


def _to(inside: Inside, member_id: UUID) -> Response:
    return go_to(inside.place.path(f"/keep-safe/{member_id}"))
