"""When people give time: seasons, Saturdays, a closing over Christmas, and a scheme that grows."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from timebank.demo.sizes import Size

CARDIFF = ZoneInfo("Europe/London")
SATURDAY, SUNDAY = 5, 6
DAYS_A_YEAR = 365

_SEASON = (80, 90, 105, 105, 115, 120, 110, 75, 105, 110, 100, 85)
"""January to December: quiet in the school holidays, most in early summer."""
_WEEKDAY = (80, 95, 100, 100, 90, 205, 45)
"""Monday to Sunday."""


def closed(day: date) -> bool:
    """Christmas Eve to New Year's Day: every group rests."""
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)


def first_day(size: Size, last_day: date) -> date:
    """The day on which the community's books begin."""
    return last_day - timedelta(days=size.days - 1)


def minutes_by_day(size: Size, last_day: date) -> list[int]:
    """How many minutes are given on each day, from the first; a year's days sum to its hours."""
    first = first_day(size, last_day)
    weights = [_weight(size, first, n) for n in range(size.days)]
    planned: list[int] = []
    for year, hours in enumerate(size.hours_a_year):
        part = weights[year * DAYS_A_YEAR : (year + 1) * DAYS_A_YEAR]
        share = len(part) / DAYS_A_YEAR
        planned += _shared_out(int(hours * 60 * share), part)
    return planned


def _weight(size: Size, first: date, n: int) -> int:
    day = first + timedelta(days=n)
    if closed(day):
        return 0
    growth = 100 + 100 * n // size.days
    return _SEASON[day.month - 1] * _WEEKDAY[day.weekday()] * growth


def _shared_out(minutes: int, weights: list[int]) -> list[int]:
    """Whole minutes by weight, with nothing lost."""
    whole = sum(weights)
    marks = [minutes * upto // whole for upto in accumulate(weights)]
    return [mark - before for before, mark in zip([0, *marks], marks, strict=False)]


def at(day: date, hour: int, minute: int) -> datetime:
    """An instant by Cardiff's clock."""
    return datetime.combine(day, time(hour, minute), CARDIFF).astimezone(UTC)


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    start = day.replace(day=1)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return start, end
