"""`/members/{member_id}/export-review`: asked for, taken back, decided; and all that wait."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.http.effects import effect
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, PageWindow, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.protection import review_queries as queries
from timebank.protection import reviewing
from timebank.protection.review_rules import Part
from timebank.protection.review_schemas import ExportReview, ReviewDecisions, ReviewItem

router = APIRouter(
    prefix="/v1/communities/{community}/members/{member_id}/export-review",
    tags=["members"],
    route_class=Transactional,
)
open_router = APIRouter(
    prefix="/v1/communities/{community}/export-reviews",
    tags=["members"],
    route_class=Transactional,
)

Reader = Annotated[Caller, Allow(*EVERYONE, scope="exports:read")]
Asker = Annotated[Caller, Allow(*EVERYONE, scope="exports:write")]
Looker = Annotated[Caller, Allow(Role.COORDINATOR, Role.SAFEGUARDING_LEAD, scope="members:read")]
WordsReader = Annotated[Caller, Allow(Role.COORDINATOR, scope="members:read")]
WordsDecider = Annotated[Caller, Allow(Role.COORDINATOR, scope="members:write")]
LeadReader = Annotated[Caller, Allow(Role.SAFEGUARDING_LEAD, scope="concerns:read")]
LeadDecider = Annotated[Caller, Allow(Role.SAFEGUARDING_LEAD, scope="concerns:close")]


@open_router.get("")
async def list_open_export_reviews(caller: Looker, tx: Tx, window: Window) -> Page[ExportReview]:
    """Reviews that were asked for and are not over, the most pressing first; to a safeguarding lead
    also one of which something is left to them, for it was about the lead who looked."""
    rows = await queries.still_open(
        tx.connection,
        tx.community_id,
        left=await reviewing.left_to(tx.connection, tx.community_id, caller),
        after=window.after(date.fromisoformat, UUID),
        limit=window.limit + 1,
    )
    return window.page(rows, item=ExportReview.model_validate, key=lambda row: (row.due_on, row.id))


@router.get("")
async def get_export_review(member_id: Id, caller: Reader, tx: Tx) -> ExportReview:
    """The review that was asked for last, and how it stands."""
    row = await reviewing.asked_last(tx.connection, tx.community_id, caller, member_id)
    return ExportReview.of(row, caller)


@router.post("", status_code=201)
async def ask_for_export_review(
    member_id: Id, caller: Asker, tx: Tx, _sent: Nothing | None = None
) -> ExportReview:
    """Ask for what the copy leaves out until a person has looked: others' words, and safeguarding
    records. One that is open already stays as it is."""
    row = await reviewing.ask(tx.connection, tx.community_id, caller, member_id)
    return ExportReview.of(row, caller)


@router.post("/withdraw")
async def withdraw_export_review(
    member_id: Id, caller: Asker, tx: Tx, _sent: Nothing | None = None
) -> ExportReview:
    """The member takes it back, or a coordinator on their word; what was given stays given."""
    row = await reviewing.withdraw(tx.connection, tx.community_id, caller, member_id)
    return ExportReview.of(row, caller)


@router.get("/words")
@effect(refused=True)
async def list_words_of_others(
    member_id: Id, caller: WordsReader, tx: Tx, window: Window
) -> Page[ReviewItem]:
    """What others wrote about the member, the oldest first, and what was decided of it. Nobody
    reads their own this way."""
    return await _items(tx, caller, member_id, Part.WORDS, window)


@router.post("/words")
@effect(key="none")
async def decide_words_of_others(
    member_id: Id, caller: WordsDecider, tx: Tx, sent: ReviewDecisions
) -> ExportReview:
    """Give these to the member, or leave them out for a reason. What is given stands in the copy at
    once; with the last of them this part is done."""
    return await _decide(tx, caller, member_id, Part.WORDS, sent)


@router.get("/safeguarding")
@effect(refused=True)
async def list_safeguarding_records(
    member_id: Id, caller: LeadReader, tx: Tx, window: Window
) -> Page[ReviewItem]:
    """Concerns that the member raised or that name their number, and with whom they are kept apart.
    Nobody else is told whether there are any."""
    return await _items(tx, caller, member_id, Part.SAFEGUARDING, window)


@router.post("/safeguarding")
@effect(key="none")
async def decide_safeguarding_records(
    member_id: Id, caller: LeadDecider, tx: Tx, sent: ReviewDecisions
) -> ExportReview:
    """Give these to the member, or leave them out for a reason. Sent empty where there is nothing:
    somebody looked, and nobody learns which it was."""
    return await _decide(tx, caller, member_id, Part.SAFEGUARDING, sent)


async def _items(
    tx: Tx, caller: Caller, member_id: UUID, part: Part, window: PageWindow
) -> Page[ReviewItem]:
    rows = await reviewing.items(
        tx.connection,
        tx.community_id,
        caller,
        member_id,
        part,
        after=window.after(datetime.fromisoformat, UUID),
        limit=window.limit + 1,
    )
    tx.shows([one for row in rows for one in queries.shown_in(row)])
    return window.page(rows, item=_item, key=lambda row: (row["at"], row["id"]))


def _item(row: Any) -> ReviewItem:
    return ReviewItem.model_validate({**row, "words_sha256": row["words_sha256"].hex()})


async def _decide(
    tx: Tx, caller: Caller, member_id: UUID, part: Part, sent: ReviewDecisions
) -> ExportReview:
    row = await reviewing.decide(
        tx.connection,
        tx.community_id,
        caller,
        member_id,
        part,
        decisions=[one.decision() for one in sent.items],
        others=sent.leave_out_others,
    )
    tx.shows(queries.decided_about(row))
    return ExportReview.of(row, caller)
