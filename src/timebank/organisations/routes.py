"""`/organisations`: list, create, read, change."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.base.errors import IdTaken
from timebank.base.ids import new_id
from timebank.communities.errors import ExternalRefTaken
from timebank.http.databases import CONSTRAINTS
from timebank.http.etags import ETags
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.organisations import queries, service
from timebank.organisations.schemas import (
    Organisation,
    OrganisationChange,
    OrganisationFilters,
    OrganisationNew,
)

router = APIRouter(
    prefix="/v1/communities/{community}/organisations",
    tags=["organisations"],
    route_class=Transactional,
)

CONSTRAINTS["organisation_community_id_external_ref_keeper_external_ref_key"] = ExternalRefTaken
CONSTRAINTS["organisation_pkey"] = IdTaken

Reader = Annotated[Caller, Allow(*EVERYONE, scope="organisations:read")]
Coordinator = Annotated[Caller, Allow(Role.COORDINATOR, scope="organisations:write")]
Writer = Annotated[
    Caller, Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="organisations:write")
]


@router.get("")
async def list_organisations(
    caller: Reader, tx: Tx, window: Window, filters: Annotated[OrganisationFilters, Query()]
) -> Page[Organisation]:
    """Organisations in the order in which they were taken in."""
    after = window.after(UUID)
    rows = await queries.organisations(
        tx.connection,
        tx.community_id,
        caller,
        queries.Wanted(**filters.model_dump()),
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(
        rows, item=lambda row: Organisation.of(row, caller), key=lambda row: (row.id,)
    )


@router.post("", status_code=201)
async def create_organisation(
    caller: Coordinator, tx: Tx, sent: OrganisationNew, etags: ETags
) -> Organisation:
    """Take an organisation in, with an account at zero."""
    new = service.NewOrganisation(**{**sent.model_dump(), "id": sent.id or new_id()})
    organisation_id = await service.create(tx.connection, tx.community_id, caller, new)
    tx.created(organisation_id)
    return await _organisation(tx, caller, organisation_id, etags)


@router.get("/{organisation_id}")
async def get_organisation(
    organisation_id: Id, caller: Reader, tx: Tx, etags: ETags
) -> Organisation:
    """An organisation; a private one's name is for its leads and the coordinators."""
    return await _organisation(tx, caller, organisation_id, etags)


@router.patch("/{organisation_id}")
async def change_organisation(
    organisation_id: Id, caller: Writer, tx: Tx, sent: OrganisationChange, etags: ETags
) -> Organisation:
    """Change what is known of it. Needs If-Match with the ETag that was read."""
    before = await queries.organisation(tx.connection, tx.community_id, organisation_id, lock=True)
    etags.check(Organisation.of(before, caller).model_dump_json(), required=True)
    changes = sent.model_dump(exclude_unset=True)
    await service.change(tx.connection, tx.community_id, caller, before, changes)
    return await _organisation(tx, caller, organisation_id, etags)


async def _organisation(
    tx: Tx, caller: Caller, organisation_id: UUID, etags: ETags
) -> Organisation:
    row = await queries.organisation(tx.connection, tx.community_id, organisation_id)
    organisation = Organisation.of(row, caller)
    etags.tag(organisation.model_dump_json())
    return organisation
