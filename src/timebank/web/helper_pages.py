"""Who acts in a member's name, for a coordinator who is asked to; members have it in the app."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, NotFound, ValidationFailed
from timebank.communities.rules import id_in
from timebank.db.engine import AnyRow
from timebank.people import helping
from timebank.people import queries as people
from timebank.people.helper_routes import Writer
from timebank.web.dates import day_in_words, day_of
from timebank.web.faults import told_wrong
from timebank.web.names import name_of_member
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/members/{member_id}/helpers", route_class=SignedInPage)


@router.get("")
async def helpers_page(member_id: UUID, inside: In) -> Response:
    """Who helps now, and where somebody is named."""
    _coordinates(inside)
    return await _page(inside, member_id)


@router.post("")
async def change(member_id: UUID, inside: In, sent: Sent) -> Response:
    """Names a helper by the number on their card, or ends it."""
    caller = _coordinates(inside)
    here = inside.connection, inside.community_id, caller, member_id
    try:
        if sent.has("end"):
            helper_id = id_in(sent.text("end", 40))
            if helper_id is None:
                raise NotFound
            await helping.end(*here, helper_id)
        else:
            await helping.name(*here, sent.text("number", 20))
    except ValidationFailed as refusal:
        return await _page(inside, member_id, refusal)
    inside.shows(member_id)
    return go_to(inside.place.path(f"/members/{member_id}/helpers"))


async def _page(
    inside: Inside, member_id: UUID, refusal: ValidationFailed | None = None
) -> Response:
    here = inside.connection, inside.community_id
    member = await people.member(*here, member_id)
    rows = await helping.helpers(*here, inside.caller, member_id)
    return inside.page(
        "helpers",
        "page-helpers",
        member_id=member_id,
        name=await name_of_member(inside, member_id),
        number=member.number,
        here=member.status != "left",
        helpers=[await _told(inside, row) for row in rows if row.ended_at is None],
        **told_wrong(inside.place, refusal),
    )


async def _told(inside: Inside, row: AnyRow) -> dict[str, Any]:
    zone = inside.place.community.time_zone
    return {
        "id": row.helper_id,
        "name": await name_of_member(inside, row.helper_id),
        "since": day_in_words(inside.place.language, day_of(row.named_at, zone)),
    }


def _coordinates(inside: Inside) -> Caller:
    if inside.caller.role is not Role.COORDINATOR:
        raise Forbidden
    return inside.admitted(Writer)
