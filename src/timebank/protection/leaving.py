"""A member leaves, and with that begins the erasure of what is known of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from timebank.accounts.leaving import Leaver, ask_second
from timebank.base.actors import Caller
from timebank.base.ids import CommunityId
from timebank.communities.leaving import Closed, Farewell
from timebank.db.engine import Connection
from timebank.exchanges import service as exchanges
from timebank.people import service as people
from timebank.protection import erasing
from timebank.second_person.service import Waits
from timebank.sessions import sign_ups


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
) -> Left | Waits:
    """Let a member leave, or ask a second person for what the pot has to give them first."""
    await people.seen(connection, community_id, caller, member_id)

    async def act(said: Farewell) -> Left:
        return await let_go(
            connection, community_id, caller, member_id, said, may_come_back=may_come_back
        )

    leaver = Leaver("member", member_id, may_come_back)
    waits = await ask_second(connection, community_id, caller, leaver, farewell, act)
    return waits or await act(farewell)


async def let_go(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    farewell: Farewell,
    *,
    may_come_back: bool,
) -> Left:
    """Let a member leave. What they had before them with others is called off, and an erasure is
    asked for, unless they mean to come back; one who had left before keeps what was said then."""
    # First, so that nobody books them meanwhile.
    await people.seen(connection, community_id, caller, member_id, lock=True)
    # Before the account, for whoever states hours locks an exchange before the accounts.
    await exchanges.leave(connection, community_id, caller, member_id)
    await sign_ups.leave(connection, community_id, caller, member_id)
    closed = await people.leave(connection, community_id, caller, member_id, farewell)
    if closed is None or may_come_back:
        return Left(closed or Closed(None, 0), None)
    erasure = await erasing.ask(connection, community_id, caller, member_id)
    return Left(closed, erasure.due_on)
