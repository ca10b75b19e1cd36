"""`/events`: the ordered feed of a community's books."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse, Response

from timebank.base.actors import Caller, Role
from timebank.base.errors import Refusal
from timebank.events import service
from timebank.events.rules import Cursor
from timebank.events.schemas import Event, EventFilters, EventPage
from timebank.events.service import Part
from timebank.events.waiting import Later, Waits
from timebank.http import databases
from timebank.http.effects import effect
from timebank.http.policy import Allow
from timebank.http.problems import problem_response
from timebank.http.transaction import Transaction, Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/events", tags=["events"], route_class=Transactional
)


@router.get("", response_model=EventPage)
@effect(snapshot=True, refused=True)
async def list_events(
    _caller: Annotated[Caller, Allow(Role.COORDINATOR, Role.AUDITOR, scope="events:read")],
    tx: Tx,
    filters: Annotated[EventFilters, Query()],
) -> EventPage | Response:
    """What happened, in one order without gaps: read on with `next` of the answer before, and
    nothing is missed or told twice. With `wait` an empty answer is held back until something
    happens."""
    cursor = Cursor.first(tx.community_id)
    if filters.after is not None:
        cursor = Cursor.read(tx.community_id, filters.after)
    part = await service.read_on(tx.connection, tx.community_id, cursor, filters.limit)
    if part.events or not filters.wait:
        return _page(part)
    tx.noted = True
    return Later(lambda: _wait(tx, cursor, filters))


async def _wait(tx: Transaction, cursor: Cursor, filters: EventFilters) -> Response:
    waits: Waits = tx.request.app.state.waits
    await waits.until_grown(tx.database, tx.community_id, cursor.position, filters.wait)
    try:
        async with tx.database.transaction(
            tx.community_id, snapshot=True, noted=True
        ) as connection:
            part = await service.read_on(connection, tx.community_id, cursor, filters.limit)
            answer = JSONResponse(_page(part).model_dump(mode="json"))
            await tx.note_later(connection, answer)
    except Refusal as refusal:
        return problem_response(tx.request.scope, refusal)
    except Exception as error:
        refusal_ = databases.refusal_of(error, tx.request.app.state.refusal_for)
        if refusal_ is None:
            raise
        return problem_response(tx.request.scope, refusal_)
    return answer


def _page(part: Part) -> EventPage:
    return EventPage(items=[Event.of(line) for line in part.events], next=str(part.cursor))
