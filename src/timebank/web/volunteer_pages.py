"""The volunteer app: its page, and what lets a phone install it and open it without a signal."""

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import Response as Bytes

from timebank.base.browser_words import browser_words
from timebank.base.errors import NotFound
from timebank.base.words import say
from timebank.web import volunteer_files
from timebank.web.rendering import POLICY, Place, address_of
from timebank.web.routing import Here, In, OpenPage, SignedInPage
from timebank.web.squeezing import squeezed
from timebank.web.volunteer_files import APART, FILES, TYPES, address_of_file

_PAGE = [
    (files("timebank.web") / "templates" / f"{name}.html").read_bytes()
    for name in ("layout", "volunteer")
]
_SIZE = (files("timebank.web") / "static/size.js").read_text(encoding="utf-8")
"""Stands in the page itself: fetched, it would keep the page waiting, or come too late."""
_POLICY = POLICY.replace(
    "script-src 'self'",
    f"script-src 'self' 'sha256-{b64encode(sha256(_SIZE.encode()).digest()).decode()}'",
)
_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
_THEME = {"theme_color": "#10508c", "background_color": "#ffffff"}

_WORDS = (
    *(
        "app-",
        "time-",
        "page-month-",
        "listing-time-",
        "page-news-",
        "page-messages-always",
        "page-contact-",
    ),
    *("page-join-name-used", "page-join-contact", "page-join-telephone", "page-join-area"),
    *("page-join-access", "page-email", "page-role-", "scope-", "sign-in-means-"),
)
"""What the names of messages that the app shows begin with."""

door = APIRouter(include_in_schema=False)
open_router = APIRouter(prefix="/{community}", route_class=OpenPage)
router = APIRouter(prefix="/{community}", route_class=SignedInPage)


@door.get("/app/{version}/{name}")
async def app_file(version: str, name: str, request: Request) -> Response:
    """One of the app's files. Raises NotFound for one of another version."""
    if name not in FILES or version != volunteer_files.VERSION:
        raise NotFound
    kind = TYPES[name.rpartition(".")[2]]
    file = Bytes(FILES[name], media_type=kind, headers=_KEPT)
    return file if name.endswith(".png") else squeezed(request, file)


@router.get("/app")
async def app_page(inside: In) -> Response:
    """The app. It is the same page for everybody: what is somebody's own comes by the API."""
    facts = {"given": _given(inside.place), "size": _SIZE, **_links(inside.place)}
    page = inside.page("volunteer", "app-title", **facts)
    page.headers["Content-Security-Policy"] = _POLICY
    return squeezed(inside.place.request, page, stays=False)


@open_router.get("/app.webmanifest")
async def manifest(here: Here) -> Response:
    """What a phone needs to know to install it."""
    language, start = here.language, here.path("/app")
    told = {
        "id": start,
        "name": f"{say(language, 'app-title')}: {here.name}",
        "short_name": here.name,
        "lang": language.value,
        "dir": "ltr",
        "start_url": start,
        "scope": here.path("/"),
        "display": "standalone",
        **_THEME,
        "icons": _icons(),
        "shortcuts": [{"name": say(language, "app-log-short"), "url": f"{start}#log"}],
    }
    return Bytes(json.dumps(told, ensure_ascii=False), media_type="application/manifest+json")


@open_router.get("/app-worker.js")
async def worker(here: Here) -> Response:
    """The worker of this community's app in this language: the files of the page, and one name for
    this state of them, so that a phone takes all of a new one or nothing."""
    kept = [
        address_of("pages.css"),
        *(address_of_file(name) for name in FILES if name not in APART),
    ]
    state = json.dumps(
        [kept, _given(here), here.name, here.community.host, here.community.noticeboard]
    )
    told = {
        "prefix": _cache(here),
        "version": sha256(b"".join([state.encode(), _SIZE.encode(), *_PAGE])).hexdigest()[:12],
        "shell": here.path("/app"),
        "files": kept,
    }
    script = (
        f'import {{ serve }} from "{address_of_file("worker.js")}";\nserve({json.dumps(told)});\n'
    )
    headers = {"Cache-Control": "no-cache", "Content-Security-Policy": POLICY}
    return Bytes(script, media_type="text/javascript", headers=headers)


def _icons() -> list[dict[str, str]]:
    scaled = {"src": address_of_file("icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    drawn = [
        {"src": address_of_file(f"icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    return [scaled, *({**one, "purpose": use} for one in drawn for use in ("any", "maskable"))]


def _cache(place: Place) -> str:
    """What the caches of this community in this language begin with."""
    return f"timebank {place.community.slug} {place.language.value} "


def _links(place: Place) -> dict[str, str]:
    return {
        "main": address_of_file("main.js"),
        "icon": address_of_file("icon.svg"),
        "touch_icon": address_of_file("icon-192.png"),
        "manifest": place.path("/app.webmanifest"),
    }


def _given(place: Place) -> dict[str, Any]:
    """What the app's scripts know before they ask."""
    return {
        "lang": place.language.value,
        "slug": place.community.slug,
        "base": f"/v1/communities/{place.community.slug}",
        "pages": place.path(""),
        "stated_by": place.community.hours_stated_by,
        "thanked_by": place.community.thanked_by,
        "shown_as": place.community.shown_as,
        "messages": browser_words(place.language, *_WORDS),
    }
