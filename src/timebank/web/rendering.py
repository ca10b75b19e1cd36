"""A page from its template: one layout, both languages, and the policy that front ends keep to."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from timebank.base.actors import Language
from timebank.base.words import say
from timebank.db.engine import AnyRow

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
    # With `no-referrer` a browser would not say of our own forms where they come from.
    "Referrer-Policy": "same-origin",
}
STATIC = {
    name: files("timebank.web").joinpath(f"static/{name}").read_bytes()
    for name in ("pages.css", "pages.js")
}
_ADDRESS = {name: f"/{name}?{sha256(file).hexdigest()[:12]}" for name, file in STATIC.items()}

_TEMPLATES = Environment(
    loader=PackageLoader("timebank.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Place:
    """Where a page stands: in which community's pages, and in which language."""

    request: Request
    community: AnyRow
    language: Language

    def path(self, rest: str, **query: str) -> str:
        """The address of another page here."""
        asked = {name: value for name, value in query.items() if value}
        more = f"?{urlencode(asked)}" if asked else ""
        return f"/{self.language.value}/{self.community.slug}{rest}{more}"

    @property
    def name(self) -> str:
        """The community's name in the reader's language."""
        welsh = self.language is Language.WELSH
        return str(self.community.name_cy if welsh else self.community.name_en)


def page(
    place: Place, template: str, title: str, *, status: int = 200, **facts: Any
) -> HTMLResponse:
    """The page. `title` is a message of the catalogue, and stands in the heading too."""
    language = place.language
    other = next(one for one in Language if one is not language)
    words = _TEMPLATES.get_template(f"{template}.html").render(
        lang=language.value,
        other=other.value,
        elsewhere=_in(place.request, other),
        place=place,
        path=place.path,
        host=place.community.host,
        hours=place.community.host.get(f"telephone_hours_{language.value}"),
        title=say(language, title),
        say=partial(say, language),
        style=_ADDRESS["pages.css"],
        script=_ADDRESS["pages.js"],
        **{"form_token": "", "fault": None, **facts},
    )
    return HTMLResponse(words, status, {**HEADERS, "Content-Language": language.value})


def go_to(address: str) -> RedirectResponse:
    """On to another page of ours, which is read afresh."""
    return RedirectResponse(address, 303, HEADERS)


def _in(request: Request, language: Language) -> str:
    """This very page in another language."""
    path = f"/{language.value}" + request.url.path[len("/en") :]
    return f"{path}?{request.url.query}" if request.url.query else path
