"""Telling people in office what waits for them: one message a day, and none when nothing waits."""

from datetime import timedelta

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.reminding import queries
from timebank.reminding.queries import Waiting
from timebank.sending.service import MessageKind
from timebank.sending.telling import Telling, tell

WORTH = timedelta(days=1)
"""Tomorrow there is another one."""


async def remind(connection: Connection, community_id: CommunityId, site: str | None) -> int:
    """Tell each coordinator and safeguarding lead, whom nobody told yet today, how much waits for
    them; how many were told. `site` is how people reach the service, None where nobody has said.

    Several services may do so at once: the outbox takes one a day for each.
    """
    found = await queries.waiting(connection, community_id)
    told = [_telling(one, site) for one in found if one.waits]
    return await tell(connection, community_id, told)


def _telling(one: Waiting, site: str | None) -> Telling:
    page = f"{site.rstrip('/')}/{one.language}/{one.slug}/home" if site else ""
    facts: dict[str, str | int] = {
        "approvals": one.approvals,
        "applications": one.applications,
        "hours": one.hours,
        "copies": one.copies,
        "page": page,
    }
    return Telling(one.member_id, MessageKind.WAITING, facts, WORTH, rather_mail=True)
