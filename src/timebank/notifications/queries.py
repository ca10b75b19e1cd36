"""What is to be told and was not told yet, and who would rather not hear of what."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection, call
from timebank.notifications.of_entries import SOURCES as OF_ENTRIES
from timebank.notifications.of_exchanges import SOURCES as OF_EXCHANGES
from timebank.notifications.of_sessions import SOURCES as OF_SESSIONS
from timebank.notifications.tables import SwitchedOff
from timebank.people.tables import Member

AT_ONCE = 1_000
SOURCES = (*OF_EXCHANGES, *OF_SESSIONS, *OF_ENTRIES)

# At night nobody is told: in the morning it is one message.
_TOWN = """
SELECT t.slug, extract(hour FROM timebank.ledger_now() AT TIME ZONE t.time_zone) BETWEEN 8 AND 19
    OR EXISTS (SELECT FROM timebank.installation i WHERE i.made_as = 'demo') AS by_day
FROM timebank.community t WHERE t.id = $1
"""
# What was told before is looked up one by one, by the whole key: no plan knows how few are asked
# about, and one that joins would walk through a year for each. In the order of the key, so that two
# who do it at once never wait for each other in turn. What somebody does not want to hear is kept
# all the same: it is not told when they change their mind.
_NEW = """
WITH found AS ({source}), new AS (
    INSERT INTO timebank.told (community_id, member_id, kind, subject_id, version, told_at)
    SELECT $1, f.member_id, f.kind, f.subject_id, f.version, timebank.ledger_now() FROM found f
    WHERE (SELECT true FROM timebank.told t
        WHERE t.community_id = $1 AND t.member_id = f.member_id AND t.kind = f.kind
            AND t.subject_id = f.subject_id AND t.version = f.version) IS NULL
    ORDER BY f.member_id, f.subject_id, f.version LIMIT $2
    ON CONFLICT DO NOTHING
    RETURNING member_id, kind, subject_id, version
)
SELECT n.member_id, p.language, n.kind, f.line, EXISTS (
    SELECT FROM timebank.switched_off s
    WHERE s.community_id = $1 AND s.member_id = n.member_id AND s.kind = n.kind) AS off
FROM new n
JOIN found f ON f.member_id = n.member_id AND f.subject_id = n.subject_id
    AND f.version = n.version AND f.kind = n.kind
JOIN timebank.member p ON p.community_id = $1 AND p.id = n.member_id
ORDER BY n.member_id, f.line ->> 'day', n.subject_id
"""
_SWITCH_OFF = """
INSERT INTO timebank.switched_off (community_id, member_id, kind, off_by, off_at)
SELECT $1, $2, k, $4, timebank.ledger_now() FROM unnest($3::text[]) k ON CONFLICT DO NOTHING
"""
_SWITCH_ON = """
DELETE FROM timebank.switched_off
WHERE community_id = $1 AND member_id = $2 AND kind = ANY ($3::text[])
"""


@dataclass(frozen=True)
class New:
    """One thing that a member was not told yet. `off`: they would rather not be."""

    member_id: UUID
    language: str
    kind: str
    line: dict[str, str | int] = field(repr=False)
    off: bool


async def town(connection: Connection, community_id: CommunityId) -> Any:
    """The community's `slug`, and whether it is day there (`by_day`)."""
    (row,) = await call(connection, _TOWN, community_id)
    return row


async def take_new(connection: Connection, community_id: CommunityId) -> list[New]:
    """Write down that members are told of what they were not told yet; what that is. Of each kind
    at most so many at a time; nobody else has these once this is committed."""
    found: list[New] = []
    for source in SOURCES:
        rows = await call(connection, _NEW.format(source=source), community_id, AT_ONCE)
        found += [New(**row) for row in rows]
    return found


async def switched_off(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Sequence[AnyRow]:
    """The kinds of which a member gets no messages, each with who said so (`off_by`, their
    `off_by_name`) and when (`off_at`)."""
    by = (Member.community_id == community_id, Member.id == SwitchedOff.off_by)
    found = await connection.execute(
        select(SwitchedOff, Member.name.label("off_by_name"))
        .join(Member, and_(*by))
        .where(SwitchedOff.community_id == community_id, SwitchedOff.member_id == member_id)
        .order_by(SwitchedOff.kind)
    )
    return found.all()


async def switch_off(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    kinds: Collection[str],
    by: UUID,
) -> None:
    """From now on a member gets no messages of these kinds."""
    await call(connection, _SWITCH_OFF, community_id, member_id, list(kinds), by)


async def switch_on(
    connection: Connection, community_id: CommunityId, member_id: UUID, kinds: Collection[str]
) -> None:
    """From now on a member gets the messages of these kinds."""
    await call(connection, _SWITCH_ON, community_id, member_id, list(kinds))
