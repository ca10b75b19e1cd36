"""Requests and answers about helpers, and about members taken in twice."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from timebank.http.fields import Answer, Id, Instant, Sent, Text, says
from timebank.people.schemas import Member


class HelperNew(Sent):
    """Another member, who is to help: by id, or by the number on their card."""

    helper_id: Id | None = None
    number: Annotated[str, Text(20)] | None = None

    @model_validator(mode="after")
    def one(self) -> Self:
        """Named in exactly one way."""
        if (self.helper_id is None) == (self.number is None):
            raise says("helper_or_number")
        return self

    @property
    def named(self) -> UUID | str:
        """As they are named."""
        return self.helper_id or self.number or ""


class Helper(Answer):
    """Who helps a member, or did until `ended_at`."""

    helper_id: UUID
    number: str = Field(description="On the helper's card.")
    named_by: UUID
    named_at: Instant
    ended_by: UUID | None
    ended_at: Instant | None


class Helpers(Answer):
    """Everybody whom a member named, in that order."""

    items: list[Helper]


class Merging(Sent):
    """Under whom the member goes on."""

    into_id: Id


class Merged(Answer):
    """Two entries that were one person's, as they stand now."""

    member: Member
    into: Member
    moved_minutes: int = Field(description="What went along by a gift; below zero: what came.")
    transfer_id: UUID | None
    kind: Literal["gift"] | None
    released_holds: int
