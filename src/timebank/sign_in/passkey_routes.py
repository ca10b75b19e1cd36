"""`/passkeys`: one's own. `/v1/sign-in/passkey`: signing in with one."""

from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from timebank.base.actors import Caller, Language, Role
from timebank.base.errors import Forbidden
from timebank.communities import queries as communities
from timebank.http.effects import effect
from timebank.http.fields import Id, Nothing
from timebank.http.outside import Open, Out
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.sign_in import passkey_queries, passkey_service
from timebank.sign_in.code_service import Wanted
from timebank.sign_in.passkey_schemas import (
    Passkey,
    PasskeyAsked,
    PasskeyMade,
    Passkeys,
    PasskeyShown,
    PasskeyWanted,
)
from timebank.sign_in.passkey_service import Site
from timebank.sign_in.schemas import Ended, SignedIn

open_router = APIRouter(prefix="/v1/sign-in/passkey", tags=["sign-in"], route_class=Open)
router = APIRouter(
    prefix="/v1/communities/{community}/passkeys", tags=["sign-in"], route_class=Transactional
)

Reading = Annotated[Caller, Allow(*EVERYONE, scope="sign-ins:read")]
Setting = Annotated[Caller, Allow(*EVERYONE, scope="sign-ins:write")]


async def site_of(request: Request) -> Site:
    """The website that this is: by its public address, or where none is set, by the name that the
    request was meant for."""
    scheme = "https" if request.app.state.https else request.url.scheme
    public = urlsplit(request.app.state.public_url or f"{scheme}://{request.headers.get('host')}")
    return Site(public.hostname or "", f"{public.scheme}://{public.netloc}")


Here = Annotated[Site, Depends(site_of)]


@router.get("")
async def list_passkeys(caller: Reading, tx: Tx) -> Passkeys:
    """One's own passkeys."""
    rows = await passkey_queries.passkeys(tx.connection, tx.community_id, caller.keeper_id)
    return Passkeys(items=[Passkey.model_validate(row) for row in rows])


@router.post("/options")
@effect(key="none")
async def ask_to_register(
    caller: Setting, tx: Tx, site: Here, _sent: Nothing | None = None
) -> PasskeyAsked:
    """What a device makes a passkey of. Who has a second factor does this in a sign-in that came
    with it."""
    community = await communities.community(tx.connection, tx.community_id)
    asked = await passkey_service.ask_to_register(
        tx.connection,
        site,
        tx.community_id,
        _member(caller),
        tx.token_sha256,
        called=community.name_cy if tx.language is Language.WELSH else community.name_en,
    )
    return PasskeyAsked(id=asked.id, options=asked.options)


@router.post("", status_code=201)
@effect(key="none")
async def add_passkey(caller: Setting, tx: Tx, site: Here, sent: PasskeyMade) -> Passkey:
    """Keep the passkey that the device made."""
    row = await passkey_service.register(
        tx.connection,
        site,
        tx.community_id,
        _member(caller),
        tx.token_sha256,
        challenge_id=sent.challenge_id,
        credential=sent.credential,
        name=sent.name,
    )
    return Passkey.model_validate(row)


@router.post("/{passkey_id}/end")
@effect(key="none")
async def end_passkey(
    passkey_id: Id, caller: Setting, tx: Tx, _sent: Nothing | None = None
) -> Ended:
    """Sign in with it no more."""
    await passkey_service.end(
        tx.connection, tx.community_id, caller.keeper_id, tx.token_sha256, passkey_id
    )
    return Ended(ended=1)


@open_router.post("/options")
@effect(key="none")
async def ask_to_sign_in(out: Out, site: Here, sent: PasskeyWanted) -> PasskeyAsked:
    """What a passkey is to sign, whoever's it is."""
    asked = await passkey_service.ask_to_sign_in(out.database, site, sent.community)
    return PasskeyAsked(id=asked.id, options=asked.options)


@open_router.post("", status_code=201)
@effect(key="none")
async def sign_in_with_passkey(out: Out, site: Here, sent: PasskeyShown) -> SignedIn:
    """Sign in with a passkey. It stands for both factors, so any role may be asked for that the
    member holds."""
    done = await passkey_service.sign_in(
        out.database,
        site,
        sent.community,
        challenge_id=sent.challenge_id,
        credential=sent.credential,
        wanted=Wanted(sent.device, sent.shared, Role(sent.role)),
    )
    return SignedIn(
        id=done.issued.id,
        token=done.issued.token,
        expires_at=done.issued.expires_at,
        community_id=done.community_id,
        member_id=done.member_id,
    )


def _member(caller: Caller) -> UUID:
    """Raises Forbidden for a token that names nobody."""
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id
