"""The form on paper of whoever joins without a screen, as a coordinator prints it."""

from functools import partial

from fastapi import APIRouter, Response

from timebank.base.actors import Language
from timebank.base.words import say
from timebank.joining.routes import Reader
from timebank.web.routing import In, Inside, SignedInPage
from timebank.web.telling import newest_agreement

router = APIRouter(prefix="/{community}/applications/paper", route_class=SignedInPage)


@router.get("")
async def paper_page(inside: In) -> Response:
    """In the language of the page."""
    return await _printed(inside, inside.place.language)


@router.get("/both")
async def both_page(inside: In) -> Response:
    """In both languages, question by question, the page's first."""
    other = next(one for one in Language if one is not inside.place.language)
    return await _printed(inside, inside.place.language, other)


async def _printed(inside: Inside, *languages: Language) -> Response:
    inside.admitted(Reader)
    community = inside.place.community
    return inside.page(
        "paper",
        "page-paper",
        languages=[(one.value, partial(say, one)) for one in languages],
        names={one.value: getattr(community, f"name_{one.value}") for one in languages},
        areas=community.areas,
        under_18s=community.under_18s,
        agreement=await newest_agreement(inside.connection, inside.community_id),
    )
