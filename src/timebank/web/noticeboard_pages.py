"""The noticeboard as a page for whoever looks, and as a poster: no script, and nobody's name."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import segno
from fastapi import APIRouter, Response

from timebank.base.actors import Language
from timebank.db.engine import enter
from timebank.listings.noticeboard import Board, board
from timebank.listings.noticeboard_schemas import Noticeboard
from timebank.sessions import queries as sessions
from timebank.sign_in.passkey_routes import site_of
from timebank.web.cookies import token_in
from timebank.web.noticeboard_entries import (
    Meeting,
    choices,
    entries,
    fits,
    meetings,
    session_entry,
)
from timebank.web.rendering import Place, page
from timebank.web.routing import Here, OpenPage
from timebank.web.sign_in_pages import database_of

router = APIRouter(prefix="/{community}/noticeboard", route_class=OpenPage)

MOST_SESSIONS = 200
"""Of which each series gives its next one."""
ON_A_POSTER = 6
"""Of each kind: what is read from two steps away, and leaves room for the QR code."""


@router.get("")
async def noticeboard_page(here: Here, activity: str = "", area: str = "") -> Response:
    """What is offered and asked for, and which sessions come. The poster is for all of it."""
    found = await board(database_of(here), here.community.slug)
    told, meeting = Noticeboard.of(found), await _sessions(here, found)
    wanted = {"activity": activity, "area": area}
    items = [one for one in told.items if fits(one, **wanted)]
    met = [one for one in meeting if fits(one, **wanted)]
    poster = {
        **_lists(here.language, told.items, ON_A_POSTER),
        "sessions": [session_entry(one, here.language) for one in meeting[:ON_A_POSTER]],
    }
    address = f"{(await site_of(here.request)).origin}{here.path('/noticeboard/help')}"
    feeds = f"/v1/communities/{here.community.slug}"
    only = {
        "language": here.language.value,
        **{name: code for name, code in wanted.items() if code},
    }
    return page(
        here,
        "noticeboard",
        "page-noticeboard",
        wanted=wanted,
        choices=choices([*told.items, *meeting], here.language),
        lists=_lists(here.language, items),
        sessions=[session_entry(one, here.language) for one in met],
        poster=poster,
        address=address,
        qr=segno.make(address, error="m").svg_data_uri(scale=4, border=0, light="white"),
        feed=f"{feeds}/noticeboard.atom?{urlencode(only)}",
        calendar=f"{feeds}/sessions.ics?{urlencode(only)}",
    )


@router.get("/help")
async def help_page(here: Here) -> Response:
    """What the poster's QR code leads to: whoever can help goes on into the app, or joins."""
    await board(database_of(here), here.community.slug)
    listing = f"{here.path('/app')}#help"
    inside = token_in(here.request, here.community.slug)
    onward = listing if inside else here.path("/sign-in", next=listing)
    joins = here.community.applications_from_outside
    return page(here, "noticeboard_help", "page-board-help", onward=onward, joins=joins)


def _lists(language: Language, items: list[Any], most: int | None = None) -> dict[str, Any]:
    return {
        kind: entries([one for one in items if one.kind == kind], language)[:most]
        for kind in ("request", "offer")
    }


async def _sessions(here: Place, found: Board) -> list[Meeting]:
    community_id = found.community.id
    async with database_of(here).transaction() as connection:
        await enter(connection, community_id)
        rows = await sessions.on_noticeboard(
            connection, community_id, most=MOST_SESSIONS, back=timedelta(0)
        )
    return meetings(rows, found.community)
