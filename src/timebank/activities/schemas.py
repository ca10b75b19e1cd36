"""Requests and answers about activities."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from timebank.activities.rules import MeasureKind
from timebank.http.fields import (
    LEFT_OUT,
    Answer,
    Filters,
    Id,
    Lenient,
    Name,
    Sent,
    Text,
    says,
)

CODE = "[a-z0-9]+(?:_[a-z0-9]+)*"

RiskClass = Literal["everyday", "group_first", "references", "checked", "not_here"]


def each_once(asked: list[MeasureKind]) -> list[MeasureKind]:
    """No measure stands in the list twice."""
    if len(set(asked)) < len(asked):
        raise says("measure_twice")
    return asked


Asked = Literal["group_first", "references", "staff_present", "check", "not_here"]
AsksFor = Annotated[
    list[Annotated[MeasureKind, Lenient]],
    Field(max_length=len(MeasureKind), json_schema_extra={"uniqueItems": True}),
    AfterValidator(each_once),
]
Before = Annotated[str, Text(500), Field(description="To be read before agreeing.")]
Code = Annotated[
    str,
    Field(
        max_length=60,
        pattern=f"^{CODE}$",
        description="Stays for ever: small letters, figures and _.",
    ),
]


class ActivityNew(Sent):
    """A category of help. `risk_class` says which measures it asks for; `not_here` is not done
    through the time bank, though time already given to it is recorded and thanked."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    code: Code
    name_en: Name
    name_cy: Name
    risk_class: RiskClass
    before_en: Before
    before_cy: Before
    asks_for: AsksFor | None = Field(
        default=None,
        description="The measures that whoever gives the time must have; without it, those that the"
        " class asks for. Not for `not_here`.",
    )


class ActivityChange(Sent):
    """What is to be changed; what is left out stays. An activity not in use takes no new entries.
    The class of risk stays: an activity of another class is another activity."""

    name_en: Name = LEFT_OUT
    name_cy: Name = LEFT_OUT
    before_en: Before = LEFT_OUT
    before_cy: Before = LEFT_OUT
    in_use: bool = LEFT_OUT
    asks_for: AsksFor = LEFT_OUT


class ActivityFilters(Filters):
    """Which activities."""

    code: Annotated[str, Text(60)] | None = None
    risk_class: RiskClass | None = None
    in_use: bool | None = None


class Activity(Answer):
    """A category of help."""

    id: UUID
    code: str
    name_en: str
    name_cy: str
    risk_class: RiskClass
    asks_for: list[Asked] = Field(
        description="The measures that whoever gives the time must have; nobody has `not_here`."
    )
    before_en: str
    before_cy: str
    in_use: bool
