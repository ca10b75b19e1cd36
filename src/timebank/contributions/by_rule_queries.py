"""Whether, and since when, plain hours are verified by rule."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.ledger.contribution_tables import VerificationRule

NOW = func.timebank.ledger_now()


async def switched_on(connection: Connection, community_id: CommunityId) -> UUID | None:
    """The rule that is on, if one is."""
    found = await connection.execute(
        select(VerificationRule.id).where(
            VerificationRule.community_id == community_id, VerificationRule.ended_at.is_(None)
        )
    )
    return found.scalar_one_or_none()


async def rules(
    connection: Connection, community_id: CommunityId, *, after: UUID | None, limit: int
) -> Sequence[AnyRow]:
    """The rules that are and were on, the latest first."""
    statement = select(VerificationRule).where(VerificationRule.community_id == community_id)
    if after is not None:
        statement = statement.where(VerificationRule.id < after)
    latest_first = statement.order_by(VerificationRule.id.desc())
    return (await connection.execute(latest_first.limit(limit))).all()


async def rule(connection: Connection, community_id: CommunityId, rule_id: UUID) -> AnyRow | None:
    """One of them, or None."""
    found = await connection.execute(
        select(VerificationRule).where(
            VerificationRule.community_id == community_id, VerificationRule.id == rule_id
        )
    )
    return found.one_or_none()


async def add(connection: Connection, community_id: CommunityId, columns: dict[str, Any]) -> bool:
    """Switch one on; False where one is on."""
    statement = insert(VerificationRule).values(community_id=community_id, made_at=NOW, **columns)
    made = await connection.execute(
        statement.on_conflict_do_nothing().returning(VerificationRule.id)
    )
    return made.one_or_none() is not None


async def end(connection: Connection, community_id: CommunityId, rule_id: UUID, by: UUID) -> None:
    """Switch one off, if it is on."""
    await connection.execute(
        update(VerificationRule)
        .where(
            VerificationRule.community_id == community_id,
            VerificationRule.id == rule_id,
            VerificationRule.ended_at.is_(None),
        )
        .values(ended_by=by, ended_at=NOW)
    )
