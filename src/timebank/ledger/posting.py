"""The one door to the books: each function is one call of the posting function of its name.

All minutes are whole. A refusal by the books is a `Refusal` (errors.py); nothing was changed then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from timebank.base.errors import Refusal
from timebank.base.ids import AccountId, CommunityId, ContributionId, HoldId, TransferId, new_id
from timebank.db.engine import Connection, call
from timebank.ledger.errors import REFUSALS
from timebank.ledger.rows import rows_of, typed


class ActorKind(StrEnum):
    """By whose hand: a member, a partner app, or a rule that a person switched on."""

    MEMBER = "member"
    CLIENT = "client"
    RULE = "rule"


@dataclass(frozen=True)
class Actor:
    """Whose act a posting is."""

    kind: ActorKind
    id: UUID


@dataclass(frozen=True)
class Verdict:
    """What became of one contribution: credited by a transfer, or refused and left as it was.

    `passed_on_minutes` went on to the pot: over the ceiling, or by the member's own choice; of one
    who has left, to where they said.
    """

    contribution_id: ContributionId
    refusal: Refusal | None
    contribution: dict[str, Any] | None
    transfer: dict[str, Any] | None
    passed_on_minutes: int


@dataclass(frozen=True)
class Move:
    """One transfer of a kind that takes no contribution."""

    debit_account_id: AccountId
    credit_account_id: AccountId
    minutes: int
    transfer_id: TransferId


_VERIFY = "SELECT * FROM timebank.verify($1, $2, $3, $4, $5, $6, $7)"
_CORRECT = "SELECT * FROM timebank.correct($1, $2, $3, $4, $5, $6, $7, $8, $9)"
REVERSED = "FROM timebank.reverse($1, $2, $3, $4, $5, $6, $7) t"
_MANY = 100


async def verify(
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    decisions: Sequence[tuple[ContributionId, int | None]],
) -> list[Verdict]:
    """Verify contributions and credit them, all those that no rule refuses, in one posting.

    Each with the minutes decided: for a queried one they must be given, else None. It is as if one
    were verified after another, in the order given.
    """
    await fresh_plans(connection, len(decisions))
    rows = await call(
        connection,
        _VERIFY,
        community_id,
        actor.kind,
        actor.id,
        [contribution_id for contribution_id, _ in decisions],
        [new_id() for _ in decisions],
        [new_id() for _ in decisions],
        [minutes for _, minutes in decisions],
    )
    return [_verdict(row) for row in rows]


async def fresh_plans(connection: Connection, lines: int) -> None:
    """A plan made when a table was empty is slow in a full one, and for the first minutes of a
    database nobody else says so: before many lines at once, plans are made anew."""
    if lines >= _MANY:
        await call(connection, "DISCARD PLANS")


async def correct(
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    corrected_id: ContributionId,
    reason: str,
) -> Verdict:
    """Reverse the credit of what `corrected_id` corrects, and credit that one in its place.

    Raises the refusal where a rule says no: a correction is whole or not at all.
    """
    rows = await call(
        connection,
        _CORRECT,
        community_id,
        actor.kind,
        actor.id,
        corrected_id,
        new_id(),
        new_id(),
        new_id(),
        new_id(),
        reason,
    )
    verdict = _verdict(rows[0])
    if verdict.refusal:
        raise verdict.refusal
    return verdict


async def reverse(
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    transfer_ids: Sequence[TransferId],
    reason: str,
    *,
    reversal_ids: Sequence[TransferId] | None = None,
) -> list[dict[str, Any]]:
    """Undo transfers, each by one reversal: all of them or none. The reversals as posted; before
    that of a credit stands the one of what it passed on to the pot. `reversal_ids`: under these
    ids, where somebody knows them already."""
    await fresh_plans(connection, len(transfer_ids))
    asked = reversal_asked(community_id, actor, transfer_ids, reason, reversal_ids)
    return await rows_of(connection, f"SELECT to_jsonb(t) AS row {REVERSED}", *asked)


def reversal_asked(
    community_id: CommunityId,
    actor: Actor,
    transfer_ids: Sequence[TransferId],
    reason: str,
    reversal_ids: Sequence[TransferId] | None = None,
) -> tuple[object, ...]:
    ids = list(reversal_ids) if reversal_ids else [new_id() for _ in transfer_ids]
    back_ids = [new_id() for _ in transfer_ids]
    return (community_id, actor.kind, actor.id, list(transfer_ids), ids, back_ids, reason)


async def move(  # noqa: PLR0917 - the posting function's own order
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    kind: str,
    moves: Sequence[Move],
    reason: str | None,
) -> list[dict[str, Any]]:
    """Post gifts, donations, grants, retirements or expiries, all of one kind; all or none."""
    return await rows_of(
        connection,
        "SELECT to_jsonb(t) AS row FROM timebank.move($1, $2, $3, $4, $5, $6, $7, $8, $9) t",
        community_id,
        actor.kind,
        actor.id,
        kind,
        [one.transfer_id for one in moves],
        [one.debit_account_id for one in moves],
        [one.credit_account_id for one in moves],
        [one.minutes for one in moves],
        reason,
    )


async def open_balances(
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    openings: Sequence[tuple[UUID, AccountId, int]],
) -> list[dict[str, Any]]:
    """Bring in counted balances: (import row, account, minutes above or below zero); not zero."""
    await fresh_plans(connection, len(openings))
    return await rows_of(
        connection,
        "SELECT to_jsonb(t) AS row FROM timebank.open_balances($1, $2, $3, $4, $5, $6, $7) t",
        community_id,
        actor.kind,
        actor.id,
        [new_id() for _ in openings],
        [row_id for row_id, _, _ in openings],
        [account_id for _, account_id, _ in openings],
        [minutes for _, _, minutes in openings],
    )


async def hold_place(  # noqa: PLR0917 - the posting function's own order
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    hold_id: HoldId,
    account_id: AccountId,
    partner_account_id: AccountId,
    minutes: int,
    expires_at: datetime,
    reason: str | None = None,
) -> dict[str, Any]:
    """Reserve minutes of an account for one partner until an instant."""
    rows = await rows_of(
        connection,
        "SELECT to_jsonb(h) AS row FROM timebank.hold_place($1, $2, $3, $4, $5, $6, $7, $8) h",
        community_id,
        actor.id,
        hold_id,
        account_id,
        partner_account_id,
        minutes,
        expires_at,
        reason,
    )
    return rows[0]


async def hold_capture(
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    hold_id: HoldId,
    minutes: int,
) -> dict[str, Any]:
    """Spend a hold: at most its minutes move to the partner, the rest goes back. The transfer."""
    rows = await rows_of(
        connection,
        "SELECT to_jsonb(t) AS row FROM timebank.hold_capture($1, $2, $3, $4, $5, $6) t",
        community_id,
        actor.kind,
        actor.id,
        hold_id,
        minutes,
        new_id(),
    )
    return rows[0]


async def hold_release(
    connection: Connection, community_id: CommunityId, hold_id: HoldId
) -> dict[str, Any]:
    """Give held minutes back."""
    rows = await rows_of(
        connection,
        "SELECT to_jsonb(h) AS row FROM timebank.hold_release($1, $2) h",
        community_id,
        hold_id,
    )
    return rows[0]


async def holds_release(
    connection: Connection,
    community_id: CommunityId,
    account_id: AccountId,
    beside: Sequence[AccountId] = (),
) -> int:
    """Give back all that is held of an account; how many holds. The account, and those `beside`
    it, are locked from here to the end of the transaction."""
    rows = await call(
        connection,
        "SELECT timebank.holds_release($1, $2, $3) AS holds",
        community_id,
        account_id,
        list(beside),
    )
    return int(rows[0]["holds"])


async def holds_lapse(connection: Connection, community_id: CommunityId, most: int) -> int:
    """End the due holds of at most so many accounts; of how many. 0: none is due."""
    rows = await call(
        connection, "SELECT timebank.holds_lapse($1, $2) AS accounts", community_id, most
    )
    return int(rows[0]["accounts"])


async def account_open(
    connection: Connection,
    community_id: CommunityId,
    account_type: str,
    owner_ids: Sequence[UUID],
    *,
    floor_minutes: int = 0,
    ceiling_minutes: int | None = None,
) -> list[AccountId]:
    """Make an account for each owner, at zero. Their ids, in the owners' order."""
    ids = [AccountId(_last_id() if account_type == "pot" else new_id()) for _ in owner_ids]
    await call(
        connection,
        "SELECT timebank.account_open($1, $2, $3, $4, $5, $6)",
        community_id,
        ids,
        account_type,
        list(owner_ids),
        floor_minutes,
        ceiling_minutes,
    )
    return ids


