"""Pages for signing in: an address, the code that comes, and a second factor where it takes one."""

import re
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from timebank.base.actors import Role
from timebank.base.errors import FieldError, Refusal, ValidationFailed
from timebank.base.words import say
from timebank.db.engine import Database
from timebank.http.scopes import EVERYONE
from timebank.people.rules import is_email
from timebank.sending.numbers import mobile
from timebank.sign_in import code_service, factor_queries, passkey_queries
from timebank.sign_in.code_rules import Asked
from timebank.sign_in.errors import CodeWrong
from timebank.sign_in.schemas import by_text
from timebank.web.cookies import keep_step, keep_token, step_in
from timebank.web.faults import told_wrong
from timebank.web.forms import Form
from timebank.web.rendering import Place, go_to, page
from timebank.web.routing import Here, Next, OpenPage, Sent, safe_next

router = APIRouter(prefix="/{community}/sign-in", route_class=OpenPage)

_CODE = re.compile(r"[0-9]{6}")
_PHONE = re.compile(r"Mobi|Android|iPhone")


@router.get("")
async def address_page(here: Here, then: Next = "") -> Response:
    """Who wants to sign in."""
    return page(here, "sign_in", "page-sign-in", next=then, email="", texts=_texts(here))


@router.post("")
async def send_code(request: Request, here: Here, sent: Sent, then: Next = "") -> Response:
    """A code goes to the address, if a member has it."""
    said = sent.text("email", 254)
    try:
        asked = _asked(said, texts=_texts(here))
        came_from = request.client.host if request.client else ""
        code_id = await code_service.ask(database_of(here), here.community.slug, asked, came_from)
    except Refusal as refusal:
        again: dict[str, Any] = {"next": then, "email": said, "texts": _texts(here)}
        return page(here, "sign_in", "page-sign-in", **again, **told_wrong(here, refusal, "email"))
    return go_to(here.path("/sign-in/code", sent=str(code_id), next=then))


@router.get("/code")
async def code_page(here: Here, sent: UUID, then: Next = "") -> Response:
    """Where the code is typed."""
    device, shared = device_guessed(here), False
    facts: dict[str, Any] = {"sent": str(sent), "next": then, "device": device, "shared": shared}
    return page(here, "code", "page-code-title", **facts)


@router.post("/code")
async def show_code(here: Here, form: Sent, sent: UUID, then: Next = "") -> Response:
    """Signs in; or asks for the second factor of those who may be more than members."""
    device, shared = form.text("device", 60), form.has("shared")
    try:
        code = _code(form.text("code", 12))
        wanted = code_service.Wanted(named(device), shared)
        database, slug = database_of(here), here.community.slug
        community_id, member_id = await code_service.whose(database, slug, sent, code)
        async with database.transaction(community_id) as connection:
            roles = await factor_queries.roles_of(connection, community_id, member_id)
            factor = await factor_queries.authenticator(connection, community_id, member_id)
            passkeys = await passkey_queries.passkeys(connection, community_id, member_id)
        has_app, has_passkey = bool(factor and factor.sealed), bool(passkeys)
        if roles and (has_app or has_passkey):
            onward = go_to(here.path("/sign-in/second", next=then))
            step = {"id": str(sent), "code": code, "device": device, "shared": shared}
            has = {"roles": roles, "app": has_app, "passkey": has_passkey}
            keep_step(here.request, onward, slug, {**step, **has})
            return onward
        done = await code_service.sign_in(
            database, here.request.app.state.vault, slug, code_id=sent, code=code, wanted=wanted
        )
    except Refusal as refusal:
        again: dict[str, Any] = {
            "sent": str(sent),
            "next": then,
            "device": device,
            "shared": shared,
        }
        return page(here, "code", "page-code-title", **again, **told_wrong(here, refusal, "code"))
    first = here.path("/second-factor") if roles else None
    return signed_in(here, done, first or then, shared=shared)


@router.get("/second")
async def second_page(here: Here, then: Next = "") -> Response:
    """Where the second factor is typed, and as what somebody signs in."""
    step = step_in(here.request, here.community.slug)
    if not _roles_of(step):
        return go_to(here.path("/sign-in", next=then))
    return page(here, "second", "page-second-title", next=then, **_ways(step))


