"""Applications and agreements as they stand."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, text, update

from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import AnyRow, Connection, call
from timebank.joining.rules import State
from timebank.joining.tables import Agreement, AgreementGiven, Application
from timebank.people.tables import Member

_ANSWERS = """
UPDATE timebank.idempotency SET headers = '{}', body = NULL
WHERE community_id = $1 AND status IS NOT NULL AND position(convert_to($2, 'UTF8') IN body) > 0
"""
_NOW = func.timebank.ledger_now()


async def applications(
    connection: Connection,
    community_id: CommunityId,
    state: str | None,
    *,
    after: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Applications in the order in which they came."""
    statement = select(Application).where(Application.community_id == community_id)
    if state is not None:
        statement = statement.where(Application.state == state)
    if after is not None:
        statement = statement.where(Application.id > after)
    return (await connection.execute(statement.order_by(Application.id).limit(limit))).all()


async def application(
    connection: Connection, community_id: CommunityId, application_id: UUID, *, lock: bool = False
) -> AnyRow | None:
    """One application, or None. `lock` keeps others from deciding it meanwhile."""
    statement = select(Application).where(
        Application.community_id == community_id, Application.id == application_id
    )
    if lock:
        statement = statement.with_for_update()
    found: AnyRow | None = (await connection.execute(statement)).one_or_none()
    return found


async def add(connection: Connection, community_id: CommunityId, columns: dict[str, Any]) -> None:
    """Write down that somebody applied."""
    values = {**columns, "community_id": community_id, "applied_at": _NOW}
    await connection.execute(insert(Application).values(state=State.APPLIED.value, **values))


async def lately(
    connection: Connection, community_id: CommunityId, from_sha256: bytes
) -> tuple[int, int]:
    """How many applied by themselves from this place within an hour, and how many of all who did
    still wait."""
    by_themselves = (Application.community_id == community_id, Application.how == "self")
    place = select(func.count()).where(
        *by_themselves,
        Application.from_sha256 == from_sha256,
        Application.applied_at > _NOW - text("interval '1 hour'"),
    )
    waiting = select(func.count()).where(*by_themselves, Application.state == State.APPLIED.value)
    row = (
        await connection.execute(select(place.scalar_subquery(), waiting.scalar_subquery()))
    ).one()
    return int(row[0]), int(row[1])


async def waiting_count(connection: Connection, community_id: CommunityId) -> int:
    """How many people wait for a coordinator: applicants, and members who are still to be asked
    what the lead who took them in did not."""
    applied = select(func.count()).where(
        Application.community_id == community_id, Application.state == State.APPLIED.value
    )
    to_ask = select(func.count()).where(
        Member.community_id == community_id,
        Member.complete_by.is_not(None),
        Member.status != "left",
    )
    both = select(applied.scalar_subquery() + to_ask.scalar_subquery())
    return int((await connection.execute(both)).scalar_one())


async def change(
    connection: Connection, community_id: CommunityId, application_id: UUID, told: dict[str, Any]
) -> None:
    """Write down what an applicant tells now."""
    await connection.execute(
        update(Application)
        .where(Application.community_id == community_id, Application.id == application_id)
        .values(told=told)
    )


async def decide(
    connection: Connection,
    community_id: CommunityId,
    application_id: UUID,
    state: State,
    *,
    by: UUID,
    reason: str | None = None,
) -> None:
    """Write the end of an application down; what was told is gone with it, and, where nobody was
    admitted, from stored answers too."""
    if state is not State.ADMITTED:
        await call(connection, _ANSWERS, community_id, str(application_id))
    await connection.execute(
        update(Application)
        .where(Application.community_id == community_id, Application.id == application_id)
        .values(
            state=state.value,
            told={},
            made_as=None,
            from_sha256=None,
            decided_by=by,
            decided_at=_NOW,
            reason=reason,
        )
    )


async def agreements(
    connection: Connection, community_id: CommunityId, *, before: int | None, limit: int
) -> Sequence[AnyRow]:
    """The versions of the agreement, the newest first."""
    statement = select(Agreement).where(Agreement.community_id == community_id)
    if before is not None:
        statement = statement.where(Agreement.version < before)
    newest = statement.order_by(Agreement.version.desc())
    return (await connection.execute(newest.limit(limit))).all()


async def agreement(
    connection: Connection, community_id: CommunityId, agreement_id: UUID
) -> AnyRow | None:
    """The version of this id, or None."""
    statement = select(Agreement).where(
        Agreement.community_id == community_id, Agreement.id == agreement_id
    )
    found: AnyRow | None = (await connection.execute(statement)).one_or_none()
    return found


async def newest_version(connection: Connection, community_id: CommunityId) -> int:
    """The newest version of the agreement; 0 where there is none."""
    statement = select(func.coalesce(func.max(Agreement.version), 0)).where(
        Agreement.community_id == community_id
    )
    return int((await connection.execute(statement)).scalar_one())


async def add_agreement(
    connection: Connection, community_id: CommunityId, columns: dict[str, Any]
) -> AnyRow:
    """Write a new version down."""
    statement = insert(Agreement).values(community_id=community_id, made_at=_NOW, **columns)
    return (await connection.execute(statement.returning(Agreement))).one()


async def given(
    connection: Connection, community_id: CommunityId, person_id: UUID
) -> Sequence[AnyRow]:
    """What somebody agreed to, the newest version first."""
    statement = select(AgreementGiven).where(
        AgreementGiven.community_id == community_id, AgreementGiven.person_id == person_id
    )
    return (await connection.execute(statement.order_by(AgreementGiven.version.desc()))).all()


async def add_given(
    connection: Connection, community_id: CommunityId, columns: dict[str, Any]
) -> None:
    """Write down that somebody agreed."""
    await connection.execute(
        insert(AgreementGiven).values(
            community_id=community_id, id=new_id(), given_at=_NOW, **columns
        )
    )
