"""`/contributions/queue`: what waits for a verifier."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.contributions import queries, queue_queries
from timebank.contributions.queue_rules import placed_in_queue
from timebank.contributions.queue_schemas import Queue, QueueItem
from timebank.http.pages import Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/contributions",
    tags=["contributions"],
    route_class=Transactional,
)


@router.get("/queue")
async def list_queue(
    caller: Annotated[
        Caller,
        Allow(Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="contributions:verify"),
    ],
    tx: Tx,
    window: Window,
) -> Queue:
    """What waits for the caller to confirm or to answer, each oddity with its reason in words: what
    people disagree about first, then what looks odd, then the rest; the oldest first."""
    found = await queue_queries.waiting(tx.connection, tx.community_id, caller)
    placed = sorted((placed_in_queue(one) for one in found), key=lambda one: one.key)
    after = window.after(int, date.fromisoformat, UUID)
    following = [one for one in placed if after is None or one.key > after]
    ids = [one.id for one in following[: window.limit]]
    rows = await queue_queries.contributions_of(tx.connection, tx.community_id, caller, ids)
    claims = await queries.claims(tx.connection, tx.community_id, ids)
    names = await queue_queries.names_of(
        tx.connection, tx.community_id, caller, tx.language, rows.values()
    )
    page = window.page(
        following,
        item=lambda one: QueueItem.of(
            rows[one.id], one.odd, claims, caller, tx.language
        ).with_names(names, rows[one.id]),
        key=lambda one: one.key,
    )
    odd = sum(bool(one.odd) for one in placed)
    return Queue(items=page.items, next=page.next, odd=odd, normal=len(placed) - odd)
