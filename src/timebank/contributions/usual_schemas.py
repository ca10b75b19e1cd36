"""Answers about whom a group thanked the last time."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Filters, Id


class LastFilters(Filters):
    """Of which organisation, and whether it thanks by the day or by the month."""

    organisation_id: Id
    by: Literal["day", "month"] = Field(
        default="day", description="month: the last period that was thanked for at once."
    )


class PersonThanked(Answer):
    """A member, and the minutes they were thanked for the last time."""

    member_id: UUID
    number: str
    name: str
    name_used: str | None
    minutes: int


class Left(Answer):
    """What may still be thanked for this month before a second person is asked; null: any."""

    organisation_minutes: int | None
    person_minutes: int | None


class LastThanks(Answer):
    """What to thank for "same as last time": send it as it stands, with the new day."""

    organisation_id: UUID
    activity_id: UUID | None = Field(description="null: nobody was thanked yet.")
    worked_from: date | None
    worked_on: date | None
    lines: list[PersonThanked] = Field(
        description="Whoever was thanked then and is a member still."
    )
    usual: list[PersonThanked] = Field(
        description="Who else was thanked more than once in the last three months."
    )
    left: Left
