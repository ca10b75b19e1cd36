"""What a verifier should look at before saying yes, and in which order. Pure decisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

LONG_AGO = timedelta(days=31)
"""Hours that were written down later than this after they were given are looked at."""
LONG_DAY_MINUTES = 600
"""More than ten hours of one day are looked at, whoever gave them;"""
USUAL_TIMES = 2
"""and more than twice what the giver mostly gives,"""
USUAL_FROM_MINUTES = 120
"""if it is two hours at least,"""
USUAL_KNOWN = 3
"""and three days at least tell what they mostly give."""
EACH_OTHER = 3
"""Two who had so many hours confirmed within a year, and none with anybody else, are looked at."""


class Oddity(StrEnum):
    """Why an entry is not like the others."""

    OPEN_QUESTION = "open_question"
    CLAIMS_DIFFER = "claims_differ"
    ASKED_ABOUT = "asked_about"
    OVER_LIMIT = "over_limit"
    SAME_TIME = "same_time"
    LONG_DAY = "long_day"
    MORE_THAN_USUAL = "more_than_usual"
    MEASURES_LACKING = "measures_lacking"
    EACH_OTHER = "each_other"
    LONG_AGO = "long_ago"


_RANKS = {
    Oddity.OPEN_QUESTION: 5,
    Oddity.CLAIMS_DIFFER: 5,
    Oddity.ASKED_ABOUT: 5,
    Oddity.OVER_LIMIT: 4,
    Oddity.SAME_TIME: 4,
    Oddity.LONG_DAY: 3,
    Oddity.MORE_THAN_USUAL: 3,
    Oddity.MEASURES_LACKING: 2,
    Oddity.EACH_OTHER: 2,
    Oddity.LONG_AGO: 1,
}
"""The higher, the earlier it is shown: what people disagree about comes first."""

Key = tuple[int, date, UUID]
"""What the queue is ordered by: the rank, the highest first; the day; the id."""


@dataclass(frozen=True)
class Odd:
    """One reason to look, with the facts of its words."""

    oddity: Oddity
    facts: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that waits, and what is known around it. `usual_minutes`: what its giver mostly gave
    on a day of the last year, of which `usual_days` tell. `met` is how many hours the two had
    confirmed within a year, if each had none with anybody else, and 0 otherwise."""

    id: UUID
    state: str
    worked_from: date
    worked_on: date
    logged_on: date
    minutes: int
    differ: bool
    looks_like_id: UUID | None
    separate: bool
    approval_id: UUID | None
    lacking: tuple[str, ...]
    usual_days: int
    usual_minutes: int
    met: int


def _asked(one: Waiting) -> Iterator[tuple[Oddity, dict[str, str | int]]]:
    if one.state == "verified":
        yield Oddity.OPEN_QUESTION, {}
    if one.state == "queried":
        yield Oddity.CLAIMS_DIFFER if one.differ else Oddity.ASKED_ABOUT, {}
    if one.approval_id:
        yield Oddity.OVER_LIMIT, {"about_id": str(one.approval_id)}
    if one.looks_like_id and not one.separate:
        yield Oddity.SAME_TIME, {"about_id": str(one.looks_like_id)}
    days = (one.worked_on - one.worked_from).days + 1
    if one.minutes > LONG_DAY_MINUTES * days:
        yield Oddity.LONG_DAY, {}
    elif days == 1 and _more_than_usual(one):
        yield Oddity.MORE_THAN_USUAL, {"usual_minutes": one.usual_minutes}
    if one.lacking:
        yield Oddity.MEASURES_LACKING, {"measure": one.lacking[0]}
    if one.met >= EACH_OTHER:
        yield Oddity.EACH_OTHER, {}
    if one.logged_on - one.worked_on > LONG_AGO:
        yield Oddity.LONG_AGO, {}


def _more_than_usual(one: Waiting) -> bool:
    known = one.usual_days >= USUAL_KNOWN and one.minutes >= USUAL_FROM_MINUTES
    return known and one.minutes > USUAL_TIMES * one.usual_minutes


@dataclass(frozen=True)
class Placed:
    """An entry with every reason to look, and where it stands in the queue."""

    id: UUID
    odd: tuple[Odd, ...]
    key: Key


def placed_in_queue(one: Waiting) -> Placed:
    """Every reason to look at an entry, the weightiest first; none: it looks normal."""
    odd = tuple(Odd(oddity, facts) for oddity, facts in _asked(one))
    rank = max((_RANKS[reason.oddity] for reason in odd), default=0)
    return Placed(one.id, odd, (-rank, one.worked_on, one.id))