@router.post("/second")
async def show_second(here: Here, form: Sent, then: Next = "") -> Response:
    """Signs in with both factors, or with one as a member."""
    step = step_in(here.request, here.community.slug)
    roles = _roles_of(step)
    as_member = form.has("member")
    try:
        wanted = code_service.Wanted(
            named(str(step.get("device", ""))),
            step.get("shared") is not False,
            Role.MEMBER if as_member else _role(form, roles),
            None if as_member else form.text("second", 40) or None,
        )
        done = await code_service.sign_in(
            database_of(here),
            here.request.app.state.vault,
            here.community.slug,
            code_id=_id(step.get("id")),
            code=str(step.get("code", "")),
            wanted=wanted,
        )
    except CodeWrong as refusal:
        facts: dict[str, Any] = {"next": then, "email": "", "texts": _texts(here)}
        return page(here, "sign_in", "page-sign-in", **facts, **told_wrong(here, refusal))
    except Refusal as refusal:
        again: dict[str, Any] = {"next": then, **_ways(step)}
        return page(
            here, "second", "page-second-title", **again, **told_wrong(here, refusal, "second")
        )
    return signed_in(here, done, then, shared=wanted.shared)


@router.get("/machine")
async def machine_page(here: Here, then: Next = "") -> Response:
    """Where a code from the machine itself is typed."""
    facts: dict[str, Any] = {"next": then, "device": device_guessed(here), "shared": False}
    return page(here, "machine", "page-machine", roles=_MACHINE_ROLES, **facts)


@router.post("/machine")
async def show_machine_code(here: Here, form: Sent, then: Next = "") -> Response:
    """Signs in with it."""
    device, shared = form.text("device", 60), form.has("shared")
    try:
        wanted = code_service.Wanted(named(device), shared, _role(form, list(_MACHINE_ROLES)))
        done = await code_service.sign_in_from_the_machine(
            database_of(here), here.community.slug, form.text("code", 40), wanted
        )
    except Refusal as refusal:
        again: dict[str, Any] = {
            "next": then,
            "device": device,
            "shared": shared,
            "roles": _MACHINE_ROLES,
        }
        return page(here, "machine", "page-machine", **again, **told_wrong(here, refusal, "code"))
    return signed_in(here, done, then, shared=shared)


_MACHINE_ROLES = (Role.COORDINATOR, *(role for role in EVERYONE if role is not Role.COORDINATOR))


def signed_in(here: Place, done: code_service.SignedIn, onward: str, *, shared: bool) -> Response:
    found = safe_next(here, onward) or here.path("/home")
    # Whoever switched the language on the way would like to go on in it.
    answer = go_to(f"/{here.language.value}{found[3:]}")
    slug, who = here.community.slug, str(done.member_id)
    keep_token(here.request, answer, slug, done.issued.token, who=who, own=not shared)
    return answer


def database_of(here: Place) -> Database:
    database: Database = here.request.app.state.database
    return database


def _texts(here: Place) -> bool:
    """Whether codes go out as texts too."""
    return bool(here.request.app.state.texts)


def _asked(said: str, *, texts: bool) -> Asked:
    if texts and "@" not in said and mobile(said):
        return by_text(said)
    if not is_email(said):
        raise ValidationFailed((FieldError("/email", "email_or_mobile" if texts else "email"),))
    return Asked("email", said)


def _code(said: str) -> str:
    """Six digits, however they are spaced. Raises ValidationFailed for what can be none, and is no
    try."""
    code = said.replace(" ", "")
    if not _CODE.fullmatch(code):
        raise ValidationFailed((FieldError("/code", "six_digits" if code else "code_unsaid"),))
    return code


def named(device: str) -> str:
    if not device:
        raise ValidationFailed((FieldError("/device", "text_empty"),))
    return device


def _role(form: Form, allowed: list[Role]) -> Role:
    said = form.text("role", 40)
    if said not in allowed:
        raise ValidationFailed((FieldError("/role", "role_not_held"),))
    return Role(said)


def _roles_of(step: dict[str, object]) -> list[Role]:
    """The roles that the page before found; whoever writes others there gets none by it."""
    said = step.get("roles")
    return [role for role in EVERYONE if isinstance(said, list) and role.value in said]


def _ways(step: dict[str, object]) -> dict[str, Any]:
    """What a second factor may be, as the page before found it."""
    has = {"app": step.get("app") is True, "passkey": step.get("passkey") is True}
    return {"roles": _roles_of(step), **has}


def _id(said: object) -> UUID:
    try:
        return UUID(str(said))
    except ValueError:
        raise CodeWrong from None


def device_guessed(here: Place) -> str:
    phone = _PHONE.search(here.request.headers.get("user-agent", ""))
    return say(here.language, "page-my-phone" if phone else "page-my-computer")
