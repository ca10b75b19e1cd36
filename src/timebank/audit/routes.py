"""`/audit`: what an auditor asks of the books."""

from typing import Annotated

from fastapi import APIRouter, Query

from timebank.audit.schemas import AccountLine, TrialBalance, TrialFilters, TypeLine
from timebank.base.actors import Caller, Role
from timebank.http.effects import effect
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.ledger.queries import Standing, ledger_now, standing_at, trial_of

router = APIRouter(
    prefix="/v1/communities/{community}/audit", tags=["audit"], route_class=Transactional
)


@router.get("/trial-balance")
@effect(snapshot=True)
async def get_trial_balance(
    _caller: Annotated[Caller, Allow(Role.COORDINATOR, Role.AUDITOR, scope="audit:read")],
    tx: Tx,
    filters: Annotated[TrialFilters, Query()],
) -> TrialBalance:
    """Debits, credits and balances by type of account, now or at any past instant; with
    `accounts=true` also by account. A future instant is taken as now."""
    now = await ledger_now(tx.connection)
    at = min(filters.at, now) if filters.at else now
    standings = await standing_at(tx.connection, tx.community_id, at)
    types = [TypeLine.model_validate(line) for line in trial_of(standings)]
    return TrialBalance(
        at=at,
        types=types,
        accounts=[_line(standing) for standing in standings] if filters.accounts else None,
        debit_minutes=sum(line.debit_minutes for line in types),
        credit_minutes=sum(line.credit_minutes for line in types),
        balance_minutes=sum(line.balance_minutes for line in types),
    )


def _line(standing: Standing) -> AccountLine:
    return AccountLine(
        account_id=standing.account_id,
        type=standing.type,
        owner_id=standing.owner_id,
        debit_minutes=max(0, -standing.balance_minutes),
        credit_minutes=max(0, standing.balance_minutes),
        balance_minutes=standing.balance_minutes,
    )
