"""`/concerns`, and `/members/{member_id}/apart`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.base.ids import new_id
from timebank.http.effects import effect
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.people import apart_queries
from timebank.people import queries as people
from timebank.safeguarding import queries, service, together_queries
from timebank.safeguarding.schemas import (
    Apart,
    ApartFrom,
    Concern,
    ConcernClosing,
    ConcernFilters,
    ConcernNew,
    ConcernRaised,
    StillTogether,
)

router = APIRouter(
    prefix="/v1/communities/{community}", tags=["safeguarding"], route_class=Transactional
)

Lead = Annotated[Caller, Allow(Role.SAFEGUARDING_LEAD, scope="concerns:read")]
Closer = Annotated[Caller, Allow(Role.SAFEGUARDING_LEAD, scope="concerns:close")]
Worried = Annotated[Caller, Allow(*EVERYONE, scope="concerns:write")]
Keeper = Annotated[
    Caller, Allow(Role.COORDINATOR, Role.SAFEGUARDING_LEAD, scope="members:keep-apart")
]


@router.post("/concerns", status_code=201)
async def raise_concern(caller: Worried, tx: Tx, sent: ConcernNew) -> ConcernRaised:
    """Tell the safeguarding lead what worries you. Nobody else reads it, coordinators and auditors
    included, and no member is told that there is a concern about them. One that names
    a safeguarding lead goes to the others; `told` is false where there is no other."""
    raised = await service.raise_concern(
        tx.connection,
        tx.community_id,
        caller,
        sent.id or new_id(),
        words=sent.words,
        about_number=sent.about_number,
    )
    return ConcernRaised(id=raised.row.id, raised_at=raised.row.raised_at, told=raised.told)


@router.get("/concerns")
async def list_concerns(
    caller: Lead, tx: Tx, window: Window, filters: Annotated[ConcernFilters, Query()]
) -> Page[Concern]:
    """Concerns, the newest first; none about the caller."""
    after = window.after(UUID)
    rows = await queries.concerns(
        tx.connection,
        tx.community_id,
        caller.member_id,
        closed=filters.closed,
        before=after[0] if after else None,
        limit=window.limit + 1,
    )
    tx.shows(queries.shown_in(rows[: window.limit]))
    return window.page(rows, item=Concern.model_validate, key=lambda row: (row.id,))


@router.get("/concerns/{concern_id}")
async def get_concern(concern_id: Id, caller: Lead, tx: Tx) -> Concern:
    """One concern; not found where it is about the caller."""
    row = await queries.concern(tx.connection, tx.community_id, concern_id, caller.member_id)
    tx.shows(queries.shown_in([row]))
    return Concern.model_validate(row)


@router.post("/concerns/{concern_id}/close")
@effect(key="none")
async def close_concern(concern_id: Id, caller: Closer, tx: Tx, sent: ConcernClosing) -> Concern:
    """Close a concern, with what was done. What was raised stays as it was said."""
    row = await service.close_concern(
        tx.connection, tx.community_id, caller, concern_id, sent.outcome
    )
    tx.shows(queries.shown_in([row]))
    return Concern.model_validate(row)


@router.get("/members/{member_id}/apart")
async def get_apart(member_id: Id, _caller: Keeper, tx: Tx) -> ApartFrom:
    """Whom a member is never shown, proposed or booked to, and what from before they are booked for
    together all the same."""
    return await _apart(tx, member_id)


@router.post("/members/{member_id}/apart")
async def keep_apart(member_id: Id, caller: Keeper, tx: Tx, sent: Apart) -> ApartFrom:
    """Keep two members apart: never shown, proposed or booked to each other. Neither is told. What
    they are booked for together from before stays, and is in the answer: you decide about it."""
    await service.keep_apart(tx.connection, tx.community_id, caller, member_id, sent.other_id)
    return await _apart(tx, member_id)


@router.post("/members/{member_id}/apart/end")
async def end_apart(member_id: Id, caller: Keeper, tx: Tx, sent: Apart) -> ApartFrom:
    """Two members may meet again."""
    await service.end_apart(tx.connection, tx.community_id, caller, member_id, sent.other_id)
    return await _apart(tx, member_id)


async def _apart(tx: Tx, member_id: UUID) -> ApartFrom:
    here = tx.connection, tx.community_id
    member_id = await people.goes_on_as(*here, member_id)
    others = await apart_queries.kept_apart_from(*here, member_id)
    still = await together_queries.still_together(*here, member_id, others)
    return ApartFrom(
        member_ids=[*others],
        still_together=[StillTogether(**one) for one in still],
        still_helping=await together_queries.still_helping(*here, member_id, others),
    )
