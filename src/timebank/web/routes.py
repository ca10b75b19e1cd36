"""All pages, in both languages; and what they look like."""

from fastapi import APIRouter, Request, Response
from starlette.responses import Response as Bytes

from timebank.base.actors import Language
from timebank.http.branch import Branch
from timebank.web import (
    accessibility_pages,
    app_pages,
    application_pages,
    approval_pages,
    begin_pages,
    card_pages,
    client_form_pages,
    client_pages,
    close_pages,
    concern_list_pages,
    concern_pages,
    entry_pages,
    helper_pages,
    home_pages,
    join_pages,
    keep_safe_pages,
    leaving_pages,
    lost_pages,
    measure_pages,
    member_pages,
    merge_pages,
    message_pages,
    my_data_pages,
    my_pages,
    noticeboard_pages,
    paper_pages,
    passkey_pages,
    queue_pages,
    report_pages,
    review_pages,
    role_pages,
    session_pages,
    sign_in_pages,
    size_pages,
    volunteer_pages,
)
from timebank.web.rendering import STATIC
from timebank.web.squeezing import squeezed

_PAGES = (
    begin_pages.router,
    sign_in_pages.router,
    passkey_pages.open_router,
    card_pages.open_router,
    card_pages.pair_router,
    size_pages.router,
    concern_pages.open_router,
    concern_pages.router,
    concern_list_pages.router,
    keep_safe_pages.router,
    keep_safe_pages.member_router,
    measure_pages.router,
    client_form_pages.router,
    client_pages.router,
    helper_pages.router,
    merge_pages.router,
    measure_pages.due_router,
    role_pages.router,
    leaving_pages.router,
    leaving_pages.erasures_router,
    join_pages.router,
    noticeboard_pages.router,
    accessibility_pages.router,
    home_pages.router,
    volunteer_pages.open_router,
    volunteer_pages.router,
    approval_pages.router,
    paper_pages.router,
    application_pages.router,
    member_pages.router,
    message_pages.router,
    message_pages.behalf_router,
    session_pages.router,
    close_pages.router,
    queue_pages.router,
    entry_pages.router,
    report_pages.router,
    my_pages.router,
    my_data_pages.router,
    review_pages.router,
    passkey_pages.router,
    card_pages.router,
    app_pages.router,
    lost_pages.router,  # the last, for it takes every address
)
"""The first of them is asked first."""
router = APIRouter(include_in_schema=False)


_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
"""Links to these name their content."""


@router.get("/pages.css")
async def style(request: Request) -> Response:
    """How pages look."""
    return squeezed(request, Bytes(STATIC["pages.css"], media_type="text/css", headers=_KEPT))


@router.get("/pages.js")
async def script(request: Request) -> Response:
    """What pages cannot do without a script."""
    file = Bytes(STATIC["pages.js"], media_type="text/javascript", headers=_KEPT)
    return squeezed(request, file)


ROUTERS = (
    router,
    app_pages.door,
    volunteer_pages.door,
    *(
        Branch(one, f"/{language.value}", described=False)
        for language in Language
        for one in _PAGES
    ),
)
"""All pages, in both languages."""
