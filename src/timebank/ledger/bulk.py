"""Postings of thousands at a time, for imports and their undoing: they tell little of each line.

As in `posting`, all minutes are whole, and each function is one call of a posting function.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from timebank.base.errors import Refusal
from timebank.base.ids import AccountId, CommunityId, ContributionId, TransferId, new_id
from timebank.db.engine import Connection, call
from timebank.ledger.posting import REVERSED, Actor, fresh_plans, refusal_in, reversal_asked

_REFUSED = """
SELECT id, refusal, about_id, available_minutes, measure FROM unnest(timebank.{})
WHERE refusal IS NOT NULL
"""


class Line(Protocol):
    """An hour given, as a line of an import has it."""

    id: ContributionId
    giver_id: UUID
    receiver_type: str
    receiver_id: UUID
    activity_id: UUID
    worked_from: date
    worked_on: date
    minutes: int


async def verify_many(
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    contribution_ids: Sequence[ContributionId],
) -> dict[ContributionId, Refusal]:
    """Verify and credit contributions with the minutes stated, in one posting, as `verify` does;
    those that a rule refuses, which stay as they were. For thousands: it tells nothing else."""
    await fresh_plans(connection, len(contribution_ids))
    rows = await call(
        connection,
        _REFUSED.format("verify_many($1, $2, $3, $4, $5, $6)"),
        community_id,
        actor.kind,
        actor.id,
        contribution_ids,
        [new_id() for _ in contribution_ids],
        [new_id() for _ in contribution_ids],
    )
    return {row["id"]: refusal_in(row) for row in rows}


async def verify_stated(
    connection: Connection, community_id: CommunityId, actor: Actor, lines: Sequence[Line]
) -> dict[ContributionId, Refusal]:
    """Write down lines of an import as stated and verified by the actor, and credit them, in one
    posting; those that a rule refuses. Where there is one, the caller undoes the transaction: it
    cannot be committed."""
    await fresh_plans(connection, len(lines))
    rows = await call(
        connection,
        _REFUSED.format("verify_stated($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"),
        community_id,
        actor.kind,
        actor.id,
        [one.id for one in lines],
        [new_id() for _ in lines],
        [new_id() for _ in lines],
        [one.giver_id for one in lines],
        [one.receiver_type for one in lines],
        [one.receiver_id for one in lines],
        [one.activity_id for one in lines],
        [one.worked_from for one in lines],
        [one.worked_on for one in lines],
        [one.minutes for one in lines],
    )
    return {row["id"]: refusal_in(row) for row in rows}


async def reverse_many(
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    transfer_ids: Sequence[TransferId],
    reason: str,
) -> int:
    """Undo transfers as `reverse` does; how many reversals that made. For thousands: it tells
    nothing else."""
    await fresh_plans(connection, len(transfer_ids))
    asked = reversal_asked(community_id, actor, transfer_ids, reason)
    rows = await call(connection, f"SELECT count(*) AS made {REVERSED}", *asked)
    return int(rows[0]["made"])


async def lock_accounts(
    connection: Connection, community_id: CommunityId, account_ids: Sequence[AccountId]
) -> None:
    """Lock accounts before the first of several postings in one transaction, so that nobody is
    stopped half way. Whoever moves their minutes meanwhile waits for its end."""
    await call(connection, "SELECT timebank.accounts_lock($1, $2)", community_id, list(account_ids))
