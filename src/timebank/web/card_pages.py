"""Pages for printed cards: to sign in by, to print, and to set a PIN."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import segno
from fastapi import APIRouter, Response

from timebank.base.actors import Language, Role
from timebank.base.errors import FieldError, Forbidden, NotFound, Refusal, ValidationFailed
from timebank.people import queries as people
from timebank.sign_in import card_queries, card_service
from timebank.sign_in.code_service import Wanted, sign_in_from_the_machine
from timebank.sign_in.passkey_routes import site_of
from timebank.web.dates import day_in_words, day_of
from timebank.web.faults import told_wrong
from timebank.web.finding import find
from timebank.web.forms import Form
from timebank.web.rendering import go_to, page
from timebank.web.routing import Here, In, Inside, Next, OpenPage, Sent, SignedInPage
from timebank.web.sign_in_pages import database_of, device_guessed, named, signed_in

open_router = APIRouter(prefix="/{community}/sign-in/card", route_class=OpenPage)
pair_router = APIRouter(prefix="/{community}/sign-in/pair", route_class=OpenPage)
router = APIRouter(prefix="/{community}", route_class=SignedInPage)


@open_router.get("")
async def card_page(here: Here, then: Next = "") -> Response:
    """Signing in with a card. What the QR code says comes behind `#`, which no browser sends."""
    facts: dict[str, Any] = {"device": device_guessed(here), "shared": False}
    return page(here, "card", "page-card-title", next=then, **facts)


@open_router.post("")
async def show_card(here: Here, form: Sent, then: Next = "") -> Response:
    """Signs in with a card and its PIN."""
    device, shared = form.text("device", 60), form.has("shared")
    try:
        done = await card_service.sign_in(
            database_of(here),
            here.request.app.state.vault,
            here.community.slug,
            card=form.text("card", 40),
            pin=form.text("pin", 12),
            wanted=Wanted(named(device), shared),
        )
    except Refusal as refusal:
        again: dict[str, Any] = {"next": then, "device": device, "shared": shared}
        return page(here, "card", "page-card-title", **again, **told_wrong(here, refusal, "card"))
    return signed_in(here, done, then, shared=shared)


@pair_router.get("")
async def pair_page(here: Here, then: Next = "") -> Response:
    """Signing a phone in with the code on a coordinator's screen; it comes behind `#`, too."""
    facts: dict[str, Any] = {"device": device_guessed(here), "shared": False}
    return page(here, "pair", "page-pair", next=then, **facts)


@pair_router.post("")
async def show_pairing_code(here: Here, form: Sent, then: Next = "") -> Response:
    """Signs in with it, as a member."""
    device, shared = form.text("device", 60), form.has("shared")
    try:
        done = await sign_in_from_the_machine(
            database_of(here),
            here.community.slug,
            form.text("card", 40),
            Wanted(named(device), shared),
        )
    except Refusal as refusal:
        again: dict[str, Any] = {"next": then, "device": device, "shared": shared}
        return page(here, "pair", "page-pair", **again, **told_wrong(here, refusal, "card"))
    return signed_in(here, done, then, shared=shared)


@router.get("/members/{member_id}/pairing")
async def pairing_gone(member_id: UUID, inside: In) -> Response:
    """It is shown once."""
    return go_to(inside.place.path(f"/members/{member_id}/card"))


@router.post("/members/{member_id}/pairing")
async def show_pairing(member_id: UUID, inside: In) -> Response:
    """The code for a member's phone, on the coordinator's screen."""
    member = await _seen(inside, member_id)
    code = await card_service.pair(
        inside.connection, inside.community_id, member_id, inside.member_id
    )
    site = await site_of(inside.place.request)
    place = replace(inside.place, language=Language(member.language))
    address = f"{site.origin}{place.path('/sign-in/pair')}"
    qr = segno.make(f"{address}#{code}", error="m").svg_data_uri(scale=4, light="white")
    facts = {"member": member, "code": code, "address": address, "qr": qr}
    return inside.page("pairing", "page-pairing", **facts)


@router.get("/pin")
async def pin_page(inside: In) -> Response:
    """Setting one's own PIN."""
    return await _pin(inside)


