"""Concerns and pairs kept apart, as they are sent and given."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Filters, Id, Instant, Sent, Text

Words = Annotated[str, Text(4000, many_lines=True)]


class ConcernNew(Sent):
    """What worries you, in your words. Only the safeguarding lead reads it."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    words: Words
    about_number: Annotated[str, Text(20)] | None = Field(
        default=None, description="The number on a member's card, if it is about one and you know."
    )


class ConcernRaised(Answer):
    """That it was taken down."""

    id: UUID
    raised_at: Instant
    told: bool = Field(
        description="False: nobody is there to read it, for there is no safeguarding lead, or none"
        " but whom it is about. Whoever sent it rings the time bank, and asks for somebody else."
    )


class ConcernFilters(Filters):
    """Which concerns."""

    closed: bool | None = None


class Concern(Answer):
    """A concern, as the safeguarding lead reads it."""

    id: UUID
    raised_by: UUID
    raised_at: Instant
    about_number: str | None = Field(description="As it was typed.")
    about_id: UUID | None = Field(
        description="The member of that number, if there is one; of several numbers, of the first."
    )
    words: str
    closed_at: Instant | None
    closed_by: UUID | None
    outcome: str | None


class ConcernClosing(Sent):
    """What was done."""

    outcome: Words


class Apart(Sent):
    """The other of two members."""

    other_id: Id


class StillTogether(Answer):
    """Something from before for which a member and one whom they are never to meet are booked
    together all the same. Neither is told; somebody decides what becomes of it."""

    other_id: UUID
    day: date
    session_id: UUID | None = Field(description="The session to come; null: an exchange.")
    exchange_id: UUID | None = Field(description="The exchange that is not over.")
    state: Literal["in", "waiting", "proposed", "agreed", "done"] = Field(
        description="Of a session `in`: both have a place; `waiting`: one of them waits, and gets"
        " none while the other comes. Of an exchange how it stands; `done`: its hours wait."
    )


class ApartFrom(Answer):
    """Whom a member is never shown, proposed or booked to."""

    member_ids: list[UUID]
    still_together: list[StillTogether]
    still_helping: list[UUID] = Field(
        description="Those of them who are the member's helpers, or whose helper the member is."
    )
