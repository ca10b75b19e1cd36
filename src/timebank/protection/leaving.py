"""A member leaves, and with that begins the erasure of what is known of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.ids import CommunityId
from timebank.communities.leaving import Closed, Farewell
from timebank.db.engine import Connection
from timebank.people import service as people
from timebank.protection import erasing


@dataclass(frozen=True)
class Left:
    """What leaving took, and until when what is known is to be erased: None where it stays."""

    closed: Closed
    erasure_due_on: date | None


async def leave(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    farewell: Farewell,
    *,
    may_come_back: bool,
) -> Left:
    """Let a member leave. An erasure is asked for with it, unless they mean to come back; one who
    had left before keeps what was said then."""
    closed = await people.leave(connection, community_id, caller, member_id, farewell)
    if closed is None or may_come_back:
        return Left(closed or Closed(None, 0), None)
    erasure = await erasing.ask(connection, community_id, caller, member_id)
    return Left(closed, erasure.due_on)
