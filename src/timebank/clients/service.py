"""Registering apps, giving them secrets, and ending both."""

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.digests import digest_of
from timebank.base.errors import FieldError, Forbidden, IdTaken, NotFound, ValidationFailed
from timebank.base.ids import CommunityId, new_id
from timebank.clients import consent_queries, queries, rules
from timebank.clients.errors import ClientEnded, PublicClient, TwoSecrets
from timebank.db.engine import AnyRow, Connection
from timebank.sign_in.rules import OF_SECRET, SECRET_BYTES, token_of

FORGOTTEN_AT_ONCE = 1_000


@dataclass(frozen=True)
class NewClient:
    """An app to be registered. A `public` one runs where it can keep no secret."""

    id: UUID
    name: str
    scopes: tuple[str, ...]
    redirect_uris: tuple[str, ...] = ()
    public: bool = False
    organisation_id: UUID | None = None


@dataclass(frozen=True)
class NewSecret:
    """A new secret. `secret` is shown once: what is kept is its digest."""

    id: UUID
    secret: str
    made_at: datetime


async def register(
    connection: Connection, community_id: CommunityId, caller: Caller, new: NewClient
) -> None:
    """Register an app. Sent again, nothing happens. Raises ValidationFailed, and IdTaken where the
    id stands for something else."""
    made = await queries.made_as(connection, new.id)
    if made is not None:
        if made != (community_id, digest_of(new)):
            raise IdTaken
        return
    faults = rules.client_faults(
        new.scopes, new.redirect_uris, public=new.public, bound=new.organisation_id is not None
    )
    if new.organisation_id and not await queries.is_here(
        connection, community_id, new.organisation_id
    ):
        faults = (*faults, FieldError("/organisation_id", "no_such_organisation"))
    if faults:
        raise ValidationFailed(faults)
    columns = {
        **asdict(new),
        "scopes": sorted({*new.scopes}),
        "redirect_uris": [*new.redirect_uris],
        "community_id": community_id,
        "made_as": digest_of(new),
        "made_by": _actor(caller),
    }
    await queries.add(connection, columns)


async def seen(
    connection: Connection, community_id: CommunityId, client_id: UUID, *, lock: bool = False
) -> AnyRow:
    """One of the community's apps. Raises NotFound."""
    found = await queries.client(connection, community_id, client_id, lock=lock)
    if found is None:
        raise NotFound
    return found


async def end(
    connection: Connection, community_id: CommunityId, caller: Caller, client_id: UUID
) -> None:
    """End an app's access at once, with its secrets and tokens; one that was ended stays so."""
    before = await seen(connection, community_id, client_id, lock=True)
    if before.ended_at is None:
        await queries.end(connection, client_id, caller.keeper_id)


async def add_secret(
    connection: Connection, community_id: CommunityId, caller: Caller, client_id: UUID
) -> NewSecret:
    """Give an app a secret, perhaps beside the one it has. Raises NotFound, ClientEnded,
    PublicClient and TwoSecrets."""
    row = await seen(connection, community_id, client_id, lock=True)
    if row.ended_at is not None:
        raise ClientEnded
    if row.public:
        raise PublicClient
    if len(await queries.digests(connection, client_id)) >= rules.MOST_SECRETS:
        raise TwoSecrets
    secret = token_of(secrets.token_bytes(SECRET_BYTES), OF_SECRET)
    secret_id = new_id()
    columns = {
        "id": secret_id,
        "client_id": client_id,
        "sha256": sha256(secret.encode()).digest(),
        "made_by": _actor(caller),
    }
    return NewSecret(secret_id, secret, await queries.add_secret(connection, columns))


async def end_secret(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    client_id: UUID,
    secret_id: UUID,
) -> None:
    """End one of an app's secrets; the tokens that it got go on to their end. Raises NotFound."""
    await seen(connection, community_id, client_id, lock=True)
    found = await queries.secrets(connection, community_id, [client_id])
    if secret_id not in {row.id for row in found}:
        raise NotFound
    await queries.end_secret(connection, client_id, secret_id, _actor(caller))


async def forget_tokens(connection: Connection, community_id: CommunityId) -> int:
    """Some of the apps' tokens that ended long ago go, and of what renewed them; how many."""
    gone = await queries.forget_tokens(connection, community_id, FORGOTTEN_AT_ONCE)
    return gone + await consent_queries.forget(connection, community_id, FORGOTTEN_AT_ONCE)


def _actor(caller: Caller) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id
