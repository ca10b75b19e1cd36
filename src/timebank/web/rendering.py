"""A page from its template: one layout, both languages, and the policy that front ends keep to."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import Scope

from timebank.base.actors import Language
from timebank.base.text import apart
from timebank.base.words import say
from timebank.communities.schemas import Host
from timebank.db.engine import AnyRow
from timebank.web.cookies import keep_language, language_in, size_in
from timebank.web.volunteer_files import address_of_file

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

_UNSAID = dict.fromkeys(Host.model_fields)
"""A host's record has what was said; pages ask for all of it."""


def _shown(value: Any) -> Any:
    return apart(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


_TEMPLATES = Environment(
    loader=PackageLoader("timebank.web"),
    autoescape=True,
    finalize=_shown,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters["as_typed"] = _TEMPLATES.filters["e"]
"""What somebody typed, for a field in which they type on: it is sent again as it was."""


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
    place: Place,
    template: str,
    title: str,
    *,
    status: int = 200,
    wait: str | int | None = None,
    **facts: Any,
) -> HTMLResponse:
    """The page. `title` is a message of the catalogue, and stands in the heading too; `wait`: the
    seconds after which to ask again."""
    language = place.language
    other = next(one for one in Language if one is not language)
    words = bare(
        template,
        lang=language.value,
        other=other.value,
        elsewhere=switched(place.request.scope, other),
        place=place,
        path=place.path,
        size_of_text=size_in(place.request),
        host={**_UNSAID, **place.community.host},
        hours=place.community.host.get(f"telephone_hours_{language.value}"),
        title=say(language, title),
        say=partial(say, language),
        other_say=partial(say, other),
        **{
            "form_token": "",
            "fault": None,
            "faults": {},
            "came_from": came_to(place.request),
            **facts,
        },
    )
    headers = {**HEADERS, "Content-Language": language.value, **waiting(wait)}
    answer = HTMLResponse(words, status, headers)
    if language_in(place.request) not in ("", language.value):
        keep_language(place.request, answer, language.value)
    return answer


def bare(template: str, **facts: Any) -> str:
    """A template, filled."""
    files = {
        "style": _ADDRESS["pages.css"],
        "script": _ADDRESS["pages.js"],
        "leave": address_of_file("leave.js"),
    }
    return _TEMPLATES.get_template(f"{template}.html").render(**files, **facts)


def address_of(name: str) -> str:
    """Where one of the pages' own files is, by its content."""
    return _ADDRESS[name]


def waiting(seconds: str | int | None) -> dict[str, str]:
    """The header that says when to ask again, if it is to be said."""
    return {"Retry-After": str(seconds)} if seconds else {}


def came_to(request: Request) -> str:
    """Where somebody is, to come back to; a form is not sent again by itself."""
    if request.method != "GET":
        return ""
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def go_to(address: str) -> RedirectResponse:
    """On to another page of ours, which is read afresh."""
    return RedirectResponse(address, 303, HEADERS)


def switched(scope: Scope, language: Language) -> str:
    """This very page in another language."""
    path = f"/{language.value}" + quote(scope["path"][len("/en") :])
    query = scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path
