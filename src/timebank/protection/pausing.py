"""A member is paused: what they had before them with others is called off."""

from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.exchanges import service as exchanges
from timebank.people import service as people
from timebank.sessions import sign_ups


async def pause(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> None:
    """Pause a member, and let nobody wait for them: places in sessions to come go to those who
    wait, and what was agreed is called off. Raises what pausing raises (people/service.py)."""
    if await people.pause(connection, community_id, caller, member_id):
        await exchanges.pause(connection, community_id, caller, member_id)
        await sign_ups.leave(connection, community_id, caller, member_id)
