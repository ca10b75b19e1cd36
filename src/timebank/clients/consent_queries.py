"""What members agreed to, the codes that came of it, and what renews tokens."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, text, update

from timebank.base.ids import CommunityId
from timebank.clients.queries import NOW
from timebank.clients.rules import CODE_LASTS, RENEWAL_LASTS
from timebank.clients.tables import AppConsent, AppGrant, AppRenewal, Client
from timebank.db.engine import AnyRow, Connection
from timebank.sign_in.tables import Token

_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended(:who, 0))")


async def alone(connection: Connection, member_id: UUID, client_id: UUID) -> None:
    """Whoever lets the same app act for the same member waits for the end of the transaction."""
    await connection.execute(_ALONE, {"who": f"{member_id} {client_id}"})


async def standing(
    connection: Connection, community_id: CommunityId, member_id: UUID, client_id: UUID
) -> AnyRow | None:
    """What the member lets the app do now, or None."""
    statement = select(AppConsent).where(
        AppConsent.community_id == community_id,
        AppConsent.member_id == member_id,
        AppConsent.client_id == client_id,
        AppConsent.ended_at.is_(None),
    )
    return (await connection.execute(statement)).one_or_none()


async def add(connection: Connection, columns: dict[str, Any]) -> None:
    """Write down what a member agreed to."""
    await connection.execute(insert(AppConsent).values(**columns, given_at=NOW))


async def widen(
    connection: Connection, community_id: CommunityId, consent_id: UUID, scopes: Collection[str]
) -> None:
    """The member agreed to these, all in all."""
    statement = update(AppConsent).where(
        AppConsent.community_id == community_id, AppConsent.id == consent_id
    )
    await connection.execute(statement.values(scopes=sorted(scopes)))


async def consents(
    connection: Connection,
    community_id: CommunityId,
    *,
    member_id: UUID | None = None,
    client_id: UUID | None = None,
    consent_id: UUID | None = None,
    ended: bool | None = None,
    after: UUID | None = None,
    limit: int,
) -> Sequence[AnyRow]:
    """What members let apps of this installation do, with the apps' names, in the order given."""
    statement = (
        select(AppConsent, Client.name, Client.organisation_id)
        .join(Client, Client.id == AppConsent.client_id)
        .where(AppConsent.community_id == community_id, Client.community_id == community_id)
    )
    for column, asked in (
        (AppConsent.member_id, member_id),
        (AppConsent.client_id, client_id),
        (AppConsent.id, consent_id),
    ):
        if asked is not None:
            statement = statement.where(column == asked)
    if ended is not None:
        statement = statement.where(AppConsent.ended_at.is_not(None) == ended)
    if after is not None:
        statement = statement.where(AppConsent.id > after)
    return (await connection.execute(statement.order_by(AppConsent.id).limit(limit))).all()


async def end(
    connection: Connection, community_id: CommunityId, consent: AnyRow, ended_by: UUID
) -> None:
    """Write its end down, and that of the tokens that came of it: an app has them for one member
    by one consent."""
    ends = update(AppConsent).where(
        AppConsent.community_id == community_id,
        AppConsent.id == consent.id,
        AppConsent.ended_at.is_(None),
    )
    await connection.execute(ends.values(ended_by=ended_by, ended_at=NOW))
    await _end_tokens(connection, consent.client_id, Token.keeper_id == consent.id)


async def add_grant(connection: Connection, columns: dict[str, Any]) -> None:
    """Write a code's digest down, with what it is good for."""
    values = {**columns, "made_at": NOW, "expires_at": NOW + CODE_LASTS}
    await connection.execute(insert(AppGrant).values(**values))


