"""A coordinator's page for somebody who was taken in twice: one entry goes on as the other."""

from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.errors import NotFound, Refusal
from timebank.people import merging, queries
from timebank.people.merge_routes import Merger
from timebank.web.faults import told_wrong
from timebank.web.names import name_of_member, of_number
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/members/{member_id}/merge", route_class=SignedInPage)


@router.get("")
async def merge_page(member_id: UUID, inside: In) -> Response:
    """Who is the same person."""
    inside.admitted(Merger)
    return await _page(inside, member_id, "")


@router.post("")
async def merge(member_id: UUID, inside: In, sent: Sent) -> Response:
    """First both are shown by name, for it cannot be taken back; then one goes on as the other."""
    caller = inside.admitted(Merger)
    here = inside.connection, inside.community_id
    number = sent.said("number")["number"]
    try:
        into_id = await of_number(inside, sent.text("number", 20))
        if not sent.has("sure"):
            return await _page(inside, member_id, number, into_id=into_id)
        async with inside.connection.begin_nested():
            await merging.merge(*here, caller, member_id, into_id)
    except NotFound:
        raise
    except Refusal as refusal:
        return await _page(inside, member_id, number, refusal=refusal)
    inside.shows(member_id)
    inside.shows(into_id)
    return go_to(inside.place.path(f"/members/{into_id}/card"))


async def _page(
    inside: Inside,
    member_id: UUID,
    number: str,
    *,
    into_id: UUID | None = None,
    refusal: Refusal | None = None,
) -> Response:
    member = await queries.member(inside.connection, inside.community_id, member_id)
    return inside.page(
        "merge",
        "page-merge",
        member_id=member_id,
        name=await name_of_member(inside, member_id),
        own_number=member.number,
        merged=member.merged_into_id is not None,
        into=await name_of_member(inside, into_id) if into_id else None,
        number=number,
        **told_wrong(inside.place, refusal),
    )
