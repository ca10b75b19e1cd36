"""Minutes from what a coordinator types for a duration; exact, never rounded, else asked about.

Decisions:
- A number alone is hours, unless the heading or the person says minutes.
- "two" alone is asked about, "two hours" and "half an hour" are taken: without its unit a word in
  a column of numbers is as likely a note or a slip as a duration.
- "1.30" is asked about: some mean 1 hour 30, some 1.3 hours = 78 minutes, and both are whole. So
  is every decimal that reads as five-minute clock time; quarters (.25, .5, .75) are decimals. One
  answer (`points`) settles it for a whole sheet.
- 1.333 hours is 79.98 minutes: asked about, with the nearest whole minutes as a suggestion.
"""

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from timebank.base.actors import Language
from timebank.base.words import minutes_in_words
from timebank.imports.cells import Cell, cell_text, is_blank, shown
from timebank.imports.duration_grammar import MINUTES_IN_HOUR, Spoken, understand
from timebank.imports.duration_words import Token, plain_duration, tokens_of
from timebank.imports.problems import Doubt

MINUTES_IN_DAY = 1440
LONGEST_TEXT = 60
EXCEL_DAY_ZERO = datetime(1899, 12, 31)  # noqa: DTZ001 (a duration, not an instant)
FIVE_MINUTES = 5
HALF = (".5", ",5")  # even where 1.30 is clock time, 1.5 may be an hour and a half
DIGITS_OF_CLOCK = 2

CLOCK = re.compile(r"(\d{1,5}):([0-5]\d)(?::([0-5]\d)(?:\.0+)?)?\s*(?:h|hr|hrs|hours?|awr)?")
FROM_TO = re.compile(
    r"(?:from\s+|o\s+)?([01]?\d|2[0-4])(?:[:.]([0-5]\d))?\s*(am|pm)?"
    r"\s*(?:-|to|until|i|tan)\s*([01]?\d|2[0-4])(?:[:.]([0-5]\d))?\s*(am|pm)?"
)
HALF_DAY = 12 * 60
THOUSANDS = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+)(\.\d+)?(?!\d)")
ABOUT = re.compile(
    r"^(?:(?:about|approx|approximately|circa|ca|c|tua)\b|[~≈])\s*|\s*(?:ish|\+|\?|approx)$"
)
TIMES = re.compile(r"(\d{1,3})\s*[x\u00d7*]\s*(.+)")
LOOSE_THOUSAND = re.compile(r"^\d{1,3},\d{3}$")


class Unit(StrEnum):
    """What a number without a unit counts."""

    HOURS = "hours"
    MINUTES = "minutes"


class Points(StrEnum):
    """How decimals that could be clock time are read, once the person has said so."""

    DECIMAL = "decimal"
    CLOCK = "clock"


def read_duration(
    cell: Cell, *, unit: Unit = Unit.HOURS, points: Points | None = None
) -> int | Doubt:
    """Whole minutes above zero, or what is doubtful. How long a day is, `check_length` knows."""
    minutes = read_balance(cell, unit=unit, points=points)
    if isinstance(minutes, Doubt):
        return minutes
    if minutes == 0:
        return Doubt("row_minutes_zero", {"said": shown(cell)})
    if minutes < 0:
        return Doubt("row_minutes_negative", {"said": shown(cell)})
    return minutes


def check_length(minutes: int, cell: Cell, *, days: int) -> Doubt | None:
    """A day has 1,440 minutes (rule 1 of the ledger); a number beyond may have been minutes."""
    most_minutes = MINUTES_IN_DAY * days
    if minutes <= most_minutes:
        return None
    most_hours = most_minutes // MINUTES_IN_HOUR
    facts: dict[str, str | int] = {"said": shown(cell), "most_hours": most_hours}
    typed, rest = divmod(minutes, MINUTES_IN_HOUR)
    meant = typed if not rest and typed <= most_minutes else None
    if meant is None:
        return Doubt("row_minutes_over_day", facts)
    return _suggest("row_minutes_over_day", meant, facts)


