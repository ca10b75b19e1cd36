"""Measures, as they are sent and given."""

from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from timebank.activities.rules import MeasureKind
from timebank.base.actors import Caller
from timebank.http.fields import Answer, Day, Filters, Id, Instant, Lenient, Sent
from timebank.safeguarding.measure_rules import CheckLevel, MeasureDecision

_HANDS = ("seen_by", "recorded_by", "ended_by")
_LOOK_AGAIN = "The community's own day to look again: after it the measure counts no more."


class MeasureNew(Sent):
    """That a measure was taken. Nothing of what stood in it is kept, nor a copy."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    kind: Annotated[MeasureKind, Lenient]
    check_level: Annotated[CheckLevel, Lenient] | None = Field(
        default=None, description="Of a `check`, and of nothing else."
    )
    seen_on: Day = Field(description="The day of the measure, or on which it was seen.")
    seen_by_id: Id | None = Field(
        default=None, description="The member who saw it; without it, the caller."
    )
    look_again_on: Day = Field(description=_LOOK_AGAIN)
    decision: Annotated[MeasureDecision, Lenient]


class MeasureFilters(Filters):
    """Which measures."""

    now: bool | None = Field(default=None, description="true: those that stand; false: ended ones.")


class DueFilters(Filters):
    """Until when."""

    until: Day | None = Field(
        default=None, description="To be looked at again on this day or before; without it, soon."
    )


class MeasureShown(Answer):
    """A measure that was taken for a member, until it ended: by the next of its kind, or
    withdrawn."""

    id: UUID
    member_id: UUID
    kind: MeasureKind
    check_level: CheckLevel | None
    seen_on: date
    seen_by_id: UUID | None = Field(description="null: not for this caller.")
    look_again_on: date = Field(description=_LOOK_AGAIN)
    decision: MeasureDecision
    recorded_by_id: UUID | None = Field(description="null: not for this caller.")
    recorded_at: Instant
    ended_by_id: UUID | None
    ended_at: Instant | None

    @classmethod
    def of(cls, row: Any, caller: Caller) -> Self:
        """As this caller sees the row."""
        told = {name: getattr(row, name) for name in cls.model_fields if hasattr(row, name)}
        hands = {f"{one}_id": caller.told(getattr(row, one)) for one in _HANDS}
        return cls.model_validate({**told, **hands})


class MeasuresOf(Answer):
    """A member's measures, the newest first."""

    items: list[MeasureShown]
