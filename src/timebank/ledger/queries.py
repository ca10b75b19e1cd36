"""What the books say: balances and statements, now and at any instant. All minutes are whole."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, and_, case, cast, func, or_, select, text, tuple_, union_all
from sqlalchemy.sql.elements import ColumnElement, SQLColumnExpression

from timebank.base.ids import AccountId, CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.ledger.rules import BOUNDED
from timebank.ledger.tables import Account, Balance, Hold, Transfer


@dataclass(frozen=True)
class Standing:
    """An account as it stands. Bounds are None where the account has none, or in the past."""

    account_id: AccountId
    type: str
    owner_id: UUID
    balance_minutes: int
    held_minutes: int
    available_minutes: int | None
    floor_minutes: int | None
    ceiling_minutes: int | None
    passes_on: bool
    closed: bool


@dataclass(frozen=True)
class Trial:
    """A trial balance: by account type, how many accounts and the sum of their minutes."""

    type: str
    accounts: int
    debit_minutes: int
    credit_minutes: int
    balance_minutes: int


async def ledger_now(connection: Connection) -> datetime:
    """The instant by which the books write down."""
    found: datetime = (await connection.execute(select(func.timebank.ledger_now()))).scalar_one()
    return found


def standing(community_id: CommunityId) -> AnySelect:
    """The accounts of a community with what they hold; add filters and order.

    Holds already due are left out of the figures, as if a job had ended them.
    """
    due = (
        select(cast(func.coalesce(func.sum(Hold.minutes), 0), BigInteger))
        .where(
            Hold.community_id == community_id,
            Hold.account_id == Account.id,
            Hold.state == "held",
            Hold.expires_at <= func.timebank.ledger_now(),
        )
        .scalar_subquery()
    )
    held = Balance.held - due
    return (
        select(
            Account.id.label("account_id"),
            Account.type,
            Account.owner_id,
            func.coalesce(Balance.balance, _line_sum(community_id)).label("balance_minutes"),
            func.coalesce(held, 0).label("held_minutes"),
            case(
                (
                    Balance.floor.is_not(None),
                    func.greatest(0, Balance.balance - held - Balance.floor),
                )
            ).label("available_minutes"),
            Balance.floor.label("floor_minutes"),
            Balance.ceiling.label("ceiling_minutes"),
            func.coalesce(Balance.passes_on, False).label("passes_on"),
            func.coalesce(Balance.closed, False).label("closed"),
        )
        .select_from(Account)
        .outerjoin(
            Balance,
            and_(Balance.community_id == Account.community_id, Balance.account_id == Account.id),
        )
        .where(Account.community_id == community_id)
    )


def _line_sum(community_id: CommunityId) -> ColumnElement[int]:
    """The balance of an account without a balance row: the sum of its lines."""
    change = case(
        (Transfer.credit_account_id == Account.id, Transfer.minutes), else_=-Transfer.minutes
    )
    return (
        select(cast(func.coalesce(func.sum(change), 0), BigInteger))
        .where(
            Transfer.community_id == community_id,
            Account.type.not_in(BOUNDED),
            or_(
                Transfer.debit_account_id == Account.id,
                Transfer.credit_account_id == Account.id,
            ),
        )
        .correlate(Account)
        .scalar_subquery()
    )


_PAST = text("""
WITH asked AS (
    SELECT coalesce(CAST(:at AS timestamptz), 'infinity') AS at,
        coalesce(CAST(:at AS timestamptz), timebank.ledger_now()) AS held_at
), line AS (
    SELECT a.id, a.type, a.owner_id,
        CASE WHEN a.type = ANY (:bounded) THEN (
            SELECT x.bal FROM (
                (SELECT t.d_bal AS bal, t.recorded_at FROM timebank.transfer t
                WHERE t.community_id = :community_id AND t.debit_account_id = a.id
                    AND t.recorded_at <= asked.at
                ORDER BY t.recorded_at DESC LIMIT 1)
                UNION ALL
                (SELECT t.c_bal, t.recorded_at FROM timebank.transfer t
                WHERE t.community_id = :community_id AND t.credit_account_id = a.id
                    AND t.recorded_at <= asked.at
                ORDER BY t.recorded_at DESC LIMIT 1)
            ) x ORDER BY x.recorded_at DESC LIMIT 1)
        ELSE (
            SELECT sum(
                CASE t.credit_account_id WHEN a.id THEN t.minutes ELSE -t.minutes END)::bigint
            FROM timebank.transfer t
            WHERE t.community_id = :community_id AND t.recorded_at <= asked.at
                AND (t.debit_account_id = a.id OR t.credit_account_id = a.id))
        END AS balance,
        (SELECT sum(h.minutes)::bigint FROM timebank.hold h
        WHERE h.community_id = :community_id AND h.account_id = a.id
            AND h.placed_at <= asked.held_at
            AND least(coalesce(h.ended_at, h.expires_at), h.expires_at) > asked.held_at) AS held
    FROM timebank.account a CROSS JOIN asked
    WHERE a.community_id = :community_id AND a.made_at <= asked.at
        AND (CAST(:account_ids AS uuid[]) IS NULL OR a.id = ANY (:account_ids))
)
SELECT id AS account_id, type, owner_id, coalesce(balance, 0) AS balance_minutes,
    coalesce(held, 0) AS held_minutes
