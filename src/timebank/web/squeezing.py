"""What goes to phones goes packed (RFC 9110, 8.4.1). Only what is the same for everybody: beside a
secret, how well a page packs could tell of it."""

import gzip
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

HARDEST, QUICK = 9, 6


def squeezed(request: Request, response: Response, *, stays: bool = True) -> Response:
    """The answer, packed where whoever asked takes that. `stays`: it is a file of ours, which is
    packed once for all; a page is packed each time."""
    response.headers["Vary"] = "Accept-Encoding"
    if _takes_gzip(request):
        content = bytes(response.body)
        response.body = _packed_once(content) if stays else gzip.compress(content, QUICK)
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.body))
    return response


@cache
def _packed_once(content: bytes) -> bytes:
    return gzip.compress(content, HARDEST, mtime=0)


def _takes_gzip(request: Request) -> bool:
    for part in request.headers.get("accept-encoding", "").lower()[:200].split(","):
        coding, _, weight = part.replace(" ", "").partition(";")
        if coding == "gzip":
            return weight not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
