"""The trial balance, as it is asked for and given."""

from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Filters, Instant


class TrialFilters(Filters):
    """Of which moment, and how far down."""

    at: Instant | None = Field(default=None, description="Now where it is left out.")
    accounts: bool = Field(default=False, description="true: with a line for each account.")


class TypeLine(Answer):
    """All accounts of one type."""

    type: str
    accounts: int
    debit_minutes: int = Field(description="Balances below zero, summed.")
    credit_minutes: int = Field(description="Balances above zero, summed.")
    balance_minutes: int


class AccountLine(Answer):
    """One account."""

    account_id: UUID
    type: str
    owner_id: UUID
    debit_minutes: int
    credit_minutes: int
    balance_minutes: int


class TrialBalance(Answer):
    """Every account's balance at one moment. Debits and credits are the same, so that all balances
    sum to zero: that is what double entry means."""

    at: Instant
    types: list[TypeLine]
    accounts: list[AccountLine] | None = Field(description="null where not asked for.")
    debit_minutes: int
    credit_minutes: int
    balance_minutes: int = Field(description="Always 0.")