FROM line
""")


async def late_to(
    connection: Connection, community_id: CommunityId, account_id: AccountId
) -> Sequence[AnyRow]:
    """The accounts of those who have left and whose late hours go to this one."""
    statement = standing(community_id).where(Balance.late_to == account_id)
    return (await connection.execute(statement.order_by(Account.id))).all()


async def standing_at(
    connection: Connection,
    community_id: CommunityId,
    at: datetime | None,
    account_ids: Sequence[AccountId] | None = None,
) -> list[Standing]:
    """Accounts as they stood at an instant: the balance after the last line up to it.

    None is now, with every line there is: where the clock stepped back, some are ahead of it.
    """
    rows = await connection.execute(
        _PAST,
        {
            "community_id": community_id,
            "at": at,
            "bounded": sorted(BOUNDED),
            "account_ids": None if account_ids is None else list(account_ids),
        },
    )
    return [
        Standing(
            **row._asdict(),
            available_minutes=None,
            floor_minutes=None,
            ceiling_minutes=None,
            passes_on=False,
            closed=False,
        )
        for row in rows
    ]


Bounds = Callable[
    [SQLColumnExpression[datetime], SQLColumnExpression[UUID]], Sequence[ColumnElement[bool]]
]
"""Conditions of a line, made from its instant and its id."""


def statement(
    community_id: CommunityId,
    account_id: AccountId,
    bounds: Bounds,
    *,
    newest_first: bool = False,
    limit: int | None = None,
) -> AnySelect:
    """An account's lines, in order of `recorded_at`, `transfer_id`.

    `change_minutes` is signed. A bounded account's running balance stands in its lines; for the
    others `balance_minutes` is NULL, and is counted on from `balance_through`.
    """

    def in_order(lines: AnySelect) -> AnySelect:
        place = (lines.selected_columns.recorded_at, lines.selected_columns.transfer_id)
        return lines.order_by(*(part.desc() if newest_first else part for part in place))

    sides = _sides(community_id, account_id, bounds)
    if limit is not None:
        # By itself, so that a page reads a page however many lines the account has.
        sides = [select(in_order(side).limit(limit).subquery()) for side in sides]
    return in_order(select(union_all(*sides).subquery("lines"))).limit(limit)


def _sides(community_id: CommunityId, account_id: AccountId, bounds: Bounds) -> list[AnySelect]:
    """The lines that credit an account, and those that debit it."""

    def side(*, credit: bool) -> AnySelect:
        own = Transfer.credit_account_id if credit else Transfer.debit_account_id
        other = Transfer.debit_account_id if credit else Transfer.credit_account_id
        return select(
            Transfer.id.label("transfer_id"),
            Transfer.recorded_at,
            Transfer.kind,
            (Transfer.minutes if credit else -Transfer.minutes).label("change_minutes"),
            (Transfer.c_bal if credit else Transfer.d_bal).label("balance_minutes"),
            other.label("other_account_id"),
            (Transfer.debit_type if credit else Transfer.credit_type).label("other_type"),
            Transfer.contribution_id,
            Transfer.reverses_id,
            Transfer.hold_id,
            Transfer.reason,
        ).where(
            Transfer.community_id == community_id,
            own == account_id,
            *bounds(Transfer.recorded_at, Transfer.id),
        )

    return [side(credit=True), side(credit=False)]


async def balance_through(
    connection: Connection,
    community_id: CommunityId,
    account_id: AccountId,
    recorded_at: datetime,
    transfer_id: UUID,
) -> int:
    """What an account held after this line, summed from its lines (for unbounded accounts)."""

    def through(at: Any, line_id: Any) -> list[Any]:
        return [tuple_(at, line_id) <= (recorded_at, transfer_id)]

    lines = union_all(*_sides(community_id, account_id, through)).subquery()
    found = await connection.execute(select(func.coalesce(func.sum(lines.c.change_minutes), 0)))
    return int(found.scalar_one())


async def trial_balance(
    connection: Connection, community_id: CommunityId, at: datetime | None
) -> list[Trial]:
    """Every account type's minutes, now or at an instant; over all types they sum to zero."""
    return trial_of(await standing_at(connection, community_id, at))


def trial_of(standings: Iterable[Standing]) -> list[Trial]:
    """The trial balance of accounts as they stood."""
    totals: dict[str, list[int]] = {}
    for account in standings:
        total = totals.setdefault(account.type, [0, 0, 0])
        total[0] += 1
        total[1 if account.balance_minutes < 0 else 2] += abs(account.balance_minutes)
    return [
        Trial(kind, count, debit, credit, credit - debit)
        for kind, (count, debit, credit) in sorted(totals.items())
    ]
