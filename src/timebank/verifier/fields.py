"""The fields of canonical lines, read back: nothing but what they can be (canonical-lines.md)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from timebank.verifier.errors import Fault

PREFIX = 7
"""Fields that all lines begin with: tb1, kind, community, position, journal, instant, subject."""
LONGEST_MINUTES = 1_000_000_000
_INSTANT_LETTERS = 27
_MOST_DIGITS = 16
_ANYWHERE = timedelta(hours=14)
"""By so much the latest clock on earth is ahead of UTC."""

REASONS = frozenset(
    {
        "mistake",
        "duplicate",
        "wrong_person",
        "wrong_minutes",
        "wrong_day",
        "wrong_activity",
        "not_given",
        "leaving",
        "death",
        "merge",
        "welcome",
        "social_prescribing",
        "community_decision",
        "ceiling",
        "passed_on",
        "import_undone",
        "other",
    }
)
HOLD_REASONS = frozenset(
    {
        "leaving",
        "social_prescribing",
        "community_decision",
        "asked_by_member",
        "other",
    }
)
ACTORS = frozenset({"member", "client", "rule"})


def whole(told: str, least: int, most: int, what: str) -> int:
    """A whole number, written as such."""
    digits = told.removeprefix("-")
    if digits.isascii() and digits.isdecimal() and len(digits) < _MOST_DIGITS:
        number = int(told)
        if str(number) == told and least <= number <= most:
            return number
    raise Fault(1, f"{what} are not whole and within what is possible")


@lru_cache(maxsize=4096)
def minutes(told: str) -> int:
    """The minutes of a line."""
    return whole(told, 1, LONGEST_MINUTES, "its minutes")


@lru_cache(maxsize=4096)
def day(told: str) -> int:
    """A day, as a number."""
    try:
        found = date.fromisoformat(told)
    except ValueError:
        found = None
    if found is None or found.isoformat() != told:
        raise Fault(1, "a day of this line is none")
    return found.toordinal()


def is_instant(told: str) -> bool:
    """Whether it is one in UTC, to the microsecond."""
    try:
        return (
            len(told) == _INSTANT_LETTERS
            and told[4:20:3] == "--T::."
            and told[26] == "Z"
            and bool(datetime.fromisoformat(told))
        )
    except ValueError:
        return False


def instant(told: str) -> datetime:
    """An instant in UTC, to the microsecond."""
    if is_instant(told):
        return datetime.fromisoformat(told)
    raise Fault(0, "an instant of this line is none")


def truth(told: str) -> bool:
    """`true` or `false`."""
    if told not in ("true", "false"):
        raise Fault(0, "a field of this line is neither true nor false")
    return told == "true"


def limit(told: str, least: int, most: int) -> int:
    """A floor or a ceiling."""
    try:
        return whole(told, least, most, "limits")
    except Fault:
        raise Fault(6, "a limit of this line is none that an account may have") from None


def one_of(told: str, known: frozenset[str], what: str) -> None:
    """It is one of these."""
    if told not in known:
        raise Fault(0, f"{what} of this line is none of those that there are")


def counted(fields: Sequence[str], behind: int) -> None:
    """The line has just so many fields behind those of all lines."""
    if len(fields) != PREFIX + behind:
        raise Fault(0, "this line has not the fields of its kind")


def period(worked_from: str, worked_on: str, recorded: str) -> int:
    """How many days a contribution has: one, or a period within a month, and not to come."""
    last = day(worked_on)
    first = last if worked_from == worked_on else day(worked_from)
    if first > last or worked_from[:7] != worked_on[:7]:
        raise Fault(1, "its days are not within one calendar month")
    if worked_on >= recorded[:10]:
        latest = instant(recorded) + _ANYWHERE
        if last > latest.toordinal():
            raise Fault(1, "it is of a day that had not come")
    return last - first + 1


def before(recorded: str) -> str:
    """The instant one microsecond before."""
    earlier = instant(recorded) - timedelta(microseconds=1)
    return earlier.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
