"""The volunteer app's way into the API: the cookie of whoever is signed in, for our own pages.
And whose page it is, for whoever counts requests."""

import re

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from timebank.http.budgets import SHOWN
from timebank.web.cookies import SIGNED_OUT, mark_in, token_in
from timebank.web.errors import SentFromElsewhere
from timebank.web.guard import refuse_from_elsewhere

_PAGE = re.compile(r"/(?:en|cy)/([^/]+)/")
SAID = "timebank-app"
"""The header in which the app names the community whose cookie is meant. A page from elsewhere has
to ask before it may send it, and no website is ever allowed to (http/edge.py)."""
WHOSE = "timebank-whose"
"""The header in which a window of the app says whom it was opened for (cookies.py). Where somebody
else has signed in since, in another window, nothing is read or sent in their name by this one."""


class AppDoor:
    """ASGI middleware: to what our own app sends to `/v1`, the token of its cookie as the bearer's.
    Stands before requests are counted, so that each member has a budget of their own, on pages
    too: the same as in the app."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _is_ours(scope):
            token = _token(Request(scope))
            if token is not None:
                # In place: the layers around read the route off this very scope.
                scope["headers"] = [*scope["headers"], (b"authorization", _bearer(token))]
        elif scope["type"] == "http" and (found := _PAGE.match(scope["path"])):
            request = Request(scope)
            token = token_in(request, found[1])
            if token and request.app.state.is_token(token):
                scope[SHOWN] = _bearer(token)
        await self.app(scope, receive, send)


def _bearer(token: str) -> bytes:
    return f"Bearer {token}".encode("ascii")


def _is_ours(scope: Scope) -> bool:
    """Whether the header is there at all: nearly nobody else sends it."""
    said = SAID.encode()
    return scope["path"].startswith("/v1/") and any(name == said for name, _ in scope["headers"])


def _token(request: Request) -> str | None:
    """The cookie's token, where our own app asks and shows none itself."""
    said = request.headers.getlist(SAID)
    if len(said) != 1 or "authorization" in request.headers:
        return None
    if not _reads_in_silence(request):
        try:
            refuse_from_elsewhere(request)
        except SentFromElsewhere:
            return None
    mark = mark_in(request, said[0])
    if mark == SIGNED_OUT or request.headers.get(WHOSE) not in (None, mark):
        return None
    token = token_in(request, said[0])
    return token if token and request.app.state.is_token(token) else None


def _reads_in_silence(request: Request) -> bool:
    """Whether a browser only reads, and says nothing of where it stands: Safari before 16.4 with
    our own pages. A page from elsewhere says its `Origin` where it has to ask for a header."""
    says = any(name in request.headers for name in ("origin", "sec-fetch-site"))
    return request.method == "GET" and not says
