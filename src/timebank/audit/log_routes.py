"""The trail as people may read it: `/audit/log`, and `/members/{member_id}/log`."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from starlette.responses import Response

from timebank.audit import log_queries as queries
from timebank.audit.log_queries import Wanted
from timebank.audit.log_schemas import (
    LogFilters,
    LogLine,
    Reached,
    ReachedFilters,
    Reaching,
    Seen,
)
from timebank.audit.rules import may_see_log
from timebank.base.actors import Caller, Language, Role
from timebank.base.cells import BYTE_ORDER_MARK, csv_line
from timebank.base.errors import NotFound
from timebank.base.words import say
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.people import queries as people

router = APIRouter(prefix="/v1/communities/{community}", tags=["audit"], route_class=Transactional)

_CSV = "text/csv"
_COLUMNS = ("number", "name", "language", "contact_by", "times", "first_at", "last_at", "what")


@router.get("/audit/log")
async def list_log(
    _caller: Annotated[Caller, Allow(Role.AUDITOR, scope="audit:read")],
    tx: Tx,
    window: Window,
    filters: Annotated[LogFilters, Query()],
) -> Page[LogLine]:
    """Who did, and who read what about whom: one line a request, the newest first. People are ids
    here; nothing that anybody typed is kept."""
    after = window.after(UUID)
    rows = await queries.lines(
        tx.connection,
        tx.community_id,
        Wanted(filters.about, filters.by, filters.sign_in, filters.since, filters.until),
        before=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=LogLine.of, key=lambda row: (row.id,))


@router.get("/concerns/log")
async def list_safeguarding_log(
    caller: Annotated[Caller, Allow(Role.SAFEGUARDING_LEAD, scope="concerns:read")],
    tx: Tx,
    window: Window,
) -> Page[LogLine]:
    """Who raised, read and closed concerns, and kept members apart: in no other log. What
    others did about the caller stands in it for the other leads."""
    after = window.after(UUID)
    rows = await queries.safeguarding_lines(
        tx.connection,
        tx.community_id,
        caller.member_id,
        before=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=LogLine.of, key=lambda row: (row.id,))


@router.get(
    "/audit/log/reached",
    response_model=Reaching,
    responses={200: {"content": {_CSV: {"schema": {"type": "string"}}}}},
)
async def list_reached(
    caller: Annotated[Caller, Allow(Role.COORDINATOR, Role.AUDITOR, scope="audit:read")],
    tx: Tx,
    filters: Annotated[ReachedFilters, Query()],
) -> Reaching | Response:
    """Whose records a sign-in, an app or a person reached between two times: all of them, for the
    day on which a phone or a key was in the wrong hands."""
    wanted = Wanted(None, filters.by, filters.sign_in, filters.since, filters.until)
    rows = await queries.reached(tx.connection, tx.community_id, wanted)
    tx.shows([row.id for row in rows])
    found = [Reached.of(row, tx.language, named=caller.reads_names) for row in rows]
    asked = filters.format or ("csv" if tx.request.headers.get("accept") == _CSV else "json")
    return _csv(found, tx.language) if asked == "csv" else Reaching(items=found)


@router.get("/members/{member_id}/log")
async def list_seen(
    member_id: Id,
    caller: Annotated[Caller, Allow(*EVERYONE, scope="members:read")],
    tx: Tx,
    window: Window,
) -> Page[Seen]:
    """Who else saw or changed a member's record, the newest first: for the member, or for their
    coordinator to tell them."""
    if not may_see_log(caller, member_id):
        raise NotFound
    await people.member(tx.connection, tx.community_id, member_id)
    after = window.after(UUID)
    rows = await queries.seen_by(
        tx.connection,
        tx.community_id,
        member_id,
        before=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(
        rows, item=lambda row: Seen.of(row, caller, tx.language), key=lambda row: (row.id,)
    )


def _csv(found: list[Reached], language: Language) -> Response:
    heading = csv_line(say(language, f"reached-{name}") for name in _COLUMNS)
    lines = [
        csv_line(
            [
                one.number,
                one.name,
                one.language,
                one.contact_by,
                one.times,
                *map(_moment, (one.first_at, one.last_at)),
                "; ".join(one.what),
            ]
        )
        for one in found
    ]
    headers = {"Content-Disposition": 'attachment; filename="reached.csv"'}
    return Response(BYTE_ORDER_MARK + heading + "".join(lines), media_type=_CSV, headers=headers)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
