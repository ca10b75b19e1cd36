"""A no on a page of no community: it is unknown, or was not looked for."""

from functools import partial

from starlette.responses import HTMLResponse
from starlette.types import Scope

from timebank.base.actors import Language
from timebank.base.errors import Refusal
from timebank.base.words import say
from timebank.http.access import REQUEST_ID
from timebank.http.statuses import STATUS
from timebank.web.faults import in_words, message_of
from timebank.web.rendering import HEADERS, bare, switched, waiting

_PAGES = tuple(f"/{language.value}" for language in Language)


def page_for(scope: Scope, refusal: Refusal) -> HTMLResponse | None:
    """The no as a page, where a page was asked for."""
    path = scope["path"]
    return nowhere(scope, refusal) if path[:3] in _PAGES and path[3:4] in ("", "/") else None


def nowhere(scope: Scope, refusal: Refusal) -> HTMLResponse:
    """The no, with the switch to the other language."""
    language = Language(scope["path"][1:3])
    other = next(one for one in Language if one is not language)
    words = bare(
        "nowhere",
        lang=language.value,
        other=other.value,
        elsewhere=switched(scope, other),
        title=say(language, message_of(refusal)),
        detail=in_words(language, refusal),
        say=partial(say, language),
        reference=scope.get(REQUEST_ID) if refusal.code == "service_error" else None,
    )
    headers = {**HEADERS, "Content-Language": language.value}
    headers |= waiting(refusal.facts.get("retry_after"))
    return HTMLResponse(words, STATUS[refusal.code], headers)
