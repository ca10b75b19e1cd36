"""Pages on which a member lets an app act for them, sees which ones do, and takes it back."""

from collections import Counter
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import APIRouter, Request, Response

from timebank.base.actors import Language
from timebank.base.errors import NotFound, Unavailable
from timebank.base.words import say
from timebank.clients import consent_queries, consents
from timebank.clients import queries as clients
from timebank.clients.consent_routes import Reader, Writer
from timebank.clients.oauth_routes import issuer_of
from timebank.clients.rules import words_of
from timebank.communities import queries as communities
from timebank.communities.rules import id_in
from timebank.db.engine import Database
from timebank.db.failures import DatabaseAway
from timebank.http.databases import RETRY_AFTER_SECONDS
from timebank.http.errors import BadRequest
from timebank.http.help import html_page
from timebank.http.language import language_of
from timebank.organisations import queries as organisations
from timebank.web.dates import day_in_words, day_of
from timebank.web.rendering import POLICY, go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/apps", route_class=SignedInPage)
door = APIRouter(include_in_schema=False)

MOST_SHOWN = 100


@door.get("/oauth/authorize")
async def authorize(request: Request) -> Response:
    """Where an app sends a member (RFC 6749, 4.1.1): on to the pages of the app's community."""
    client_id = id_in(request.query_params.get("client_id", ""))
    slug = await _slug_of(request.app.state.database, client_id) if client_id else None
    if slug is None:
        parts = (
            f"<p lang='{one.value}'>{say(one, 'field-client_unknown')}</p>" for one in Language
        )
        page = html_page("timebank", "".join(parts))
        page.status_code, page.headers["Cache-Control"] = 400, "no-store"
        return page
    language = language_of(request.headers).value
    return go_to(f"/{language}/{slug}/apps/ask?{request.url.query}")


@router.get("/ask")
async def ask_page(inside: In) -> Response:
    """What an app asks for, and the two answers."""
    caller, said = inside.admitted(Reader), _said(inside.place.request)
    wish = await consents.wish(
        inside.connection,
        inside.community_id,
        caller,
        said,
        issuer_of(inside.place.request),
    )
    if wish.back is not None:
        return go_to(wish.back)
    group = wish.client.organisation_id
    page = inside.page(
        "ask",
        "page-app-ask",
        name=wish.client.name,
        group=await _group(inside, group) if group else None,
        scopes=[words_of(scope) for scope in wish.scopes],
        goes=urlsplit(said["redirect_uri"]).netloc,
        asked=inside.place.request.url.query,
    )
    # A browser lets no form lead to another website, unless its page names it.
    page.headers["Content-Security-Policy"] = POLICY.replace(
        "form-action 'self'", f"form-action 'self' {_source(said['redirect_uri'])}"
    )
    return page


@router.post("/ask")
async def answer(inside: In, sent: Sent) -> Response:
    """Back to the app, with a code or without."""
    caller, request = inside.admitted(Writer), inside.place.request
    back = await consents.decide(
        inside.connection,
        inside.community_id,
        caller,
        _said(request),
        issuer_of(request),
        allow=sent.has("allow"),
    )
    return go_to(back)


@router.get("")
async def apps_page(inside: In) -> Response:
    """Which apps act for one, and since when."""
    inside.admitted(Reader)
    rows = await consent_queries.consents(
        inside.connection,
        inside.community_id,
        member_id=inside.member_id,
        ended=False,
        limit=MOST_SHOWN,
    )
    zone, language = inside.place.community.time_zone, inside.place.language
    return inside.page(
        "apps",
        "page-apps",
        apps=[
            {
                "id": row.id,
                "name": row.name,
                "scopes": [words_of(scope) for scope in row.scopes],
                "since": day_in_words(language, day_of(row.given_at, zone)),
            }
            for row in rows
        ],
    )


@router.post("/end")
async def end_app(inside: In, sent: Sent) -> Response:
    """Takes it back."""
    caller = inside.admitted(Writer)
    try:
        which = UUID(sent.text("consent", 40))
    except ValueError:
        raise NotFound from None
    await consents.end(inside.connection, inside.community_id, caller, which)
    return go_to(inside.place.path("/apps"))


async def _slug_of(database: Database, client_id: UUID) -> str | None:
    """The slug of the app's community; None for an app that is not known."""
    try:
        async with database.transaction() as connection:
            row = await clients.known(connection, client_id)
            if row is None:
                return None
            return str((await communities.community(connection, row.community_id)).slug)
    except DatabaseAway as error:
        raise Unavailable(retry_after=RETRY_AFTER_SECONDS) from error


async def _group(inside: Inside, organisation_id: UUID) -> str:
    row = await organisations.organisation(inside.connection, inside.community_id, organisation_id)
    welsh = inside.place.language is Language.WELSH and row.name_cy
    return str(row.name_cy if welsh else row.name_en)


def _said(request: Request) -> dict[str, str]:
    """The app's parameters, to the letter. Raises BadRequest for one that is said twice."""
    said = [(name, value) for name, value in request.query_params.multi_items() if value]
    if any(often > 1 for often in Counter(name for name, _ in said).values()):
        raise BadRequest
    return {name: value for name, value in said if name in consents.PARAMETERS}


def _source(redirect_uri: str) -> str:
    """A redirect address as the policy of a page names it, which knows no IPv6."""
    parts = urlsplit(redirect_uri)
    return f"{parts.scheme}:" if "[" in parts.netloc else f"{parts.scheme}://{parts.netloc}"
