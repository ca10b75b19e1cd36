"""Who may have a copy of a member's data."""

from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.people import queries as people
from timebank.protection.rules import speaks_for


async def may_export(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> None:
    """The member themselves and coordinators; to all others there is no such thing. Raises
    NotFound."""
    if not speaks_for(caller, member_id):
        raise NotFound
    await people.member(connection, community_id, member_id)
