"""`/reports`: the list with definitions, and the hours."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from starlette.responses import Response

from timebank.base.actors import Caller, Language, Role
from timebank.base.errors import Forbidden
from timebank.base.ids import CommunityId
from timebank.base.words import say
from timebank.db.engine import Database
from timebank.http.effects import effect
from timebank.http.pages import Page
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.reports import queries
from timebank.reports.queries import Extent
from timebank.reports.rules import MEASURES, MEDIA_TYPES, By, Form, form_of, may_see_members
from timebank.reports.schemas import Hours, HoursFilters, HoursRow, Minutes, Report
from timebank.reports.sheets import hours_csv, hours_xlsx
from timebank.reports.wording import name_of

router = APIRouter(
    prefix="/v1/communities/{community}/reports", tags=["reports"], route_class=Transactional
)

Reader = Annotated[
    Caller,
    Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, Role.AUDITOR, scope="reports:read"),
]
_BINARY = {"schema": {"type": "string", "format": "binary"}}


@router.get("")
async def list_reports(caller: Reader, tx: Tx) -> Page[Report]:
    """The reports that there are, with what each one counts."""
    groupings = [by for by in By if by is not By.MEMBER or may_see_members(caller)]
    hours = Report(
        name="hours",
        title=say(tx.language, "hours-title"),
        definition=say(tx.language, "hours-title.definition"),
        by=groupings,
        formats=list(Form),
    )
    return Page(items=[hours], next=None)


@router.get(
    "/hours",
    response_model=Hours,
    responses={200: {"content": dict.fromkeys(MEDIA_TYPES, _BINARY)}},
)
@effect(snapshot=True)
async def get_hours(
    caller: Reader, tx: Tx, filters: Annotated[HoursFilters, Query()]
) -> Hours | Response:
    """Minutes given and received by month, activity, organisation or member: credited ones, which
    tie to the ledger to the minute, and apart from them those from before the books began."""
    if filters.by is By.MEMBER and not may_see_members(caller):
        raise Forbidden
    extent = Extent(filters.first, filters.last, filters.by)
    form = form_of(filters.format, tx.request.headers.get("accept", ""))
    if form is Form.JSON:
        rows = [
            _row(row, caller, tx.language)
            async for row in queries.hours(tx.connection, tx.community_id, extent)
        ]
        return _report(extent, rows, tx.language)
    tx.shows(await queries.members_in(tx.connection, tx.community_id, extent))
    return file_of(tx.database, tx.community_id, extent, caller, tx.language, form=form)


def _row(row: queries.HoursRow, caller: Caller, language: Language) -> HoursRow:
    return HoursRow(
        key=row.key,
        id=row.id,
        number=row.number,
        name=name_of(row, caller, language),
        entries=row.entries,
        **row.minutes,
    )


def _report(extent: Extent, rows: list[HoursRow], language: Language) -> Hours:
    return Hours(
        title=say(language, "hours-title"),
        definition=say(language, "hours-title.definition"),
        first=extent.first,
        last=extent.last,
        by=extent.by,
        rows=rows,
        total=Minutes(**{name: sum(getattr(row, name) for row in rows) for name in MEASURES}),
    )


def file_of(
    database: Database,
    community_id: CommunityId,
    extent: Extent,
    caller: Caller,
    language: Language,
    *,
    form: Form,
) -> Response:
    """The report as a file for a spreadsheet, complete whatever its length."""
    make = hours_csv if form is Form.CSV else hours_xlsx
    return _file(make(database, community_id, extent, caller, language), form)


def _file(content: AsyncIterator[str] | AsyncIterator[bytes], form: Form) -> Response:
    media_type = next(media for media, known in MEDIA_TYPES.items() if known is form)
    headers = {"Content-Disposition": f'attachment; filename="hours.{form}"'}
    return StreamingResponse(content, media_type=media_type, headers=headers)
