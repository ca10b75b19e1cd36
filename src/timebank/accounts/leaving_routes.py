"""`/organisations/{organisation_id}/leave`: what remains goes, and the account closes."""

from typing import Annotated

from fastapi import APIRouter, Response

from timebank.accounts import leaving
from timebank.base.actors import Caller, Role
from timebank.http.effects import effect
from timebank.http.fields import Id, Nothing
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.organisations import queries
from timebank.organisations.schemas import Organisation, OrganisationLeft
from timebank.second_person.answers import WAITS, waits
from timebank.second_person.service import Waits

router = APIRouter(
    prefix="/v1/communities/{community}/organisations",
    tags=["organisations"],
    route_class=Transactional,
)


@router.post("/{organisation_id}/leave", response_model=OrganisationLeft, responses=WAITS)
@effect(key="required", dry_run=True)
async def let_organisation_leave(
    organisation_id: Id,
    caller: Annotated[Caller, Allow(Role.COORDINATOR, scope="organisations:write")],
    tx: Tx,
    _sent: Nothing | None = None,
) -> OrganisationLeft | Response:
    """An organisation leaves. What remains goes to the pot or is retired, by the community's rule;
    below zero the pot grants what is missing, and above the community's threshold that waits for a
    second person (202); the account closes."""
    left = await leaving.organisation_leaves(
        tx.connection, tx.community_id, caller, organisation_id
    )
    if isinstance(left, Waits):
        return waits(tx, left)
    row = await queries.organisation(tx.connection, tx.community_id, organisation_id)
    return OrganisationLeft(
        organisation=Organisation.of(row, caller),
        passed_on_minutes=left["minutes"] if left else 0,
        transfer_id=left["id"] if left else None,
        kind=left["kind"] if left else None,
    )
