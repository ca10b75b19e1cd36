"""`/members/{member_id}/helpers`: who logs, confirms and books for a member."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.http.fields import Id, Nothing
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.people import helping
from timebank.people.helper_schemas import Helper, HelperNew, Helpers

router = APIRouter(
    prefix="/v1/communities/{community}/members/{member_id}/helpers",
    tags=["members"],
    route_class=Transactional,
)

Themselves = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
Reader = Annotated[Caller, Allow(*Themselves, scope="members:read")]
Writer = Annotated[Caller, Allow(*Themselves, scope="members:write")]


@router.get("")
async def list_helpers(member_id: Id, caller: Reader, tx: Tx) -> Helpers:
    """Who helps a member, and who did."""
    return await _helpers(tx, caller, member_id)


@router.post("", status_code=201)
async def name_helper(member_id: Id, caller: Writer, tx: Tx, sent: HelperNew) -> Helpers:
    """Name a member who logs, confirms and books in one's name. What they do is shown as theirs."""
    await helping.name(tx.connection, tx.community_id, caller, member_id, sent.named)
    return await _helpers(tx, caller, member_id)


@router.post("/{helper_id}/end")
async def end_helping(
    member_id: Id, helper_id: Id, caller: Writer, tx: Tx, _sent: Nothing | None = None
) -> Helpers:
    """They help no more, from their next request on. The helper says so, too."""
    rows = await helping.end(tx.connection, tx.community_id, caller, member_id, helper_id)
    return Helpers(items=[Helper.model_validate(row) for row in rows])


async def _helpers(tx: Tx, caller: Caller, member_id: UUID) -> Helpers:
    rows = await helping.helpers(tx.connection, tx.community_id, caller, member_id)
    return Helpers(items=[Helper.model_validate(row) for row in rows])
