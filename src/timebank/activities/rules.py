"""What an activity may ask of whoever gives the time."""

from enum import StrEnum


class MeasureKind(StrEnum):
    """A measure that keeps people safe. None of them asks for what stands in a record."""

    GROUP_FIRST = "group_first"
    """They have met in a group first."""
    REFERENCES = "references"
    """Two people who know the member have spoken for them."""
    STAFF_PRESENT = "staff_present"
    """It is agreed that staff are there."""
    CHECK = "check"
    """The check that the role is eligible for, where it is eligible."""


NOT_HERE = "not_here"
"""What an activity asks for that is not done through the time bank: nobody has it."""
