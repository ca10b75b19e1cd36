"""Every no, as problem+json (RFC 9457), in the caller's language."""

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote
from uuid import UUID

import structlog
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from timebank.base.actors import Language
from timebank.base.errors import FieldError, NotFound, Refusal, Unavailable
from timebank.base.words import UnknownWords, say
from timebank.http.errors import (
    BadRequest,
    BodyTooLarge,
    MethodNotAllowed,
    ServiceError,
    UnsupportedMediaType,
)
from timebank.http.language import language_of
from timebank.http.statuses import STATUS

MEDIA_TYPE = "application/problem+json"
_LONGEST_POINTER = 200

_BY_STATUS: dict[int, type[Refusal]] = {
    404: NotFound,
    405: MethodNotAllowed,
    413: BodyTooLarge,
    415: UnsupportedMediaType,
    500: ServiceError,
    503: Unavailable,
}

PageFor = Callable[[Scope, Refusal], Response | None]
"""The no as a page; None where it is an app that asks."""

_log = structlog.get_logger()


def no_page(_scope: Scope, _refusal: Refusal) -> Response | None:
    """Of a service without pages."""
    return None


def problem(refusal: Refusal, language: Language, instance: str) -> dict[str, Any]:
    """The members of a problem; the refusal's facts stand among them."""
    code = refusal.code
    shown: dict[str, Any] = {
        **refusal.facts,
        "type": f"/problems/{code}",
        "title": _words(language, f"problem-{code}", {}),
        "status": STATUS[code],
        "detail": _words(language, f"problem-{code}.detail", refusal.facts),
        "instance": instance,
        "code": code,
    }
    if refusal.errors:
        shown["errors"] = [_field(error, language) for error in refusal.errors]
    return shown


def problem_response(
    scope: Scope, refusal: Refusal, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer that says no, to the request of this ASGI scope."""
    language = language_of(Headers(scope=scope))
    shown = problem(refusal, language, address(scope))
    # A lone surrogate, which JSON can spell and UTF-8 cannot, may stand in a pointer.
    body = json.dumps(shown, ensure_ascii=False).encode("utf-8", "replace")
    sent = {"Content-Language": language.value, **_advice(refusal, scope), **(headers or {})}
    return Response(body, shown["status"], sent, MEDIA_TYPE)


def address(scope: Scope) -> str:
    """The path of a request as a URI has it (RFC 3986)."""
    return quote(scope["path"], safe="/-._~!$&'()*+,;=:@", errors="replace")


def beside(scope: Scope, made_id: UUID) -> str:
    """Where something is that was made by an act on another of its kind (`…/{id}/act`)."""
    return f"{address(scope).rsplit('/', 2)[0]}/{made_id}"


def refusal_of_status(status: int) -> Refusal:
    """The refusal that stands for a status that the framework itself came to."""
    return _BY_STATUS.get(status, BadRequest)()


def _advice(refusal: Refusal, scope: Scope) -> dict[str, str]:
    """Headers that go with a code."""
    if refusal.code == "not_signed_in":
        sent = "authorization" in Headers(scope=scope)
        error = ', error="invalid_token"' if sent else ""
        return {"WWW-Authenticate": f'Bearer realm="timebank"{error}'}
    if refusal.code == "insufficient_scope":
        needed = f'error="insufficient_scope", scope="{refusal.facts["scope"]}"'
        return {"WWW-Authenticate": f'Bearer realm="timebank", {needed}'}
    if "retry_after" in refusal.facts:
        return {"Retry-After": str(refusal.facts["retry_after"])}
    return {}


def _field(error: FieldError, language: Language) -> dict[str, Any]:
    """One field's error. A pointer that begins with `?` names a query parameter, else it is a JSON
    pointer into the body."""
    detail = _words(language, f"field-{error.code}", error.facts)
    pointer = error.pointer[:_LONGEST_POINTER]
    if pointer.startswith("?"):
        return {"pointer": "", "parameter": pointer[1:], "detail": detail}
    return {"pointer": pointer, "detail": detail}


def _words(language: Language, message_id: str, facts: Mapping[str, str | int]) -> str:
    """The words of a message. Where a place in it stays empty, a plain sentence instead: an answer
    without its figure is better than none, and the log says which one it is."""
    try:
        return say(language, message_id, **facts)
    except UnknownWords as missing:
        _log.error("words_missing", message=str(missing))
        return say(language, "problem-without-words")
