"""Pages about one's own sign-ins and second factor."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import segno
from fastapi import APIRouter, Response

from timebank.base.actors import Role
from timebank.base.errors import NotFound, Refusal
from timebank.people import queries as people
from timebank.sign_in import (
    code_queries,
    code_service,
    factor_queries,
    factor_service,
    passkey_queries,
)
from timebank.web.cookies import forget_token
from timebank.web.dates import day_in_words, day_of
from timebank.web.faults import told_wrong
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage
from timebank.web.sign_in_pages import device_guessed

router = APIRouter(prefix="/{community}", route_class=SignedInPage)

MOST_SHOWN = 50


@router.get("/sign-ins")
async def sign_ins_page(inside: In, after: UUID | None = None) -> Response:
    """Where one is signed in; and for coordinators, who was let in from the machine."""
    rows = await code_queries.sign_ins(
        inside.connection,
        inside.community_id,
        inside.caller.keeper_id,
        inside.token_sha256,
        after=after,
        limit=MOST_SHOWN + 1,
    )
    shown = rows[:MOST_SHOWN]
    return inside.page(
        "mine",
        "page-sign-ins",
        sign_ins=shown,
        more=shown[-1].id if len(rows) > MOST_SHOWN else "",
        machine_codes=await _machine_codes(inside),
        day=_days(inside),
    )


async def _machine_codes(inside: Inside) -> list[dict[str, object]]:
    if inside.caller.role is not Role.COORDINATOR:
        return []
    rows = await factor_queries.machine_codes(
        inside.connection, inside.community_id, after=None, limit=MOST_SHOWN
    )
    shown = []
    for row in rows:
        member = await people.member(inside.connection, inside.community_id, row.member_id)
        inside.shows(row.member_id)
        shown.append({"number": member.number, "made_at": row.made_at, "used_at": row.used_at})
    return shown


@router.post("/sign-ins/end")
async def end_sign_in(inside: In, sent: Sent) -> Response:
    """Signs out there."""
    try:
        which = UUID(sent.text("sign_in", 40))
    except ValueError:
        raise NotFound from None
    keeper = inside.caller.keeper_id
    await code_service.end_one(inside.connection, inside.community_id, keeper, which)
    return go_to(inside.place.path("/sign-ins"))


@router.post("/sign-out")
async def sign_out(inside: In, sent: Sent) -> Response:
    """Signs out here, or everywhere."""
    keeper = inside.caller.keeper_id
    only = None if sent.has("everywhere") else inside.caller.token_id
    await code_queries.end(inside.connection, inside.community_id, keeper, only)
    answer = go_to(inside.place.path("/sign-in"))
    forget_token(inside.place.request, answer, inside.place.community.slug)
    return answer


@router.get("/second-factor")
async def factor_page(inside: In) -> Response:
    """What one's second factor is."""
    member_id = inside.member_id
    found = await factor_queries.authenticator(inside.connection, inside.community_id, member_id)
    passkeys = await passkey_queries.passkeys(inside.connection, inside.community_id, member_id)
    strong = await factor_queries.came_with_a_second_factor(inside.connection, inside.token_sha256)
    return inside.page(
        "factor",
        "page-second-factor",
        set_up_at=found.confirmed_at if found else None,
        recovery_codes=len(found.recovery_sha256s) if found else 0,
        passkeys=passkeys,
        strong=strong,
        may_change=strong or not (passkeys or (found and found.sealed)),
        device=device_guessed(inside.place),
        day=_days(inside),
    )


@router.post("/second-factor")
async def begin_factor(inside: In) -> Response:
    """A secret for an authenticator, shown on the page that comes next."""
    await factor_service.show(
        inside.connection,
        inside.place.request.app.state.vault,
        inside.community_id,
        inside.member_id,
        inside.token_sha256,
    )
    return go_to(inside.place.path("/second-factor/confirm"))


@router.get("/second-factor/confirm")
async def set_up_page(inside: In) -> Response:
    """The secret, until a code of it comes."""
    return await _set_up(inside)


@router.post("/second-factor/confirm")
async def confirm_factor(inside: In, sent: Sent) -> Response:
    """The first code; shows the recovery codes, this once."""
    try:
        codes = await factor_service.confirm(
            inside.connection,
            inside.place.request.app.state.vault,
            inside.community_id,
            inside.member_id,
            inside.token_sha256,
            code=sent.text("code", 12).replace(" ", ""),
        )
    except Refusal as refusal:
        return await _set_up(inside, refusal)
    return inside.page("recovery", "page-recovery", codes=codes)


@router.get("/second-factor/recovery-codes")
async def recovery_gone(inside: In) -> Response:
    """They are shown once."""
    return go_to(inside.place.path("/second-factor"))


@router.post("/second-factor/recovery-codes")
async def new_recovery(inside: In) -> Response:
    """New recovery codes, shown this once."""
    codes = await factor_service.new_recovery_codes(
        inside.connection, inside.community_id, inside.member_id, inside.token_sha256
    )
    return inside.page("recovery", "page-recovery", codes=codes)


@router.post("/second-factor/end")
async def end_factor(inside: In) -> Response:
    """Has none any more."""
    await factor_service.end(
        inside.connection, inside.community_id, inside.member_id, inside.token_sha256
    )
    return go_to(inside.place.path("/second-factor"))


async def _set_up(inside: Inside, refusal: Refusal | None = None) -> Response:
    shown = await factor_service.shown(
        inside.connection,
        inside.place.request.app.state.vault,
        inside.community_id,
        inside.member_id,
        inside.token_sha256,
        issuer=inside.place.name,
    )
    if shown is None:
        return go_to(inside.place.path("/second-factor"))
    qr = segno.make(shown.uri).svg_data_uri(scale=4, light="white")
    facts = {"qr": qr, "secret": shown.secret, **told_wrong(inside.place, refusal, "code")}
    return inside.page("set_up", "page-second-factor-set-up", **facts)


def _days(inside: Inside) -> Callable[[datetime], str]:
    zone, language = inside.place.community.time_zone, inside.place.language
    return lambda instant: day_in_words(language, day_of(instant, zone))
