"""How big the text is, on a page for whoever cannot read the others."""

from fastapi import APIRouter, Response

from timebank.base.errors import FieldError, ValidationFailed
from timebank.web.cookies import SIZES, keep_size, size_in
from timebank.web.rendering import go_to, page
from timebank.web.routing import Here, Next, OpenPage, Sent, safe_next

router = APIRouter(prefix="/{community}/text-size", route_class=OpenPage)


@router.get("")
async def size_page(here: Here, then: Next = "") -> Response:
    """The three sizes, each in its own."""
    now = size_in(here.request) or SIZES[0]
    return page(
        here, "text_size", "page-text-size", next=then, came_from=then, sizes=SIZES, now=now
    )


@router.post("")
async def choose_size(here: Here, form: Sent, then: Next = "") -> Response:
    """Keeps it on this device, and back to where one was."""
    size = form.text("size", 1)
    if size not in SIZES:
        raise ValidationFailed((FieldError("/size", "text_empty"),))
    answer = go_to(safe_next(here, then) or here.path("/home"))
    keep_size(here.request, answer, size)
    return answer
