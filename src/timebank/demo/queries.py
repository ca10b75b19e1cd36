"""The demo's clock, which its owner alone may set, and what the filled books say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
from sqlalchemy import func, select, text

from timebank.activities.tables import Activity
from timebank.base.ids import AccountId, CommunityId, TransferId
from timebank.db.engine import Connection, call
from timebank.ledger.queries import standing
from timebank.ledger.tables import Account, Transfer
from timebank.organisations.tables import Organisation
from timebank.people.tables import Member

_SET_CLOCK = """
UPDATE timebank.installation SET clock_offset = $1 - clock_timestamp() WHERE made_as = 'demo'
"""
_TRUE_CLOCK = "UPDATE timebank.installation SET clock_offset = interval '0' WHERE made_as = 'demo'"
_IN_HASTE = "SET LOCAL synchronous_commit = off"
_MADE = """
SELECT i.made_as, i.clock_offset,
    EXISTS (SELECT FROM timebank.community) AS begun
FROM timebank.installation i WHERE i.id = 1
"""
_TAKE_STOCK = text("ANALYZE")


async def set_clock(connection: Connection, at: datetime) -> None:
    """Let the books write down as if it were then. Takes the owner's login."""
    await in_haste(connection)
    await call(connection, _SET_CLOCK, at)


async def set_true_clock(connection: Connection) -> None:
    """Let the books write down by the true clock again; on disk, with all that was before."""
    await call(connection, _TRUE_CLOCK)


async def in_haste(connection: Connection) -> None:
    """Do not wait for the disk when this transaction commits: a half demo is begun again."""
    await call(connection, _IN_HASTE)


async def activities(connection: Connection, community_id: CommunityId) -> dict[str, UUID]:
    """The community's activities by their codes."""
    found = await connection.execute(
        select(Activity.code, Activity.id).where(Activity.community_id == community_id)
    )
    return {row.code: row.id for row in found}


async def accounts(
    connection: Connection, community_id: CommunityId, owner_ids: Sequence[UUID]
) -> list[tuple[str, UUID, AccountId]]:
    """The accounts of these owners: type, owner and id."""
    found = await connection.execute(
        select(Account.type, Account.owner_id, Account.id).where(
            Account.community_id == community_id, Account.owner_id.in_(owner_ids)
        )
    )
    return [(row.type, row.owner_id, AccountId(row.id)) for row in found]


async def credit_of(
    connection: Connection, community_id: CommunityId, contribution_id: UUID
) -> TransferId:
    """The transfer that credited a contribution."""
    found = await connection.execute(
        select(Transfer.id).where(
            Transfer.community_id == community_id, Transfer.contribution_id == contribution_id
        )
    )
    return TransferId(found.scalar_one())


async def balances(
    connection: Connection, community_id: CommunityId
) -> list[tuple[str, UUID, int]]:
    """What every account holds: its type, its owner, and its minutes."""
    found = await connection.execute(standing(community_id))
    return [(row.type, row.owner_id, row.balance_minutes) for row in found]


async def take_stock(connection: Connection) -> None:
    """Let the database learn how its tables are filled. Takes the owner's login."""
    await connection.execute(_TAKE_STOCK)


@dataclass(frozen=True)
class Made:
    """How a database was made: `begun` once it has a community, and how far its clock is off."""

    made_as: str
    begun: bool
    clock_offset: timedelta

    @property
    def whole(self) -> bool:
        """Whether a demo was filled to its end: before that, its clock is in the past."""
        return self.begun and self.clock_offset == timedelta(0)


async def how_made(superuser_url: str, name: str) -> Made | None:
    """How a database was made, and None where it is not there, or was never made to its end."""
    server = await asyncpg.connect(superuser_url)
    try:
        there = await server.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name)
    finally:
        await server.close()
    if not there:
        return None
    inside = await asyncpg.connect(superuser_url, database=name)
    try:
        if not await inside.fetchval("SELECT to_regclass('timebank.installation')"):
            return None
        row = await inside.fetchrow(_MADE)
    finally:
        await inside.close()
    return Made(row["made_as"], row["begun"], row["clock_offset"]) if row else None


async def remove(superuser_url: str, name: str) -> None:
    """Take a half filled database away, whoever is connected to it."""
    server = await asyncpg.connect(superuser_url)
    try:
        await server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await server.close()


@dataclass(frozen=True)
class Example:
    """What a first request can be about: a group that thanks, its activity, and a member's card."""

    organisation_id: UUID
    activity_id: UUID
    number: str


async def example(connection: Connection, community_id: CommunityId, *, thanked_by: str) -> Example:
    """Something to try: gardening, for a group that thanks, by any member who is here but the one
    of this number, who cannot thank themselves."""
    organisations = select(Organisation.id).where(
        Organisation.community_id == community_id, Organisation.thanks, ~Organisation.private
    )
    gardening = select(Activity.id).where(
        Activity.community_id == community_id, Activity.code == "gardening"
    )
    members = select(Member.number).where(
        Member.community_id == community_id,
        Member.status == "member",
        Member.number != thanked_by,
    )
    found = await connection.execute(
        select(
            *(
                one.order_by(func.random()).limit(1).scalar_subquery()
                for one in (organisations, gardening, members)
            )
        )
    )
    return Example(*found.one())
