"""Asking a second person, and telling who asked how it ended."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import IdTaken
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection, call
from timebank.second_person import queries
from timebank.second_person.errors import ApprovalWaits
from timebank.second_person.rules import State, Wish, asker_of
from timebank.sending.service import MessageKind
from timebank.sending.telling import Telling, tell

T = TypeVar("T")


@dataclass(frozen=True)
class Waits:
    """In place of what was to be done: a second person is asked, and this is the row that waits, or
    once did."""

    row: AnyRow


async def asked_before(
    connection: Connection, community_id: CommunityId, caller: Caller, wish: Wish
) -> Waits | None:
    """What was asked under the same client-made id, as it now is. Raises IdTaken where that was
    something else, or somebody else asked."""
    row = await queries.making(connection, community_id, wish.made_id)
    if row is None:
        return None
    stood = (row.kind, row.asked_by, row.subject_id, row.minutes, row.reason, row.terms)
    by = asker_of(caller).id
    if stood != (wish.kind, by, wish.subject_id, wish.minutes, wish.reason, wish.terms):
        raise IdTaken
    return Waits(row)


async def ask(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    wish: Wish,
    act: Callable[[], Awaitable[object]],
) -> Waits:
    """Ask a second person for what `act` does. It is tried and taken back, so that what is refused
    anyway is refused now, and nobody is asked for it. Raises ApprovalWaits where the same waits."""
    await tried(connection, act)
    return await write_down(connection, community_id, caller, wish)


async def tried(connection: Connection, act: Callable[[], Awaitable[T]]) -> T:
    """What `act` gives; all that it did is taken back."""
    point = await connection.begin_nested()
    try:
        given = await act()
        await call(connection, "SET CONSTRAINTS ALL IMMEDIATE")
    finally:
        await point.rollback()
    return given


async def write_down(
    connection: Connection, community_id: CommunityId, caller: Caller, wish: Wish
) -> Waits:
    """Ask a second person for what was tried. Raises ApprovalWaits where the same waits."""
    row = await queries.add(connection, community_id, asker_of(caller), caller.role.value, wish)
    if row is not None:
        return Waits(row)
    before = await asked_before(connection, community_id, caller, wish)
    if before is not None:
        return before
    waits = await queries.waiting_about(connection, community_id, wish.kind, wish.subject_id)
    raise ApprovalWaits(**({"about_id": str(waits)} if waits else {}))


async def end(
    connection: Connection, community_id: CommunityId, approval_id: UUID, state: State, by: UUID
) -> AnyRow:
    """A second person has answered: it is written down, and who asked is told."""
    row = await queries.end(connection, community_id, approval_id, state, by)
    await _tell(connection, community_id, [row])
    return row


async def lapse(connection: Connection, community_id: CommunityId) -> int:
    """What nobody answered in time has lapsed, and what was decided otherwise meanwhile is
    overtaken; who asked is told; how many."""
    lapsed = await queries.lapse(connection, community_id)
    rows = [*lapsed, *await queries.overtake(connection, community_id)]
    await _tell(connection, community_id, rows)
    return len(rows)


async def _tell(connection: Connection, community_id: CommunityId, rows: Sequence[AnyRow]) -> None:
    """A member who asked is told; an app looks for itself."""
    told = [
        Telling(
            row.asked_by,
            MessageKind.APPROVAL_ENDED,
            {"asked": row.kind, "asked_at": row.asked_at.isoformat(), "ended": row.state},
        )
        for row in rows
        if row.asked_by_kind == "member"
    ]
    await tell(connection, community_id, told)
