"""`/transfers`: the lines of the ledger, gifts and the like, and reversals."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from timebank.accounts import positions, queries, transfer_queries, transfers
from timebank.accounts.errors import SpendTakesHold
from timebank.accounts.rules import Kind
from timebank.accounts.transfer_schemas import (
    NoteShown,
    ReversalNew,
    Reversed,
    Transfer,
    TransferDetail,
    TransferFilters,
    TransferNew,
)
from timebank.accounts.transfers import Asked, Receiver
from timebank.base.actors import Caller, Role
from timebank.base.ids import TransferId, new_id
from timebank.db.engine import AnyRow
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.problems import beside
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.second_person import queries as second_person
from timebank.second_person.answers import WAITS, waits
from timebank.second_person.service import Waits

router = APIRouter(
    prefix="/v1/communities/{community}/transfers", tags=["transfers"], route_class=Transactional
)

Reader = Annotated[Caller, Allow(*EVERYONE, scope="transfers:read")]
Writer = Annotated[
    Caller,
    Allow(Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="transfers:write"),
]


@router.get("")
async def list_transfers(
    caller: Reader, tx: Tx, window: Window, filters: Annotated[TransferFilters, Query()]
) -> Page[Transfer]:
    """Transfers of accounts that the caller may see, in the order of the books."""
    wanted = transfer_queries.Wanted(
        sight=await transfers.sight(tx.connection, tx.community_id, caller),
        newest_first=filters.sort.startswith("-"),
        **filters.model_dump(exclude={"sort"}),
    )
    rows = await transfer_queries.transfers(
        tx.connection,
        tx.community_id,
        wanted,
        after=positions.after(window),
        limit=window.limit + 1,
    )
    return window.page(
        rows,
        item=lambda row: Transfer.of(row, caller),
        key=lambda row: (row.recorded_at.isoformat(), row.id),
    )


@router.post("", status_code=201, response_model=TransferDetail, responses=WAITS)
@effect(key="required", dry_run=True)
async def post_transfer(caller: Writer, tx: Tx, sent: TransferNew) -> TransferDetail | Response:
    """Give, donate, grant, retire or let expire. Members give their own minutes; a coordinator who
    moves another's, or the pot's, says why, and never to themselves. A grant above the community's
    threshold waits for a second person (202)."""
    if sent.kind == "spend":
        raise SpendTakesHold
    asked = Asked(
        id=TransferId(sent.id or new_id()),
        kind=Kind(sent.kind),
        debit_account_id=sent.debit_account_id,
        receiver=_receiver(sent),
        minutes=sent.minutes,
        reason=sent.reason,
        note=sent.note,
    )
    row = await transfers.move(tx.connection, tx.community_id, caller, asked)
    if isinstance(row, Waits):
        return waits(tx, row)
    tx.created(row.id)
    return await _detail(tx, caller, row)


@router.get("/{transfer_id}")
async def get_transfer(transfer_id: Id, caller: Reader, tx: Tx, etags: ETags) -> TransferDetail:
    """One transfer, and what undid it if anything did."""
    row = await transfers.seen(tx.connection, tx.community_id, caller, transfer_id)
    detail = await _detail(tx, caller, row)
    etags.tag(detail.model_dump_json())
    return detail


@router.post("/{transfer_id}/reversal", status_code=201, response_model=Reversed, responses=WAITS)
@effect(key="required", dry_run=True)
async def reverse_transfer(
    transfer_id: Id,
    caller: Annotated[Caller, Allow(Role.COORDINATOR, scope="transfers:reverse")],
    tx: Tx,
    sent: ReversalNew,
) -> Reversed | Response:
    """Undo a transfer by its opposite, once and for good: a coordinator who does not gain by it.
    What a credit passed on to the pot comes back with it. Above the community's threshold it waits
    for a second person (202)."""
    undone = await transfers.reverse(
        tx.connection, tx.community_id, caller, transfer_id, reason=sent.reason, note=sent.note
    )
    if isinstance(undone, Waits):
        return waits(tx, undone)
    tx.header("Location", beside(tx.request.scope, undone.row.id))
    detail = await _detail(tx, caller, undone.row)
    return Reversed(**detail.model_dump(), passed_back_minutes=undone.passed_back_minutes)


def _receiver(sent: TransferNew) -> Receiver:
    if sent.receiver is None:
        return Receiver(account_id=sent.credit_account_id)
    return Receiver(
        member_id=sent.receiver.member_id,
        number=sent.receiver.number,
        organisation_id=sent.receiver.organisation_id,
        pointer="/receiver",
    )


async def _detail(tx: Tx, caller: Caller, row: AnyRow) -> TransferDetail:
    notes = await queries.notes(tx.connection, tx.community_id, row.id)
    asked = await second_person.making(tx.connection, tx.community_id, row.id)
    return TransferDetail(
        **Transfer.of(row, caller).model_dump(),
        approval_id=asked.id if asked else None,
        notes=NoteShown.all_of(notes, caller),
    )
