"""Every address of a page at which there is none: said on a page, with the community's telephone
number where the address names one."""

from fastapi import APIRouter, Response

from timebank.base.errors import NotFound
from timebank.web.routing import OpenPage

router = APIRouter(route_class=OpenPage)

_ASKED = ["GET", "POST"]


@router.api_route("", methods=_ASKED)
@router.api_route("/", methods=_ASKED)
@router.api_route("/{community}", methods=_ASKED)
@router.api_route("/{community}/{rest:path}", methods=_ASKED)
async def lost() -> Response:
    """Nothing is here."""
    raise NotFound
