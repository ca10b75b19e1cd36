"""Reporting a note that somebody wrote in an exchange, to the safeguarding lead."""

from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.exchanges import rules
from timebank.exchanges.service import actor_of, seen
from timebank.safeguarding import service as safeguarding


async def report(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    exchange_id: UUID,
    *,
    concern_id: UUID,
    member_id: UUID,
    words: str,
) -> safeguarding.Raised:
    """Raise a concern about the note of somebody whose note the caller reads: with the caller's own
    words the note goes into it as it was, and stays in it whatever becomes of the exchange. Raises
    NotFound where there is no such note."""
    actor_of(caller)
    told = await seen(connection, community_id, caller, exchange_id)
    for row in told.people:
        if row.member_id == member_id and row.note:
            person = told.whole.person(member_id)
            met = told.row.first_agreed_at
            if rules.reveals(told.whole, caller, person, first_agreed_at=met)[0]:
                return await safeguarding.raise_concern(
                    connection,
                    community_id,
                    caller,
                    concern_id,
                    words=f"{words}\n\n“{row.note}”",
                    about_number=row.number,
                )
    raise NotFound
