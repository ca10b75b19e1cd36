"""Apps as they stand. They have no row-level security: every query names its community, but the
one that finds out which it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, text, update

from timebank.base.ids import CommunityId
from timebank.clients.tables import Client, ClientSecret
from timebank.db.engine import AnyRow, Connection, call
from timebank.organisations.tables import Organisation
from timebank.sign_in.tables import Token

NOW = func.clock_timestamp()
"""The real clock's instant: tokens end by it, and apps with them."""
_KEPT_AFTER_ITS_END = text("interval '30 days'")


async def known(connection: Connection, client_id: UUID) -> AnyRow | None:
    """The app of this id in whichever community, if its access was not ended. Nobody ends it before
    the end of the transaction."""
    statement = select(Client).where(Client.id == client_id, Client.ended_at.is_(None))
    return (await connection.execute(statement.with_for_update(read=True))).one_or_none()


async def speaks_by(connection: Connection, client_id: UUID, member_id: UUID) -> bool:
    """Whether what an app says is a member's own word: they registered it, or made one of its
    secrets."""
    asked = "SELECT $2 = ANY (timebank.voices($1)) AS own"
    found = await call(connection, asked, client_id, member_id)
    return bool(found[0]["own"])


async def digests(connection: Connection, client_id: UUID) -> list[bytes]:
    """Digests of the secrets that are in force."""
    statement = select(ClientSecret.sha256).where(
        ClientSecret.client_id == client_id, ClientSecret.ended_at.is_(None)
    )
    return [*(await connection.execute(statement)).scalars()]


async def clients(
    connection: Connection,
    community_id: CommunityId,
    *,
    ended: bool | None,
    after: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """The apps of a community, in the order in which they were registered."""
    statement = select(Client).where(Client.community_id == community_id)
    if ended is not None:
        statement = statement.where(Client.ended_at.is_not(None) == ended)
    if after is not None:
        statement = statement.where(Client.id > after)
    return (await connection.execute(statement.order_by(Client.id).limit(limit))).all()


async def client(
    connection: Connection, community_id: CommunityId, client_id: UUID, *, lock: bool = False
) -> AnyRow | None:
    """One of a community's apps, or None. `lock` keeps others from changing it meanwhile."""
    statement = select(Client).where(Client.community_id == community_id, Client.id == client_id)
    if lock:
        statement = statement.with_for_update()
    return (await connection.execute(statement)).one_or_none()


async def secrets(
    connection: Connection, community_id: CommunityId, client_ids: Sequence[UUID]
) -> Sequence[AnyRow]:
    """The secrets of these apps, the ended ones too; no digests."""
    statement = (
        select(
            ClientSecret.id,
            ClientSecret.client_id,
            ClientSecret.made_by,
            ClientSecret.made_at,
            ClientSecret.ended_by,
            ClientSecret.ended_at,
        )
        .join(Client, Client.id == ClientSecret.client_id)
        .where(Client.community_id == community_id, ClientSecret.client_id.in_(client_ids))
    )
    return (await connection.execute(statement.order_by(ClientSecret.id))).all()


async def is_here(connection: Connection, community_id: CommunityId, organisation_id: UUID) -> bool:
    """Whether it is an organisation of the community that has not left."""
    statement = select(Organisation.id).where(
        Organisation.community_id == community_id,
        Organisation.id == organisation_id,
        Organisation.status == "active",
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def made_as(connection: Connection, client_id: UUID) -> tuple[UUID, bytes] | None:
    """The community of the app of this id, and what it was made from."""
    statement = select(Client.community_id, Client.made_as).where(Client.id == client_id)
    found = (await connection.execute(statement)).one_or_none()
    return (found.community_id, found.made_as) if found else None


async def add(connection: Connection, columns: dict[str, Any]) -> None:
    """Write an app down."""
    await connection.execute(insert(Client).values(**columns, made_at=NOW))


async def end_all(connection: Connection, community_id: CommunityId) -> None:
    """End every app of a community, on the operator's word."""
    statement = select(Client.id).where(
        Client.community_id == community_id, Client.ended_at.is_(None)
    )
    for client_id in (await connection.execute(statement)).scalars().all():
        await end(connection, client_id, None)


async def end(connection: Connection, client_id: UUID, ended_by: UUID | None) -> None:
    """Write its end down, and that of its secrets and tokens."""
    ended = {"ended_by": ended_by, "ended_at": NOW}
    for table, column in ((Client, Client.id), (ClientSecret, ClientSecret.client_id)):
        statement = update(table).where(column == client_id, table.ended_at.is_(None))
        await connection.execute(statement.values(**ended))
    statement = update(Token).where(Token.client_id == client_id, Token.revoked_at.is_(None))
    await connection.execute(statement.values(revoked_at=NOW))


async def add_secret(connection: Connection, columns: dict[str, Any]) -> datetime:
    """Write a secret's digest down; when."""
    statement = insert(ClientSecret).values(**columns, made_at=NOW).returning(ClientSecret.made_at)
    made_at: datetime = (await connection.execute(statement)).scalar_one()
    return made_at


async def end_secret(
    connection: Connection, client_id: UUID, secret_id: UUID, ended_by: UUID
) -> None:
    """Write a secret's end down; one that was ended stays as it was."""
    statement = update(ClientSecret).where(
        ClientSecret.client_id == client_id,
        ClientSecret.id == secret_id,
        ClientSecret.ended_at.is_(None),
    )
    await connection.execute(statement.values(ended_by=ended_by, ended_at=NOW))


async def end_oldest(connection: Connection, client_id: UUID, most: int) -> None:
    """Of the tokens that an app has by itself, end all but the newest `most`."""
    older = (
        select(Token.id)
        .where(
            Token.client_id == client_id,
            Token.member_id.is_(None),
            Token.revoked_at.is_(None),
            Token.expires_at > NOW,
        )
        .order_by(Token.id.desc())
        .offset(most)
    )
    await connection.execute(update(Token).where(Token.id.in_(older)).values(revoked_at=NOW))


async def end_token(connection: Connection, client_id: UUID, sha256: bytes) -> None:
    """End one of an app's tokens, if it is one."""
    statement = update(Token).where(
        Token.client_id == client_id, Token.sha256 == sha256, Token.revoked_at.is_(None)
    )
    await connection.execute(statement.values(revoked_at=NOW))


async def forget_tokens(connection: Connection, community_id: CommunityId, most: int) -> int:
    """Apps' tokens go that ended a month ago; how many. An app takes a new one every hour."""
    old = (
        select(Token.id)
        .where(
            Token.community_id == community_id,
            Token.client_id.is_not(None),
            Token.expires_at < NOW - _KEPT_AFTER_ITS_END,
        )
        .limit(most)
    )
    return (await connection.execute(delete(Token).where(Token.id.in_(old)))).rowcount
