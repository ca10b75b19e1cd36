"""The feed, as it is asked for and given.

What an event tells is what its canonical line says (docs/reference/canonical-lines.md), field by
field in the line's own order: a class here is the name of each place.
"""

from datetime import date
from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Filters, Instant
from timebank.proof.reading import SealedLine

MOST_SECONDS = 25
_LONGEST_CURSOR = 100
_HEAD_FIELDS = 7


class EventFilters(Filters):
    """From where on, how many, and how long to wait for the next one."""

    after: str | None = Field(
        default=None,
        max_length=_LONGEST_CURSOR,
        description="`next` of the answer before; without it, from the first event on.",
    )
    limit: int = Field(default=50, ge=1, le=200, description="How many at most.")
    wait: int = Field(
        default=0,
        ge=0,
        le=MOST_SECONDS,
        description="Seconds to wait where there is nothing yet.",
    )


class TransferTold(Answer):
    """Of `transfer`. Numbers and balances are of the line in each bounded account."""

    kind: str
    debit_account_id: UUID
    debit_type: str
    credit_account_id: UUID
    credit_type: str
    minutes: int
    debit_number: int | None
    debit_balance_minutes: int | None
    credit_number: int | None
    credit_balance_minutes: int | None
    actor_kind: str
    actor_id: UUID
    reason: str | None
    contribution_id: UUID | None
    giver_id: UUID | None
    receiver_type: str | None
    receiver_id: UUID | None
    activity_id: UUID | None
    worked_from: date | None
    worked_on: date | None
    decided_by_kind: str | None
    decided_by_id: UUID | None
    corrects_id: UUID | None
    reverses_id: UUID | None
    hold_id: UUID | None
    import_row_id: UUID | None


class AccountTold(Answer):
    """Of `account_opened`."""

    type: str
    owner_id: UUID
    floor_minutes: int | None
    ceiling_minutes: int | None


class LimitsTold(Answer):
    """Of `limits_changed`."""

    account_id: UUID
    floor_minutes: int
    ceiling_minutes: int | None
    passes_on: bool
    closed: bool
    actor_kind: str
    actor_id: UUID
    reason: str | None


class ContributionTold(Answer):
    """Of `contribution_logged` and `contribution_historic`."""

    giver_id: UUID
    receiver_type: str
    receiver_id: UUID
    activity_id: UUID
    worked_from: date
    worked_on: date
    stated_by_id: UUID | None
    corrects_id: UUID | None
    import_row_id: UUID | None


class DecisionTold(Answer):
    """Of `contribution_declined` and `contribution_withdrawn`."""

    actor_kind: str | None
    actor_id: UUID | None


class ClaimTold(Answer):
    """Of `claim_made`."""

    contribution_id: UUID
    side: str
    stated_by_id: UUID
    minutes: int


class HoldTold(Answer):
    """Of `hold_placed`."""

    account_id: UUID
    partner_account_id: UUID
    minutes: int
    expires_at: Instant
    placed_by_id: UUID
    reason: str | None


Told = (
    TransferTold | AccountTold | LimitsTold | ContributionTold | DecisionTold | ClaimTold | HoldTold
)
TOLD: dict[str, type[Told]] = {
    "transfer": TransferTold,
    "account_opened": AccountTold,
    "limits_changed": LimitsTold,
    "contribution_logged": ContributionTold,
    "contribution_historic": ContributionTold,
    "contribution_declined": DecisionTold,
    "contribution_withdrawn": DecisionTold,
    "claim_made": ClaimTold,
    "hold_placed": HoldTold,
}
"""What an event tells beside its subject; the kinds that are missing tell nothing more."""


class Event(Answer):
    """Something that happened. Names nobody, and holds nothing typed."""

    position: int = Field(description="From 1 without gaps, in the order of the feed.")
    kind: str
    subject_id: UUID = Field(description="The transfer, account, contribution … it is about.")
    recorded_at: Instant
    journal: int | None = Field(description="The number among the transfers.")
    told: Told | None = Field(description="By kind; null where there is no more to say.")

    @classmethod
    def of(cls, sealed: SealedLine) -> "Event":
        """The event of a line."""
        told = TOLD.get(sealed.kind)
        fields = (sealed.line or "").split("|")[_HEAD_FIELDS:]
        named = zip(told.model_fields, fields, strict=True) if told and fields else ()
        values = {name: value or None for name, value in named}
        return cls(
            position=sealed.position,
            kind=sealed.kind,
            subject_id=sealed.subject_id,
            recorded_at=sealed.recorded_at,
            journal=sealed.journal,
            told=told.model_validate(values) if told and values else None,
        )


class EventPage(Answer):
    """A part of the feed; `next` is never null, for a feed has no end."""

    items: list[Event]
    next: str = Field(description="Send it as `after` to read on, now or in a year.")
