"""`/clients`: which apps have access, what they may, and their secrets."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.base.errors import IdTaken
from timebank.base.ids import new_id
from timebank.clients import queries, service
from timebank.clients.schemas import Client, ClientFilters, ClientNew, SecretShown
from timebank.db.engine import AnyRow
from timebank.http.databases import CONSTRAINTS
from timebank.http.effects import effect
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/clients", tags=["clients"], route_class=Transactional
)

CONSTRAINTS["client_pkey"] = IdTaken

Reader = Annotated[
    Caller, Allow(Role.COORDINATOR, Role.AUDITOR, Role.NETWORK_ADMIN, scope="clients:read")
]
Coordinator = Annotated[Caller, Allow(Role.COORDINATOR, scope="clients:write")]
Ending = Annotated[Caller, Allow(Role.COORDINATOR, Role.NETWORK_ADMIN, scope="clients:write")]


@router.get("")
async def list_clients(
    _caller: Reader, tx: Tx, window: Window, filters: Annotated[ClientFilters, Query()]
) -> Page[Client]:
    """The apps that have access to the community, and those that had it."""
    after = window.after(UUID)
    rows = await queries.clients(
        tx.connection,
        tx.community_id,
        ended=filters.ended,
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    secrets = await _secrets(tx, rows)
    return window.page(rows, item=lambda row: Client.of(row, secrets), key=lambda row: (row.id,))


@router.post("", status_code=201)
async def register_client(caller: Coordinator, tx: Tx, sent: ClientNew) -> Client:
    """Register an app: what it may ask for, where members come back to, and the organisation that
    it acts for, if it is one. Nothing of it changes later: an app that needs more is another."""
    new = service.NewClient(
        id=sent.id or new_id(),
        name=sent.name,
        scopes=tuple(sent.scopes),
        redirect_uris=tuple(sent.redirect_uris),
        public=sent.public,
        organisation_id=sent.organisation_id,
    )
    await service.register(tx.connection, tx.community_id, caller, new)
    tx.created(new.id)
    return await _client(tx, new.id)


@router.get("/{client_id}")
async def get_client(client_id: Id, _caller: Reader, tx: Tx) -> Client:
    """An app, and since when it has its secrets."""
    return await _client(tx, client_id)


@router.post("/{client_id}/end")
@effect(key="none", dry_run=True)
async def end_client(client_id: Id, caller: Ending, tx: Tx, _sent: Nothing | None = None) -> Client:
    """End an app's access at once: its secrets, and every token that it has. For good."""
    await service.end(tx.connection, tx.community_id, caller, client_id)
    return await _client(tx, client_id)


@router.post("/{client_id}/secrets", status_code=201)
@effect(stored=False)
async def make_secret(
    client_id: Id, caller: Coordinator, tx: Tx, _sent: Nothing | None = None
) -> SecretShown:
    """Make a secret for an app and show it this once. Two are good at a time: make the new one, let
    the app use it, and end the old one."""
    made = await service.add_secret(tx.connection, tx.community_id, caller, client_id)
    tx.created(made.id)
    return SecretShown(id=made.id, client_id=client_id, secret=made.secret, made_at=made.made_at)


@router.post("/{client_id}/secrets/{secret_id}/end")
async def end_secret(
    client_id: Id, secret_id: Id, caller: Coordinator, tx: Tx, _sent: Nothing | None = None
) -> Client:
    """End a secret: it gets no more tokens. Those that it got end within the hour."""
    await service.end_secret(tx.connection, tx.community_id, caller, client_id, secret_id)
    return await _client(tx, client_id)


async def _client(tx: Tx, client_id: UUID) -> Client:
    row = await service.seen(tx.connection, tx.community_id, client_id)
    return Client.of(row, await _secrets(tx, [row]))


async def _secrets(tx: Tx, rows: Sequence[AnyRow]) -> Sequence[AnyRow]:
    return await queries.secrets(tx.connection, tx.community_id, [row.id for row in rows])
