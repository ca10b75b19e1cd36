"""`/members/{member_id}/leave`: the account closes, and an erasure is asked for."""

from typing import Annotated

from fastapi import APIRouter, Response

from timebank.base.actors import Caller, Role
from timebank.communities.leaving import Farewell
from timebank.http.effects import effect
from timebank.http.fields import Id
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.people import service as people
from timebank.people.schemas import Member
from timebank.protection import leaving
from timebank.protection.leaving_schemas import MemberLeaving, MemberLeft
from timebank.second_person.answers import WAITS, waits
from timebank.second_person.service import Waits

router = APIRouter(
    prefix="/v1/communities/{community}/members", tags=["members"], route_class=Transactional
)

LEAVERS = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
"""As what somebody leaves, or lets somebody leave."""

Leaver = Annotated[Caller, Allow(*LEAVERS, scope="members:write")]


@router.post("/{member_id}/leave", response_model=MemberLeft, responses=WAITS)
@effect(key="required", dry_run=True)
async def let_member_leave(
    member_id: Id, caller: Leaver, tx: Tx, sent: MemberLeaving | None = None
) -> MemberLeft | Response:
    """A member leaves. What is held goes back; what remains goes as they or the community's rule
    say; below zero a coordinator has the pot grant what is missing, and above the community's
    threshold that waits for a second person (202); the account closes. An erasure is asked for,
    unless they may come back."""
    asked = sent or MemberLeaving()
    left = await leaving.leave(
        tx.connection,
        tx.community_id,
        caller,
        member_id,
        Farewell(asked.reason, asked.remains, asked.gift_to),
        may_come_back=asked.may_come_back,
    )
    if isinstance(left, Waits):
        return waits(tx, left)
    row = await people.seen(tx.connection, tx.community_id, caller, member_id)
    transfer = left.closed.transfer
    minutes = transfer["minutes"] if transfer else 0
    granted = transfer is not None and transfer["kind"] == "grant"
    return MemberLeft(
        member=Member.of(row, caller, tx.language),
        passed_on_minutes=0 if granted else minutes,
        granted_minutes=minutes if granted else 0,
        transfer_id=transfer["id"] if transfer else None,
        kind=transfer["kind"] if transfer else None,
        released_holds=left.closed.released_holds,
        erasure_due_on=left.erasure_due_on,
    )
