"""What the service does by itself, wired to a database."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from timebank.base.ids import CommunityId
from timebank.clients.service import forget_tokens
from timebank.communities.queries import slugs
from timebank.db.engine import Connection, Database
from timebank.http.tables import NETWORK
from timebank.jobs.rounds import Job, in_each
from timebank.ledger import posting
from timebank.notifications.service import tell_news
from timebank.proof import queries as proof
from timebank.proof.sealing import seal
from timebank.protection import retention
from timebank.reminding.service import remind
from timebank.second_person.service import lapse
from timebank.sending.delivery import Ways, deliver
from timebank.sessions.series_service import prolong
from timebank.sign_in.code_service import forget_codes
from timebank.trail import queries as trail

SECONDS_BETWEEN_LAPSES = 60
SECONDS_BETWEEN_SEALS = 1
SECONDS_BETWEEN_DELIVERIES = 1
SECONDS_BETWEEN_REMINDERS = 300
SECONDS_BETWEEN_NEWS = 60
SECONDS_BETWEEN_FORGETTING = 3_600
SECONDS_BETWEEN_RETENTIONS = 6 * 3_600
ACCOUNTS_AT_ONCE = 500
"""How many accounts one transaction locks: whoever wants to move their minutes waits for it."""


def jobs(
    database: Database, secrets: Sequence[bytes], ways: Ways, site: str | None = None
) -> list[Job]:
    """The jobs of the service, under the service's own login. `secrets` sign, the newest last.
    A message that has no way to leave by waits. `site` is where people open pages."""

    async def in_all(
        act: Callable[[Connection, CommunityId], Awaitable[int]], *others: CommunityId
    ) -> int:
        async with database.transaction() as connection:
            communities = await slugs(connection)
        return await in_each(database, [*communities, *others], act)

    async def _seal(connection: Connection, community_id: CommunityId) -> int:
        return await seal(connection, secrets, community_id)

    async def seal_all() -> int:
        async with database.transaction() as connection:
            communities = await proof.waiting(connection)
        return await in_each(database, communities, _seal)

    async def _remind(connection: Connection, community_id: CommunityId) -> int:
        return await remind(connection, community_id, site)

    async def _tell(connection: Connection, community_id: CommunityId) -> int:
        return await tell_news(connection, community_id, site)

    async def forget_old() -> int:
        return await in_all(retention.forget, NETWORK)

    return [
        Job("lapse_holds", SECONDS_BETWEEN_LAPSES, partial(in_all, _lapse)),
        Job("lapse_approvals", SECONDS_BETWEEN_LAPSES, partial(in_all, lapse)),
        Job("forget_codes", SECONDS_BETWEEN_FORGETTING, partial(in_all, forget_codes)),
        Job("forget_trail", SECONDS_BETWEEN_FORGETTING, partial(in_all, trail.forget)),
        Job("forget_tokens", SECONDS_BETWEEN_FORGETTING, partial(in_all, forget_tokens)),
        Job("retention", SECONDS_BETWEEN_RETENTIONS, forget_old),
        Job("erase_due", SECONDS_BETWEEN_FORGETTING, partial(in_all, retention.erase_due)),
        Job("prolong_sessions", SECONDS_BETWEEN_RETENTIONS, partial(in_all, prolong)),
        Job("seal", SECONDS_BETWEEN_SEALS, seal_all),
        Job("tell", SECONDS_BETWEEN_NEWS, partial(in_all, _tell)),
        Job("remind", SECONDS_BETWEEN_REMINDERS, partial(in_all, _remind)),
        Job("deliver", SECONDS_BETWEEN_DELIVERIES, lambda: deliver(database, ways)),
    ]


async def _lapse(connection: Connection, community_id: CommunityId) -> int:
    return await posting.holds_lapse(connection, community_id, ACCOUNTS_AT_ONCE)
