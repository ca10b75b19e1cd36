"""Dates as coordinators type them: day before month, always."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timebank.imports.dates import Worked, check_day, read_day, read_worked
from timebank.imports.problems import Doubt

UNDERSTOOD = {
    "13/07/25": date(2025, 7, 13),
    "03/04/2025": date(2025, 4, 3),
    "17.1.2025": date(2025, 1, 17),
    "1.8.25.": date(2025, 8, 1),
    "22-10-2025": date(2025, 10, 22),
    "2025-10-22": date(2025, 10, 22),
    "2025/10/22": date(2025, 10, 22),
    "20251022": date(2025, 10, 22),
    "21 Aug 2025": date(2025, 8, 21),
    "21-Aug-25": date(2025, 8, 21),
    "August 21, 2025": date(2025, 8, 21),
    "1st August 2025": date(2025, 8, 1),
    "Sat 3 May 2025": date(2025, 5, 3),
    "Saturday, 3rd of May 2025": date(2025, 5, 3),
    "13/07/2025 10:30": date(2025, 7, 13),
    "2025-10-22T10:00:00Z": date(2025, 10, 22),
    "29/02/2024": date(2024, 2, 29),
    "1 Ionawr 2025": date(2025, 1, 1),
    "1af Ionawr 2025": date(2025, 1, 1),
    "3 Awst 2025": date(2025, 8, 3),
    "3ydd o Fai 2025": date(2025, 5, 3),
    "14 Gorff 2025": date(2025, 7, 14),
    "Dydd Llun, 23 Tachwedd 2026": date(2026, 11, 23),
    "dydd Mawrth 4 Mawrth 2025": date(2025, 3, 4),
    "Mawrth 4 Mawrth 2025": date(2025, 3, 4),
    "4 Mawrth 2025": date(2025, 3, 4),
    "Gwe 7 Maw 2025": date(2025, 3, 7),
    "2il Chw 2025": date(2025, 2, 2),
    "'05/04/2025": date(2025, 4, 5),
    "01/01/1066": date(1066, 1, 1),
}

PERIODS = {
    "March 2025": (date(2025, 3, 1), date(2025, 3, 31)),
    "Mawrth 2025": (date(2025, 3, 1), date(2025, 3, 31)),
    "mis Chwefror 2024": (date(2024, 2, 1), date(2024, 2, 29)),
    "03/2025": (date(2025, 3, 1), date(2025, 3, 31)),
    "2025-03": (date(2025, 3, 1), date(2025, 3, 31)),
    "w/c 3/3/25": (date(2025, 3, 3), date(2025, 3, 9)),
    "3-7 March 2025": (date(2025, 3, 3), date(2025, 3, 7)),
    "3/3/25 - 7/3/25": (date(2025, 3, 3), date(2025, 3, 7)),
}

ASKED = {
    "31/02/2025": ("row_date_not_there", None),
    "03/25/2025": ("row_date_month_first", "25/03/2025"),
    "2025-22-10": ("row_date_month_first", "22/10/2025"),
    "Mon 3 May 2025": ("row_date_weekday", "03/05/2025"),
    "5/6": ("row_date_no_year", "05/06/2025"),
    "21 Aug": ("row_date_no_year", "21/08/2025"),
    "Mar-25": ("row_date_month_or_day", "03/2025"),
    "w/c 31/3/25": ("row_date_two_months", None),
    "45678": ("row_date_serial", "21/01/2025"),
    "99/99/9999": ("row_date_unreadable", None),
    "13/7/225": ("row_date_unreadable", None),
    "1/13/0001": ("row_date_month_first", "13/01/0001"),
    "w/c 31/12/9999": ("row_date_unreadable", None),
    "last Tuesday": ("row_date_unreadable", None),
    "TOTAL": ("row_date_unreadable", None),
    "2025": ("row_date_unreadable", None),
    "1/" * 50: ("row_date_unreadable", None),
    "": ("row_date_missing", None),
    "-": ("row_date_missing", None),
}


@pytest.mark.parametrize(("typed", "day"), UNDERSTOOD.items())
def test_a_coordinators_way_of_writing_a_day_is_understood(typed: str, day: date) -> None:
    assert read_worked(typed, year_hint=2025) == Worked(day, day)


@pytest.mark.parametrize(("typed", "period"), PERIODS.items())
def test_a_month_or_week_is_a_period_within_one_month(
    typed: str, period: tuple[date, date]
) -> None:
    assert read_worked(typed, year_hint=2025) == Worked(*period)


@pytest.mark.parametrize(("typed", "answer"), ASKED.items())
def test_what_is_doubtful_is_asked_about(typed: str, answer: tuple[str, str | None]) -> None:
    doubt = read_worked(typed, year_hint=2025)
    assert isinstance(doubt, Doubt)
    assert (doubt.code, doubt.suggestion) == answer


def test_a_suggestion_is_understood_when_it_is_typed_in_its_place() -> None:
    for typed, (_, suggestion) in ASKED.items():
        assert suggestion is None or isinstance(read_worked(suggestion, year_hint=2025), Worked), (
            typed
        )


def test_a_date_from_excel_is_that_day() -> None:
    assert read_day(date(2025, 5, 3), year_hint=2025) == date(2025, 5, 3)
    assert read_day(datetime(2025, 5, 3, 9, 30), year_hint=2025) == date(2025, 5, 3)  # noqa: DTZ001
    assert isinstance(read_day(Decimal(45678), year_hint=2025), Doubt)


def test_no_day_is_in_the_future_or_before_there_was_a_time_bank() -> None:
    today, earliest = date(2025, 11, 24), date(2000, 1, 1)

    def code(day: date) -> str | None:
        doubt = check_day(day, "", today=today, earliest=earliest)
        return doubt.code if doubt else None

    assert code(date(2031, 3, 3)) == "row_date_future"
    assert code(today + timedelta(days=1)) == "row_date_future"
    assert code(today) is None
    assert code(date(1925, 3, 3)) == "row_date_too_old"


UNHURRIED = settings(deadline=None)  # a busy machine is no failure
DAYS = st.dates(date(2000, 1, 1), date(2069, 12, 31))
FORMS = ["%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%a %d %B %Y"]
WELSH = (
    *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf"),
    *("Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
)


@UNHURRIED
@given(DAYS, st.sampled_from([*FORMS, "%d-%b-%y", "%A, %d %B %Y", "%B %d, %Y"]))
def test_any_day_in_any_form_reads_back_as_itself(day: date, form: str) -> None:
    assert read_day(day.strftime(form), year_hint=2025) == day


@UNHURRIED
@given(DAYS)
def test_any_day_in_welsh_reads_back_as_itself(day: date) -> None:
    assert read_day(f"{day.day} {WELSH[day.month - 1]} {day.year}", year_hint=2025) == day


@UNHURRIED
@given(DAYS)
def test_the_month_never_comes_before_the_day(day: date) -> None:
    read = read_day(f"{day.month}/{day.day}/{day.year}", year_hint=2025)
    if isinstance(read, date):
        assert (read.day, read.month) == (day.month, day.day)
    else:
        assert read.code == "row_date_month_first"


@UNHURRIED
@given(st.text(max_size=40))
def test_any_text_is_either_a_day_or_a_doubt(typed: str) -> None:
    assert isinstance(read_worked(typed, year_hint=2025), Worked | Doubt)
