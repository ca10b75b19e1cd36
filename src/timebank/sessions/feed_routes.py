"""`/sessions.ics`: the noticeboard's sessions, for everybody's calendar."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response
from starlette.requests import Request

from timebank.base.actors import Language
from timebank.base.errors import NotFound
from timebank.communities import queries as communities
from timebank.db.engine import enter
from timebank.http.etags import entity_tag, unless_known
from timebank.http.language import language_of
from timebank.http.outside import Code, Open, Out
from timebank.sessions import queries
from timebank.sessions.feed import calendar

router = APIRouter(prefix="/v1/communities/{community}", tags=["sessions"], route_class=Open)

MOST = 1_000
BACK = timedelta(days=31)
MEDIA_TYPE = "text/calendar"


@router.get(
    "/sessions.ics",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {}}, "description": "A calendar (RFC 5545)."}},
)
async def get_sessions_calendar(
    request: Request,
    out: Out,
    community: Annotated[str, Path(max_length=100, description="The community's slug or id.")],
    *,
    language: Annotated[
        Language | None,
        Query(description="Of the calendar; without it, as Accept-Language says."),
    ] = None,
    activity: Code | None = None,
    area: Code | None = None,
    organisation_id: UUID | None = None,
) -> Response:
    """The sessions on the noticeboard, of the last month and to come, as a calendar to subscribe
    to, where the community's rule `noticeboard` says so; to any other there is no such thing.
    Nothing about a person, and of private organisations nothing. All of them, or those of an
    activity, an area, an organisation."""
    asked = {"activity": activity, "area": area, "organisation_id": organisation_id}
    only = {name: said for name, said in asked.items() if said}
    reads = language or language_of(request.headers)
    async with out.database.transaction() as connection:
        community_id = await communities.find(connection, community)
        if community_id is None:
            raise NotFound
        await enter(connection, community_id)
        row = await communities.community(connection, community_id)
        if not row.noticeboard:
            raise NotFound
        sessions = await queries.on_noticeboard(
            connection, community_id, most=MOST, back=BACK, only=only
        )
    names = [getattr(row, f"name_{reads}"), *_of(only, sessions, row.areas, reads)]
    content = calendar(", ".join(names), sessions, reads)
    headers = {"ETag": entity_tag(content), "Content-Language": reads.value}
    return unless_known(request, Response(content, media_type=MEDIA_TYPE, headers=headers))


def _of(
    only: Mapping[str, Any], sessions: Sequence[Any], areas: Sequence[Any], reads: Language
) -> Iterator[str]:
    """What it is of, for whoever has several calendars, as far as there is anything of it."""
    for name in ("organisation", "activity"):
        if sessions and (name in only or f"{name}_id" in only):
            first = sessions[0]
            yield getattr(first, f"{name}_{reads}") or getattr(first, f"{name}_en")
    for area in areas:
        if area["code"] == only.get("area"):
            yield area[f"name_{reads}"]
