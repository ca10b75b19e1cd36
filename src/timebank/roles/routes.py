"""`/members/{member_id}/roles` and `/organisations/{organisation_id}/leads`: who may do what."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.base.errors import IdTaken
from timebank.base.ids import new_id
from timebank.http.databases import CONSTRAINTS
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.roles import queries, rules, service
from timebank.roles.rules import Place
from timebank.roles.schemas import (
    LeadNew,
    OfTheCommunity,
    RoleFilters,
    RoleHeld,
    RoleNew,
)

router = APIRouter(prefix="/v1/communities/{community}", tags=["roles"], route_class=Transactional)

CONSTRAINTS["role_held_pkey"] = IdTaken

LEADS = (Role.ORGANISATION_LEAD, Role.COORDINATOR)
Coordinator = Annotated[Caller, Allow(Role.COORDINATOR, scope="roles:write")]
CoordinatorReading = Annotated[Caller, Allow(Role.COORDINATOR, scope="roles:read")]
Lead = Annotated[Caller, Allow(*LEADS, scope="roles:write")]
LeadReading = Annotated[Caller, Allow(*LEADS, Role.AUDITOR, scope="roles:read")]
Wanted = Annotated[RoleFilters, Query()]


@router.get("/members/{member_id}/roles")
async def list_roles(
    member_id: Id, _caller: CoordinatorReading, tx: Tx, window: Window, filters: Wanted
) -> Page[RoleHeld]:
    """What a member may do and once did, the organisations they lead and once led among it."""
    await service.known(tx.connection, tx.community_id, member_id)
    return await _page(tx, window, filters, member_id=member_id)


@router.post("/members/{member_id}/roles", status_code=201)
async def give_role(member_id: Id, caller: Coordinator, tx: Tx, sent: RoleNew) -> RoleHeld:
    """Give a member a role; who holds it keeps it as it is. Nobody gives one to themselves."""
    place = Place(member_id, Role(sent.role))
    role_id = sent.id or new_id()
    row = await service.give(tx.connection, tx.community_id, caller, role_id, place)
    return RoleHeld.model_validate(row)


@router.post("/members/{member_id}/roles/{role}/end")
async def end_role(
    member_id: Id,
    role: OfTheCommunity,
    caller: Coordinator,
    tx: Tx,
    _sent: Nothing | None = None,
) -> RoleHeld:
    """End a role, one's own too: its power ends with the next request. The last coordinator
    stays."""
    place = Place(member_id, Role(role))
    row = await service.end(tx.connection, tx.community_id, caller, place)
    return RoleHeld.model_validate(row)


@router.get("/organisations/{organisation_id}/leads")
async def list_leads(
    organisation_id: Id, caller: LeadReading, tx: Tx, window: Window, filters: Wanted
) -> Page[RoleHeld]:
    """Who leads an organisation, and who did; to a lead, whom they may see."""
    await service.manages(tx.connection, tx.community_id, caller, organisation_id, reads=True)
    shown_to = None if rules.sees_every_lead(caller) else caller.member_id
    return await _page(tx, window, filters, organisation_id=organisation_id, shown_to=shown_to)


@router.post("/organisations/{organisation_id}/leads", status_code=201)
async def make_lead(organisation_id: Id, caller: Lead, tx: Tx, sent: LeadNew) -> RoleHeld:
    """Make a member a lead, one of any number; who leads already stays as they are."""
    await service.manages(tx.connection, tx.community_id, caller, organisation_id)
    place = Place(sent.member_id, Role.ORGANISATION_LEAD, organisation_id)
    role_id = sent.id or new_id()
    row = await service.give_lead(tx.connection, tx.community_id, caller, role_id, place)
    return RoleHeld.model_validate(row)


@router.post("/organisations/{organisation_id}/leads/{member_id}/end")
async def end_lead(
    organisation_id: Id,
    member_id: Id,
    caller: Lead,
    tx: Tx,
    _sent: Nothing | None = None,
) -> RoleHeld:
    """A member leads the organisation no longer, from their next request on."""
    await service.manages(tx.connection, tx.community_id, caller, organisation_id)
    place = Place(member_id, Role.ORGANISATION_LEAD, organisation_id)
    row = await service.end_lead(tx.connection, tx.community_id, caller, place)
    return RoleHeld.model_validate(row)


async def _page(
    tx: Tx,
    window: Window,
    filters: RoleFilters,
    *,
    member_id: UUID | None = None,
    organisation_id: UUID | None = None,
    shown_to: UUID | None = None,
) -> Page[RoleHeld]:
    after = window.after(UUID)
    rows = await queries.roles(
        tx.connection,
        tx.community_id,
        member_id=member_id,
        organisation_id=organisation_id,
        ended=filters.ended,
        after=after[0] if after else None,
        limit=window.limit + 1,
        shown_to=shown_to,
    )
    return window.page(rows, item=RoleHeld.model_validate, key=lambda row: (row.id,))
