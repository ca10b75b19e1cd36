"""What no page from elsewhere gets past: a form is sent by our own pages alone."""

from urllib.parse import urlsplit

from starlette.requests import Request

from timebank.web.errors import SentFromElsewhere


def refuse_from_elsewhere(request: Request) -> None:
    """Raises SentFromElsewhere unless the browser says that one of our own pages sent this.

    `Sec-Fetch-Site` comes with every request over HTTPS; without it `Origin`, which comes with
    every form (docs/decisions). A browser that says neither is none that we know.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        ours = site == "same-origin"
    else:
        origin = urlsplit(request.headers.get("origin", ""))
        scheme = "https" if request.app.state.https else origin.scheme
        ours = (origin.scheme, origin.netloc) == (scheme, request.headers.get("host"))
        ours = ours and origin.scheme in ("http", "https")
    if not ours:
        raise SentFromElsewhere