async def of_code(
    connection: Connection, community_id: CommunityId, client_id: UUID, sha256: bytes
) -> AnyRow | None:
    """The yes that an app's code came of, kept as it is meanwhile; `good`: whether the code is
    still to be exchanged."""
    good = (AppGrant.used_at.is_(None) & (AppGrant.expires_at > NOW)).label("good")
    statement = _grants(community_id, client_id, good).where(AppGrant.code_sha256 == sha256)
    return (await connection.execute(statement.with_for_update(of=AppGrant))).one_or_none()


async def use_code(connection: Connection, community_id: CommunityId, grant_id: UUID) -> None:
    """The code is used, and good no more."""
    statement = update(AppGrant).where(
        AppGrant.community_id == community_id, AppGrant.id == grant_id
    )
    await connection.execute(statement.values(used_at=NOW))


async def add_renewal(connection: Connection, columns: dict[str, Any]) -> None:
    """Write down the digest of what renews a token."""
    values = {**columns, "made_at": NOW, "expires_at": NOW + RENEWAL_LASTS}
    await connection.execute(insert(AppRenewal).values(**values))


async def of_renewal(
    connection: Connection, community_id: CommunityId, client_id: UUID, sha256: bytes
) -> AnyRow | None:
    """The yes that an app's renewal came of, kept as it is meanwhile; `used`: whether it was shown
    before, `good`: whether it is still to be used."""
    statement = (
        _grants(
            community_id,
            client_id,
            AppRenewal.id.label("renewal_id"),
            AppRenewal.used_at.is_not(None).label("used"),
            (AppRenewal.used_at.is_(None) & (AppRenewal.expires_at > NOW)).label("good"),
        )
        .join(
            AppRenewal,
            (AppRenewal.community_id == community_id) & (AppRenewal.grant_id == AppGrant.id),
        )
        .where(AppRenewal.sha256 == sha256)
    )
    locked = statement.with_for_update(of=(AppGrant, AppRenewal))
    return (await connection.execute(locked)).one_or_none()


async def use_renewal(connection: Connection, community_id: CommunityId, renewal_id: UUID) -> None:
    """It is used, and good no more."""
    statement = update(AppRenewal).where(
        AppRenewal.community_id == community_id, AppRenewal.id == renewal_id
    )
    await connection.execute(statement.values(used_at=NOW))


async def end_grant(
    connection: Connection, community_id: CommunityId, client_id: UUID, grant_id: UUID
) -> None:
    """Nothing that came of this yes is good any more."""
    statement = update(AppGrant).where(
        AppGrant.community_id == community_id,
        AppGrant.id == grant_id,
        AppGrant.ended_at.is_(None),
    )
    await connection.execute(statement.values(ended_at=NOW))
    await _end_tokens(connection, client_id, Token.grant_id == grant_id)


async def forget(connection: Connection, community_id: CommunityId, most: int) -> int:
    """Renewals go whose time is over; how many. Until then a used one tells of a thief."""
    old = select(AppRenewal.id).where(
        AppRenewal.community_id == community_id, AppRenewal.expires_at < NOW
    )
    statement = delete(AppRenewal).where(
        AppRenewal.community_id == community_id, AppRenewal.id.in_(old.limit(most))
    )
    return (await connection.execute(statement)).rowcount


def _grants(community_id: CommunityId, client_id: UUID, *more: Any) -> Any:
    """What an app was given by members who still agree, and was not ended."""
    return (
        select(AppGrant, AppConsent.member_id, AppConsent.client_id, *more)
        .join(
            AppConsent,
            (AppConsent.community_id == community_id) & (AppConsent.id == AppGrant.consent_id),
        )
        .where(
            AppGrant.community_id == community_id,
            AppGrant.ended_at.is_(None),
            AppConsent.client_id == client_id,
            AppConsent.ended_at.is_(None),
        )
    )


async def _end_tokens(connection: Connection, client_id: UUID, which: Any) -> None:
    statement = update(Token).where(Token.client_id == client_id, which, Token.revoked_at.is_(None))
    await connection.execute(statement.values(revoked_at=NOW))
