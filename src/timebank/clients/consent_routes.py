"""`/consents`: what a member lets apps do for them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.clients import consent_queries, consents, service
from timebank.clients.oauth_routes import issuer_of
from timebank.clients.schemas import (
    Consent,
    ConsentFilters,
    Decided,
    Decision,
    Request,
    Wish,
)
from timebank.http.effects import effect
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}", tags=["clients"], route_class=Transactional
)

Members = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
Reader = Annotated[Caller, Allow(*Members, scope="consents:read")]
Writer = Annotated[Caller, Allow(*Members, scope="consents:write")]
Overseer = Annotated[Caller, Allow(Role.COORDINATOR, Role.AUDITOR, scope="clients:read")]
Wanted = Annotated[ConsentFilters, Query()]


@router.get("/consents")
async def list_consents(caller: Reader, tx: Tx, window: Window, filters: Wanted) -> Page[Consent]:
    """What one lets apps do oneself, and once did."""
    return await _page(tx, window, filters, member_id=caller.member_id)


@router.post("/consents/ask")
@effect(key="none")
async def show_wish(caller: Reader, tx: Tx, sent: Request) -> Wish:
    """What an app asks for, to be shown before one decides. An app that is not known here, or an
    address that is not its own, is refused, and nobody is sent there."""
    wish = await consents.wish(
        tx.connection, tx.community_id, caller, sent.said(), issuer_of(tx.request)
    )
    return Wish(
        client_id=wish.client.id,
        name=wish.client.name,
        organisation_id=wish.client.organisation_id,
        scopes=list(wish.scopes),
        redirect_to=wish.back,
    )


@router.post("/consents")
@effect(key="none")
async def decide_wish(caller: Writer, tx: Tx, sent: Decision) -> Decided:
    """Say yes or no to an app. Goes back to the app with a code that is good once, and for a
    minute."""
    back = await consents.decide(
        tx.connection,
        tx.community_id,
        caller,
        sent.said(),
        issuer_of(tx.request),
        allow=sent.allow,
    )
    return Decided(redirect_to=back)


@router.post("/consents/{consent_id}/end")
async def end_consent(
    consent_id: Id, caller: Writer, tx: Tx, _sent: Nothing | None = None
) -> Consent:
    """Take it back: the app can do nothing more for the member, from now on."""
    await consents.end(tx.connection, tx.community_id, caller, consent_id)
    (row,) = await consent_queries.consents(
        tx.connection, tx.community_id, consent_id=consent_id, limit=1
    )
    return Consent.model_validate(row)


@router.get("/clients/{client_id}/consents")
async def list_client_consents(
    client_id: Id, _caller: Overseer, tx: Tx, window: Window, filters: Wanted
) -> Page[Consent]:
    """Which members let an app act for them, and to do what."""
    await service.seen(tx.connection, tx.community_id, client_id)
    return await _page(tx, window, filters, client_id=client_id)


async def _page(
    tx: Tx,
    window: Window,
    filters: ConsentFilters,
    *,
    member_id: UUID | None = None,
    client_id: UUID | None = None,
) -> Page[Consent]:
    after = window.after(UUID)
    rows = await consent_queries.consents(
        tx.connection,
        tx.community_id,
        member_id=member_id,
        client_id=client_id,
        ended=filters.ended,
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=Consent.model_validate, key=lambda row: (row.id,))
