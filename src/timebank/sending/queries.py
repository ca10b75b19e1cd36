"""The outbox as it stands: what is put into it, taken in hand, and told of it afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update

from timebank.base.actors import Language
from timebank.base.ids import CommunityId, MemberId, new_id
from timebank.db.engine import Connection, call
from timebank.ledger.tables import Installation
from timebank.sending.tables import Outgoing

_NOW = func.timebank.ledger_now()
_CLAIM = """
WITH due AS MATERIALIZED (
    SELECT m.id FROM timebank.message m
    WHERE m.community_id = $1 AND m.state = 'waiting' AND m.next_try_at <= timebank.ledger_now()
        AND NOT EXISTS (SELECT FROM timebank.installation i WHERE i.made_as = 'demo')
    ORDER BY m.next_try_at, m.id LIMIT $2 FOR UPDATE SKIP LOCKED
), of AS (
    UPDATE timebank.message m
    SET tries = m.tries + 1, next_try_at = timebank.ledger_now() + $3::interval
    FROM due WHERE m.community_id = $1 AND m.id = due.id
    RETURNING m.*
)
"""
_NEWEST = """
WITH of AS (
    SELECT m.* FROM timebank.message m
    WHERE m.community_id = $1 AND m.state = 'waiting' ORDER BY m.made_at DESC, m.id LIMIT $2
)
"""
_AS_THEY_STAND = """
SELECT of.id, of.tries, of.kind, of.facts, p.email, coalesce(p.name_used, p.name) AS name,
    p.language, CASE p.language WHEN 'cy' THEN t.name_cy ELSE t.name_en END AS community,
    t.host ->> 'telephone' AS telephone
FROM of
JOIN timebank.member p ON p.community_id = $1 AND p.id = of.member_id
JOIN timebank.community t ON t.id = $1
ORDER BY of.made_at DESC, of.id
"""
_CLAIM_THEM, _SHOW_THEM = _CLAIM + _AS_THEY_STAND, _NEWEST + _AS_THEY_STAND


@dataclass(frozen=True)
class Claimed:
    """A message in hand, and whom it is for as they stand now."""

    id: UUID
    tries: int
    """With this one."""
    kind: str
    facts: Mapping[str, str | int] = field(repr=False)
    email: str | None = field(repr=False)
    name: str = field(repr=False)
    language: Language
    community: str
    telephone: str | None
    """The host's."""


@dataclass(frozen=True)
class Waiting:
    """How a community's messages fare."""

    long: int
    """How many have waited for too long."""
    lost: int
    """How many of late never left: refused for good, or useless before they could."""
    fault: str | None
    """Why, of the newest of these, where a try said why."""


async def add(
    connection: Connection,
    community_id: CommunityId,
    *,
    member_id: MemberId,
    kind: str,
    by: str,
    facts: Mapping[str, str | int],
    useless_after: timedelta,
) -> UUID:
    """Put a message into the outbox, to be tried at once; its id."""
    message_id = new_id()
    await connection.execute(
        insert(Outgoing).values(
            community_id=community_id,
            id=message_id,
            member_id=member_id,
            kind=kind,
            by=by,
            facts=dict(facts),
            state="waiting",
            tries=0,
            next_try_at=_NOW,
            useless_after=_NOW + useless_after,
            made_at=_NOW,
        )
    )
    return message_id


async def due(connection: Connection) -> list[CommunityId]:
    """The communities in which a message is to be looked at now."""
    rows = await call(connection, "SELECT id FROM timebank.messages_due() AS id")
    return [CommunityId(row["id"]) for row in rows]


async def drop_useless(connection: Connection, community_id: CommunityId) -> int:
    """Give up what would come too late, but for what somebody has in hand; how many."""
    dropped = await connection.execute(
        update(Outgoing)
        .where(
            Outgoing.community_id == community_id,
            Outgoing.state == "waiting",
            Outgoing.next_try_at <= _NOW,
            Outgoing.useless_after <= _NOW,
        )
        .values(state="dropped", facts={})
        .returning(Outgoing.id)
    )
    return len(dropped.all())


async def claim(
    connection: Connection, community_id: CommunityId, most: int, lease: timedelta
) -> list[Claimed]:
    """Take the longest waiting in hand, for as long as the lease: once this is committed, nobody
    else has them. In a demo there are none, for nothing is sent from it."""
    return [_claimed(r) for r in await call(connection, _CLAIM_THEM, community_id, most, lease)]


async def newest(connection: Connection, community_id: CommunityId, most: int) -> list[Claimed]:
    """The newest that wait, as they would be sent, in nobody's hands."""
    return [_claimed(r) for r in await call(connection, _SHOW_THEM, community_id, most)]


def _claimed(row: Any) -> Claimed:
    return Claimed(**{**row, "language": Language(row["language"])})


async def is_demo(connection: Connection) -> bool:
    """Whether the installation is a demo, which sends nothing."""
    made_as = (await connection.execute(select(Installation.made_as))).scalar_one_or_none()
    return made_as == "demo"


async def sent(connection: Connection, community_id: CommunityId, claimed: Claimed) -> None:
    """Write down that it has left."""
    await _mark(connection, community_id, claimed, state="sent", facts={}, sent_at=_NOW, fault=None)


async def failed(
    connection: Connection, community_id: CommunityId, claimed: Claimed, fault: str
) -> None:
    """Write down that it will never leave."""
    await _mark(connection, community_id, claimed, state="failed", facts={}, fault=fault)


async def put_off(
    connection: Connection,
    community_id: CommunityId,
    claimed: Claimed,
    fault: str,
    pause: timedelta,
) -> None:
    """Try again after a while, and look at it when it becomes useless at the latest."""
    later = func.least(_NOW + pause, Outgoing.useless_after)
    await _mark(connection, community_id, claimed, next_try_at=later, fault=fault)


async def _mark(
    connection: Connection, community_id: CommunityId, claimed: Claimed, **columns: Any
) -> None:
    """Only as long as nobody else has taken it in hand since."""
    await connection.execute(
        update(Outgoing)
        .where(
            Outgoing.community_id == community_id,
            Outgoing.id == claimed.id,
            Outgoing.state == "waiting",
            Outgoing.tries == claimed.tries,
        )
        .values(**columns)
    )


async def waiting(
    connection: Connection, community_id: CommunityId, too_long: timedelta, of_late: timedelta
) -> Waiting:
    """How the messages of a community fare: for the operator, who reads none of them."""
    long = (Outgoing.state == "waiting") & (Outgoing.made_at < _NOW - too_long)
    lost = Outgoing.state.in_(("failed", "dropped")) & (Outgoing.made_at > _NOW - of_late)
    here = Outgoing.community_id == community_id
    counts = select(func.count().filter(long), func.count().filter(lost)).where(here)
    fault = (
        select(Outgoing.fault)
        .where(here, long | lost, Outgoing.fault.is_not(None))
        .order_by(Outgoing.made_at.desc())
        .limit(1)
    )
    found = (await connection.execute(counts)).one()
    return Waiting(*found, (await connection.execute(fault)).scalar_one_or_none())
