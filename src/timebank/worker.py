"""What the service does by itself, wired to a database."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from timebank.base.ids import CommunityId
from timebank.clients.service import forget_tokens
from timebank.communities.queries import slugs
from timebank.db.engine import Connection, Database
from timebank.jobs.rounds import Job, in_each
from timebank.ledger import posting
from timebank.proof import queries as proof
from timebank.proof.sealing import seal
from timebank.second_person.queries import lapse
from timebank.sending.delivery import deliver
from timebank.sending.mail import MailServer
from timebank.sign_in.code_service import forget_codes
from timebank.trail import queries as trail

SECONDS_BETWEEN_LAPSES = 60
SECONDS_BETWEEN_SEALS = 1
SECONDS_BETWEEN_DELIVERIES = 1
SECONDS_BETWEEN_FORGETTING = 3_600
ACCOUNTS_AT_ONCE = 500
"""How many accounts one transaction locks: whoever wants to move their minutes waits for it."""


def jobs(database: Database, secrets: Sequence[bytes], mail: MailServer | None) -> list[Job]:
    """The jobs of the service, under the service's own login. `secrets` sign, the newest last.
    Without a mail server messages wait."""

    async def in_all(act: Callable[[Connection, CommunityId], Awaitable[int]]) -> int:
        async with database.transaction() as connection:
            communities = await slugs(connection)
        return await in_each(database, communities, act)

    async def _seal(connection: Connection, community_id: CommunityId) -> int:
        return await seal(connection, secrets, community_id)

    async def seal_all() -> int:
        async with database.transaction() as connection:
            communities = await proof.waiting(connection)
        return await in_each(database, communities, _seal)

    return [
        Job("lapse_holds", SECONDS_BETWEEN_LAPSES, partial(in_all, _lapse)),
        Job("lapse_approvals", SECONDS_BETWEEN_FORGETTING, partial(in_all, lapse)),
        Job("forget_codes", SECONDS_BETWEEN_FORGETTING, partial(in_all, forget_codes)),
        Job("forget_trail", SECONDS_BETWEEN_FORGETTING, partial(in_all, trail.forget)),
        Job("forget_tokens", SECONDS_BETWEEN_FORGETTING, partial(in_all, forget_tokens)),
        Job("seal", SECONDS_BETWEEN_SEALS, seal_all),
        Job("deliver", SECONDS_BETWEEN_DELIVERIES, lambda: deliver(database, mail)),
    ]


async def _lapse(connection: Connection, community_id: CommunityId) -> int:
    return await posting.holds_lapse(connection, community_id, ACCOUNTS_AT_ONCE)
