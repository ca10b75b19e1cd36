"""Requests and answers about helpers, and about members taken in twice."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Id, Instant, Sent
from timebank.people.schemas import Member


class HelperNew(Sent):
    """Another member, who is to help."""

    helper_id: Id


class Helper(Answer):
    """Who helps a member, or did until `ended_at`."""

    helper_id: UUID
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
