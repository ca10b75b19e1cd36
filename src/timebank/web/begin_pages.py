"""The bare addresses, `/` and `/SLUG`, as they are printed and told: a choice of language, once,
and on to where somebody wanted."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from starlette.responses import HTMLResponse

from timebank.base.errors import NotFound, Unavailable
from timebank.communities import queries as communities
from timebank.db.engine import AnyRow, Database
from timebank.db.failures import DatabaseAway
from timebank.http.databases import RETRY_AFTER_SECONDS
from timebank.web.cookies import keep_language, language_in, token_in
from timebank.web.rendering import HEADERS, bare, go_to
from timebank.web.routing import Here, OpenPage

door = APIRouter(include_in_schema=False)
"""Asked when nothing else has the address."""
router = APIRouter(prefix="/{community}/begin", route_class=OpenPage)

_MOST = 200
_ALL = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


@dataclass(frozen=True)
class _Place:
    """A community to begin with, in each language."""

    slug: str
    names: dict[str, str]

    @classmethod
    def of(cls, row: AnyRow) -> "_Place":
        return cls(row.slug, {"en": row.name_en, "cy": row.name_cy})


@door.get("/")
async def root(request: Request) -> Response:
    """Where there is one community alone, that is it; of several, those that show themselves."""
    async with _reading(request).transaction() as connection:
        shown = await communities.shown_to_all(connection, limit=_MOST)
    if not shown:
        raise NotFound
    return _choice(request, [_Place.of(row) for row in shown])


@door.api_route("/{community}", methods=_ALL)
async def bare_address(request: Request, community: str) -> Response:
    """One community's. Raises NotFound for what is none."""
    if request.method not in ("GET", "HEAD") or "\0" in community:
        raise NotFound
    try:
        async with _reading(request).transaction() as connection:
            community_id = await communities.find(connection, community)
            if community_id is None:
                raise NotFound
            row = await communities.community(connection, community_id)
    except DatabaseAway as error:
        raise Unavailable(retry_after=RETRY_AFTER_SECONDS) from error
    return _choice(request, [_Place.of(row)])


@router.get("")
async def begin(here: Here) -> Response:
    """Keeps the language. Whoever is signed in goes on to the app, all others sign in to it."""
    signed_in = token_in(here.request, here.community.slug)
    app = here.path("/app")
    answer = go_to(app if signed_in else here.path("/sign-in", next=app))
    keep_language(here.request, answer, here.language.value)
    return answer


def _reading(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


def _choice(request: Request, places: list[_Place]) -> Response:
    """The page on which both languages stand side by side; past it, where one was chosen before."""
    chosen = language_in(request)
    if chosen and len(places) == 1:
        return go_to(f"/{chosen}/{places[0].slug}/begin")
    words = bare("begin", places=places)
    return HTMLResponse(words, headers=HEADERS)
