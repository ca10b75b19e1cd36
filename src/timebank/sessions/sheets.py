"""A paper sheet, typed in afterwards: who came and how long, and the session is closed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import FieldError, ValidationFailed
from timebank.base.ids import CommunityId, new_id
from timebank.contributions import community_queries
from timebank.contributions.service import actor_of
from timebank.db.engine import AnyRow, Connection
from timebank.people import service as people
from timebank.people.service import NewMember
from timebank.sessions import attendance_queries as attendances
from timebank.sessions import queries, rules
from timebank.sessions.attending import NewAttendance, row_of
from timebank.sessions.closing import Closed, close_locked
from timebank.sessions.errors import AttendanceFull
from timebank.sessions.service import refuse
from timebank.sessions.sign_ups import may_give_under_18


@dataclass(frozen=True)
class SheetLine:
    """One person on the sheet; without minutes, how long they stayed was not written down."""

    id: UUID
    member_id: UUID
    role: str
    came_by: str
    minutes: int | None


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is new today: name and language are enough."""

    id: UUID
    name: str
    language: str


async def take_in(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    newcomers: Sequence[Newcomer],
) -> None:
    """Take people in who came to a session for the first time."""
    session = await queries.session(connection, community_id, caller, session_id)
    now = await queries.now(connection, community_id)
    refuse(rules.refusal("attendance", caller, session, now))
    for newcomer in newcomers:
        new = NewMember(
            newcomer.id,
            newcomer.name,
            newcomer.language,
            taken_in_for=session.organisation_id,
        )
        await people.create(connection, community_id, caller, new)


async def type_in(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    lines: Sequence[SheetLine],
    *,
    guests: int,
) -> list[Closed]:
    """Write down all that a sheet says, beside what tablets and phones said, and close the session.
    Where the sheet says other minutes of somebody than were known, both stay, and a person says
    which. Raises ValidationFailed, by line."""
    session = await queries.locked(connection, community_id, caller, session_id)
    now = await queries.now(connection, community_id)
    refuse(rules.refusal("sheet", caller, session, now))
    standing = await attendances.standing(connection, community_id, session_id)
    came = {row.goes_on_as: row for row in standing if row.member_id is not None}
    await _check(connection, community_id, session, lines, came)
    new = [line for line in lines if line.member_id not in came]
    if len(standing) + len(new) > rules.MOST_NAMES:
        raise AttendanceFull
    by = actor_of(caller).id
    rows = [row_of(_attendance(session_id, line), by, None) for line in new]
    if guests:
        unnamed = NewAttendance(new_id(), session_id, None, "guest", "list", heads=guests)
        rows.append(row_of(unnamed, by, None))
    if rows:
        await attendances.add(connection, community_id, rows)
    said = [(came[line.member_id], line) for line in lines if line.member_id in came]
    changes = [
        change for row, line in said if (change := rules.said_besides(row, line.minutes, by))
    ]
    await attendances.change_many(connection, community_id, changes)
    return await close_locked(connection, community_id, caller, session)


def _attendance(session_id: UUID, line: SheetLine) -> NewAttendance:
    return NewAttendance(
        line.id, session_id, line.member_id, line.role, line.came_by, minutes=line.minutes
    )


async def _check(
    connection: Connection,
    community_id: CommunityId,
    session: AnyRow,
    lines: Sequence[SheetLine],
    came: Mapping[UUID, AnyRow],
) -> None:
    """Raises what is wrong with the sheet before anything is written."""
    ids = [line.member_id for line in lines]
    here = await community_queries.members_here(connection, community_id, ids)
    taken = await attendances.by_ids(connection, community_id, [line.id for line in lines])
    young = any(here.get(line.member_id) and line.role == "giver" for line in lines)
    children = young and await may_give_under_18(connection, community_id, session)
    faults = list(_faults(lines, here, came, taken, children=children))
    if faults:
        raise ValidationFailed(tuple(faults))


def _faults(
    lines: Sequence[SheetLine],
    here: Mapping[UUID, bool],
    came: Mapping[UUID, AnyRow],
    taken: Mapping[UUID, AnyRow],
    *,
    children: bool,
) -> Iterator[FieldError]:
    named = Counter(line.member_id for line in lines)
    ids = Counter(line.id for line in lines)
    for i, line in enumerate(lines):
        place, row = f"/lines/{i}", came.get(line.member_id)
        told = {
            ("member_id", "no_such_member"): line.member_id not in here,
            ("member_id", "thanked_twice"): named[line.member_id] > 1,
            ("member_id", "under_18_here"): line.role == "giver"
            and here.get(line.member_id, False)
            and not children,
            ("role", "attends_otherwise"): row is not None and row.role != line.role,
            ("id", "id_used_twice"): ids[line.id] > 1,
            ("id", "id_stands"): line.id in taken and (row is None or row.id != line.id),
        }
        for (name, code), is_so in told.items():
            if is_so:
                yield FieldError(f"{place}/{name}", code)
