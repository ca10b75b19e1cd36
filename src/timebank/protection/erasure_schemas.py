"""Requests and answers about erasures."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

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
    asked_by: UUID = Field(description="The member, or a coordinator for them.")
    due_on: date = Field(description="The same day of the next month.")
    held_reason: HeldReason | None = Field(description="Why it waits, or waited last.")
    held_at: Instant | None
    held_by: UUID | None
    ended_at: Instant | None = Field(description="When it was done or taken back.")
    ended_by: UUID | None = Field(
        description="Who did it or took it back; nobody where the service did it, being due."
    )


class OpenErasure(Erasure):
    """One that waits to be carried out."""

    still_here: bool = Field(description="The member has not left yet: that comes first.")
