"""The outbox as it stands: what is put into it, taken in hand, and told of it afterwards."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from json import dumps
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update

from timebank.base.actors import Language
from timebank.base.ids import CommunityId, MemberId, new_id
from timebank.db.engine import Connection, call
from timebank.ledger.tables import Installation
from timebank.sending.rules import BY_HAND
from timebank.sending.tables import Outgoing

_NOW = func.timebank.ledger_now()
_CLAIM = """
WITH due AS MATERIALIZED (
    SELECT m.id FROM timebank.message m
    JOIN timebank.member p ON p.community_id = $1 AND p.id = m.member_id AND p.status = 'member'
    WHERE m.community_id = $1 AND m.state = 'waiting' AND m.next_try_at <= timebank.ledger_now()
        AND (m.kind NOT IN ('news', 'waiting') OR (
            SELECT extract(hour FROM timebank.ledger_now() AT TIME ZONE t.time_zone)
                BETWEEN 8 AND 19 FROM timebank.community t WHERE t.id = $1))
        AND (m.by = ANY($4::text[]) OR (m.by = 'text' AND 'email' = ANY($4) AND p.email IS NOT NULL
            AND m.kind <> 'sign_in_code' AND NOT m.facts ? 'to'))
        AND NOT EXISTS (SELECT FROM timebank.installation i WHERE i.made_as = 'demo')
    ORDER BY m.next_try_at, m.id LIMIT $2 FOR UPDATE OF m SKIP LOCKED
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
AS_THEY_STAND = """
SELECT of.id, p.id AS member_id, p.number, of.tries, of.kind, of.by, of.facts, of.made_at,
    coalesce(of.facts ->> 'to', p.email) AS email,
    coalesce(of.facts ->> 'to', p.telephone) AS mobile, coalesce(p.name_used, p.name) AS name,
    p.language, t.time_zone,
    CASE p.language WHEN 'cy' THEN t.name_cy ELSE t.name_en END AS community,
    t.host ->> 'telephone' AS telephone, (
        SELECT jsonb_object_agg(o.id, split_part(btrim(coalesce(o.name_used, o.name)), ' ', 1))
        FROM jsonb_array_elements(of.facts -> 'news') AS line
        JOIN timebank.member o
            ON o.community_id = $1 AND o.id = (line ->> 'with')::uuid AND o.status <> 'left'
            AND NOT o.private
        WHERE NOT EXISTS (
            SELECT FROM timebank.kept_apart k
            WHERE k.community_id = $1 AND k.ended_at IS NULL
                AND k.member_id = least(o.id, p.id) AND k.other_id = greatest(o.id, p.id))
    ) AS names
FROM of
JOIN timebank.member p ON p.community_id = $1 AND p.id = of.member_id
JOIN timebank.community t ON t.id = $1
ORDER BY of.made_at DESC, of.id
"""
_DROP = """
WITH dropped AS (
    UPDATE timebank.message m SET state = 'dropped', facts = '{}'
    WHERE m.community_id = $1 AND m.state = 'waiting' AND m.next_try_at <= timebank.ledger_now()
        AND (m.useless_after <= timebank.ledger_now() OR EXISTS (
            SELECT FROM timebank.member p
            WHERE p.community_id = $1 AND p.id = m.member_id AND p.status <> 'member'))
    RETURNING 1
) SELECT count(*) AS dropped FROM dropped
"""
_REACHED = """
SELECT id, email, telephone, contact_by FROM timebank.member
WHERE community_id = $1 AND id = ANY($2::uuid[]) AND status = 'member' AND adult IS NOT false
"""
_ADD = """
WITH added AS (
    INSERT INTO timebank.message (community_id, id, member_id, kind, by, facts, state, tries,
        next_try_at, useless_after, made_at)
    SELECT $1, n.id, n.member_id, n.kind, n.by, n.facts, 'waiting', 0,
        timebank.ledger_now() + CASE WHEN n.by IN ('telephone', 'letter') THEN n.lasts
            ELSE interval '0' END,
        timebank.ledger_now() + n.lasts, timebank.ledger_now()
    FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::interval[])
        AS n (id, member_id, kind, by, facts, lasts)
    ON CONFLICT (community_id, member_id, ((made_at AT TIME ZONE 'Europe/London')::date))
        WHERE kind = 'waiting' DO NOTHING
    RETURNING 1
) SELECT count(*) AS added FROM added
"""
Fact = str | int | Sequence[Mapping[str, str | int]]
"""What a place in the words is filled with; a list of them is a line each."""
_CLAIM_THEM, _SHOW_THEM = _CLAIM + AS_THEY_STAND, _NEWEST + AS_THEY_STAND


@dataclass(frozen=True)
class Claimed:
    """A message in hand, and whom it is for as they stand now."""

    id: UUID
    tries: int
    """With this one."""
    kind: str
    by: str
    facts: Mapping[str, Fact] = field(repr=False)
    made_at: datetime
    email: str | None = field(repr=False)
    mobile: str | None = field(repr=False)
    name: str = field(repr=False)
    language: Language
    time_zone: str
    community: str
    telephone: str | None
    """The host's."""
    member_id: UUID | None = None
    number: str = ""
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Of whom its lines speak, by their ids; whoever is kept apart from the reader is not named."""


@dataclass(frozen=True)
class Waiting:
    """How a community's messages fare."""

    long: int
    """How many have waited for too long."""
    lost: int
    """How many of late never left: refused for good, or useless before they could."""
    fault: str | None
    """Why, of the newest of these, where a try said why."""


@dataclass(frozen=True)
class New:
    """A message that is to be put into the outbox."""

    member_id: UUID
    kind: str
    by: str
    facts: Mapping[str, Fact] = field(repr=False)
    useless_after: timedelta


async def reached(
    connection: Connection, community_id: CommunityId, member_ids: Collection[UUID]
) -> list[Any]:
    """How those of these are reached who are written to: members, who are here and of age."""
    return await call(connection, _REACHED, community_id, list(member_ids))


async def lately(
    connection: Connection, community_id: CommunityId, member_id: UUID, kind: str, within: timedelta
) -> int:
    """How many messages of a kind there were to a member of late."""
    found = await connection.execute(
        select(func.count()).where(
            Outgoing.community_id == community_id,
            Outgoing.member_id == member_id,
            Outgoing.kind == kind,
            Outgoing.made_at > _NOW - within,
        )
    )
    return int(found.scalar_one())


async def add_all(connection: Connection, community_id: CommunityId, new: Sequence[New]) -> int:
    """Put messages into the outbox; how many. Of what tells what waits there is one a day for each,
    and no second one is put in."""
    if not new:
        return 0
    (row,) = await call(
        connection,
        _ADD,
        community_id,
        [new_id() for _ in new],
        [one.member_id for one in new],
        [str(one.kind) for one in new],
        [one.by for one in new],
        [dumps(dict(one.facts)) for one in new],
        [one.useless_after for one in new],
    )
    return int(row["added"])


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
    """Give up what would come too late, or to somebody who is paused or has left, but for what
    somebody has in hand; how many."""
    (row,) = await call(connection, _DROP, community_id)
    return int(row["dropped"])


async def claim(
    connection: Connection,
    community_id: CommunityId,
    most: int,
    lease: timedelta,
    ways: Sequence[str],
) -> list[Claimed]:
    """Take the longest waiting that leave by these ways in hand, for as long as the lease: once
    this is committed, nobody else has them. In a demo there are none: nothing is sent from it.

    What is to go as a text goes by mail where no texts leave, but for codes, which are asked for by
    one way, and for what tells an address that it was changed."""
    rows = await call(connection, _CLAIM_THEM, community_id, most, lease, list(ways))
    return [claimed_of(row) for row in rows]


async def newest(connection: Connection, community_id: CommunityId, most: int) -> list[Claimed]:
    """The newest that wait, as they would be sent, in nobody's hands."""
    return [claimed_of(r) for r in await call(connection, _SHOW_THEM, community_id, most)]


def claimed_of(row: Any) -> Claimed:
    """A message from its row."""
    return Claimed(**{**row, "language": Language(row["language"]), "names": row["names"] or {}})


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
    # What a person carries out waits for that person.
    here = (Outgoing.community_id == community_id) & Outgoing.by.not_in(BY_HAND)
    counts = select(func.count().filter(long), func.count().filter(lost)).where(here)
    fault = (
        select(Outgoing.fault)
        .where(here, long | lost, Outgoing.fault.is_not(None))
        .order_by(Outgoing.made_at.desc())
        .limit(1)
    )
    found = (await connection.execute(counts)).one()
    return Waiting(*found, (await connection.execute(fault)).scalar_one_or_none())
