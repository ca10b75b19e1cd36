"""Requests and answers about leaving."""

from datetime import date
from typing import Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from timebank.http.fields import Answer, Id, Sent, bound, says
from timebank.people.schemas import Member

_GIFT_TO = {
    "if": {"properties": {"remains": {"const": "gift"}}, "required": ["remains"]},
    "then": {"properties": {"gift_to": {"type": "string"}}, "required": ["gift_to"]},
    "else": {"properties": {"gift_to": {"type": "null"}}},
}


class MemberLeaving(Sent):
    """Why somebody leaves, what becomes of their minutes, and whether they mean to come back."""

    model_config = bound(_GIFT_TO)

    reason: Literal["leaving", "death"] = "leaving"
    remains: Literal["pot", "expire", "gift"] | None = Field(
        default=None, description="Where the minutes go; left out: by the community's rule."
    )
    gift_to: Id | None = Field(default=None, description="The member to whom, with `gift`.")
    may_come_back: bool = Field(
        default=False, description="true: no erasure is asked for, and what is known stays."
    )

    @model_validator(mode="after")
    def given(self) -> Self:
        """A gift has somebody to whom it goes, and nothing else has."""
        if (self.remains == "gift") != (self.gift_to is not None):
            raise says("gift_to")
        return self


class MemberLeft(Answer):
    """A member who has left, and what became of the minutes that remained."""

    member: Member
    passed_on_minutes: int = Field(description="Whole minutes; 0 where nothing remained.")
    granted_minutes: int = Field(description="What was missing, and the pot gave; else 0.")
    transfer_id: UUID | None
    kind: Literal["donate", "expire", "gift", "grant"] | None
    released_holds: int = Field(description="How many holds were given back.")
    erasure_due_on: date | None = Field(
        description="By when what is known of them is erased; null: nobody asked for it now."
    )
