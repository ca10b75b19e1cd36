"""Reports, as they are asked for and given."""

from typing import Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from timebank.http.fields import Answer, Day, Filters, says
from timebank.reports.rules import By, Form


class HoursFilters(Filters):
    """Of which days, by what, and in which form."""

    first: Day | None = Field(
        default=None, alias="from", description="Worked on this day or later."
    )
    last: Day | None = Field(default=None, alias="to", description="Worked on this day or before.")
    by: By = Field(
        default=By.MONTH, description="`member` for coordinators, and for auditors by number."
    )
    format: Form | None = Field(default=None, description="Without it, by Accept.")

    @model_validator(mode="after")
    def forwards(self) -> Self:
        """A period begins before it ends."""
        if self.first and self.last and self.first > self.last:
            raise says("period_backwards")
        return self


class Minutes(Answer):
    """The figures of a row or of the whole, in minutes."""

    given_minutes: int = Field(description="Credited time that members gave.")
    received_minutes: int = Field(
        description="Credited time that was received; by member: in exchanges."
    )
    to_members_minutes: int = Field(description="Of the time given: to members.")
    to_organisations_minutes: int = Field(description="Of the time given: to organisations.")
    to_community_minutes: int = Field(description="Of the time given: to the community itself.")
    confirmed_by_another_minutes: int = Field(
        description="Of the time given: typed by one person and confirmed by another."
    )
    confirmed_by_typist_minutes: int = Field(
        description="Of the time given: typed and confirmed by one person, as in thanks by a lead."
    )
    confirmed_by_side_minutes: int = Field(
        description="Of the time given: confirmed by its receiver or their helper, by a lead of the"
        " group, or by the group's own app."
    )
    confirmed_by_coordinator_minutes: int = Field(
        description="Of the time given: confirmed by a coordinator."
    )
    confirmed_by_rule_minutes: int = Field(
        description="Of the time given: verified by a rule that the community switched on, both"
        " sides agreeing."
    )
    without_measures_minutes: int = Field(
        description="Of the time given: confirmed by a coordinator though the giver lacked a"
        " measure that the activity asks for."
    )
    historic_given_minutes: int = Field(
        description="Given before the books began, without credit; in no other figure."
    )
    historic_received_minutes: int = Field(description="The same, received.")


class HoursRow(Minutes):
    """A month, an activity, an organisation or a member, with its figures."""

    key: str = Field(
        description="YYYY-MM, or an id; among organisations also members (to each other), community"
        " and other (private organisations together)."
    )
    id: UUID | None
    number: str | None = Field(description="A member's number.")
    name: str = Field(description="To auditors a member's number.")
    entries: int = Field(description="How many credited contributions were given.")


class Hours(Answer):
    """The report `hours`."""

    model_config = ConfigDict(validate_by_name=True)

    title: str
    definition: str
    first: Day | None = Field(validation_alias="from", serialization_alias="from")
    last: Day | None = Field(validation_alias="to", serialization_alias="to")
    by: By
    rows: list[HoursRow]
    total: Minutes


class Report(Answer):
    """A report that can be had."""

    name: str
    title: str
    definition: str
    by: list[By]
    formats: list[Form]