def read_balance(
    cell: Cell, *, unit: Unit = Unit.HOURS, points: Points | None = None
) -> int | Doubt:
    """Whole minutes, above or below zero: -1, (1), 14½; or what is doubtful."""
    if is_blank(cell):
        return Doubt("row_minutes_missing")
    match cell:
        case timedelta() | time() | datetime() | date():
            return _excel_time(cell)
        case str() if len(cell.strip()) > LONGEST_TEXT:
            return Doubt("row_minutes_unreadable", {"said": shown(cell)})
        case _:
            return _text_minutes(cell, unit, points)


def _suggest(code: str, minutes: int, facts: dict[str, str | int]) -> Doubt:
    words = minutes_in_words(Language.ENGLISH, minutes)
    return Doubt(code, {**facts, "suggested_minutes": minutes}, words)


def _excel_time(cell: timedelta | time | date) -> int | Doubt:
    """A time or length of time as Excel keeps it; to the second, since it keeps parts of a day."""
    match cell:
        case timedelta():
            length = cell
        case time():
            length = datetime.combine(EXCEL_DAY_ZERO, cell) - EXCEL_DAY_ZERO
        case datetime() if cell.year <= EXCEL_DAY_ZERO.year + 1:
            length = cell.replace(tzinfo=None) - EXCEL_DAY_ZERO
        case date() if cell.year <= EXCEL_DAY_ZERO.year + 1:
            length = cell - EXCEL_DAY_ZERO.date()
        case _:
            return _date_for_duration(cell)
    seconds = (length + timedelta(milliseconds=500)) // timedelta(seconds=1)
    return _whole(Fraction(seconds, MINUTES_IN_HOUR), shown(length))


def _date_for_duration(cell: date) -> Doubt:
    """Excel takes 1/2 for the first of February; what was typed can be told from day and month."""
    facts: dict[str, str | int] = {"said": shown(cell)}
    minutes, rest = divmod(cell.day * MINUTES_IN_HOUR, cell.month)
    if rest or cell.day >= cell.month:
        return Doubt("row_minutes_is_date", facts)
    return _suggest("row_minutes_is_date", minutes, facts)


@lru_cache(maxsize=4_096)
def _text_minutes(cell: Cell, unit: Unit, points: Points | None) -> int | Doubt:
    said = shown(cell)
    plain = plain_duration(cell_text(cell))
    about = ABOUT.sub("", plain)
    if about != plain:
        return _approximate(about, said, unit, points)
    times = TIMES.fullmatch(plain)
    if times:
        return _several(int(times[1]), times[2], said, unit, points)
    if LOOSE_THOUSAND.fullmatch(plain):
        return Doubt("row_minutes_comma", {"said": said})
    plain = THOUSANDS.sub(lambda found: found[0].replace(",", ""), plain)
    sign, plain = _sign(plain)
    clock = CLOCK.fullmatch(plain)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return _whole(sign * Fraction(hours * 3600 + minutes * 60 + seconds, MINUTES_IN_HOUR), said)
    from_to = FROM_TO.fullmatch(plain)
    if from_to:
        return _between(from_to, said)
    return _worded_minutes(plain, sign, said, unit, points)


def _sign(plain: str) -> tuple[int, str]:
    """The sign, with accountants' brackets and "minus" understood, and the rest."""
    if plain.startswith("(") and plain.endswith(")"):
        return -1, plain[1:-1].strip()
    for mark, sign in (("-", -1), ("minus ", -1), ("+", 1)):
        if plain.startswith(mark):
            return sign, plain.removeprefix(mark).strip()
    return 1, plain


def _approximate(about: str, said: str, unit: Unit, points: Points | None) -> Doubt:
    minutes = _text_minutes(about, unit, points) if about else None
    if isinstance(minutes, int) and minutes > 0:
        return _suggest("row_minutes_about", minutes, {"said": said})
    return Doubt("row_minutes_unreadable", {"said": said})


def _several(number: int, each: str, said: str, unit: Unit, points: Points | None) -> Doubt:
    """2 x 1½: of two people, of two times, or of one: asked about."""
    minutes = _text_minutes(each, unit, points)
    if isinstance(minutes, int) and number * minutes > 0:
        return _suggest("row_minutes_times", number * minutes, {"said": said})
    return Doubt("row_minutes_unreadable", {"said": said})


