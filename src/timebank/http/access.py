"""The outermost layer: every request gets an id, a line in the log, a count, and safe headers."""

import re
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import structlog
from prometheus_client import Counter, Histogram
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timebank.base.ids import new_id
from timebank.http.errors import ServiceError
from timebank.http.problems import PageFor, no_page, problem_response
from timebank.http.safe_headers import HTTPS_ONLY, safe

REQUESTS = Counter(
    "timebank_http_requests_total", "Requests answered.", ("method", "route", "status")
)
SECONDS = Histogram(
    "timebank_http_request_seconds",
    "Time from the request to the end of its answer.",
    ("method", "route"),
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10),
)

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
_TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"})

REQUEST_ID = "timebank.request_id"
"""Where in the ASGI scope the request's id stands."""

_MOST_CAUSES = 10
CLIENT_CLOSED = 499
"""Not a status that anybody receives: the caller went away while sending."""

_log = structlog.get_logger()


@dataclass
class _Seen:
    """What the layer learns of one request on its way."""

    method: str
    request_id: str
    trace_id: str | None
    began: float = field(default_factory=time.perf_counter)
    status: int | None = None


class Access:
    """ASGI middleware. Logs the route's template, never the path, the query or a body: those may
    hold what belongs to a person. `https`: whether HTTPS stands in front."""

    def __init__(self, app: ASGIApp, *, https: bool = False, page_for: PageFor = no_page) -> None:
        self.app = app
        self._page_for = page_for
        self._more = [HTTPS_ONLY] if https else []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen = _seen(scope)
        scope[REQUEST_ID] = seen.request_id

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
                message["headers"] = safe(message["headers"], seen.request_id) + self._more
            await send(message)

        try:
            await self.app(scope, receive, send_safely)
        except ClientDisconnect:
            seen.status = CLIENT_CLOSED
        except Exception as error:  # noqa: BLE001 - the last resort: nobody sees a bare fault
            _log.error("fault", request_id=seen.request_id, **_where(error))
            if seen.status is None:
                answer = self._page_for(scope, ServiceError())
                answer = answer or problem_response(scope, ServiceError())
                await answer(scope, receive, send_safely)
        finally:
            _note(seen, route_of(scope))


def route_of(scope: Scope) -> str:
    """The template of the route that a request came to, its ids and names left out."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    route = context or scope.get("route")
    return getattr(route, "path_format", None) or getattr(route, "path", None) or "none"


def _seen(scope: Scope) -> _Seen:
    headers = Headers(scope=scope)
    sent = headers.get("x-request-id", "")
    request_id = sent if _REQUEST_ID.fullmatch(sent) else str(new_id())
    trace = _TRACEPARENT.fullmatch(headers.get("traceparent", ""))
    method = scope["method"] if scope["method"] in _METHODS else "OTHER"
    return _Seen(method, request_id, trace.group(1) if trace else None)


def _note(seen: _Seen, route: str) -> None:
    took = time.perf_counter() - seen.began
    status = seen.status or 0
    requests, seconds = _figures(seen.method, route, str(status))
    requests.inc()
    seconds.observe(took)
    trace = {"trace_id": seen.trace_id} if seen.trace_id else {}
    _log.info(
        "request",
        method=seen.method,
        route=route,
        status=status,
        took_ms=round(took * 1000, 1),
        request_id=seen.request_id,
        **trace,
    )


@cache
def _figures(method: str, route: str, status: str) -> tuple[Counter, Histogram]:
    """The figures of requests of this kind, without a look for them at each."""
    return REQUESTS.labels(method, route, status), SECONDS.labels(method, route)


def _where(error: BaseException) -> dict[str, Any]:
    """The kinds of an error and of what it was raised from, and the places; no messages, for they
    may quote what people typed."""
    kinds: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(kinds) < _MOST_CAUSES:
        kinds.append(type(cause).__qualname__)
        cause = cause.__cause__ or cause.__context__
    return {"kinds": kinds, "frames": _frames(traceback.extract_tb(error.__traceback__))}


def _frames(stack: Sequence[traceback.FrameSummary]) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in stack[-12:]]
