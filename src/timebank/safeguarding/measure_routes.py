"""`/members/{member_id}/measures`, and `/measures`."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, NotFound
from timebank.base.ids import new_id
from timebank.http.databases import CONSTRAINTS
from timebank.http.effects import effect
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.people import queries as people
from timebank.safeguarding import measure_queries as queries
from timebank.safeguarding import measure_service as service
from timebank.safeguarding.errors import OwnMeasure
from timebank.safeguarding.measure_rules import KEEPERS, Taken, may_read
from timebank.safeguarding.measure_schemas import (
    DueFilters,
    MeasureFilters,
    MeasureNew,
    MeasureShown,
    MeasuresOf,
)

router = APIRouter(
    prefix="/v1/communities/{community}", tags=["safeguarding"], route_class=Transactional
)

CONSTRAINTS["measure_by"] = Forbidden
CONSTRAINTS["measure_of_another"] = OwnMeasure

SOON = timedelta(days=60)
"""What is due soon: time to find two people who write a reference."""

Reader = Annotated[
    Caller,
    Allow(Role.MEMBER, Role.ORGANISATION_LEAD, *KEEPERS, scope="measures:read"),
]
Keeper = Annotated[Caller, Allow(*KEEPERS, scope="measures:write")]


@router.get("/measures")
async def list_measures_due(
    caller: Keeper, tx: Tx, window: Window, filters: Annotated[DueFilters, Query()]
) -> Page[MeasureShown]:
    """Measures that are to be looked at again within 60 days, or until a day; those past it
    first."""
    until = filters.until or await people.today(tx.connection, tx.community_id) + SOON
    rows = await queries.due(
        tx.connection,
        tx.community_id,
        until,
        after=window.after(date.fromisoformat, UUID),
        limit=window.limit + 1,
    )
    return window.page(
        rows,
        item=lambda row: MeasureShown.of(row, caller),
        key=lambda row: (row.look_again_on, row.id),
    )


@router.get("/members/{member_id}/measures")
async def get_measures(
    member_id: Id, caller: Reader, tx: Tx, filters: Annotated[MeasureFilters, Query()]
) -> MeasuresOf:
    """What was taken for a member to keep people safe, and until when: for whoever keeps it, and
    the member."""
    if not may_read(caller, member_id):
        raise NotFound
    await people.member(tx.connection, tx.community_id, member_id)
    rows = await queries.of_member(tx.connection, tx.community_id, member_id, now=filters.now)
    return MeasuresOf(items=[MeasureShown.of(row, caller) for row in rows])


@router.post("/members/{member_id}/measures", status_code=201)
async def record_measure(member_id: Id, caller: Keeper, tx: Tx, sent: MeasureNew) -> MeasureShown:
    """Write down that a measure was taken. It ends the one of its kind before it, which stays to be
    read. Nobody does so for themselves."""
    taken = Taken(
        sent.id or new_id(),
        sent.kind,
        sent.check_level,
        sent.seen_on,
        sent.seen_by_id or caller.keeper_id,
        sent.look_again_on,
        sent.decision,
    )
    row = await service.record(tx.connection, tx.community_id, caller, member_id, taken)
    tx.created(row.id)
    return MeasureShown.of(row, caller)


@router.post("/members/{member_id}/measures/{measure_id}/withdraw")
@effect(key="none")
async def withdraw_measure(
    member_id: Id, measure_id: Id, caller: Keeper, tx: Tx, _sent: Nothing | None = None
) -> MeasureShown:
    """End a measure, with no other in its place. It stays to be read."""
    row = await service.withdraw(tx.connection, tx.community_id, caller, member_id, measure_id)
    return MeasureShown.of(row, caller)
