"""Requests and answers about thanks."""

from datetime import date
from typing import Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from timebank.activities.schemas import Asked as AskedFor
from timebank.contributions.schemas import Credit, Number, Refused, period
from timebank.http.fields import Answer, Day, Id, Minutes, Rows, Sent, bound, exactly_one, says


class LineNew(Sent):
    """One person to thank, by id or by the number on the card."""

    model_config = bound(exactly_one("member_id", "number"))

    id: Id | None = None
    member_id: Id | None = None
    number: Number | None = None
    minutes: Minutes

    @model_validator(mode="after")
    def one(self) -> Self:
        """Named in exactly one way."""
        if (self.member_id is None) == (self.number is None):
            raise says("member_or_number")
        return self


class ThanksNew(Sent):
    """Thanks of an organisation for a day (`worked_on`), or for a period within one month."""

    model_config = bound(exactly_one("worked_on", ("worked_from", "worked_to")))

    organisation_id: Id
    activity_id: Id
    worked_on: Day | None = None
    worked_from: Day | None = None
    worked_to: Day | None = None
    session_id: Id | None = Field(
        default=None, description="The session of that day at which it was given, if at one."
    )
    lines: Rows[LineNew]

    @model_validator(mode="after")
    def when(self) -> Self:
        """A day, or both ends of a period within one calendar month."""
        period(self.worked_on, self.worked_from, self.worked_to)
        return self

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        return period(self.worked_on, self.worked_from, self.worked_to)


class LineThanked(Answer):
    """What became of one line: credited now, credited before (with `open_question` where a claim
    has other minutes), or waiting as `logged` with the reason."""

    id: UUID
    member_id: UUID
    minutes: int
    outcome: Literal["credited", "credited_before", "waiting"]
    contribution_id: UUID
    transfer: Credit | None
    passed_on_minutes: int | None
    open_question: bool
    without_measures: list[AskedFor] = Field(
        description="What the giver lacked where a coordinator's thanks were credited all the same."
    )
    problem: Refused | None


class Thanked(Answer):
    """One answer a line, in the order sent, and the totals."""

    items: list[LineThanked]
    credited: int
    credited_minutes: int
    waiting: int
