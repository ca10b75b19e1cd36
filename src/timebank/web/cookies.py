"""Cookies of the pages: which there are, and what keeps them apart."""

import base64
import hmac
import json
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

LONGEST_KEPT = 400 * 24 * 3600
"""What browsers keep a cookie for at most; the sign-in itself ends by the service's own clock."""
STEP_KEPT = 15 * 60


def _name(request: Request, slug: str, kind: str) -> str:
    """One for each community, so that no page ever reads another's. With `__Host-` a browser takes
    it from this host alone, over HTTPS; without HTTPS it would not take it at all."""
    prefix = "__Host-" if request.app.state.https else ""
    return f"{prefix}timebank-{slug}{kind}"


def token_in(request: Request, slug: str) -> str | None:
    """The token of whoever is signed in here, if the browser sent one."""
    return request.cookies.get(_name(request, slug, ""))


def keep_token(
    request: Request, response: Response, slug: str, token: str, *, who: str, own: bool
) -> None:
    """Signs the browser in; on a device that others use, until it is closed.

    `who` tells members apart: beside the token stands a mark made of it, for the app's scripts,
    which show what is kept on the device to nobody else (docs/decisions, 28).
    """
    kept = LONGEST_KEPT if own else None
    mark = f"{'own' if own else 'shared'}.{sha256(f'{slug} {who}'.encode()).hexdigest()[:16]}"
    _set(request, response, _name(request, slug, ""), token, kept)
    _set(request, response, _name(request, slug, _MARK), mark, kept, for_scripts=True)
    _set(request, response, _name(request, slug, "-step"), "", 0)


def forget_token(request: Request, response: Response, slug: str) -> None:
    """Signs the browser out, and says so to the app's scripts."""
    _set(request, response, _name(request, slug, ""), "", 0)
    _set(request, response, _name(request, slug, _MARK), SIGNED_OUT, LONGEST_KEPT, for_scripts=True)


_MARK = ".who"
"""No address of a community has a point in it."""


SIGNED_OUT = "out"
"""The app writes it too, where a phone that others use was left lying."""


def mark_in(request: Request, slug: str) -> str:
    """Whose sign-in the browser holds, as the app's scripts read it; empty where it says none."""
    return request.cookies.get(_name(request, slug, _MARK), "")


def keep_step(request: Request, response: Response, slug: str, step: dict[str, Any]) -> None:
    """What is known between two pages of one sign-in; in no address, where it would be logged."""
    packed = base64.urlsafe_b64encode(json.dumps(step).encode()).decode()
    _set(request, response, _name(request, slug, "-step"), packed, STEP_KEPT)


def step_in(request: Request, slug: str) -> dict[str, Any]:
    """What the page before knew; empty where there was none, or it was long ago."""
    try:
        packed = request.cookies.get(_name(request, slug, "-step"), "")
        step = json.loads(base64.urlsafe_b64decode(packed))
    except ValueError:
        return {}
    return step if isinstance(step, dict) else {}


SIZES = ("1", "2", "3")
"""How big the text is: as it is, bigger, biggest."""
_SIZE = "timebank-text"


def keep_size(request: Request, response: Response, size: str) -> None:
    """The size of the text, on this device, whoever uses it. The app reads and writes it too."""
    response.set_cookie(
        _SIZE,
        size,
        max_age=LONGEST_KEPT,
        path="/",
        secure=request.app.state.https,
        samesite="lax",
    )


def size_in(request: Request) -> str:
    """The size that was chosen on this device; empty where none was, or it is the usual one."""
    said = request.cookies.get(_SIZE)
    return said if said in SIZES[1:] else ""


_LANGUAGE = "timebank-language"


def keep_language(request: Request, response: Response, language: str) -> None:
    """The language that was chosen on this device, for the addresses that name none."""
    _set(request, response, _LANGUAGE, language, LONGEST_KEPT)


def language_in(request: Request) -> str:
    """It; empty where none was chosen."""
    said = request.cookies.get(_LANGUAGE)
    return said if said in ("en", "cy") else ""


def form_token(token: str) -> str:
    """What a form of somebody who is signed in carries, and no page from elsewhere can know."""
    return hmac.new(token.encode(), b"timebank form", sha256).hexdigest()


def _set(
    request: Request,
    response: Response,
    name: str,
    value: str,
    seconds: int | None,
    *,
    for_scripts: bool = False,
) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/",
        secure=request.app.state.https,
        httponly=not for_scripts,
        samesite="lax",
    )
