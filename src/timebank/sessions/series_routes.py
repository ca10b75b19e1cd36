"""`/session-series`: sessions that repeat."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.base.ids import new_id
from timebank.http.etags import ETags
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.sessions import series_queries as queries
from timebank.sessions import series_service as service
from timebank.sessions.schemas import CalledOff, Series, SeriesChange, SeriesFilters, SeriesNew
from timebank.sessions.service import Plan

router = APIRouter(
    prefix="/v1/communities/{community}/session-series",
    tags=["sessions"],
    route_class=Transactional,
)

Reader = Annotated[Caller, Allow(*EVERYONE, scope="sessions:read")]
Runner = Annotated[Caller, Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="sessions:write")]


@router.get("")
async def list_series(
    caller: Reader, tx: Tx, window: Window, filters: Annotated[SeriesFilters, Query()]
) -> Page[Series]:
    """Sessions that repeat, in the order in which they were planned."""
    after = window.after(UUID)
    rows = await queries.many_series(
        tx.connection,
        tx.community_id,
        caller,
        organisation_id=filters.organisation_id,
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=Series.of, key=lambda row: (row.id,))


@router.post("", status_code=201)
async def create_series(caller: Runner, tx: Tx, sent: SeriesNew, etags: ETags) -> Series:
    """Plan sessions that repeat. Those of the next twelve months are made at once, and more as time
    goes on."""
    new = service.NewSeries(
        sent.id or new_id(),
        Plan(**sent.model_dump(exclude={"id", "first_on", "starts", "rule"})),
        sent.first_on,
        sent.starts,
        sent.rule,
    )
    await service.create(tx.connection, tx.community_id, caller, new)
    tx.created(new.id)
    return await _tagged(tx, caller, new.id, etags)


@router.get("/{series_id}")
async def get_series(series_id: Id, caller: Reader, tx: Tx, etags: ETags) -> Series:
    """One series."""
    return await _tagged(tx, caller, series_id, etags)


@router.patch("/{series_id}")
async def change_series(
    series_id: Id, caller: Runner, tx: Tx, sent: SeriesChange, etags: ETags
) -> Series:
    """Change a series, and its sessions to come of which nobody said otherwise. Needs If-Match with
    the ETag that was read."""
    before = await queries.one_series(tx.connection, tx.community_id, caller, series_id, lock=True)
    etags.check(Series.of(before).model_dump_json(), required=True)
    changes: dict[str, Any] = sent.model_dump(exclude_unset=True)
    if "starts" in changes:
        changes["starts_local"] = changes.pop("starts")
    await service.change(tx.connection, tx.community_id, caller, before, changes)
    return await _tagged(tx, caller, series_id, etags)


@router.post("/{series_id}/end")
async def end_series(series_id: Id, caller: Runner, tx: Tx, sent: CalledOff) -> Series:
    """End a series: its sessions to come are called off, and no more are made."""
    await service.end(tx.connection, tx.community_id, caller, series_id, sent.reason)
    row = await queries.one_series(tx.connection, tx.community_id, caller, series_id)
    return Series.of(row)


async def _tagged(tx: Tx, caller: Caller, series_id: UUID, etags: ETags) -> Series:
    row = await queries.one_series(tx.connection, tx.community_id, caller, series_id)
    series = Series.of(row)
    etags.tag(series.model_dump_json())
    return series
