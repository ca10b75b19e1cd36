"""`/members/{member_id}/pause`."""

from typing import Annotated

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import Id, Nothing
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.people import service as people
from timebank.people.schemas import Member
from timebank.protection import pausing

router = APIRouter(
    prefix="/v1/communities/{community}/members", tags=["members"], route_class=Transactional
)


@router.post("/{member_id}/pause")
@effect(dry_run=True)
async def pause_member(
    member_id: Id,
    caller: Annotated[
        Caller, Allow(Role.COORDINATOR, Role.SAFEGUARDING_LEAD, scope="members:pause")
    ],
    tx: Tx,
    etags: ETags,
    _sent: Nothing | None = None,
) -> Member:
    """Pause a member, at once: signed out everywhere, shown to no lead, and nothing is booked,
    spent or given away. Their places in sessions to come go to those who wait, and exchanges
    that were agreed are called off. What they have stays theirs, and hours they gave are still
    credited."""
    await pausing.pause(tx.connection, tx.community_id, caller, member_id)
    row = await people.seen(tx.connection, tx.community_id, caller, member_id)
    member = Member.of(row, caller, tx.language)
    etags.tag(member.model_dump_json())
    return member
