"""`/entries`: somebody of the network looks into a community, openly."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from timebank.base.actors import Caller, Role
from timebank.base.errors import IdTaken, NotFound
from timebank.base.ids import new_id
from timebank.communities import entry_queries as queries
from timebank.http.databases import CONSTRAINTS
from timebank.http.fields import Answer, Id, Instant, Nothing, Reason, Sent
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/entries", tags=["communities"], route_class=Transactional
)

CONSTRAINTS["entry_pkey"] = IdTaken

Network = Annotated[Caller, Allow(Role.NETWORK_ADMIN, scope="communities:write")]


class Entering(Sent):
    """Why somebody enters, and for how long."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    reason: Reason = Field(description="Read by the coordinators of the community.")
    hours: Annotated[int, Field(strict=True, ge=1, le=12)] = 4


class Entry(Answer):
    """Somebody of the network who looks into the community, or did."""

    id: UUID
    keeper_id: UUID = Field(description="The administrator's token.")
    reason: str
    entered_at: Instant
    ends_at: Instant
    ended_at: Instant | None = Field(description="Where it was ended before its time.")


@router.get("")
async def list_entries(
    _caller: Annotated[
        Caller,
        Allow(Role.COORDINATOR, Role.AUDITOR, Role.NETWORK_ADMIN, scope="communities:read"),
    ],
    tx: Tx,
    window: Window,
) -> Page[Entry]:
    """Who of the network entered, when and why, the latest first."""
    after = window.after(UUID)
    rows = await queries.entries(
        tx.connection,
        tx.community_id,
        before=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=Entry.model_validate, key=lambda row: (row.id,))


@router.post("", status_code=201)
async def enter_community(caller: Network, tx: Tx, sent: Entering) -> Entry:
    """Look into a community for some hours as an auditor does: its books and its log, members by
    their numbers, and nothing to change. Its coordinators see who, and why."""
    entry_id = sent.id or new_id()
    before = await queries.entry(tx.connection, tx.community_id, entry_id)
    if before is not None:
        if (before.keeper_id, before.reason) != (caller.keeper_id, sent.reason):
            raise IdTaken
        return Entry.model_validate(before)
    row = await queries.add(
        tx.connection,
        tx.community_id,
        entry_id,
        caller.keeper_id,
        reason=sent.reason,
        lasts=timedelta(hours=sent.hours),
    )
    return Entry.model_validate(row)


@router.post("/{entry_id}/end")
async def end_entry(
    entry_id: Id,
    caller: Annotated[
        Caller, Allow(Role.COORDINATOR, Role.NETWORK_ADMIN, scope="communities:write")
    ],
    tx: Tx,
    _sent: Nothing | None = None,
) -> Entry:
    """End it before its time: whoever entered, or a coordinator of the community."""
    row = await queries.entry(tx.connection, tx.community_id, entry_id)
    own = row is not None and row.keeper_id == caller.keeper_id
    if row is None or not (own or caller.role is Role.COORDINATOR):
        raise NotFound
    return Entry.model_validate(await queries.end(tx.connection, tx.community_id, entry_id))
