"""The two kinds of page route: for anybody, and for whoever is signed in."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest
from typing import Annotated, Any, ClassVar, get_args
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Depends, Query, Response
from fastapi.routing import APIRoute
from starlette.requests import Request

from timebank.base.actors import Caller, Language
from timebank.base.errors import Forbidden, NotFound, Refusal, Unavailable
from timebank.base.ids import CommunityId, MemberId
from timebank.communities import queries as communities
from timebank.db.engine import Connection, Database
from timebank.http import databases, noting
from timebank.http.asked import community_of
from timebank.http.budgets import FOUND
from timebank.http.errors import NotSignedIn
from timebank.http.statuses import STATUS
from timebank.http.transaction import Handler, handled
from timebank.trail.queries import Answered
from timebank.web.cookies import form_token, token_in
from timebank.web.errors import SentFromElsewhere
from timebank.web.faults import in_words, message_of
from timebank.web.forms import Form, read_form
from timebank.web.guard import refuse_from_elsewhere
from timebank.web.nowhere import nowhere
from timebank.web.rendering import Place, came_to, go_to, page

_PLACE, _FORM, _INSIDE = "timebank.web.place", "timebank.web.form", "timebank.web.inside"


@dataclass
class Inside:
    """What the handler of a page for somebody who is signed in works with: one transaction, that is
    committed before the page leaves."""

    place: Place
    connection: Connection
    database: Database
    caller: Caller
    token: str
    shown: set[str] = field(default_factory=set)

    @property
    def community_id(self) -> CommunityId:
        """The community that the page is of."""
        return CommunityId(self.place.community.id)

    @property
    def member_id(self) -> MemberId:
        """Who is signed in. Raises Forbidden for a token that names nobody."""
        if self.caller.member_id is None:
            raise Forbidden
        return self.caller.member_id

    def admitted(self, declared: Any) -> Caller:
        """The caller, as what they may call a route of the API that declares its caller so
        (http/policy.py). Raises Forbidden and InsufficientScope."""
        caller: Caller = get_args(declared)[1].dependency.admitted(self.caller)
        return caller

    def may(self, declared: Any) -> bool:
        """Whether the caller may call such a route in their role: what leads to it is shown."""
        try:
            self.admitted(declared)
        except Forbidden:
            return False
        return True

    @property
    def token_sha256(self) -> bytes:
        """What is kept of the sign-in."""
        return sha256(self.token.encode()).digest()

    def shows(self, member_id: UUID) -> None:
        """Says for the trail whose record the page shows."""
        self.shown.add(str(member_id))

    def page(self, template: str, title: str, **facts: Any) -> Response:
        """A page whose forms carry the token of forms."""
        return page(self.place, template, title, form_token=form_token(self.token), **facts)


async def _place(request: Request) -> Place:
    place: Place = request.scope[_PLACE]
    return place


async def _form(request: Request) -> Form:
    form: Form = request.scope[_FORM]
    return form


async def _inside(request: Request) -> Inside:
    inside: Inside = request.scope[_INSIDE]
    return inside


def form_in(request: Request) -> Form | None:
    """What one of our own pages sent, once it was read."""
    form: Form | None = request.scope.get(_FORM)
    return form


Here = Annotated[Place, Depends(_place)]
Sent = Annotated[Form, Depends(_form)]
In = Annotated[Inside, Depends(_inside)]
Next = Annotated[str, Query(alias="next")]
"""Where to go on after signing in, as it stands in the address; see safe_next."""


class OpenPage(APIRoute):
    """A page for anybody. Its handler begins its own transactions."""

    def get_route_handler(self) -> Handler:
        """The handler, whose refusals become pages."""
        handle = super().get_route_handler()

        async def outside(request: Request) -> Response:
            return await handled(request, handle)

        async def answer(request: Request) -> Response:
            return await _answered(request, outside, SignedInPage.refused)

        return answer


class SignedInPage(APIRoute):
    """A page for whoever is signed in here; others are asked to, and come back."""

    others_go_to: ClassVar[str] = "/sign-in"

    def get_route_handler(self) -> Handler:
        """The handler, in a transaction with whoever the cookie stands for."""
        handle = super().get_route_handler()

        async def once(request: Request) -> Response:
            async with _signed_in(request) as connection:
                response = await handled(request, handle)
                found: Inside = request.scope[_INSIDE]
                answered = Answered(response.status_code, found.shown)
                await noting.note(connection, request, found.caller, answered)
            return response

        async def inside(request: Request) -> Response:
            """As a call is (http/transaction.py): once more from the start where two transactions
            were in each other's way."""
            for may_repeat in (True, False):
                try:
                    return await once(request)
                except Exception as error:
                    if may_repeat and databases.is_worth_repeating(error):
                        continue
                    await _note_refused(request, error)
                    raise
            raise AssertionError("the second try answers or raises")

        async def answer(request: Request) -> Response:
            return await _answered(request, inside, self.refused)

        return answer

    @classmethod
    def refused(cls, request: Request, place: Place, refusal: Refusal) -> Response:
        """The no of a page; whoever is not signed in is sent on."""
        if isinstance(refusal, NotSignedIn):
            return go_to(place.path(cls.others_go_to, next=came_to(request)))
        return fault_page(place, refusal)


