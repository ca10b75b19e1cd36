"""`/members/{member_id}/erasure`: asked for, held, taken back, carried out; and all that wait."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.protection import erasing
from timebank.protection import erasure_queries as queries
from timebank.protection.erasure_schemas import Erasure, ErasureHolding, OpenErasure

router = APIRouter(
    prefix="/v1/communities/{community}/members/{member_id}/erasure",
    tags=["members"],
    route_class=Transactional,
)

open_router = APIRouter(
    prefix="/v1/communities/{community}/erasures", tags=["members"], route_class=Transactional
)

Reader = Annotated[Caller, Allow(*EVERYONE, scope="members:read")]
Asker = Annotated[
    Caller,
    Allow(Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="members:write"),
]
Coordinator = Annotated[Caller, Allow(Role.COORDINATOR, scope="members:write")]
Looker = Annotated[Caller, Allow(Role.COORDINATOR, scope="members:read")]


@open_router.get("")
async def list_open_erasures(caller: Looker, tx: Tx, window: Window) -> Page[OpenErasure]:
    """Erasures that were asked for and are not over, the most pressing first. Those of members who
    have left the service carries out by itself a week before they are due, unless they are held."""
    del caller
    rows = await queries.still_open(
        tx.connection,
        tx.community_id,
        after=window.after(date.fromisoformat, UUID),
        limit=window.limit + 1,
    )
    return window.page(rows, item=OpenErasure.model_validate, key=lambda row: (row.due_on, row.id))


@router.get("")
async def get_erasure(member_id: Id, caller: Reader, tx: Tx) -> Erasure | None:
    """The erasure that was asked for last, and how it stands; null where nobody asked for one."""
    row = await erasing.asked_last(tx.connection, tx.community_id, caller, member_id)
    return None if row is None else Erasure.of(row, caller)


@router.post("", status_code=201)
async def ask_for_erasure(
    member_id: Id, caller: Asker, tx: Tx, _sent: Nothing | None = None
) -> Erasure:
    """Ask that what is known of a member be erased, within a month. One that is open already stays
    as it is."""
    row = await erasing.ask(tx.connection, tx.community_id, caller, member_id)
    return Erasure.of(row, caller)


@router.post("/hold")
async def hold_erasure(member_id: Id, caller: Coordinator, tx: Tx, sent: ErasureHolding) -> Erasure:
    """It waits, for a reason that tells nobody what it is about."""
    row = await erasing.hold(tx.connection, tx.community_id, caller, member_id, sent.reason)
    return Erasure.of(row, caller)


@router.post("/release")
async def release_erasure(
    member_id: Id, caller: Coordinator, tx: Tx, _sent: Nothing | None = None
) -> Erasure:
    """It waits no longer."""
    row = await erasing.release(tx.connection, tx.community_id, caller, member_id)
    return Erasure.of(row, caller)


@router.post("/withdraw")
async def withdraw_erasure(
    member_id: Id, caller: Asker, tx: Tx, _sent: Nothing | None = None
) -> Erasure:
    """The member takes it back, or a coordinator on their word."""
    row = await erasing.withdraw(tx.connection, tx.community_id, caller, member_id)
    return Erasure.of(row, caller)


@router.post("/carry-out")
async def carry_out_erasure(
    member_id: Id, caller: Coordinator, tx: Tx, _sent: Nothing | None = None
) -> Erasure:
    """Empty what is known of a member who has left: name, contact, notes by and about them, what
    was typed in imports that name them, and stored answers. The books stay, and still prove."""
    row = await erasing.carry_out(tx.connection, tx.community_id, caller, member_id)
    return Erasure.of(row, caller)
