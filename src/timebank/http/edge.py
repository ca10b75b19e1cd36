"""The way in from outside: the names that the service goes by, and whose pages may call it."""

from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from timebank.http.errors import BadRequest, HostUnknown, OriginUnknown
from timebank.http.problems import problem_response

_FOR_HEALTH = ("/healthz", "/readyz")
"""Whoever watches over containers asks for these by an address that nobody knows before."""


@dataclass(frozen=True)
class Edge:
    """What an operator says of the way in.

    hosts: names without a port, in small letters, that `Host` may say; None for any. origins:
    websites, as browsers write them (`https://app.example.org`), whose pages may call the API.
    https: whether HTTPS stands in front. public_url: how people reach the service, without a slash
    at its end; None for whichever way they come. requests_a_minute: of one caller; None for any.
    """

    hosts: frozenset[str] | None = None
    origins: tuple[str, ...] = ()
    https: bool = False
    public_url: str | None = None
    requests_a_minute: int | None = None


ANYWHERE = Edge()


class KnownHosts:
    """ASGI middleware: 400 for a request that is meant for another name. A page from elsewhere
    whose name was pointed at this machine would else be let in by a browser as one of ours."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self.app = app
        self._hosts = frozenset(host.encode("ascii") for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._is_known(scope) or scope["path"] in _FOR_HEALTH:
            await self.app(scope, receive, send)
            return
        await problem_response(scope, HostUnknown())(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        """Whether `Host` is said once (RFC 9112, 3.2), and is one of ours."""
        said = [value for name, value in scope["headers"] if name == b"host"]
        return len(said) == 1 and _without_port(said[0]).lower() in self._hosts


class KnownOrigins(CORSMiddleware):
    """Starlette's, for named websites and without cookies; it says no as a problem."""

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        super().__init__(
            app,
            allow_origins=origins,
            allow_methods=("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"),
            allow_headers=(
                "Authorization",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "traceparent",
                "X-Request-Id",
            ),
            expose_headers=(
                "Content-Disposition",
                "Dry-Run",
                "ETag",
                "Idempotent-Replayed",
                "Location",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After",
                "X-Request-Id",
            ),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_preflight(scope):
            await super().__call__(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self.preflight_response(headers)
        if answer.status_code >= HTTPStatus.BAD_REQUEST:
            known = self.is_allowed_origin(headers["origin"])
            refusal = BadRequest() if known else OriginUnknown()
            answer = problem_response(scope, refusal, {"Vary": answer.headers["vary"]})
        await answer(scope, receive, send)


def _is_preflight(scope: Scope) -> bool:
    """Whether a browser asks, before the request itself, whether it may send it."""
    if scope["type"] != "http" or scope["method"] != "OPTIONS":
        return False
    headers = Headers(scope=scope)
    return "origin" in headers and "access-control-request-method" in headers


def _without_port(host: bytes) -> bytes:
    name, colon, port = host.rpartition(b":")
    return name if colon and port.isdigit() else host