def _last_id() -> UUID:
    """An id that sorts after every account's: the pot is locked after all others, so that a posting
    can still take it when it finds that something is passed on."""
    return UUID(int=new_id().int | (0xFFFF_FFFF_FFFF << 80))


async def community_accounts(connection: Connection, community_id: CommunityId) -> None:
    """Make the accounts that every set of books begins with."""
    for account_type in ("contributions", "pot", "retired", "expired", "opening"):
        await account_open(connection, community_id, account_type, [community_id])


@dataclass(frozen=True)
class Limits:
    """What an account may hold, in minutes, and whether it is open."""

    floor_minutes: int
    ceiling_minutes: int | None
    passes_on: bool
    closed: bool
    late_to: AccountId | None = None
    """Where late hours go while it is closed: another member's account, or what expired; None: to
    the pot, or where they went before."""


async def limits_set(  # noqa: PLR0917 - the posting function's own order
    connection: Connection,
    community_id: CommunityId,
    actor: Actor,
    account_id: AccountId,
    limits: Limits,
    reason: str | None,
    *,
    change_id: UUID | None = None,
) -> None:
    """Change an account's limits, and write down who did, under this id where somebody knows it
    already. Refused where the balance breaks them."""
    await call(
        connection,
        "SELECT timebank.limits_set($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        community_id,
        actor.kind,
        actor.id,
        change_id or new_id(),
        account_id,
        limits.floor_minutes,
        limits.ceiling_minutes,
        limits.passes_on,
        limits.closed,
        limits.late_to,
        reason,
    )


def refusal_in(row: Any) -> Refusal:
    facts: dict[str, str | int] = {}
    if row["about_id"]:
        facts["about_id"] = str(row["about_id"])
    if row["available_minutes"] is not None:
        facts["available_minutes"] = row["available_minutes"]
    if row["measure"]:
        facts["measure"] = row["measure"]
    return REFUSALS[row["refusal"]](**facts)


def _verdict(row: Any) -> Verdict:
    return Verdict(
        contribution_id=row["contribution_id"],
        refusal=refusal_in(row) if row["refusal"] else None,
        contribution=typed(row["contribution"]) or None,
        transfer=typed(row["transfer"]) or None,
        passed_on_minutes=row["passed_on_minutes"],
    )
