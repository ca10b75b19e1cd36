"""All pages, in both languages; and what they look like."""

from fastapi import APIRouter, Response
from starlette.responses import Response as Bytes

from timebank.base.actors import Language
from timebank.web import app_pages, card_pages, my_pages, passkey_pages, sign_in_pages
from timebank.web.rendering import STATIC

router = APIRouter(include_in_schema=False)


_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
"""Links to these name their content."""


@router.get("/pages.css")
async def style() -> Response:
    """How pages look."""
    return Bytes(STATIC["pages.css"], media_type="text/css", headers=_KEPT)


@router.get("/pages.js")
async def script() -> Response:
    """What pages cannot do without a script."""
    return Bytes(STATIC["pages.js"], media_type="text/javascript", headers=_KEPT)


router.include_router(app_pages.door)
for _language in Language:
    for _pages in (
        sign_in_pages.router,
        passkey_pages.open_router,
        card_pages.open_router,
        card_pages.pair_router,
        my_pages.router,
        passkey_pages.router,
        card_pages.router,
        app_pages.router,
    ):
        router.include_router(_pages, prefix=f"/{_language.value}")
