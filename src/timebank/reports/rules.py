"""What a report counts, and for whom. Pure decisions."""

from enum import StrEnum

from timebank.base.actors import Caller, Role


class By(StrEnum):
    """What the rows of a report are."""

    MONTH = "month"
    ACTIVITY = "activity"
    ORGANISATION = "organisation"
    MEMBER = "member"


class Form(StrEnum):
    """How a report is given."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


MEASURES = (
    "given_minutes",
    "received_minutes",
    "to_members_minutes",
    "to_organisations_minutes",
    "to_community_minutes",
    "confirmed_by_another_minutes",
    "confirmed_by_typist_minutes",
    "confirmed_by_side_minutes",
    "confirmed_by_coordinator_minutes",
    "confirmed_by_rule_minutes",
    "without_measures_minutes",
    "historic_given_minutes",
    "historic_received_minutes",
)
"""The figures of a row of `hours`, all in minutes, in the order of their columns."""

MEDIA_TYPES = {
    "text/csv": Form.CSV,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Form.XLSX,
}


def may_see_members(caller: Caller) -> bool:
    """Whether a caller may have a report with a row for each member. Leads know names, but not what
    a member gave elsewhere."""
    return caller.role in (Role.COORDINATOR, Role.AUDITOR)


def form_of(asked: Form | None, accept: str) -> Form:
    """As said in the query, else the first kind that is accepted, else JSON."""
    if asked is not None:
        return asked
    first = accept.split(",", 1)[0].split(";", 1)[0].strip().lower()
    return MEDIA_TYPES.get(first, Form.JSON)
