"""Requests and answers about what others wrote, and a member's copy is to hold."""

from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, model_validator

from timebank.base.actors import Caller
from timebank.http.fields import MOST_ROWS, Answer, Id, Instant, Lenient, Sent, bound, says
from timebank.protection.review_queries import Decision
from timebank.protection.review_rules import ItemKind, LeftOutReason, ReviewState

_REASON = {
    "if": {"properties": {"given": {"const": True}}},
    "then": {"properties": {"reason": {"type": "null"}}},
    "else": {"properties": {"reason": {"type": "string"}}, "required": ["reason"]},
}


class ExportReview(Answer):
    """A member's request for what their copy leaves out until a person has looked."""

    id: UUID
    member_id: UUID
    state: ReviewState
    asked_at: Instant
    asked_by: UUID | None = Field(
        description="The member, or a coordinator for them; null: not for this caller."
    )
    due_on: date = Field(description="The same day of the next month.")
    words_at: Instant | None = Field(description="When the last was decided of others' words.")
    safeguarding_at: Instant | None = Field(
        description="When the safeguarding lead had looked, whether or not there was anything."
    )
    ended_at: Instant | None = Field(description="When it was done or taken back.")

    @classmethod
    def of(cls, row: Any, caller: Caller) -> Self:
        """As this caller sees the row."""
        return cls.model_validate(row).told_to(caller, "asked_by")


class ReviewItem(Answer):
    """Something that another wrote, and what was decided of it."""

    id: UUID
    kind: ItemKind
    subject_id: UUID = Field(description="The contribution, exchange, sheet ... that it is about.")
    at: Instant
    by_number: str | None = Field(description="Who wrote it, by the number on their card.")
    words: str = Field(description="Of a pair kept apart: the number of the other.")
    words_sha256: str = Field(description="Send it back with the decision.")
    given: bool | None = Field(description="null: nothing is decided yet.")
    reason: LeftOutReason | None


class ReviewDecision(Sent):
    """Of one item: it is given, or left out for a reason."""

    model_config = bound(_REASON)

    id: Id
    words_sha256: str = Field(
        pattern="^[0-9a-f]{64}$", description="As it was read: it is decided of these very words."
    )
    given: bool
    reason: Annotated[LeftOutReason, Lenient] | None = None

    @model_validator(mode="after")
    def has_reason(self) -> Self:
        """What is left out has its reason, and nothing else has one."""
        if self.given == (self.reason is not None):
            raise says("review_reason")
        return self

    def decision(self) -> Decision:
        """As it is written down."""
        reason = None if self.reason is None else self.reason.value
        return Decision(self.id, bytes.fromhex(self.words_sha256), reason)


class ReviewDecisions(Sent):
    """What was decided; with no words to decide of, that somebody looked."""

    items: list[ReviewDecision] = Field(default=[], max_length=MOST_ROWS)
    leave_out_others: Annotated[LeftOutReason, Lenient] | None = Field(
        default=None, description="Whatever nothing is decided of is left out for this reason."
    )

    @model_validator(mode="after")
    def each_once(self) -> Self:
        """Of each item once."""
        if len({one.id for one in self.items}) != len(self.items):
            raise says("review_once")
        return self
