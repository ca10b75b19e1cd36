"""All pages, in both languages; and what they look like."""

from fastapi import APIRouter, Response
from starlette.responses import Response as Bytes

from timebank.base.actors import Language
from timebank.web import app_pages, my_pages, sign_in_pages
from timebank.web.rendering import STYLE

router = APIRouter(include_in_schema=False)


@router.get("/pages.css")
async def style() -> Response:
    """How pages look. Their links name its content, so it may be kept."""
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Bytes(STYLE, media_type="text/css", headers=kept)


router.include_router(app_pages.door)
for _language in Language:
    for _pages in (sign_in_pages.router, my_pages.router, app_pages.router):
        router.include_router(_pages, prefix=f"/{_language.value}")
