"""Measures that keep people safe: what is kept of them, and who reads it. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from timebank.activities.rules import MeasureKind
from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError

KEEPERS = (Role.COORDINATOR, Role.SAFEGUARDING_LEAD)


class CheckLevel(StrEnum):
    """Which check it was. All but the first are for roles that the law names."""

    BASIC = "basic"
    STANDARD = "standard"
    ENHANCED = "enhanced"
    ENHANCED_BARRED_LIST = "enhanced_barred_list"


class MeasureDecision(StrEnum):
    """What the community decided on it."""

    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True)
class Taken:
    """A measure as it is written down. `seen_on` is its own day, `seen_by` who saw it,
    `look_again_on` the community's own day to look again."""

    id: UUID
    kind: MeasureKind
    check_level: CheckLevel | None
    seen_on: date
    seen_by: UUID
    look_again_on: date
    decision: MeasureDecision


def may_read(caller: Caller, member_id: UUID) -> bool:
    """Whoever keeps measures, and a member their own."""
    own = caller.member_id == member_id or member_id in caller.merged
    return caller.role in KEEPERS or own


def faults(taken: Taken, today: date) -> tuple[FieldError, ...]:
    """What is wrong with a measure that is to be written down."""
    told = {
        ("/check_level", "check_level_of_check"): (taken.kind is MeasureKind.CHECK)
        == (taken.check_level is None),
        ("/seen_on", "seen_in_future"): taken.seen_on > today,
        ("/look_again_on", "look_again_after"): taken.look_again_on <= taken.seen_on,
    }
    return tuple(FieldError(*fault) for fault, is_so in told.items() if is_so)
