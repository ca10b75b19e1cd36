"""Pages for passkeys: to sign in by, and one's own."""

import json
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from starlette.responses import JSONResponse

from timebank.base.errors import NotFound, Refusal
from timebank.http.errors import BadRequest
from timebank.sign_in import passkey_service
from timebank.sign_in.code_service import Wanted
from timebank.sign_in.passkey_routes import site_of
from timebank.sign_in.passkey_service import Asked, Site
from timebank.web.faults import told_wrong
from timebank.web.forms import Form
from timebank.web.rendering import HEADERS, go_to, page
from timebank.web.routing import Here, In, Next, OpenPage, Sent, SignedInPage
from timebank.web.sign_in_pages import (
    database_of,
    device_guessed,
    named,
    signed_in,
)

open_router = APIRouter(prefix="/{community}/sign-in/passkey", route_class=OpenPage)
router = APIRouter(prefix="/{community}/passkeys", route_class=SignedInPage)

LONGEST_CREDENTIAL = 12_000
At = Annotated[Site, Depends(site_of)]


@open_router.get("")
async def passkey_page(here: Here, then: Next = "") -> Response:
    """Signing in with a passkey."""
    facts: dict[str, Any] = {"device": device_guessed(here), "shared": False}
    return page(here, "passkey", "page-passkey-title", next=then, **facts)


@open_router.post("/options")
async def ask_to_sign_in(here: Here, site: At) -> Response:
    """What the passkey signs."""
    return _told(await passkey_service.ask_to_sign_in(database_of(here), site, here.community.slug))


@open_router.post("")
async def show_passkey(here: Here, site: At, form: Sent, then: Next = "") -> Response:
    """Signs in with what it signed, as the first of the roles that its owner holds."""
    device, shared = form.text("device", 60), form.has("shared")
    try:
        done = await passkey_service.sign_in(
            database_of(here),
            site,
            here.community.slug,
            challenge_id=_id(form, "challenge"),
            credential=_credential(form),
            wanted=Wanted(named(device), shared),
            most=True,
        )
    except Refusal as refusal:
        again: dict[str, Any] = {"next": then, "device": device, "shared": shared}
        return page(here, "passkey", "page-passkey-title", **again, **told_wrong(here, refusal))
    return signed_in(here, done, then, shared=shared)


@router.post("/options")
async def ask_to_register(inside: In, site: At) -> Response:
    """What a new passkey is made of."""
    return _told(
        await passkey_service.ask_to_register(
            inside.connection,
            site,
            inside.community_id,
            inside.member_id,
            inside.token_sha256,
            called=inside.place.name,
        )
    )


@router.post("")
async def add_passkey(inside: In, site: At, sent: Sent) -> Response:
    """Keeps the passkey that this device has made."""
    await passkey_service.register(
        inside.connection,
        site,
        inside.community_id,
        inside.member_id,
        inside.token_sha256,
        challenge_id=_id(sent, "challenge"),
        credential=_credential(sent),
        name=named(sent.text("device", 60)),
    )
    return go_to(inside.place.path("/second-factor"))


@router.post("/end")
async def end_passkey(inside: In, sent: Sent) -> Response:
    """One signs in with it no more."""
    await passkey_service.end(
        inside.connection,
        inside.community_id,
        inside.member_id,
        inside.token_sha256,
        _id(sent, "passkey"),
    )
    return go_to(inside.place.path("/second-factor"))


def _told(asked: Asked) -> Response:
    return JSONResponse({"id": str(asked.id), "options": asked.options}, headers=HEADERS)


def _id(form: Form, name: str) -> UUID:
    try:
        return UUID(form.text(name, 40))
    except ValueError:
        raise NotFound from None


def _credential(form: Form) -> dict[str, Any]:
    try:
        credential = json.loads(form.text("credential", LONGEST_CREDENTIAL))
    except (ValueError, RecursionError):
        raise BadRequest from None
    if not isinstance(credential, dict):
        raise BadRequest
    return credential
