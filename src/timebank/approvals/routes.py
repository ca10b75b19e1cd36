"""`/approvals`: what waits until a second person says yes."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.accounts import queries as accounts
from timebank.accounts.transfer_schemas import NoteShown
from timebank.approvals import service
from timebank.approvals.errors import ApprovalEnded, OwnApproval
from timebank.approvals.schemas import ApprovalDetail, ApprovalFilters, No
from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden
from timebank.db.engine import AnyRow
from timebank.http.databases import CONSTRAINTS
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.ledger.errors import OwnGain
from timebank.second_person import queries
from timebank.second_person.rules import asker_of, sees_all
from timebank.second_person.schemas import Approval

router = APIRouter(
    prefix="/v1/communities/{community}/approvals", tags=["approvals"], route_class=Transactional
)

CONSTRAINTS["approval_over"] = ApprovalEnded
CONSTRAINTS["approval_second_person"] = OwnApproval
CONSTRAINTS["approval_gainless"] = OwnGain
CONSTRAINTS["approval_by_coordinator"] = Forbidden

Reader = Annotated[Caller, Allow(*EVERYONE, scope="approvals:read")]
Second = Annotated[Caller, Allow(Role.COORDINATOR, scope="approvals:write")]
Asker = Annotated[
    Caller,
    Allow(Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="approvals:write"),
]


@router.get("")
async def list_approvals(
    caller: Reader, tx: Tx, window: Window, filters: Annotated[ApprovalFilters, Query()]
) -> Page[Approval]:
    """What was asked of a second person, the latest first: one's own, or all."""
    after = window.after(UUID)
    rows = await queries.page(
        tx.connection,
        tx.community_id,
        queries.Wanted(
            filters.state, filters.kind, None if sees_all(caller) else asker_of(caller).id
        ),
        before=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(
        rows, item=lambda row: Approval.of(row).told_to(caller, *_HANDS), key=lambda row: (row.id,)
    )


@router.get("/{approval_id}")
async def get_approval(approval_id: Id, caller: Reader, tx: Tx, etags: ETags) -> ApprovalDetail:
    """What was asked, why, and what became of it."""
    row = await service.seen(tx.connection, tx.community_id, caller, approval_id)
    detail = await _detail(tx, caller, row)
    etags.tag(detail.model_dump_json())
    return detail


@router.post("/{approval_id}/approve")
@effect(key="required", dry_run=True)
async def approve_approval(
    approval_id: Id, caller: Second, tx: Tx, _sent: Nothing | None = None
) -> ApprovalDetail:
    """Say yes, and it is done at once: a coordinator who neither asked nor gains. What the books
    refuse by now is refused, and goes on waiting."""
    row = await service.approve(tx.connection, tx.community_id, caller, approval_id)
    return await _detail(tx, caller, row)


@router.post("/{approval_id}/decline")
async def decline_approval(approval_id: Id, caller: Second, tx: Tx, sent: No) -> ApprovalDetail:
    """Say no, with the reason in words; nothing is done. A coordinator who did not ask."""
    row = await service.decline(tx.connection, tx.community_id, caller, approval_id, sent.note)
    return await _detail(tx, caller, row)


@router.post("/{approval_id}/withdraw")
async def withdraw_approval(
    approval_id: Id, caller: Asker, tx: Tx, _sent: Nothing | None = None
) -> ApprovalDetail:
    """Take back what one asked, while nobody has answered."""
    row = await service.withdraw(tx.connection, tx.community_id, caller, approval_id)
    return await _detail(tx, caller, row)


async def _detail(tx: Tx, caller: Caller, row: AnyRow) -> ApprovalDetail:
    notes = [
        note
        for subject_id in dict.fromkeys((row.made_id, row.id))
        for note in await accounts.notes(tx.connection, tx.community_id, subject_id)
    ]
    shown = ApprovalDetail.of(row, notes=NoteShown.all_of(notes, caller))
    return shown.told_to(caller, *_HANDS)


_HANDS = ("asked_by_id", "ended_by_id")
