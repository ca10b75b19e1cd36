"""Requests and answers about holds."""

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field

from timebank.accounts.rules import HoldReason
from timebank.accounts.transfer_schemas import NoteShown
from timebank.base.actors import Caller
from timebank.http.fields import Answer, Filters, Id, Instant, Lenient, Minutes, Note, Sent

State = Literal["held", "captured", "released", "lapsed"]


class HoldNew(Sent):
    """Minutes to hold for an organisation that accepts credits."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    account_id: Id | None = Field(default=None, description="One's own where it is left out.")
    organisation_id: Id = Field(description="The partner for whom the minutes are held.")
    minutes: Minutes
    expires_at: Instant | None = Field(
        default=None, description="7 days from now where it is left out; at most 92 days."
    )
    reason: Annotated[HoldReason | None, Lenient] = Field(
        default=None, description="Needed from a coordinator who holds another's minutes."
    )
    note: Note | None = None


class Capture(Sent):
    """How much of a hold is spent: all of it where `minutes` is left out; the rest goes back."""

    minutes: Minutes | None = None
    note: Note | None = None


class Release(Sent):
    """No further words."""


class HoldFilters(Filters):
    """Which holds."""

    state: State | None = None
    account_id: UUID | None = None
    organisation_id: UUID | None = Field(default=None, description="The partner.")


class Hold(Answer):
    """Minutes reserved for a partner."""

    id: UUID
    account_id: UUID
    organisation_id: UUID = Field(description="The partner.")
    partner_account_id: UUID
    minutes: int
    captured_minutes: int | None = Field(description="What was spent; the rest went back.")
    state: State
    placed_by_id: UUID | None = Field(description="null: not for this caller.")
    placed_at: Instant
    expires_at: Instant
    ended_at: Instant | None
    transfer_id: UUID | None = Field(description="The spend that captured it.")
    reason: str | None

    @classmethod
    def of(cls, row: Any, caller: Caller) -> Self:
        """As this caller sees the row."""
        return cls.model_validate(row).told_to(caller, "placed_by_id")


class HoldDetail(Hold):
    """A hold with the words typed about it."""

    notes: list[NoteShown]
