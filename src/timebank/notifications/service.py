"""Telling members what concerns them: what was found in one round is one message to each."""

from collections.abc import Mapping
from datetime import timedelta
from itertools import groupby
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.notifications import queries
from timebank.notifications.queries import New
from timebank.notifications.rules import MOST_LINES, NewsKind
from timebank.people import queries as people
from timebank.sending.queries import Fact
from timebank.sending.service import MessageKind
from timebank.sending.telling import WORTH, Telling, tell

WORTH_OF_TOMORROW = timedelta(days=1)


async def tell_news(connection: Connection, community_id: CommunityId, site: str | None) -> int:
    """Tell the members of a community what they were not told yet; how many things that were.
    `site` is how people reach the service, None where nobody has said.

    Several services may do so at once: whoever writes a thing down first tells it.
    """
    town = await queries.town(connection, community_id)
    if not town["by_day"]:
        return 0
    found = await queries.take_new(connection, community_id)
    wanted = sorted((one for one in found if not one.off), key=lambda one: one.member_id)
    told = [
        _telling(member_id, list(news), f"{site.rstrip('/')}/{{}}/{town['slug']}" if site else "")
        for member_id, news in groupby(wanted, key=lambda one: one.member_id)
    ]
    await tell(connection, community_id, told)
    return len(found)


def _telling(member_id: UUID, news: list[New], pages: str) -> Telling:
    page = f"{pages.format(news[0].language)}/home" if pages else ""
    lines = [{"kind": one.kind, **one.line} for one in news[:MOST_LINES]]
    facts: dict[str, Fact] = {"news": lines, "more": max(len(news) - MOST_LINES, 0), "page": page}
    of_tomorrow = all(one.kind == NewsKind.SESSION_TOMORROW for one in news)
    worth = WORTH_OF_TOMORROW if of_tomorrow else WORTH
    return Telling(member_id, MessageKind.NEWS, facts, worth, by_hand=True)


async def whose(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID | None
) -> UUID:
    """Whose messages are meant: one's own, where nobody is named; a coordinator speaks for anybody,
    and a helper for whom they help. Raises Forbidden and NotFound."""
    chosen = member_id or caller.member_id
    if chosen is None:
        raise Forbidden
    if chosen not in {caller.member_id, *caller.helps}:
        if caller.role is not Role.COORDINATOR:
            raise NotFound
        await people.member(connection, community_id, chosen, caller=caller)
    return chosen


async def choose(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    wanted: Mapping[NewsKind, bool],
    by: UUID,
) -> None:
    """Switch messages on and off; what is not named stays as it is."""
    await queries.switch_off(connection, community_id, member_id, _which(wanted, on=False), by)
    await queries.switch_on(connection, community_id, member_id, _which(wanted, on=True))


def _which(wanted: Mapping[NewsKind, bool], *, on: bool) -> list[str]:
    return [kind.value for kind, chosen in wanted.items() if chosen is on]
