"""Lines of the trail: written, and read back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import Connection, call

_ADD = "SELECT timebank.trail_add($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
_REFUSED = 400
"""The status from which on nothing was done. A page may be shown again with what was wrong."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, as the trail keeps it: no query, no body, and of the path the template."""

    method: str
    route: str
    came_from: str | None
    request_id: str
    things: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered: `shown` are all ids in it, whatever they are of; of a call that was
    refused none."""

    status: int
    shown: Collection[str] = ()


async def add(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    asked: Asked,
    answered: Answered,
) -> None:
    """Write the line of a request; whose records were shown is found here. A read waits for no
    disk: if the machine fails in the very next moment, its line may be lost with the answer."""
    await call(
        connection,
        _ADD,
        community_id,
        new_id(),
        caller.token_id,
        caller.member_id,
        caller.role.value,
        asked.method,
        asked.route,
        answered.status,
        asked.came_from,
        asked.request_id,
        asked.things,
        [*answered.shown, *(asked.things if answered.status < _REFUSED else ())],
    )


async def forget(connection: Connection, community_id: CommunityId) -> int:
    """Let lines go whose time is over; how many went, 0 when there are no more."""
    (row,) = await call(connection, "SELECT timebank.trail_forget($1) AS gone", community_id)
    return int(row["gone"])
