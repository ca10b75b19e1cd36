"""`/holds`: minutes reserved for a partner, spent there or given back."""

from typing import Annotated

from fastapi import APIRouter, Query

from timebank.accounts import hold_queries, holds, positions, queries
from timebank.accounts.hold_schemas import Capture, Hold, HoldDetail, HoldFilters, HoldNew, Release
from timebank.accounts.transfer_schemas import NoteShown
from timebank.base.actors import Caller, Role
from timebank.base.ids import HoldId, new_id
from timebank.db.engine import AnyRow
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/holds", tags=["holds"], route_class=Transactional
)

Givers = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
Reader = Annotated[Caller, Allow(*EVERYONE, scope="holds:read")]
Writer = Annotated[Caller, Allow(*Givers, scope="holds:write")]
Partner = Annotated[Caller, Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="holds:write")]


@router.get("")
async def list_holds(
    caller: Reader, tx: Tx, window: Window, filters: Annotated[HoldFilters, Query()]
) -> Page[Hold]:
    """Holds from or for accounts that the caller may see, those placed last first."""
    owners = caller.owners_seen
    own = None
    if owners is not None:
        own = await queries.accounts_of(tx.connection, tx.community_id, owners)
    rows = await hold_queries.holds(
        tx.connection,
        tx.community_id,
        hold_queries.Wanted(own, without=caller.kept_from, **filters.model_dump()),
        after=positions.after(window),
        limit=window.limit + 1,
    )
    return window.page(
        rows,
        item=lambda row: Hold.of(row, caller),
        key=lambda row: (row.placed_at.isoformat(), row.id),
    )


@router.post("", status_code=201)
@effect(key="required", dry_run=True)
async def place_hold(caller: Writer, tx: Tx, sent: HoldNew) -> HoldDetail:
    """Hold one's minutes for an organisation that accepts credits. What is held cannot be spent
    otherwise, and goes back by itself when its time is over."""
    asked = holds.Asked(id=HoldId(sent.id or new_id()), **sent.model_dump(exclude={"id"}))
    row = await holds.place(tx.connection, tx.community_id, caller, asked)
    tx.created(row.id)
    return await _detail(tx, caller, row)


@router.get("/{hold_id}")
async def get_hold(hold_id: Id, caller: Reader, tx: Tx, etags: ETags) -> HoldDetail:
    """One hold."""
    row = await holds.seen(tx.connection, tx.community_id, caller, hold_id)
    detail = await _detail(tx, caller, row)
    etags.tag(detail.model_dump_json())
    return detail


@router.post("/{hold_id}/capture")
@effect(key="required", dry_run=True)
async def capture_hold(hold_id: Id, caller: Partner, tx: Tx, sent: Capture) -> HoldDetail:
    """Spend a hold at the partner: all of it, or less, and the rest goes back."""
    row = await holds.capture(
        tx.connection, tx.community_id, caller, hold_id, minutes=sent.minutes, note=sent.note
    )
    return await _detail(tx, caller, row)


@router.post("/{hold_id}/release")
@effect(key="required", dry_run=True)
async def release_hold(
    hold_id: Id, caller: Writer, tx: Tx, _sent: Release | None = None
) -> HoldDetail:
    """Give held minutes back."""
    row = await holds.release(tx.connection, tx.community_id, caller, hold_id)
    return await _detail(tx, caller, row)


async def _detail(tx: Tx, caller: Caller, row: AnyRow) -> HoldDetail:
    notes = await queries.notes(tx.connection, tx.community_id, row.id)
    return HoldDetail(
        **Hold.of(row, caller).model_dump(),
        notes=NoteShown.all_of(notes, caller),
    )
