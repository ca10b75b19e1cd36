"""Requests and answers about verification by rule."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Id, Instant, Sent


class RuleNew(Sent):
    """Plain hours of a day are verified by rule from now on, up to so many minutes."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    most_minutes: Annotated[
        int, Field(strict=True, ge=1, le=1440, description="Whole minutes of one entry.")
    ]


class Rule(Answer):
    """A rule, and who switched it on. A contribution that it verified has its id as
    `decided_by_id`."""

    id: UUID
    most_minutes: int
    made_by: UUID
    made_at: Instant
    ended_by: UUID | None
    ended_at: Instant | None