@router.post("/pin")
async def set_pin(inside: In, sent: Sent) -> Response:
    """Sets it."""
    try:
        await _set_pin(inside, inside.member_id, sent)
    except Refusal as refusal:
        return await _pin(inside, refusal)
    return go_to(inside.place.path("/pin"))


async def _pin(inside: Inside, refusal: Refusal | None = None) -> Response:
    found = await card_queries.pin_of(inside.connection, inside.community_id, inside.member_id)
    since = found and day_in_words(inside.place.language, _day(inside, found))
    return inside.page("pin", "page-pin", since=since, **told_wrong(inside.place, refusal, "pin"))


@router.get("/cards")
async def cards_page(inside: In) -> Response:
    """Whose card a coordinator wants to see to."""
    _coordinates(inside)
    return inside.page("cards", "page-cards")


@router.post("/cards")
async def find_member(inside: In, sent: Sent) -> Response:
    """To the page of the member with this number, or those who have this name."""
    _coordinates(inside)
    found = await find(inside, sent, "cards", "page-cards", left=False)
    return (
        found if isinstance(found, Response) else go_to(inside.place.path(f"/members/{found}/card"))
    )


@router.get("/members/{member_id}/card")
async def member_page(member_id: UUID, inside: In) -> Response:
    """A member's card and PIN, for coordinators."""
    return await _member(inside, member_id)


@router.post("/members/{member_id}/card")
async def change_card(member_id: UUID, inside: In, sent: Sent) -> Response:
    """Makes a card, ends it, or sets the PIN that the member types here."""
    _coordinates(inside)
    place, by = inside.place, inside.member_id
    whose = (inside.connection, inside.community_id, member_id)
    try:
        if sent.has("end"):
            await card_service.end(*whose, by)
        elif sent.has("pin"):
            await _set_pin(inside, member_id, sent)
        else:
            vault = place.request.app.state.vault
            await card_service.make(inside.connection, vault, *whose[1:], by)
            return go_to(place.path(f"/members/{member_id}/card/print"))
    except NotFound:
        raise
    except Refusal as refusal:
        return await _member(inside, member_id, refusal)
    return go_to(place.path(f"/members/{member_id}/card"))


@router.get("/members/{member_id}/card/print")
async def print_page(member_id: UUID, inside: In) -> Response:
    """The card, as it is printed, and printed again."""
    member = await _seen(inside, member_id)
    request = inside.place.request
    letters = await card_service.letters_on(
        inside.connection, request.app.state.vault, inside.community_id, member_id
    )
    # Its owner reads it, not the coordinator who prints it.
    place = replace(inside.place, language=Language(member.language))
    address = f"{(await site_of(request)).origin}{place.path('/sign-in/card')}"
    return inside.page(
        "card_print",
        "page-card",
        member=member,
        letters=letters,
        address=address,
        qr=segno.make(f"{address}#{letters}", error="m").svg_data_uri(scale=4, light="white"),
    )


async def _member(inside: Inside, member_id: UUID, refusal: Refusal | None = None) -> Response:
    member = await _seen(inside, member_id)
    card = await card_queries.card_of(inside.connection, inside.community_id, member_id)
    pin = await card_queries.pin_of(inside.connection, inside.community_id, member_id)
    return inside.page(
        "member_card",
        "page-card",
        member=member,
        card=card,
        pin=pin,
        here=f"/members/{member_id}/card",
        **told_wrong(inside.place, refusal, "pin"),
    )


async def _seen(inside: Inside, member_id: UUID) -> Any:
    """The member, for a coordinator. Raises Forbidden and NotFound."""
    _coordinates(inside)
    member = await people.member(inside.connection, inside.community_id, member_id)
    inside.shows(member_id)
    return member


async def _set_pin(inside: Inside, member_id: UUID, sent: Form) -> None:
    pin = sent.text("pin", 12)
    if pin != sent.text("again", 12):
        raise ValidationFailed((FieldError("/again", "pin_differs"),))
    vault = inside.place.request.app.state.vault
    await card_service.set_pin(
        inside.connection, vault, inside.community_id, member_id, pin=pin, by=inside.member_id
    )


def _day(inside: Inside, pin: Any) -> Any:
    return day_of(pin.set_at, inside.place.community.time_zone)


def _coordinates(inside: Inside) -> None:
    if inside.caller.role is not Role.COORDINATOR:
        raise Forbidden
