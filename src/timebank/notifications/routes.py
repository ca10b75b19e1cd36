"""`/messages`: what a person tells members by hand, and which messages each member gets."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.base.errors import NotFound
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.notifications import queries, service
from timebank.notifications.schemas import (
    ByHand,
    Choices,
    ChoicesChange,
    ToTell,
    WaitingFilters,
    WasTold,
    Whose,
)
from timebank.sending import by_hand_queries

router = APIRouter(
    prefix="/v1/communities/{community}/messages", tags=["messages"], route_class=Transactional
)

_MEMBERS = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
Reader = Annotated[Caller, Allow(*_MEMBERS, scope="messages:read")]
Writer = Annotated[Caller, Allow(*_MEMBERS, scope="messages:write")]
Teller = Annotated[Caller, Allow(Role.COORDINATOR, scope="messages:read")]
Told = Annotated[Caller, Allow(Role.COORDINATOR, scope="messages:write")]


@router.get("")
async def list_messages(
    _caller: Teller, tx: Tx, window: Window, filters: Annotated[WaitingFilters, Query()]
) -> Page[ToTell]:
    """Whom to ring up, or to whom to print a letter, and what to tell them in their language; the
    longest waiting first."""
    after = window.after(UUID)
    rows = await by_hand_queries.waiting(
        tx.connection,
        tx.community_id,
        filters.by.value,
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=ToTell.of, key=lambda row: (row.id,))


@router.get("/choices")
async def get_message_choices(caller: Reader, tx: Tx, whose: Annotated[Whose, Query()]) -> Choices:
    """Which messages one gets."""
    member_id = await service.whose(tx.connection, tx.community_id, caller, whose.member_id)
    return await _choices(tx, member_id)


@router.patch("/choices")
async def choose_messages(
    caller: Writer, tx: Tx, whose: Annotated[Whose, Query()], sent: ChoicesChange
) -> Choices:
    """Switch messages off, and on again. Codes to sign in, and what tells of a change to one's
    sign-in, come all the same."""
    member_id = await service.whose(tx.connection, tx.community_id, caller, whose.member_id)
    by = caller.member_id or member_id
    await service.choose(tx.connection, tx.community_id, member_id, sent.chosen, by)
    return await _choices(tx, member_id)


@router.post("/{message_id}/done")
async def message_done(
    message_id: Id, _caller: Told, tx: Tx, _sent: Nothing | None = None
) -> WasTold:
    """They were rung up, or the letter is in the post. What it said is forgotten."""
    row = await by_hand_queries.done(tx.connection, tx.community_id, message_id)
    if row is None:
        raise NotFound
    return WasTold(
        id=message_id, by=ByHand(row["by"]), member_id=row["member_id"], done_at=row["sent_at"]
    )


async def _choices(tx: Tx, member_id: UUID) -> Choices:
    off = await queries.switched_off(tx.connection, tx.community_id, member_id)
    return Choices.of(member_id, off)
