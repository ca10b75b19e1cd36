"""The dates of a rule after RFC 5545, and the instants of a local time. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from timebank.base.errors import FieldError, ValidationFailed

AHEAD = timedelta(days=366)
"""Sessions of a rule are made for so long ahead, and more as time goes on (worker.py)."""
MOST_DATES = 400
"""What ends by itself has at most so many dates: every day of a year, or every week of seven."""
LONGEST_RULE = 200

_ANY = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYDAY"})
_PARTS = {
    "DAILY": _ANY,
    "WEEKLY": _ANY,
    "MONTHLY": _ANY | {"BYMONTHDAY", "BYSETPOS"},
    "YEARLY": _ANY | {"BYMONTHDAY", "BYSETPOS"},
}
_PLAIN_DAYS = ("DAILY", "WEEKLY")
"""In a week there is no second Tuesday."""
_OFTENER = ("HOURLY", "MINUTELY", "SECONDLY")
_PART = re.compile(r"([A-Z]+)=([A-Z0-9,+-]+)")
_UNTIL = re.compile(r"([0-9]{8})(T[0-9]{6}Z?)?")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_LAST_YEAR = 9_950


@dataclass(frozen=True)
class Rule:
    """A rule as it was read: what repeats, and where it ends, if it does."""

    repeats: str
    count: int | None
    until: date | None

    @property
    def ends(self) -> bool:
        """Whether it ends by itself."""
        return self.count is not None or self.until is not None

    def dates(self, first_on: date) -> Iterator[date]:
        """Its dates from `first_on` on, which is one of them only if the rule says so.

        The library looks for a next date until the year 9999, which takes seconds where there is
        none, as of the 30th of February. The calendar repeats every 400 years, weekdays and all: so
        it is asked as late as that goes.
        """
        cycles = (_LAST_YEAR - first_on.year) // 400
        begins = datetime(first_on.year + 400 * cycles, first_on.month, first_on.day)  # noqa: DTZ001 - a date
        found = (
            date(one.year - 400 * cycles, one.month, one.day)
            for one in rrulestr(self.repeats, dtstart=begins)
        )
        until = self.until
        within = found if until is None else takewhile(lambda day: day <= until, found)
        return islice(within, self.count)


def read(written: str, zone: str) -> Rule:
    """The rule that somebody wrote. Raises ValidationFailed for what is no rule, is of less than a
    day's step, or says what belongs to no session."""
    parts = _parts(written)
    frequency = parts.get("FREQ", "")
    if frequency in _OFTENER:
        raise _unfit("rule_too_often")
    if not parts.keys() <= _PARTS.get(frequency, frozenset()) or parts.keys() >= {"COUNT", "UNTIL"}:
        raise _unfit("rule_unreadable")
    count, until = parts.pop("COUNT", None), parts.pop("UNTIL", None)
    if count is not None and not _NUMBER.fullmatch(count):
        raise _unfit("rule_unreadable")
    repeats = ";".join(f"{name}={value}" for name, value in parts.items())
    return Rule(
        repeats,
        None if count is None else int(count),
        None if until is None else _last_day(until, zone),
    )


def checked(rule: Rule, first_on: date) -> None:
    """Raises ValidationFailed for a rule without a date, or that ends after too many."""
    try:
        found = list(islice(rule.dates(first_on), MOST_DATES + 1 if rule.ends else 1))
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError):
        raise _unfit("rule_unreadable") from None
    if not found:
        raise _unfit("rule_no_dates")
    if len(found) > MOST_DATES:
        raise ValidationFailed((FieldError("/rule", "rule_too_many", {"most": MOST_DATES}),))


def over(rule: Rule, first_on: date, today: date) -> bool:
    """Whether all its dates are past, as far as one that was checked."""
    return rule.ends and all(day < today for day in rule.dates(first_on))


def dates(rule: Rule, first_on: date, *, after: date, until: date) -> list[date]:
    """Its dates behind `after`, up to and on `until`."""
    found = takewhile(lambda day: day <= until, rule.dates(first_on))
    return [day for day in found if day > after]


def instants(day: date, starts: time, minutes: int, zone: str) -> tuple[datetime, datetime]:
    """When a session of so many minutes begins and ends that stands in a local calendar. An hour
    that comes twice is the first of the two; one that is left out is that long after midnight, as
    if the clock had not changed (RFC 5545, 3.3.5)."""
    begins = datetime.combine(day, starts, ZoneInfo(zone)).astimezone(UTC)
    return begins, begins + timedelta(minutes=minutes)


def local(instant: datetime, zone: str) -> datetime:
    """What the clock on the wall says."""
    return instant.astimezone(ZoneInfo(zone))


def _parts(written: str) -> dict[str, str]:
    told: dict[str, str] = {}
    for part in written.removeprefix("RRULE:").split(";"):
        found = _PART.fullmatch(part)
        if found is None or found[1] in told:
            raise _unfit("rule_unreadable")
        told[found[1]] = found[2]
    if told.get("FREQ") in _PLAIN_DAYS and re.search("[0-9]", told.get("BYDAY", "")):
        raise _unfit("rule_unreadable")
    # The library takes the day 0 for every day.
    days = told.get("BYMONTHDAY", "").split(",")
    if any(re.fullmatch("[+-]?0+", day) for day in days):
        raise _unfit("rule_unreadable")
    if "INTERVAL" in told and not _NUMBER.fullmatch(told["INTERVAL"]):
        raise _unfit("rule_unreadable")
    return told


def _last_day(until: str, zone: str) -> date:
    """UNTIL is a date, a local time, or an instant, whose day by the community's clock counts."""
    if not _UNTIL.fullmatch(until):
        raise _unfit("rule_unreadable")
    try:
        if len(until) == len("20260101"):
            return date.fromisoformat(until)
        instant = datetime.fromisoformat(until)
    except ValueError:
        raise _unfit("rule_unreadable") from None
    return local(instant, zone).date() if instant.tzinfo else instant.date()


def _unfit(code: str) -> ValidationFailed:
    return ValidationFailed((FieldError("/rule", code),))