def _between(found: re.Match[str], said: str) -> int | Doubt:
    """From one time of day to another: 9:30-11:00, 9am to 11.30am, 2-4pm, 11-1pm. Without am, pm
    and minutes it may be anything: 10-12."""
    hour, minute, half, to_hour, to_minute, to_half = found.groups()
    halves = bool(half or to_half)
    if halves or (minute and to_minute):
        first = _time_of_day(hour, minute, half or to_half)
        last = _time_of_day(to_hour, to_minute, to_half or half)
        minutes = last - first
        if minutes <= 0 and halves and not (half and to_half):
            minutes += HALF_DAY
        if minutes > 0:
            return minutes
    return Doubt("row_minutes_unreadable", {"said": said})


def _time_of_day(hour: str, minute: str | None, half: str | None) -> int:
    """In minutes since midnight."""
    minutes = int(hour) * MINUTES_IN_HOUR + int(minute or 0)
    if not half:
        return minutes
    return minutes % HALF_DAY + (HALF_DAY if half == "pm" else 0)


def _worded_minutes(
    plain: str, sign: int, said: str, unit: Unit, points: Points | None
) -> int | Doubt:
    tokens = tokens_of(plain)
    spoken = understand(tokens) if tokens else None
    if tokens is None or spoken is None:
        return Doubt("row_minutes_unreadable", {"said": said})
    total = _total(spoken, unit)
    if not spoken.has_unit and _in_words_only(tokens):
        return _bare_words(total * sign, said)
    in_hours = spoken.hours is not None or (unit is Unit.HOURS and not spoken.has_unit)
    decimal = next((token.text for token in tokens if token.text), "")
    clock = _clock_reading(decimal, points) if in_hours else None
    if clock is not None and points is Points.CLOCK and not decimal.endswith(HALF):
        return sign * clock
    if clock is not None:
        return _one_or_other(total, clock, sign, said)
    return _whole(total * sign, said)


def _in_words_only(tokens: list[Token]) -> bool:
    return any(token.spoken for token in tokens) and not any(token.text for token in tokens)


def _total(spoken: Spoken, unit: Unit) -> Fraction:
    """Minutes, exactly."""
    if spoken.bare is not None:
        return spoken.bare * (MINUTES_IN_HOUR if unit is Unit.HOURS else 1)
    return (spoken.hours or Fraction()) * MINUTES_IN_HOUR + (spoken.minutes or Fraction())


def _clock_reading(decimal: str, points: Points | None) -> int | None:
    """The minutes if 1.30 means half past one's minutes; None where only a decimal makes sense."""
    whole, _, part = decimal.replace(",", ".").partition(".")
    if points is Points.DECIMAL or not part.strip("0") or len(part) > DIGITS_OF_CLOCK:
        return None
    minutes = int(part.ljust(DIGITS_OF_CLOCK, "0"))
    if minutes >= MINUTES_IN_HOUR:
        return None
    quarter = part.rstrip("0") in {"25", "5", "75"}
    if points is None and (quarter or minutes % FIVE_MINUTES):
        return None
    return int(whole or 0) * MINUTES_IN_HOUR + minutes


def _one_or_other(total: Fraction, clock: int, sign: int, said: str) -> Doubt:
    facts: dict[str, str | int] = {"said": said, "clock_minutes": sign * clock}
    if total.denominator == 1:
        facts["decimal_minutes"] = sign * int(total)
    return _suggest("row_minutes_point", sign * clock, facts)


def _bare_words(total: Fraction, said: str) -> Doubt:
    """ "two": asked about, with "2 hours" as the suggestion."""
    if total.denominator != 1 or total <= 0:
        return Doubt("row_minutes_unreadable", {"said": said})
    return _suggest("row_minutes_in_words", int(total), {"said": said})


def _whole(total: Fraction, said: str) -> int | Doubt:
    """The minutes if they are whole; else the nearest whole ones as a suggestion, never taken."""
    if total.denominator == 1:
        return int(total)
    nearest = int(abs(total) + Fraction(1, 2)) or 1
    return _suggest("row_minutes_not_whole", nearest if total > 0 else -nearest, {"said": said})
