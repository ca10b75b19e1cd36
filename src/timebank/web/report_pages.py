"""The hours report as a page, and as a file for a spreadsheet."""

import re
from typing import Any

from fastapi import APIRouter, Request, Response

from timebank.base.errors import Forbidden, ValidationFailed
from timebank.base.words import minutes_in_words, say
from timebank.reports import queries
from timebank.reports.queries import Extent, HoursRow
from timebank.reports.routes import Reader, file_of
from timebank.reports.rules import By, Form, may_see_members
from timebank.reports.schemas import HoursFilters
from timebank.reports.wording import name_of
from timebank.web.faults import told_wrong
from timebank.web.forms import read
from timebank.web.routing import In, Inside, SignedInPage

router = APIRouter(prefix="/{community}/reports", route_class=SignedInPage)

MOST_SHOWN = 200
_ASKED = ("from", "to", "by")
_FIGURES = ("given_minutes", "received_minutes", "historic_given_minutes")


@router.get("")
async def hours_page(inside: In) -> Response:
    """Hours given and received: of which days, and by what, stands in the address."""
    inside.admitted(Reader)
    said = _said(inside.place.request)
    try:
        extent = _extent(inside, said)
    except ValidationFailed as refusal:
        return _page(inside, said, [], **told_wrong(inside.place, refusal))
    found = queries.hours(inside.connection, inside.community_id, extent)
    rows = [row async for row in found]
    if extent.by is By.MEMBER:
        for row in rows:
            if row.id:
                inside.shows(row.id)
    return _page(inside, said, rows)


@router.get("/hours.csv")
async def hours_csv(inside: In) -> Response:
    """The same, complete, for any spreadsheet."""
    return await _file(inside, Form.CSV)


@router.get("/hours.xlsx")
async def hours_xlsx(inside: In) -> Response:
    """The same, complete, as a workbook."""
    return await _file(inside, Form.XLSX)


async def _file(inside: Inside, form: Form) -> Response:
    caller = inside.admitted(Reader)
    extent = _extent(inside, _said(inside.place.request))
    whose = (inside.connection, inside.community_id)
    for member_id in await queries.members_in(*whose, extent):
        inside.shows(member_id)
    return file_of(
        inside.database, inside.community_id, extent, caller, inside.place.language, form=form
    )


def _said(request: Request) -> dict[str, str]:
    return {name: request.query_params.get(name, "") for name in _ASKED}


def _extent(inside: Inside, said: dict[str, str]) -> Extent:
    """Raises ValidationFailed, and Forbidden where members are not for the reader."""
    asked = read(HoursFilters, said)
    if asked.by is By.MEMBER and not may_see_members(inside.caller):
        raise Forbidden
    return Extent(asked.first, asked.last, asked.by)


def _page(inside: Inside, said: dict[str, str], rows: list[HoursRow], **fault: Any) -> Response:
    place, caller = inside.place, inside.caller
    language = place.language
    kinds = [by for by in By if by is not By.MEMBER or may_see_members(caller)]
    asked = {name: value for name, value in said.items() if value}
    return inside.page(
        "hours",
        "page-hours",
        said={**said, "by": said["by"] or By.MONTH.value},
        kinds=[(by.value, say(language, f"hours-by-{by}")) for by in kinds],
        by=say(language, f"hours-by-{said['by'] or By.MONTH}") if not fault else "",
        rows=[(_name(inside, row), _figures(inside, row)) for row in rows[:MOST_SHOWN]],
        total=_sum(inside, rows),
        historic=any(row.minutes["historic_given_minutes"] for row in rows),
        more=len(rows) > MOST_SHOWN,
        files=[(form.value, place.path(f"/reports/hours.{form}", **asked)) for form in _FILES],
        **fault,
    )


_FILES = (Form.CSV, Form.XLSX)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def _name(inside: Inside, row: HoursRow) -> str:
    """A month in words; of all else the name."""
    if row.id is None and (month := _MONTH.fullmatch(row.key)):
        return f"{say(inside.place.language, f'page-month-{int(month[2])}')} {month[1]}"
    return name_of(row, inside.caller, inside.place.language)


def _figures(inside: Inside, row: HoursRow) -> list[str]:
    times = [minutes_in_words(inside.place.language, row.minutes[name]) for name in _FIGURES]
    return [f"{row.entries:,}", *times]


def _sum(inside: Inside, rows: list[HoursRow]) -> list[str]:
    times = [sum(row.minutes[name] for row in rows) for name in _FIGURES]
    entries = sum(row.entries for row in rows)
    return [f"{entries:,}", *(minutes_in_words(inside.place.language, one) for one in times)]
