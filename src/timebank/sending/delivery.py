"""What waits in the outbox is sent: claimed, handed over outside any transaction, and marked.

At least once: whoever is killed between handing over and marking leaves a message that is sent
again. Several services may be at it at once.
"""

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from timebank.base.ids import CommunityId
from timebank.db.engine import Database
from timebank.jobs.rounds import apart, in_each
from timebank.sending import mail, queries, text_queries, texts
from timebank.sending.faults import NoLetter, NotTaken
from timebank.sending.letters import letter
from timebank.sending.mail import MailServer
from timebank.sending.queries import Claimed
from timebank.sending.rules import LEASE, pause_after
from timebank.sending.short import short
from timebank.sending.texts import Texts

AT_ONCE = 10
"""How many messages are in one service's hands, each on a connection of its own."""

_log = structlog.get_logger()


@dataclass(frozen=True)
class Ways:
    """By what messages leave: a mail server, a provider of texts, either, or none."""

    mail: MailServer | None = None
    texts: Texts | None = None

    @property
    def there(self) -> list[str]:
        """Those that there are."""
        ways = {"email": self.mail, "text": self.texts}
        return [name for name, way in ways.items() if way is not None]


async def deliver(database: Database, ways: Ways) -> int:
    """Send all that is to be sent now, and drop what would come too late; how many were tried.

    What has no way to leave by waits, until it is useless.
    """
    async with database.transaction() as connection:
        communities = await queries.due(connection)
    await in_each(database, communities, queries.drop_useless)
    if not ways.there:
        return 0

    async def some(community_id: CommunityId) -> int:
        return await _some(database, ways, community_id)

    return await apart(communities, some)


async def _some(database: Database, ways: Ways, community_id: CommunityId) -> int:
    async with database.transaction(community_id) as connection:
        claimed = await queries.claim(connection, community_id, AT_ONCE, LEASE, ways.there)
    by = [one if one.by in ways.there else replace(one, by="email") for one in claimed]
    hands = [_one(database, ways, community_id, one) for one in by]
    # Each to its end: one that cannot be marked breaks off no other half way.
    for ended in await asyncio.gather(*hands, return_exceptions=True):
        if ended is not None:
            raise ended
    return len(claimed)


async def _one(database: Database, ways: Ways, community_id: CommunityId, claimed: Claimed) -> None:
    fault = await _handed_over(database, ways, community_id, claimed)
    async with database.transaction(community_id) as connection:
        if fault is None:
            await queries.sent(connection, community_id, claimed)
        elif fault.for_good:
            await queries.failed(connection, community_id, claimed, fault.fault)
        else:
            pause = max(pause_after(claimed.tries), fault.again_after or timedelta(0))
            await queries.put_off(connection, community_id, claimed, fault.fault, pause)
    _log.info(
        "message_tried",
        message_id=str(claimed.id),
        kind=claimed.kind,
        by=claimed.by,
        tries=claimed.tries,
        fault=fault.fault if fault else None,
    )


async def _handed_over(
    database: Database, ways: Ways, community_id: CommunityId, claimed: Claimed
) -> NotTaken | None:
    """Why it was not."""
    try:
        if claimed.by == "text" and ways.texts:
            await _text(database, ways.texts, community_id, claimed)
        elif claimed.by == "email" and ways.mail:
            await mail.hand_over(ways.mail, letter(claimed, ways.mail.sender))
    except NoLetter as error:
        return NotTaken(error.fault, for_good=True)
    except NotTaken as error:
        return error
    except Exception:  # noqa: BLE001 - a fault of ours in one message holds no other up
        _log.exception("message_faulty", message_id=str(claimed.id))
        return NotTaken("fault")
    return None


async def _text(
    database: Database, way: Texts, community_id: CommunityId, claimed: Claimed
) -> None:
    """Counted before it is tried, and each try, for the provider may have sent it all the same."""
    number, words = short(claimed)
    async with database.transaction(community_id) as connection:
        if not await text_queries.to_one(connection, community_id, number, way.most_to_one):
            raise NotTaken("too_many_to_one")
        if not await text_queries.to_all(connection, community_id, way.most_in_a_day):
            raise NotTaken("too_many_today")
    await texts.hand_over(way.provider, number, words, claimed.id)
