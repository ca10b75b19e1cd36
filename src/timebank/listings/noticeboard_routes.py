"""`/noticeboard`: for everybody, without a token, where the community has one."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from timebank.base.actors import Language
from timebank.http.etags import entity_tag, unless_known
from timebank.http.language import language_of
from timebank.http.outside import Code, Open, Out
from timebank.listings.noticeboard import board
from timebank.listings.noticeboard_feed import MEDIA_TYPE, feed
from timebank.listings.noticeboard_queries import Wanted
from timebank.listings.noticeboard_schemas import Noticeboard
from timebank.listings.rules import ListingKind

router = APIRouter(prefix="/v1/communities/{community}", tags=["noticeboard"], route_class=Open)

Place = Annotated[str, Path(max_length=100, description="The community's slug or id.")]


@router.get("/noticeboard")
async def get_noticeboard(
    out: Out,
    community: Place,
    kind: ListingKind | None = None,
    activity: Code | None = None,
    area: Code | None = None,
) -> Noticeboard:
    """What is offered and asked for, the newest first, where the community's rule `noticeboard`
    says so; to any other there is no such thing. Nothing about a person: of members' offers and
    requests the activity, areas, times and the day."""
    return Noticeboard.of(await board(out.database, community, Wanted(kind, activity, area)))


@router.get(
    "/noticeboard.atom",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {}}, "description": "A feed (RFC 4287)."}},
)
async def get_noticeboard_feed(
    request: Request,
    out: Out,
    community: Place,
    *,
    language: Annotated[
        Language | None,
        Query(description="Of the feed; without it, as Accept-Language says."),
    ] = None,
    kind: ListingKind | None = None,
    activity: Code | None = None,
    area: Code | None = None,
) -> Response:
    """The same as a feed, for feed readers and websites."""
    reads = language or language_of(request.headers)
    site = (request.app.state.public_url or str(request.base_url)).rstrip("/")
    query = f"?{request.url.query}" if request.url.query else ""
    address = f"{site}{request.url.path}{query}"
    found = await board(out.database, community, Wanted(kind, activity, area))
    content = feed(found, reads, address, site)
    headers = {"ETag": entity_tag(content), "Content-Language": reads.value}
    return unless_known(request, Response(content, media_type=MEDIA_TYPE, headers=headers))
