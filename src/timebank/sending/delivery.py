"""What waits in the outbox is sent: claimed, handed over outside any transaction, and marked.

At least once: whoever is killed between handing over and marking leaves a message that is sent
again. Several services may be at it at once.
"""

import asyncio

import structlog

from timebank.base.ids import CommunityId
from timebank.db.engine import Database
from timebank.jobs.rounds import apart, in_each
from timebank.sending import queries
from timebank.sending.letters import NoLetter, letter
from timebank.sending.mail import MailServer, NotTaken, hand_over
from timebank.sending.queries import Claimed
from timebank.sending.rules import LEASE, pause_after

AT_ONCE = 10
"""How many messages are in one service's hands, each on a connection of its own."""

_log = structlog.get_logger()


async def deliver(database: Database, server: MailServer | None) -> int:
    """Send all that is to be sent now, and drop what would come too late; how many were tried.

    Without a mail server messages wait, until they are useless.
    """
    async with database.transaction() as connection:
        communities = await queries.due(connection)
    await in_each(database, communities, queries.drop_useless)
    if server is None:
        return 0

    async def some(community_id: CommunityId) -> int:
        return await _some(database, server, community_id)

    return await apart(communities, some)


async def _some(database: Database, server: MailServer, community_id: CommunityId) -> int:
    async with database.transaction(community_id) as connection:
        claimed = await queries.claim(connection, community_id, AT_ONCE, LEASE)
    hands = [_one(database, server, community_id, one) for one in claimed]
    # Each to its end: one that cannot be marked breaks off no other half way.
    for ended in await asyncio.gather(*hands, return_exceptions=True):
        if ended is not None:
            raise ended
    return len(claimed)


async def _one(
    database: Database, server: MailServer, community_id: CommunityId, claimed: Claimed
) -> None:
    fault, for_good = await _handed_over(server, claimed)
    async with database.transaction(community_id) as connection:
        if fault is None:
            await queries.sent(connection, community_id, claimed)
        elif for_good:
            await queries.failed(connection, community_id, claimed, fault)
        else:
            pause = pause_after(claimed.tries)
            await queries.put_off(connection, community_id, claimed, fault, pause)
    _log.info(
        "message_tried",
        message_id=str(claimed.id),
        kind=claimed.kind,
        tries=claimed.tries,
        fault=fault,
    )


async def _handed_over(server: MailServer, claimed: Claimed) -> tuple[str | None, bool]:
    """Why it was not, and whether that is for good."""
    try:
        await hand_over(server, letter(claimed, server.sender))
    except NoLetter as error:
        return error.fault, True
    except NotTaken as error:
        return error.fault, error.for_good
    except Exception:  # noqa: BLE001 - a fault of ours in one message holds no other up
        _log.exception("message_faulty", message_id=str(claimed.id))
        return "fault", False
    return None, False
