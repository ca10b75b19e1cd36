"""Requests and answers about erasures."""

from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from timebank.base.actors import Caller
from timebank.http.fields import Answer, Instant, Lenient, Sent
from timebank.protection.rules import ErasureState, HeldReason


class ErasureHolding(Sent):
    """Why it waits."""

    reason: Annotated[HeldReason, Lenient]


class Erasure(Answer):
    """A member's request that what is known of them be erased."""

    id: UUID
    member_id: UUID
    state: ErasureState
    asked_at: Instant
    asked_by: UUID | None = Field(
        description="The member, or a coordinator for them; null: not for this caller."
    )
    due_on: date = Field(description="The same day of the next month.")
    held_reason: HeldReason | None = Field(description="Why it waits, or waited last.")
    held_at: Instant | None
    held_by: UUID | None
    ended_at: Instant | None = Field(description="When it was done or taken back.")
    ended_by: UUID | None = Field(
        description="Who did it or took it back; nobody where the service did it, being due."
    )

    @classmethod
    def of(cls, row: Any, caller: Caller) -> Self:
        """As this caller sees the row."""
        return cls.model_validate(row).told_to(caller, "asked_by", "held_by", "ended_by")


class OpenErasure(Erasure):
    """One that waits to be carried out."""

    still_here: bool = Field(description="The member has not left yet: that comes first.")
