"""The app around the rooms' routes."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from timebank import __version__
from timebank.base.actors import Caller
from timebank.base.errors import Refusal
from timebank.db.engine import Connection, Database
from timebank.http import docs, health, help, openapi, requests, validation  # noqa: A004
from timebank.http.access import Access
from timebank.http.at_once import AtOnce
from timebank.http.branch import Branch
from timebank.http.budgets import Budgets
from timebank.http.databases import BooksAnswer
from timebank.http.edge import ANYWHERE, Edge, KnownHosts, KnownOrigins
from timebank.http.heads import Heads, answers_head
from timebank.http.policy import check_policies
from timebank.http.problems import PageFor, no_page, problem_response, refusal_of_status

FindCaller = Callable[[Connection, bytes, str | None], Awaitable[Caller | None]]
"""Who has the token with this SHA-256, in the community of this slug or id (None on routes of the
network). None where no such token is in force; raises NotFound where the token is good, but the
community unknown or the caller without a role there. Also sets the community for row-level
security, in the same call."""

_DESCRIPTION = (
    "A double-entry ledger of help given: every credit has a matching contribution. All minutes"
    " are whole. Every error is application/problem+json with a stable code."
)


def build(
    *,
    database: Database,
    routers: Sequence[APIRouter],
    is_token: Callable[[str], bool],
    find_caller: FindCaller,
    refusal_for: BooksAnswer,
    schema_revision: str,
    page_for: PageFor = no_page,
    door: Callable[[ASGIApp], ASGIApp] | None = None,
    last: APIRouter | None = None,
    edge: Edge = ANYWHERE,
) -> FastAPI:
    """The app with these routes, reached in these ways. `is_token`: whether a text is written as
    tokens are; `page_for`: the no as a page, where people asked for one; `door`: what finds the
    token of a caller who does not show it; `last`: asked when nothing else has an address. Raises
    RuntimeError where a route does not say who may call it."""
    app = FastAPI(
        title="timebank",
        version=__version__,
        description=_DESCRIPTION,
        license_info={"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=openapi.operation_id,
        lifespan=_lifespan,
        # It would send paths and queries on, where one's environment configures it: our own lines
        # and figures (access.py) know the route's template alone.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.database = database
    app.state.is_token = is_token
    app.state.find_caller = find_caller
    app.state.refusal_for = refusal_for
    app.state.schema_revision = schema_revision
    app.state.https = edge.https
    app.state.public_url = edge.public_url
    for router in (*routers, requests.router, health.router, help.router, docs.router):
        one = router if isinstance(router, Branch) else Branch(router)
        app.include_router(one, prefix=one.under, include_in_schema=one.described)
    if last is not None:
        app.include_router(last)
    # The last to be added is the first to be asked.
    app.add_middleware(AtOnce, app.routes)
    if edge.requests_a_minute is not None:
        app.add_middleware(Budgets, edge.requests_a_minute, page_for=page_for)
    if door is not None:
        app.add_middleware(door)
    if edge.origins:
        app.add_middleware(KnownOrigins, edge.origins)
    if edge.hosts is not None:
        app.add_middleware(KnownHosts, edge.hosts)
    app.add_middleware(Heads)
    app.add_middleware(Access, https=edge.https, page_for=page_for)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _of_the_framework)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.openapi = lambda: openapi.describe(app)  # type: ignore[method-assign]
    check_policies(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    await app.state.database.close()


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, Refusal):
        raise error
    return problem_response(request.scope, error)


async def _of_the_framework(request: Request, error: Exception) -> Response:
    """404 and 405 of the router, and what else is said by status alone."""
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_methods_at(request))
    return problem_response(request.scope, refusal_of_status(error.status_code), headers)


def _methods_at(request: Request) -> list[str]:
    """Every method at this address; the router tells of one route alone."""
    routes = [*iter_route_contexts(request.app.routes)]
    found = [
        route.path_format
        for route in routes
        if (pattern := getattr(route, "path_regex", None)) and pattern.match(request.scope["path"])
    ]
    methods = [route.methods or set() for route in routes if route.path_format == found[0]]
    told = set().union(*methods)
    head = {"HEAD"} if "GET" in told and answers_head(request.scope["path"]) else set()
    return sorted(told | head)


async def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    return problem_response(request.scope, validation.refusal_for(error.errors()))
