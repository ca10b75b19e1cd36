"""The day worked from what a coordinator types for a date. Day comes before month, always.

What can only be month-first (03/25/2025) is asked about, not guessed: a sheet with one such row
has others (03/04/2025) that would be guessed wrongly without a word. Whether a date is in the
future or too long ago is decided by the caller's `today` and `earliest`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from timebank.imports.cells import Cell, cell_text, is_blank, shown
from timebank.imports.date_words import GLUE, MONTHS, WEEK_COMMENCING, WEEKDAYS
from timebank.imports.duration_words import MINUSES
from timebank.imports.problems import Doubt

LONGEST_TEXT = 60
DAYS_REMEMBERED = 16_384  # a sheet says the same days again and again
DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12
LAST_SHORT_YEAR = 69
EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_DAYS = range(36_526, 73_051)  # 2000 to 2099
FIRST_YEAR, LAST_YEAR = 1900, 2100

NUMBERS = re.compile(r"(\d{1,4})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,4})")
DAY_MONTH = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})")
MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})|(\d{4})\s*[/.\-]\s*(\d{1,2})")
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
CLOCK_TAIL = re.compile(
    r"[t ,]+\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:am|pm|z|[+-]\d\d:?\d\d)?$"
)
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|af|il|ydd|fed|ed|eg|ain)\b")
RANGE = re.compile(r"^(.+?)\s+(?:-|to|until|i|hyd|tan)\s+(.+)$|^(\d{1,2})\s*-\s*(\d{1,2}\D.+)$")
WORDS = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Worked:
    """The day worked; or a period within one calendar month, `worked_on` being its last day."""

    worked_from: date
    worked_on: date

    @property
    def days(self) -> int:
        return (self.worked_on - self.worked_from).days + 1


def read_worked(cell: Cell, *, year_hint: int) -> Worked | Doubt:
    """The day, week or month worked, or what is doubtful.

    `year_hint` is the year to suggest, never to take, where none was typed.
    """
    if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
        return _unreadable(cell)
    return _worked(cell, year_hint)


@lru_cache(maxsize=DAYS_REMEMBERED)
def _worked(cell: Cell, year_hint: int) -> Worked | Doubt:
    if isinstance(cell, date) or is_blank(cell):
        return _one_day(read_day(cell, year_hint=year_hint))
    plain = _plain(cell)
    for start in WEEK_COMMENCING:
        if plain.startswith(start):
            return _week(plain.removeprefix(start).strip(" :"), cell, year_hint)
    month = _month(plain)
    if month:
        return month
    day = read_day(cell, year_hint=year_hint)
    between = RANGE.match(plain) if isinstance(day, Doubt) else None
    return _range(between, cell, year_hint) if between else _one_day(day)


def read_day(cell: Cell, *, year_hint: int) -> date | Doubt:
    """One day, or what is doubtful."""
    match cell:
        case datetime():
            return cell.date()
        case date():
            return cell
        case _ if is_blank(cell):
            return Doubt("row_date_missing")
        case _ if len(cell_text(cell)) > LONGEST_TEXT:
            return _unreadable(cell)
        case _:
            return _read_text(_plain(cell), cell, year_hint)


def check_day(day: date, cell: Cell, *, today: date, earliest: date) -> Doubt | None:
    """Never in the future by the community's clock (rule 1), nor before there was a time bank."""
    if day > today:
        return Doubt("row_date_future", {"said": shown(cell), "today": uk_date(today)})
    if day < earliest:
        return Doubt("row_date_too_old", {"said": shown(cell), "earliest": uk_date(earliest)})
    return None


