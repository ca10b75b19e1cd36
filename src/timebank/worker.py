"""What the service does by itself, wired to a database."""

from timebank.base.ids import CommunityId
from timebank.communities.queries import slugs
from timebank.db.engine import Connection, Database
from timebank.jobs.rounds import Job, in_each
from timebank.ledger import posting

SECONDS_BETWEEN_LAPSES = 60
ACCOUNTS_AT_ONCE = 500
"""How many accounts one transaction locks: whoever wants to move their minutes waits for it."""


def jobs(database: Database) -> list[Job]:
    """The jobs of the service, under the service's own login."""

    async def lapse_holds() -> int:
        async with database.transaction() as connection:
            communities = await slugs(connection)
        return await in_each(database, communities, _lapse)

    return [Job("lapse_holds", SECONDS_BETWEEN_LAPSES, lapse_holds)]


async def _lapse(connection: Connection, community_id: CommunityId) -> int:
    return await posting.holds_lapse(connection, community_id, ACCOUNTS_AT_ONCE)
