"""A member's copy of their data, to read or to keep, and the rest that they ask for."""

from fastapi import APIRouter, Response

from timebank.protection import review_queries, reviewing, service
from timebank.protection.export import Asked
from timebank.protection.leaving_routes import LEAVERS
from timebank.protection.review_routes import Asker, Reader
from timebank.protection.routes import Exporter, copy_in
from timebank.web.dates import day_in_words, day_of
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, SignedInPage

router = APIRouter(prefix="/{community}/my-data", route_class=SignedInPage)


@router.get("")
async def my_data_page(inside: In) -> Response:
    """Where the copy is, and how it stands with the rest."""
    inside.admitted(Reader)
    member_id, language = inside.member_id, inside.place.language
    review = await review_queries.last(inside.connection, inside.community_id, member_id)
    zone = inside.place.community.time_zone
    ended = review.ended_at if review else None
    return inside.page(
        "my_data",
        "page-my-data",
        leaves=member_id if inside.caller.role in LEAVERS else None,
        state=review.state if review else None,
        asked=review and day_in_words(language, day_of(review.asked_at, zone)),
        due=review and day_in_words(language, review.due_on),
        ended=ended and day_in_words(language, day_of(ended, zone)),
    )


@router.get("/export")
async def copy_page(inside: In) -> Response:
    """The copy, to read or print."""
    await _may_export(inside)
    return copy_in("html", inside.database, _asked(inside))


@router.get("/export/file")
async def copy_file(inside: In) -> Response:
    """The copy, as a file for another service."""
    await _may_export(inside)
    return copy_in("json", inside.database, _asked(inside))


@router.post("/ask")
async def ask_for_the_rest(inside: In) -> Response:
    """A person looks at what others wrote."""
    caller = inside.admitted(Asker)
    await reviewing.ask(inside.connection, inside.community_id, caller, inside.member_id)
    return _back(inside)


@router.post("/withdraw")
async def withdraw(inside: In) -> Response:
    """The rest is not needed."""
    caller = inside.admitted(Asker)
    await reviewing.withdraw(inside.connection, inside.community_id, caller, inside.member_id)
    return _back(inside)


async def _may_export(inside: Inside) -> None:
    caller = inside.admitted(Exporter)
    whose = (inside.connection, inside.community_id)
    await service.may_export(*whose, caller, inside.member_id)
    inside.shows(inside.member_id)


def _asked(inside: Inside) -> Asked:
    return Asked(inside.community_id, inside.member_id, inside.place.language, own=True)


def _back(inside: Inside) -> Response:
    return go_to(inside.place.path("/my-data"))
