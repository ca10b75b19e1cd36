"""Pages for whoever would like to join: short steps, and nothing kept before the last of them."""

from typing import Any

from fastapi import APIRouter, Request, Response

from timebank.base.errors import FieldError, NotFound, Refusal, ValidationFailed
from timebank.base.ids import CommunityId, new_id
from timebank.communities.errors import Under18
from timebank.joining import service
from timebank.joining.rules import How
from timebank.joining.schemas import ApplicationSelf
from timebank.joining.service import Agreed, Applied
from timebank.people import service as people
from timebank.web.faults import told_wrong
from timebank.web.forms import Form, read
from timebank.web.rendering import Place, go_to, page
from timebank.web.routing import Here, OpenPage, Sent
from timebank.web.sign_in_pages import database_of
from timebank.web.telling import Newest, adult_of, areas_of, newest_agreement

router = APIRouter(prefix="/{community}/join", route_class=OpenPage)

STEPS = {
    "you": ("name", "name_used", "adult", "guardian_name", "guardian_contact"),
    "reach": ("contact_by", "telephone", "email", "area"),
    "do": ("can_do", "would_like", "access_needs"),
    "agree": ("agreed",),
}
_ORDER = [*STEPS]
_ASKED = ("adult", "contact_by")
"""The API lets a coordinator ask these later; whoever applies here is there to be asked."""
_CARRIED = ("id", "version")
_FIELDS = (*_CARRIED, *(name for names in STEPS.values() for name in names))


@router.get("")
async def language_page(here: Here) -> Response:
    """The first question: in which language somebody is to be spoken with."""
    _open(here)
    return page(here, "join_language", "page-join")


@router.get("/start")
async def first_page(here: Here) -> Response:
    """The second. The id makes one application of what is sent twice."""
    _open(here)
    said = {**dict.fromkeys(_FIELDS, ""), "id": str(new_id())}
    return await _step(here, _ORDER[0], said)


@router.get("/thanks")
async def thanks_page(here: Here) -> Response:
    """What happens next."""
    _open(here)
    return page(here, "join_thanks", "page-join-thanks")


@router.post("/start")
async def go_on(request: Request, here: Here, sent: Sent) -> Response:
    """On to the next step, or back; after the last one it is sent."""
    _open(here)
    said, step = sent.said(*_FIELDS), _step_of(sent)
    place = _ORDER.index(step)
    if sent.has("stay"):
        # On to the other language, in which nothing was read yet that one could agree to.
        return await _step(here, step, {**said, "agreed": ""})
    if sent.has("back"):
        return await _step(here, _ORDER[max(place - 1, 0)], said)
    try:
        await _check(here, said, step)
        if place + 1 < len(_ORDER):
            return await _step(here, _ORDER[place + 1], said)
        await _apply(request, here, said)
    except Under18:
        return page(here, "join_young", "page-join-young")
    except Refusal as refusal:
        return await _step(here, step, said, **told_wrong(here, refusal))
    return go_to(here.path("/join/thanks"))


async def _apply(request: Request, here: Place, said: dict[str, str]) -> None:
    told = read(ApplicationSelf, _as_sent(here, said))
    agreed = told.agreed
    applied = Applied(
        told.id or new_id(),
        How.SELF.value,
        told.model_dump(mode="json", exclude={"id", "community", "agreed"}),
        Agreed(agreed.version, agreed.language, How.SELF.value) if agreed else None,
    )
    came_from = request.client.host if request.client else ""
    await service.apply_from_outside(database_of(here), here.community.slug, came_from, applied)


async def _check(here: Place, said: dict[str, str], step: str) -> None:
    """What the API will find wrong with this step's answers or earlier ones, found now."""
    reached = {name for one in _ORDER[: _ORDER.index(step) + 1] for name in STEPS[one]}
    faults = [
        FieldError(f"/{name}", "answer_needed")
        for name in _ASKED
        if name in reached and not said[name]
    ]
    if step == _ORDER[-1] and said["version"] and not said["agreed"]:
        faults.append(FieldError("/agreed", "agree_needed"))
    try:
        told = read(ApplicationSelf, _as_sent(here, said))
        community_id = CommunityId(here.community.id)
        async with database_of(here).transaction(community_id) as connection:
            await people.check(connection, community_id, told.model_dump())
    except ValidationFailed as refusal:
        faults += refusal.errors
    now = tuple(fault for fault in faults if fault.pointer.strip("/") in reached)
    if now:
        as_asked = sorted(now, key=lambda fault: _FIELDS.index(fault.pointer.strip("/")))
        raise ValidationFailed(tuple(as_asked))


def _as_sent(here: Place, said: dict[str, str]) -> dict[str, Any]:
    """The answers as an app would send them."""
    told: dict[str, Any] = {
        name: words for name, words in said.items() if name not in ("version", "agreed", "adult")
    }
    told |= adult_of(said)
    if said["agreed"] and said["version"].isdecimal():
        told["agreed"] = {"version": int(said["version"]), "language": here.language.value}
    return {**told, "community": here.community.slug, "language": here.language.value}


async def _step(here: Place, step: str, said: dict[str, str], **more: Any) -> Response:
    agreement = await _agreement(here) if step == _ORDER[-1] else None
    if agreement is not None:
        said = {**said, "version": str(agreement.version)}
    facts: dict[str, Any] = {
        "step": step,
        "came_from": here.path("/join/start"),
        "number": _ORDER.index(step) + 1,
        "steps": len(_ORDER),
        "said": said,
        "carried": [name for name in _FIELDS if name not in STEPS[step]],
        "areas": areas_of(here),
        "agreement": agreement.texts[here.language] if agreement else None,
        "under_18s": here.community.under_18s,
    }
    return page(here, f"join_{step}", f"page-join-{step}", **facts, **more)


async def _agreement(here: Place) -> Newest | None:
    community_id = CommunityId(here.community.id)
    async with database_of(here).transaction(community_id) as connection:
        return await newest_agreement(connection, community_id)


def _step_of(sent: Form) -> str:
    step = sent.text("step", 20)
    return step if step in STEPS else _ORDER[0]


def _open(here: Place) -> None:
    """Raises NotFound where people do not apply by themselves, as the API does."""
    if not here.community.applications_from_outside:
        raise NotFound
