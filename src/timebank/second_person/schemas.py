"""Answers about what waits for a second person."""

from datetime import date
from typing import Any, Literal, Self
from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Instant

ApprovalKind = Literal[
    "reversal", "grant", "correction", "limits", "thanks", "import_undo", "leaving"
]
ApprovalState = Literal["waiting", "approved", "declined", "withdrawn", "lapsed", "overtaken"]


class Covered(Answer):
    """A contribution to confirm, with the minutes decided where two claims stand."""

    id: UUID
    minutes: int | None


class Terms(Answer):
    """What is to be done, as far as its kind has it; null is not said, or not changed."""

    debit_account_id: UUID | None = None
    credit_account_id: UUID | None = None
    giver_id: UUID | None = None
    receiver_type: Literal["member", "organisation", "community"] | None = None
    receiver_id: UUID | None = None
    activity_id: UUID | None = None
    worked_from: date | None = None
    worked_on: date | None = None
    minutes: int | None = Field(default=None, description="What was given, by a correction.")
    floor_minutes: int | None = None
    ceiling_minutes: int | None = None
    passes_on: bool | None = None
    closed: bool | None = None
    remains: Literal["pot", "expire", "gift"] | None = None
    gift_to: UUID | None = None
    may_come_back: bool | None = None
    contributions: list[Covered] | None = None


class Approval(Answer):
    """Something that needs a second person. While it waits nothing has moved."""

    id: UUID
    kind: ApprovalKind
    state: ApprovalState
    asked_by_kind: Literal["member", "client"]
    asked_by_id: UUID | None = Field(description="null: not for this caller.")
    asked_at: Instant
    lapses_at: Instant = Field(description="Until then somebody may say yes.")
    subject_id: UUID = Field(
        description="What it is about: the transfer to undo, the contribution to correct, the"
        " account whose limits change, the import to undo, the member or organisation that leaves;"
        " a grant's own id, and of thanks that of the approval."
    )
    made_id: UUID = Field(
        description="The id that what it makes has once it is approved: the transfer, the"
        " contribution in place of the other, the change of limits, the grant with which somebody"
        " leaves. Of thanks and of an import that of the approval."
    )
    minutes: int = Field(description="How many are in question; a correction's difference.")
    reason: str | None
    terms: Terms
    ended_by_id: UUID | None = Field(description="Who said yes or no, or took it back.")
    ended_at: Instant | None

    @classmethod
    def of(cls, row: Any, **more: Any) -> Self:
        """Made of a row."""
        shown = {name: getattr(row, name) for name in _AS_STORED}
        by = {"asked_by_id": row.asked_by, "ended_by_id": row.ended_by}
        return cls.model_validate({**shown, **by, **more})


_AS_STORED = (
    "id",
    "kind",
    "state",
    "asked_by_kind",
    "asked_at",
    "lapses_at",
    "subject_id",
    "made_id",
    "minutes",
    "reason",
    "terms",
    "ended_at",
)
