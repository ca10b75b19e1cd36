"""Requests and answers about transfers."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from timebank.accounts.rules import MoveReason, ReversalReason
from timebank.accounts.schemas import AccountType, TransferKind
from timebank.base.actors import Caller
from timebank.http.fields import (
    Answer,
    Day,
    Filters,
    Id,
    Instant,
    Lenient,
    Minutes,
    Note,
    Sent,
    Text,
    bound,
    exactly_one,
    says,
)


class ReceiverSent(Sent):
    """To whom: a member by id or by the number on the card, or an organisation."""

    model_config = bound(exactly_one("member_id", "number", "organisation_id"))

    member_id: Id | None = None
    number: Annotated[str, Text(20)] | None = None
    organisation_id: Id | None = None

    @model_validator(mode="after")
    def one(self) -> Self:
        """Named in exactly one way."""
        if sum(x is not None for x in (self.member_id, self.number, self.organisation_id)) != 1:
            raise says("one_way_to_name")
        return self


_NAMED_ONCE = {
    "anyOf": [
        {"properties": {"credit_account_id": {"type": "null"}}},
        {"properties": {"receiver": {"type": "null"}}},
    ]
}


class TransferNew(Sent):
    """A transfer that no contribution stands behind.

    `debit_account_id` may be left out where it is one's own, or for a grant the pot. A gift and a
    grant name whom they are for, by `receiver` or `credit_account_id`; the other kinds have one
    account of the community's that they credit.
    """

    model_config = bound(_NAMED_ONCE)

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    kind: Literal["gift", "donate", "grant", "retire", "expire", "spend"] = Field(
        description="`spend` is refused: place a hold, and capture it."
    )
    debit_account_id: Id | None = None
    credit_account_id: Id | None = None
    receiver: ReceiverSent | None = None
    minutes: Minutes
    reason: Annotated[MoveReason | None, Lenient] = Field(
        default=None, description="Needed from whoever moves another's minutes, or the pot's."
    )
    note: Note | None = None

    @model_validator(mode="after")
    def one(self) -> Self:
        """Whoever receives is named once."""
        if self.credit_account_id is not None and self.receiver is not None:
            raise says("one_way_to_name")
        return self


class ReversalNew(Sent):
    """Why a transfer is undone."""

    reason: Annotated[ReversalReason, Lenient]
    note: Note | None = None


class TransferFilters(Filters):
    """Which transfers."""

    kind: TransferKind | None = None
    account_id: UUID | None = None
    contribution_id: UUID | None = None
    hold_id: UUID | None = None
    first: Day | None = Field(
        default=None, alias="from", description="Written down on this day or later."
    )
    last: Day | None = Field(
        default=None, alias="to", description="Written down on this day or before."
    )
    sort: Literal["recorded_at", "-recorded_at"] = Field(
        default="-recorded_at", description="With - the newest first."
    )


class Transfer(Answer):
    """One immutable line of the ledger."""

    id: UUID
    kind: TransferKind
    debit_account_id: UUID
    credit_account_id: UUID
    debit_type: AccountType
    credit_type: AccountType
    minutes: int
    recorded_at: Instant
    contribution_id: UUID | None
    reverses_id: UUID | None = Field(description="The transfer that this one undid.")
    reversed_by_id: UUID | None = Field(description="The transfer that undid this one.")
    hold_id: UUID | None
    actor_kind: Literal["member", "client", "rule"]
    actor_id: UUID | None = Field(description="By whose hand; null: not for this caller.")
    reason: str | None

    @classmethod
    def of(cls, row: Any, caller: Caller) -> Self:
        """As this caller sees the row."""
        return cls.model_validate(row).told_to(caller, "actor_id")


class NoteShown(Answer):
    """Words that a person typed."""

    words: str | None = Field(description="null: not for auditors.")
    written_by_id: UUID | None = Field(description="null: not for this caller.")
    recorded_at: Instant

    @classmethod
    def all_of(cls, rows: Iterable[Any], caller: Caller) -> list[Self]:
        """The rows as this caller sees them, without what somebody wrote whom they never meet."""
        return [
            cls(
                words=row.words if caller.reads_names else None,
                written_by_id=row.written_by_id,
                recorded_at=row.recorded_at,
            )
            for row in rows
            if row.written_by_id not in caller.kept_from
        ]


class TransferDetail(Transfer):
    """A transfer with the words typed about it."""

    approval_id: UUID | None = Field(
        description="What two people agreed to: who asked stands there, and the actor said yes."
    )
    notes: list[NoteShown]


class Reversed(TransferDetail):
    """A reversal as it was posted."""

    passed_back_minutes: int = Field(
        description="What the credit had passed on to the pot and came back, by a reversal of its"
        " own; 0 where it had not."
    )
