"""The demo's doors: a page from which one click lets in as one of its people, and only in a demo.

Whether it is one stands in the database, where nothing can change it once it is made
(`installation_kept`): it is asked in the transaction that makes the sign-in.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Request, Response
from starlette.responses import HTMLResponse

from timebank.base.actors import Language, Role
from timebank.base.errors import NotFound, Refusal, Unavailable
from timebank.base.ids import CommunityId
from timebank.base.words import say
from timebank.communities import queries as communities
from timebank.db.engine import Connection, Database, enter
from timebank.db.failures import DatabaseAway
from timebank.demo import door_queries, doors
from timebank.demo.towns import TIME_BANK, TIME_CREDITS
from timebank.http.databases import RETRY_AFTER_SECONDS
from timebank.http.language import language_of
from timebank.http.transaction import Handler
from timebank.sending.queries import is_demo
from timebank.sign_in.service import issue_token
from timebank.web.cookies import keep_token
from timebank.web.forms import read_form
from timebank.web.guard import refuse_from_elsewhere
from timebank.web.nowhere import nowhere
from timebank.web.rendering import HEADERS, bare, go_to, switched

router = APIRouter(include_in_schema=False)

PATH = "/demo"
_TOWNS = (TIME_CREDITS, TIME_BANK)


@dataclass(frozen=True)
class Door:
    """Whose door it is, as what one comes in, and where to: in whose language, or the page's."""

    name: str
    number: str
    role: Role
    onward: str
    language: Language | None = None
    on_a_phone: bool = True


DOORS = (
    Door("member", doors.MEMBER.number, Role.MEMBER, "/app#help", Language.WELSH),
    Door("lead", doors.LEAD.number, Role.ORGANISATION_LEAD, "/app"),
    Door("coordinator", doors.COORDINATOR.number, Role.COORDINATOR, "/home", on_a_phone=False),
)


@router.get(PATH)
async def demo(request: Request) -> Response:
    """On to the page in the language that the browser likes better."""
    async with _in_demo(request):
        return go_to(f"/{language_of(request.headers).value}{PATH}")


async def doors_page(request: Request) -> Response:
    """The doors that lead somewhere, each with what waits behind it."""
    language = _language(request)
    other = next(one for one in Language if one is not language)
    async with _in_demo(request) as (connection, community_id):
        numbers = [door.number for door in DOORS]
        found = await door_queries.people(connection, community_id, numbers)
    people = [(door, found[door.number]) for door in DOORS]
    words = bare(
        "demo_doors",
        lang=language.value,
        other=other.value,
        elsewhere=switched(request.scope, other),
        say=partial(say, language),
        doors=[(door, one) for door, one in people if door.role in one.roles],
        towns=[
            (one.slug, getattr(one, f"name_{language.value}")) for one in (TIME_CREDITS, TIME_BANK)
        ],
    )
    return HTMLResponse(words, headers={**HEADERS, "Content-Language": language.value})


async def come_in(request: Request) -> Response:
    """Signs in as one of them. Raises NotFound where there is no such door."""
    refuse_from_elsewhere(request)
    name = (await read_form(request)).text("door", 20)
    door = next((one for one in DOORS if one.name == name), None)
    async with _in_demo(request) as (connection, community_id):
        if door is None:
            raise NotFound
        issued = await issue_token(
            connection, door.role, community_id=community_id, member=door.number
        )
    language = door.language or _language(request)
    answer = go_to(f"/{language.value}/{TIME_CREDITS.slug}{door.onward}")
    slug, who = TIME_CREDITS.slug, str(door.number)
    keep_token(request, answer, slug, issued.token, who=who, own=True)
    return answer


def _in_words(handle: Handler) -> Handler:
    """The handler, whose no is a page."""

    async def answer(request: Request) -> Response:
        try:
            return await handle(request)
        except Refusal as refusal:
            return nowhere(request.scope, refusal)

    return answer


for _one in Language:
    router.add_api_route(f"/{_one.value}{PATH}", _in_words(doors_page), methods=["GET"])
    router.add_api_route(f"/{_one.value}{PATH}", _in_words(come_in), methods=["POST"])


@asynccontextmanager
async def _in_demo(request: Request) -> AsyncIterator[tuple[Connection, CommunityId]]:
    """A transaction in the community of the doors. Raises NotFound anywhere but in a demo."""
    database: Database = request.app.state.database
    try:
        async with database.transaction() as connection:
            if not await is_demo(connection):
                raise NotFound
            community_id = await communities.find(connection, TIME_CREDITS.slug)
            if community_id is None:
                raise NotFound
            await enter(connection, community_id)
            yield connection, community_id
    except DatabaseAway as error:
        raise Unavailable(retry_after=RETRY_AFTER_SECONDS) from error


def _language(request: Request) -> Language:
    return Language(request.url.path[1:3])
