"""HEAD of a page, a file or a sign of life: what GET would answer, without the body (RFC 9110,
9.3.2). Monitors, previews of messages and whatever looks after links ask so; of the API nobody."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_API = re.compile(r"/(v1|oauth)(/|$)")


def answers_head(path: str) -> bool:
    """Whether HEAD is answered wherever GET is."""
    return not _API.match(path)


class Heads:
    """ASGI middleware. Everything within it is asked for the page by GET; the server is told again
    what was asked, and sends no body whatever length is said."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["method"] == "HEAD"
        if not (asked and answers_head(scope["path"])):
            await self.app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            scope["method"] = "HEAD"
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        # In place: the layers around read the route off this very scope.
        scope["method"] = "GET"
        try:
            await self.app(scope, receive, send_head)
        finally:
            scope["method"] = "HEAD"
