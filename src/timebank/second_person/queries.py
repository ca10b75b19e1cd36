"""What was asked of a second person, as it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, literal, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.sql.dml import ReturningUpdate

from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import AnyRow, AnySelect, Connection, call
from timebank.second_person.rules import LASTS, MAKE_NO_ONE_THING, Asker, Kind, State, Wish
from timebank.second_person.tables import Approval

NOW = func.timebank.ledger_now()


@dataclass(frozen=True)
class Wanted:
    """Which are asked for; `asked_by` bounds them to one asker's, None is everybody's."""

    state: State | None = None
    kind: Kind | None = None
    asked_by: UUID | None = None


async def add(
    connection: Connection, community_id: CommunityId, asker: Asker, asked_as: str, wish: Wish
) -> AnyRow | None:
    """Write down what is asked; None where it stands already, or another wish for the same waits,
    also where that is written at this moment."""
    statement = (
        insert(Approval)
        .values(
            community_id=community_id,
            id=wish.made_id if wish.kind in MAKE_NO_ONE_THING else new_id(),
            kind=wish.kind.value,
            state=State.WAITING.value,
            asked_by_kind=asker.kind,
            asked_by=asker.id,
            asked_as=asked_as,
            asked_for=wish.organisation_id,
            asked_at=NOW,
            lapses_at=NOW + literal(LASTS),
            subject_id=wish.subject_id,
            made_id=wish.made_id,
            minutes=wish.minutes,
            reason=wish.reason,
            gainers=list(wish.gainers),
            terms=wish.terms,
        )
        .on_conflict_do_nothing()
        .returning(Approval)
    )
    return (await connection.execute(statement)).one_or_none()


async def by_id(
    connection: Connection, community_id: CommunityId, approval_id: UUID, *, lock: bool = False
) -> AnyRow | None:
    """One of them, or None. With `lock` nobody else ends it before the transaction does."""
    statement = select(Approval).where(
        Approval.community_id == community_id, Approval.id == approval_id
    )
    if lock:
        statement = statement.with_for_update()
    return (await connection.execute(statement)).one_or_none()


async def making(connection: Connection, community_id: CommunityId, made_id: UUID) -> AnyRow | None:
    """What was asked that makes, or would make, this; or None."""
    statement = select(Approval).where(
        Approval.community_id == community_id, Approval.made_id == made_id
    )
    return (await connection.execute(statement)).one_or_none()


async def waiting_about(
    connection: Connection, community_id: CommunityId, kind: Kind, subject_id: UUID
) -> UUID | None:
    """The one of a kind that waits about this, if one does."""
    statement = select(Approval.id).where(
        Approval.community_id == community_id,
        Approval.kind == kind.value,
        Approval.subject_id == subject_id,
        Approval.state == State.WAITING.value,
    )
    return (await connection.execute(statement)).scalar_one_or_none()


_COVERING = """
SELECT (c.said ->> 'id')::uuid, a.id FROM timebank.approval a
CROSS JOIN LATERAL jsonb_array_elements(a.terms -> 'contributions') AS c (said)
WHERE a.community_id = $1 AND a.kind = 'thanks' AND a.state = 'waiting'
    AND a.lapses_at > timebank.ledger_now() AND (c.said ->> 'id')::uuid = ANY ($2)
"""


async def covering(
    connection: Connection, community_id: CommunityId, contribution_ids: Sequence[UUID]
) -> dict[UUID, UUID]:
    """Those of these contributions whose thanks wait, and what waits for each."""
    found = await call(connection, _COVERING, community_id, list(contribution_ids))
    return {row[0]: row[1] for row in found}


async def page(
    connection: Connection,
    community_id: CommunityId,
    wanted: Wanted,
    *,
    before: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Those that are wanted, the latest asked first."""
    statement = _wanted(community_id, wanted)
    if before is not None:
        statement = statement.where(Approval.id < before)
    return (await connection.execute(statement.order_by(Approval.id.desc()).limit(limit))).all()


def _wanted(community_id: CommunityId, wanted: Wanted) -> AnySelect:
    statement: AnySelect = select(Approval).where(Approval.community_id == community_id)
    if wanted.state is not None:
        statement = statement.where(Approval.state == wanted.state.value)
    if wanted.kind is not None:
        statement = statement.where(Approval.kind == wanted.kind.value)
    if wanted.asked_by is not None:
        statement = statement.where(Approval.asked_by == wanted.asked_by)
    return statement


async def count(connection: Connection, community_id: CommunityId, wanted: Wanted) -> int:
    """How many are wanted."""
    found = select(func.count()).select_from(_wanted(community_id, wanted).subquery())
    return int((await connection.execute(found)).scalar_one())


async def end(
    connection: Connection,
    community_id: CommunityId,
    approval_id: UUID,
    state: State,
    ended_by: UUID,
) -> AnyRow:
    """Write down how one ended, and by whom."""
    statement = _ending(community_id, state).where(Approval.id == approval_id)
    return (await connection.execute(statement.values(ended_by=ended_by))).one()


async def lapse(connection: Connection, community_id: CommunityId) -> Sequence[AnyRow]:
    """Write down of those whose time is over that they lapsed; these."""
    due = (Approval.state == State.WAITING.value, Approval.lapses_at <= NOW)
    statement = _ending(community_id, State.LAPSED).where(*due)
    return (await connection.execute(statement)).all()


# A yes would find nothing left to do. A grant and limits can always be carried out.
_OVERTAKEN = """
CASE approval.kind
WHEN 'thanks' THEN NOT EXISTS (
    SELECT FROM jsonb_array_elements(approval.terms -> 'contributions') AS c (said)
    JOIN timebank.contribution e ON e.community_id = approval.community_id
        AND e.id = (c.said ->> 'id')::uuid
    WHERE e.state IN ('logged', 'queried'))
WHEN 'reversal' THEN EXISTS (
    SELECT FROM timebank.transfer t
    WHERE t.community_id = approval.community_id AND t.reverses_id = approval.subject_id)
WHEN 'correction' THEN EXISTS (
    SELECT FROM timebank.transfer t
    JOIN timebank.transfer r ON r.community_id = t.community_id AND r.reverses_id = t.id
    WHERE t.community_id = approval.community_id AND t.contribution_id = approval.subject_id)
WHEN 'import_undo' THEN EXISTS (
    SELECT FROM timebank.import_run i
    WHERE i.community_id = approval.community_id AND i.id = approval.subject_id
        AND i.state = 'undone')
WHEN 'leaving' THEN EXISTS (
    SELECT FROM timebank.member m
    WHERE m.community_id = approval.community_id AND m.id = approval.subject_id
        AND m.status = 'left'
    UNION ALL
    SELECT FROM timebank.organisation o
    WHERE o.community_id = approval.community_id AND o.id = approval.subject_id
        AND o.status = 'left')
ELSE false END
"""


async def overtake(connection: Connection, community_id: CommunityId) -> Sequence[AnyRow]:
    """Write down of those about which all was decided otherwise that they are overtaken; these."""
    statement = _ending(community_id, State.OVERTAKEN).where(
        Approval.state == State.WAITING.value, text(_OVERTAKEN)
    )
    return (await connection.execute(statement)).all()


def _ending(community_id: CommunityId, state: State) -> ReturningUpdate[tuple[Approval]]:
    ended = update(Approval).where(Approval.community_id == community_id)
    return ended.values(state=state.value, ended_at=NOW).returning(Approval)
