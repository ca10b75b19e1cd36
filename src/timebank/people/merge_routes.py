"""`/members/{member_id}/merge`: somebody was taken in twice."""

from typing import Annotated

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.http.effects import effect
from timebank.http.fields import Id
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.people import merging, queries
from timebank.people.helper_schemas import Merged, Merging
from timebank.people.schemas import Member

router = APIRouter(
    prefix="/v1/communities/{community}/members", tags=["members"], route_class=Transactional
)

Merger = Annotated[Caller, Allow(Role.COORDINATOR, scope="members:write")]


@router.post("/{member_id}/merge")
@effect(key="required", dry_run=True)
async def merge_member(member_id: Id, caller: Merger, tx: Tx, sent: Merging) -> Merged:
    """A member goes on as another, who is the same person. The balance goes along by a gift with
    that reason, below zero the other way; every line stays, and reads show both."""
    closed = await merging.merge(tx.connection, tx.community_id, caller, member_id, sent.into_id)
    transfer = closed.transfer if closed else None
    member, into = [
        Member.of(
            await queries.member(tx.connection, tx.community_id, one, caller=caller),
            caller,
            tx.language,
        )
        for one in (member_id, sent.into_id)
    ]
    gone = transfer is not None and transfer["debit_account_id"] == member.account_id
    minutes = transfer["minutes"] if transfer else 0
    return Merged(
        member=member,
        into=into,
        moved_minutes=minutes if gone else -minutes,
        transfer_id=transfer["id"] if transfer else None,
        kind="gift" if transfer else None,
        released_holds=closed.released_holds if closed else 0,
    )
