"""`/members/{member_id}/export`: a copy of what a member gave and did."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from starlette.responses import Response

from timebank.base.actors import Caller
from timebank.http.fields import Id
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.protection import service
from timebank.protection.export import Asked
from timebank.protection.html_copy import HEADERS, html_copy
from timebank.protection.json_copy import json_copy
from timebank.protection.schemas import ExportFilters, MemberExport

router = APIRouter(
    prefix="/v1/communities/{community}/members", tags=["members"], route_class=Transactional
)

_PAGE = {"text/html": {"schema": {"type": "string"}}}


@router.get("/{member_id}/export", response_model=MemberExport, responses={200: {"content": _PAGE}})
async def export_member(
    member_id: Id,
    caller: Annotated[Caller, Allow(*EVERYONE, scope="exports:read")],
    tx: Tx,
    filters: Annotated[ExportFilters, Query()],
) -> Response:
    """A copy of what a member gave and did, all at once, for themselves or from their coordinator.
    Other people are numbers in it. It says what is left out, and why."""
    await service.may_export(tx.connection, tx.community_id, caller, member_id)
    tx.shows([member_id])
    asked = Asked(tx.community_id, member_id, tx.language)
    if filters.format == "html":
        page = html_copy(tx.database, asked)
        return StreamingResponse(page, media_type="text/html", headers=HEADERS)
    name = f"member-{member_id}.json"
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    copy = json_copy(tx.database, asked)
    return StreamingResponse(copy, media_type="application/json", headers=headers)