async def _note_refused(request: Request, error: Exception) -> None:
    """Writes the line of what was refused to somebody who is signed in, in a transaction of its
    own, for that of the page is rolled back."""
    found: Inside | None = request.scope.get(_INSIDE)
    refusal = databases.refusal_of(error, request.app.state.refusal_for)
    refusal = error if isinstance(error, Refusal) else refusal
    if found is None or refusal is None or isinstance(refusal, Unavailable):
        return
    async with found.database.transaction() as connection:
        await noting.note(connection, request, found.caller, Answered(STATUS[refusal.code]))


async def _answered(
    request: Request,
    handle: Callable[[Request], Any],
    refused: Callable[[Request, Place, Refusal], Response],
) -> Response:
    """The page, or one that says in words what was wrong."""
    place = None
    try:
        request.scope[_PLACE] = place = await _find_place(request)
        if request.method == "POST":
            refuse_from_elsewhere(request)
            request.scope[_FORM] = await read_form(request)
        response: Response = await handle(request)
    except Refusal as refusal:
        said_no: Refusal = refusal
    except Exception as error:
        found = databases.refusal_of(error, request.app.state.refusal_for)
        if found is None:
            raise
        said_no = found
    else:
        return response
    return refused(request, place, said_no) if place else nowhere(request.scope, said_no)


def fault_page(place: Place, refusal: Refusal) -> Response:
    """What was wrong, on a page of its own."""
    return page(
        place,
        "fault",
        message_of(refusal),
        status=STATUS[refusal.code],
        wait=refusal.facts.get("retry_after"),
        detail=in_words(place.language, refusal),
    )


def safe_next(place: Place, said: str) -> str | None:
    """An address of this community's own pages, or None: whoever signs in is sent to no other."""
    parts = urlsplit(said)
    ours = tuple(f"/{one.value}/{place.community.slug}/" for one in Language)
    plain = not (parts.scheme or parts.netloc) and "\\" not in said and said.isprintable()
    return said if plain and parts.path.startswith(ours) and ".." not in parts.path else None


async def _find_place(request: Request) -> Place:
    """Raises NotFound for a community that is not there."""
    said = community_of(request) or ""
    database: Database = request.app.state.database
    async with database.transaction() as connection:
        community_id = await communities.find(connection, said)
        if community_id is None:
            raise NotFound
        row = await communities.community(connection, community_id)
    return Place(request, row, Language(request.url.path[1:3]))


@asynccontextmanager
async def _signed_in(request: Request) -> AsyncIterator[Connection]:
    """The transaction of a page, with who is signed in. Raises NotSignedIn, for an app's token too,
    and SentFromElsewhere for a form without its token."""
    place: Place = request.scope[_PLACE]
    token = token_in(request, place.community.slug) or ""
    if not request.app.state.is_token(token):
        raise NotSignedIn
    form = form_in(request)
    if form and not compare_digest(form.text("form_token").encode(), form_token(token).encode()):
        raise SentFromElsewhere
    database: Database = request.app.state.database
    async with database.transaction() as connection:
        digest, community_id = sha256(token.encode()).digest(), str(place.community.id)
        try:
            caller = await request.app.state.find_caller(connection, digest, community_id)
        except NotFound:
            caller = None  # a token of another community
        if caller is None or caller.client_id is not None:
            # An app is held to its scopes, which pages do not ask for: it would set its member's
            # PIN, and say yes to itself.
            raise NotSignedIn
        request.scope[FOUND] = True
        request.scope[_INSIDE] = Inside(place, connection, database, caller, token)
        yield connection
