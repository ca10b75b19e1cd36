"""A coordinator's page of what a member may do: roles, and the groups that they lead."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.actors import Role
from timebank.base.errors import FieldError, NotFound, Refusal, ValidationFailed
from timebank.base.ids import new_id
from timebank.base.words import say
from timebank.communities.rules import id_in
from timebank.db.engine import AnyRow
from timebank.organisations import queries as organisations
from timebank.organisations.queries import Wanted
from timebank.people import queries as people
from timebank.roles import queries, service
from timebank.roles.routes import Coordinator
from timebank.roles.rules import OF_THE_COMMUNITY, Place
from timebank.web.dates import day_in_words, day_of
from timebank.web.faults import told_wrong
from timebank.web.forms import Form
from timebank.web.names import name_of_member, name_of_organisation
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/members/{member_id}/roles", route_class=SignedInPage)

MOST_SHOWN = 200


@router.get("")
async def roles_page(member_id: UUID, inside: In) -> Response:
    """What the member may do now, and what they can be given."""
    inside.admitted(Coordinator)
    return await _page(inside, member_id)


@router.post("")
async def change(member_id: UUID, inside: In, sent: Sent) -> Response:
    """Gives a role, or ends one."""
    caller = inside.admitted(Coordinator)
    await people.member(inside.connection, inside.community_id, member_id)
    here = inside.connection, inside.community_id, caller
    try:
        async with inside.connection.begin_nested():
            if sent.has("end"):
                await service.end(*here, _place(member_id, sent, "end"))
            else:
                place = _place(member_id, sent, "role")
                if place.organisation_id is not None:
                    await service.manages(*here, place.organisation_id)
                await service.give(*here, new_id(), place)
    except NotFound:
        raise
    except Refusal as refusal:
        return await _page(inside, member_id, refusal)
    return go_to(inside.place.path(f"/members/{member_id}/roles"))


async def _page(inside: Inside, member_id: UUID, refusal: Refusal | None = None) -> Response:
    here = inside.connection, inside.community_id
    member = await people.member(*here, member_id)
    held = await queries.roles(*here, member_id=member_id, ended=False, limit=MOST_SHOWN)
    groups = await organisations.organisations(
        *here, inside.caller, Wanted(status="active"), after=None, limit=MOST_SHOWN
    )
    language = inside.place.language
    options = [(role.value, say(language, f"page-role-{role.value}")) for role in OF_THE_COMMUNITY]
    for group in groups:
        name = await name_of_organisation(inside, group.id)
        options.append((f"{group.id}", say(language, "page-roles-lead-of", name=name)))
    return inside.page(
        "roles_of",
        "page-roles",
        member_id=member_id,
        name=await name_of_member(inside, member_id),
        number=member.number,
        here=member.status != "left",
        under_18=member.adult is False,
        held=[await _told(inside, row) for row in held],
        options=[("", say(language, "page-roles-choose")), *options],
        **told_wrong(inside.place, refusal),
    )


async def _told(inside: Inside, row: AnyRow) -> dict[str, Any]:
    language, zone = inside.place.language, inside.place.community.time_zone
    role = say(language, f"page-role-{row.role}")
    if row.organisation_id is not None:
        name = await name_of_organisation(inside, row.organisation_id)
        role = say(language, "page-roles-lead-of", name=name)
    return {
        "role": role,
        "which": str(row.organisation_id or row.role),
        "since": day_in_words(language, day_of(row.given_at, zone)),
    }


def _place(member_id: UUID, sent: Form, field: str) -> Place:
    """The role that a form names, or the group that it is to lead. Raises ValidationFailed."""
    said = sent.text(field, 40)
    if said in {role.value for role in OF_THE_COMMUNITY}:
        return Place(member_id, Role(said))
    group = id_in(said)
    if group is None:
        raise ValidationFailed((FieldError("/role", "answer_needed"),))
    return Place(member_id, Role.ORGANISATION_LEAD, group)