def uk_date(day: date) -> str:
    """The day as it is written here, and as `read_day` reads it: 25/03/2025."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _plain(cell: Cell) -> str:
    typed = cell_text(cell).removeprefix("'")  # by which a spreadsheet keeps a cell as it is typed
    text = " ".join(typed.translate(MINUSES).casefold().replace(",", " ").split())
    return ORDINAL.sub("", CLOCK_TAIL.sub("", text)).strip(" .")


def _read_text(plain: str, cell: Cell, year_hint: int) -> date | Doubt:
    compact = COMPACT.fullmatch(plain)
    if compact:
        return _day(*(int(part) for part in compact.groups()), cell=cell)
    if plain.isdecimal() and int(plain) in EXCEL_DAYS:
        return _serial(int(plain), cell)
    first, _, rest = plain.partition(" ")
    weekday = WEEKDAYS.get(first.rstrip("."))
    numbers = NUMBERS.fullmatch(rest if weekday is not None else plain)
    if numbers:
        return _on_weekday(_numbered(numbers, cell), weekday, cell)
    day_month = DAY_MONTH.fullmatch(plain)
    if day_month:
        return _without_year(int(day_month[1]), int(day_month[2]), cell, year_hint)
    return _worded(plain, cell, year_hint)


def _serial(days: int, cell: Cell) -> Doubt:
    """A number where a date should be: Excel counts days from the end of 1899."""
    day = EXCEL_DAY_ZERO + timedelta(days=days)
    return Doubt("row_date_serial", {"said": shown(cell)}, uk_date(day))


def _numbered(numbers: re.Match[str], cell: Cell) -> date | Doubt:
    """13/07/25, 17.1.2025, 2025-10-22."""
    first, second, third = numbers.groups()
    if len(first) == 4:  # noqa: PLR2004 (a year)
        return _day(int(first), int(second), int(third), cell=cell)
    if len(first) > 2 or len(third) not in (2, 4):  # noqa: PLR2004
        return _unreadable(cell)
    return _day(_year(third), int(second), int(first), cell=cell)


def _year(text: str) -> int:
    """25 is 2025; 70 and above are of the last century, and too old for hours anyway."""
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004
        return year
    return year + (2000 if year <= LAST_SHORT_YEAR else 1900)


def _worded(plain: str, cell: Cell, year_hint: int) -> date | Doubt:
    """21 Aug 2025, Sat 3 May 2025, August 21 2025, dydd Mawrth 4 Mawrth 2025, 3 o Fai 2025."""
    words = [word for word in WORDS.findall(plain) if word not in GLUE]
    weekday = None
    if words and words[0] in WEEKDAYS and (words[0] not in MONTHS or _more_months(words)):
        weekday = WEEKDAYS[words.pop(0)]
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [word for word in words if word.isdigit()]
    if len(months) != 1 or len(words) != len(numbers) + 1 or not 1 <= len(numbers) <= 2:  # noqa: PLR2004
        return _unreadable(cell)
    if len(numbers) == 1:
        return _month_without_year(words, months[0], cell, year_hint)
    if len(numbers[0]) == 4:  # noqa: PLR2004 (2025 August 21)
        numbers.reverse()
    if len(numbers[0]) > 2 or len(numbers[1]) not in (2, 4):  # noqa: PLR2004
        return _unreadable(cell)
    day = _day(_year(numbers[1]), months[0], int(numbers[0]), cell=cell)
    return _on_weekday(day, weekday, cell)


def _more_months(words: list[str]) -> bool:
    return any(word in MONTHS for word in words[1:])


def _month_without_year(words: list[str], month: int, cell: Cell, year_hint: int) -> Doubt:
    """21 Aug has no year; Mar-25 may be a day or, as Excel writes it, March of 2025."""
    number = next(word for word in words if word.isdigit())
    could_be_year = len(number) == 2 and int(number) > MONTHS_IN_YEAR  # noqa: PLR2004
    if words[0] == number or not could_be_year:
        return _without_year(int(number), month, cell, year_hint)
    day = _possible(year_hint, month, int(number))
    as_month = f"{month:02}/{_year(number)}"
    near = abs(_year(number) - year_hint) <= 1
    return Doubt(
        "row_date_month_or_day",
        {"said": shown(cell), "month": as_month},
        as_month if near or day is None else uk_date(day),
    )


def _without_year(day: int, month: int, cell: Cell, year_hint: int) -> Doubt:
    meant = _possible(year_hint, month, day)
    return Doubt("row_date_no_year", {"said": shown(cell)}, uk_date(meant) if meant else None)


def _day(year: int, month: int, day: int, *, cell: Cell) -> date | Doubt:
    """The day if the calendar has it; else what else could be meant, as a suggestion."""
    meant = _possible(year, month, day)
    if meant:
        return meant
    swapped = _possible(year, day, month)
    facts: dict[str, str | int] = {"said": shown(cell)}
    if swapped:
        return Doubt("row_date_month_first", facts, uk_date(swapped))
    if not 1 <= month <= MONTHS_IN_YEAR or not FIRST_YEAR <= year <= LAST_YEAR:
        return _unreadable(cell)
    return Doubt("row_date_not_there", {**facts, "last_day": monthrange(year, month)[1]})


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on_weekday(day: date | Doubt, weekday: int | None, cell: Cell) -> date | Doubt:
    """A day of the week that does not agree tells of a slip in the day, the month or the year."""
    if isinstance(day, Doubt) or weekday is None or day.weekday() == weekday:
        return day
    return Doubt("row_date_weekday", {"said": shown(cell)}, uk_date(day))


def _one_day(day: date | Doubt) -> Worked | Doubt:
    return day if isinstance(day, Doubt) else Worked(day, day)


def _month(plain: str) -> Worked | None:
    """March 2025, Mawrth 2025, 03/2025, 2025-03."""
    numbers = MONTH_YEAR.fullmatch(plain)
    if numbers:
        return _whole_month(int(numbers[2] or numbers[3]), int(numbers[1] or numbers[4]))
    words = [word for word in WORDS.findall(plain) if word not in GLUE]
    if len(words) != 2 or words[0] not in MONTHS or len(words[1]) != 4 or not words[1].isdigit():  # noqa: PLR2004
        return None
    return _whole_month(int(words[1]), MONTHS[words[0]])


def _whole_month(year: int, month: int) -> Worked | None:
    first = _possible(year, month, 1)
    if first is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return Worked(first, first.replace(day=monthrange(year, month)[1]))


def _week(plain: str, cell: Cell, year_hint: int) -> Worked | Doubt:
    """Week commencing: seven days, within one month as the books want it."""
    monday = read_day(plain, year_hint=year_hint)
    if isinstance(monday, Doubt):
        return Doubt(monday.code, {**monday.facts, "said": shown(cell)}, monday.suggestion)
    if monday.year > LAST_YEAR:
        return _unreadable(cell)
    return _within_month(monday, monday + timedelta(days=DAYS_IN_WEEK - 1), cell)


def _range(between: re.Match[str], cell: Cell, year_hint: int) -> Worked | Doubt:
    """3 March 2025 to 7 March 2025, 3-7 March 2025; the last day tells month and year."""
    last = read_day(between[2] or between[4], year_hint=year_hint)
    if isinstance(last, Doubt):
        return _unreadable(cell)
    start = between[1] or between[3]
    first: date | Doubt | None = read_day(start, year_hint=last.year)
    if start.isdigit():
        first = _possible(last.year, last.month, int(start))
    if not isinstance(first, date) or first > last:
        return _unreadable(cell)
    return _within_month(first, last, cell)


def _within_month(first: date, last: date, cell: Cell) -> Worked | Doubt:
    if (first.year, first.month) != (last.year, last.month):
        return Doubt("row_date_two_months", {"said": shown(cell)})
    return Worked(first, last)


def _unreadable(cell: Cell) -> Doubt:
    return Doubt("row_date_unreadable", {"said": shown(cell)})
