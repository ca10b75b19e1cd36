"""`/members/{member_id}/export`: a copy of what a member gave and did."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from starlette.responses import Response

from timebank.base.actors import Caller
from timebank.db.engine import Database
from timebank.http.fields import Id
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.protection import service
from timebank.protection.export import Asked
from timebank.protection.html_copy import HEADERS, html_copy
from timebank.protection.json_copy import json_copy
from timebank.protection.rules import is_own
from timebank.protection.schemas import ExportFilters, MemberExport

router = APIRouter(
    prefix="/v1/communities/{community}/members", tags=["members"], route_class=Transactional
)

_PAGE = {"text/html": {"schema": {"type": "string"}}}

Exporter = Annotated[Caller, Allow(*EVERYONE, scope="exports:read")]


@router.get("/{member_id}/export", response_model=MemberExport, responses={200: {"content": _PAGE}})
async def export_member(
    member_id: Id, caller: Exporter, tx: Tx, filters: Annotated[ExportFilters, Query()]
) -> Response:
    """A copy of what a member gave and did, all at once, for themselves or from their coordinator.
    Other people are numbers in it. It says what is left out, and why."""
    await service.may_export(tx.connection, tx.community_id, caller, member_id)
    tx.shows([member_id])
    own = is_own(caller, member_id)
    asked = Asked(tx.community_id, member_id, tx.language, own=own)
    return copy_in(filters.format, tx.database, asked)


def copy_in(form: Literal["json", "html"], database: Database, asked: Asked) -> StreamingResponse:
    """The copy, sent as it is read: a page, or a file to keep."""
    if form == "html":
        page = html_copy(database, asked)
        return StreamingResponse(page, media_type="text/html", headers=HEADERS)
    name = f"member-{asked.member_id}.json"
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    copy = json_copy(database, asked)
    return StreamingResponse(copy, media_type="application/json", headers=headers)
