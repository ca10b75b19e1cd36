"""What people do most is tried in one call, before the router is asked (docs/decisions/0004).

To find one route among hundreds, and to make ready whatever its handler may need, takes longer than
all else that the service does for such a request.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timebank.base.errors import Refusal, Unavailable
from timebank.db.engine import Database
from timebank.db.failures import DatabaseAway
from timebank.http import idempotency, noting
from timebank.http.asked import BARE, community_of, is_bare, token_of
from timebank.http.budgets import FOUND
from timebank.http.databases import RETRY_AFTER_SECONDS
from timebank.http.effects import InOneCall, effect_of
from timebank.http.idempotency import OneCall
from timebank.http.language import language_of
from timebank.http.policy import policies_of
from timebank.http.problems import problem_response


@dataclass(frozen=True)
class _Route:
    """A route that declares `one_call` (effects.py), and for whom it is."""

    context: RouteContext
    one_call: InOneCall
    roles: tuple[str, ...]
    scope: str

    def leads_here(self, scope: Scope) -> bool:
        """Whether the path does; what it says then stands in the scope, where a router puts it."""
        found = self.context.path_regex.match(scope["path"])
        if found is None:
            return False
        read = self.context.param_convertors
        said = {name: read[name].convert(part) for name, part in found.groupdict().items()}
        scope["path_params"], scope["route"] = said, self.context
        return True


class AtOnce:
    """ASGI middleware. Wherever its call does not end in an answer, the request goes the common
    way, as it came: what is refused, and how that is said and kept, stands in one place."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self._routes = tuple(_with_one_call(routes))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST":
            for route in self._routes:
                if route.leads_here(scope):
                    await self._try(route, scope, receive, send)
                    return
        await self.app(scope, receive, send)

    async def _try(self, route: _Route, scope: Scope, receive: Receive, send: Send) -> None:
        came = await _beginning(receive)
        body = b"".join(message.get("body", b"") for message in came)
        response = await _answer(route, Request(scope), body)
        if response is None:
            await self.app(scope, _again(came, receive), send)
        else:
            await response(scope, receive, send)


async def _answer(route: _Route, request: Request, body: bytes) -> Response | None:
    """The answer of the call; None where there is none, whatever the reason."""
    if not is_bare(request, body):
        return None
    try:
        token, community = token_of(request), community_of(request) or ""
        key = idempotency.key_sent(request)
    except Refusal:
        return None
    if key is None:
        return None
    fingerprint, asked = idempotency.fingerprint(request, body), noting.asked(request)
    database: Database = request.app.state.database
    try:
        async with database.alone() as connection:
            roles, scope = route.roles, route.scope
            one = OneCall(connection, token, community, roles, scope, key, fingerprint, asked)
            response = await route.one_call(one)
    except DatabaseAway:
        return problem_response(request.scope, Unavailable(retry_after=RETRY_AFTER_SECONDS))
    if response is not None:
        request.scope[FOUND] = True
        response.headers.setdefault("Content-Language", language_of(request.headers).value)
    return response


async def _beginning(receive: Receive) -> list[Message]:
    """What comes until the body ends, or is longer than one that asks for nothing."""
    came = [await receive()]
    while came[-1].get("more_body") and sum(len(one.get("body", b"")) for one in came) <= len(BARE):
        came.append(await receive())
    return came


def _again(came: list[Message], receive: Receive) -> Receive:
    """What came already, once more; then what follows."""

    async def received() -> Message:
        return came.pop(0) if came else await receive()

    return received


def _with_one_call(routes: Sequence[BaseRoute]) -> Iterator[_Route]:
    for context in iter_route_contexts(routes):
        route = context.original_route
        if isinstance(route, APIRoute) and (one_call := effect_of(route).one_call):
            [policy] = policies_of(route.dependant)
            roles = tuple(sorted(role.value for role in policy.roles))
            yield _Route(context, one_call, roles, policy.scope)
