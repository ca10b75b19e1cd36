"""Pages to tell the safeguarding lead about a concern; a way to them stands on every page."""

from typing import ClassVar

from fastapi import APIRouter, Request, Response

from timebank.base.errors import Refusal, ValidationFailed
from timebank.base.ids import new_id
from timebank.http.errors import NotSignedIn
from timebank.http.statuses import STATUS
from timebank.safeguarding import service
from timebank.safeguarding.routes import Worried
from timebank.safeguarding.schemas import ConcernNew
from timebank.web.cookies import form_token, token_in
from timebank.web.errors import SentFromElsewhere
from timebank.web.faults import told_wrong
from timebank.web.forms import read
from timebank.web.rendering import Place, go_to, page
from timebank.web.routing import Here, In, Inside, OpenPage, Sent, SignedInPage, form_in


class ConcernPage(SignedInPage):
    """Whoever is not signed in reads at once whom to telephone."""

    others_go_to: ClassVar[str] = "/concern/telephone"

    @classmethod
    def refused(cls, request: Request, place: Place, refusal: Refusal) -> Response:
        """What somebody wrote is given back where their sign-in has ended meanwhile: on the page
        alone, for it belongs in no address, no cookie and no log."""
        form = form_in(request)
        if form is None or not isinstance(refusal, NotSignedIn | SentFromElsewhere):
            return super().refused(request, place, refusal)
        token = token_in(request, place.community.slug) or ""
        return page(
            place,
            "concern",
            "page-concern-again",
            status=STATUS[SentFromElsewhere.code],
            kept="kept" if isinstance(refusal, NotSignedIn) else "check",
            said=form.said(*_FIELDS),
            form_token=form_token(token),
        )


_FIELDS = ("id", "words", "about_number")


router = APIRouter(prefix="/{community}", route_class=ConcernPage)
open_router = APIRouter(prefix="/{community}/concern", route_class=OpenPage)


@router.get("/concern")
async def concern_page(inside: In) -> Response:
    """Where somebody writes what worries them. The id makes one concern of what is sent twice."""
    return _asked(inside, {"id": str(new_id()), "words": "", "about_number": ""})


@router.post("/concern")
async def raise_concern(inside: In, sent: Sent) -> Response:
    """It goes to the safeguarding lead, and nothing of it stands in an address."""
    caller = inside.admitted(Worried)
    said = sent.said(*_FIELDS)
    if sent.has("stay"):  # on to the other language
        return _asked(inside, said)
    try:
        told = read(ConcernNew, said)
    except ValidationFailed as refusal:
        return _asked(inside, said, refusal)
    raised = await service.raise_concern(
        inside.connection,
        inside.community_id,
        caller,
        told.id or new_id(),
        words=told.words,
        about_number=told.about_number,
    )
    return go_to(inside.place.path("/concern/thanks" if raised.told else "/concern/ring"))


@open_router.get("/telephone")
async def telephone_page(here: Here) -> Response:
    """Who is told by telephone, for whoever is not signed in."""
    return page(here, "concern_outside", "page-concern")


@open_router.get("/thanks")
async def thanks_page(here: Here) -> Response:
    """Who reads it, and when to ring 999."""
    return page(here, "concern_thanks", "page-concern-thanks")


@open_router.get("/ring")
async def ring_page(here: Here) -> Response:
    """Whom to ring where nobody is there to read it but, it may be, whom it is about."""
    return page(here, "concern_ring", "page-concern-ring")


def _asked(
    inside: Inside, said: dict[str, str], refusal: ValidationFailed | None = None
) -> Response:
    wrong = told_wrong(inside.place, refusal)
    return inside.page("concern", "page-concern", said=said, kept=None, **wrong)
