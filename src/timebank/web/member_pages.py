"""What is known of a member, for a coordinator who asks the rest of somebody new today, or puts it
right."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.errors import Refusal
from timebank.db.engine import AnyRow
from timebank.http.errors import PreconditionFailed
from timebank.http.etags import entity_tag
from timebank.joining import queries as joining
from timebank.joining import service as agreements
from timebank.joining.routes import Coordinator
from timebank.people import service
from timebank.people.schemas import Member, MemberChange
from timebank.web.dates import day_in_words
from timebank.web.faults import told_wrong
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage
from timebank.web.telling import (
    TOLD,
    agreed_of,
    agreed_options,
    areas_of,
    as_said,
    changes,
    newest_agreement,
    stands_now,
)

router = APIRouter(prefix="/{community}/members", route_class=SignedInPage)


@router.get("/{member_id}/details")
async def details_page(member_id: UUID, inside: In) -> Response:
    """What was told at joining, and what is still to be asked."""
    row = await _seen(inside, member_id)
    return await _page(inside, row, {**as_said(_known(row)), "agreed": ""})


@router.post("/{member_id}/details")
async def change_details(member_id: UUID, inside: In, sent: Sent) -> Response:
    """Writes it down, if nobody else did meanwhile."""
    row = await _seen(inside, member_id, lock=True)
    said = sent.said(*TOLD, "agreed", "version")
    whose = (inside.connection, inside.community_id, inside.caller)
    try:
        if sent.text("seen") != _version(inside, row):
            raise PreconditionFailed
        agreed = agreed_of(said)
        different = changes(MemberChange, said, _known(row))
        async with inside.connection.begin_nested():
            await service.change(*whose, row, different)
            if agreed is not None:
                await agreements.agree(*whose, member_id, agreed)
    except Refusal as refusal:
        return await _page(inside, row, said, refusal)
    return go_to(inside.place.path("/applications"))


async def _seen(inside: Inside, member_id: UUID, *, lock: bool = False) -> AnyRow:
    """The member, for a coordinator. Raises Forbidden and NotFound."""
    caller = inside.admitted(Coordinator)
    row = await service.seen(inside.connection, inside.community_id, caller, member_id, lock=lock)
    inside.shows(member_id)
    return row


async def _page(
    inside: Inside, row: AnyRow, said: dict[str, str], refusal: Refusal | None = None
) -> Response:
    agreement = await newest_agreement(inside.connection, inside.community_id)
    given = await joining.given(inside.connection, inside.community_id, row.id)
    agreed = agreement is None or agreement.version in {one.version for one in given}
    by = row.complete_by
    return inside.page(
        "member_details",
        "page-details",
        member=row,
        by=by and day_in_words(inside.place.language, by),
        said=said,
        seen=_version(inside, row),
        stands=stands_now(inside.place, refusal, _known(row), said),
        areas=areas_of(inside.place),
        agreement=None if agreed else agreement,
        agreed=agreed_options(inside.place.language),
        agreed_to=[one.version for one in given],
        **told_wrong(inside.place, refusal),
    )


def _known(row: AnyRow) -> Mapping[str, Any]:
    return {name: getattr(row, name) for name in TOLD}


def _version(inside: Inside, row: AnyRow) -> str:
    member = Member.of(row, inside.caller, inside.place.language)
    return entity_tag(member.model_dump_json()).strip('"')
