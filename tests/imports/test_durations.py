"""Durations as coordinators type them; minutes exact, never rounded."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timebank.base.actors import Language
from timebank.base.words import minutes_in_words
from timebank.imports.cells import Cell
from timebank.imports.durations import Points, Unit, check_length, read_balance, read_duration
from timebank.imports.problems import Doubt

UNDERSTOOD = {
    "1": 60,
    "1.5": 90,
    "1,5": 90,
    ".5": 30,
    "1.5 hrs": 90,
    "0.75 hrs": 45,
    "1 hrs": 60,
    "2h": 120,
    "2h30": 150,
    "0h45": 45,
    "1h½": 90,
    "2:00": 120,
    "0:45": 45,
    "1:30 hrs": 90,
    "1:00:00": 60,
    "60 mins": 60,
    "90m": 90,
    "1h 15m": 75,
    "1hr & 30 mins": 90,
    "1½": 90,
    "1 ½": 90,
    "½": 30,
    "¾": 45,
    "⅓ hour": 20,
    "1-1/2": 90,
    "2 1/2 hours": 150,
    "1\u00a01/2\u00a0hours": 90,
    "1½ HOURS.": 90,
    "half an hour": 30,
    "Half hour": 30,
    "an hour": 60,
    "an hour and a half": 90,
    "two hours": 120,
    "one and a half hours": 90,
    "forty-five minutes": 45,
    "quarter of an hour": 15,
    "three quarters of an hour": 45,
    "one and three quarter hours": 105,
    "a third of an hour": 20,
    "1 hour 30 minutes": 90,
    "1 hour 30": 90,
    "hanner awr": 30,
    "chwarter awr": 15,
    "tri chwarter awr": 45,
    "awr": 60,
    "awr a hanner": 90,
    "dwy awr a hanner": 150,
    "awr a thri chwarter": 105,
    "1 awr 30 munud": 90,
    "2 funud": 2,
    "9 o oriau": 540,
    "2 credits": 120,
    "1 credyd amser": 60,
    "pedwar deg pump munud": 45,
    "ugain munud": 20,
    "10:00-12:30": 150,
    "9am-11.30am": 150,
    "from 2 to 4pm": 120,
    "11-1pm": 120,
    "11am to 1": 120,
    "12pm-1pm": 60,
    "\uff11.\uff15": 90,
    "'1:30": 90,
    "+1": 60,
}

ASKED = {
    "1.333": ("row_minutes_not_whole", "1 hour 20 minutes"),
    "0:45:30": ("row_minutes_not_whole", "46 minutes"),
    "two": ("row_minutes_in_words", "2 hours"),
    "dwy": ("row_minutes_in_words", "2 hours"),
    "a third": ("row_minutes_in_words", "20 minutes"),
    "1.30": ("row_minutes_point", "1 hour 30 minutes"),
    "1,15": ("row_minutes_point", "1 hour 15 minutes"),
    "2 x 1½": ("row_minutes_times", "3 hours"),
    "3\u00d720 mins": ("row_minutes_times", "1 hour"),
    "2 x": ("row_minutes_unreadable", None),
    "0 x 2": ("row_minutes_unreadable", None),
    "c. 2 hours": ("row_minutes_about", "2 hours"),
    "10-12": ("row_minutes_unreadable", None),
    "1pm-12pm": ("row_minutes_unreadable", None),
    "2ish": ("row_minutes_about", "2 hours"),
    "1,500": ("row_minutes_comma", None),
    "1 - 2 hours": ("row_minutes_unreadable", None),
    "all day": ("row_minutes_unreadable", None),
    "1:75": ("row_minutes_unreadable", None),
    "1e5": ("row_minutes_unreadable", None),
    "1²": ("row_minutes_unreadable", None),
    "£5": ("row_minutes_unreadable", None),
    "NaN": ("row_minutes_unreadable", None),
    "=1+1": ("row_minutes_unreadable", None),
    "9" * 400: ("row_minutes_unreadable", None),
    "1/0": ("row_minutes_unreadable", None),
    "0": ("row_minutes_zero", None),
    "-2": ("row_minutes_negative", None),
    "": ("row_minutes_missing", None),
    " - ": ("row_minutes_missing", None),
}


@pytest.mark.parametrize(("typed", "minutes"), UNDERSTOOD.items())
def test_a_coordinators_way_of_writing_a_time_is_understood(typed: str, minutes: int) -> None:
    assert read_duration(typed) == minutes


@pytest.mark.parametrize(("typed", "answer"), ASKED.items())
def test_what_is_doubtful_is_asked_about(typed: str, answer: tuple[str, str | None]) -> None:
    doubt = read_duration(typed)
    assert isinstance(doubt, Doubt)
    assert (doubt.code, doubt.suggestion) == answer


def test_a_suggestion_is_understood_when_it_is_typed_in_its_place() -> None:
    for typed in ("1.333", "two", "a third", "1.30", "2ish", "2 x 1½"):
        doubt = read_duration(typed)
        assert isinstance(doubt, Doubt)
        assert read_duration(doubt.suggestion or "") == doubt.facts["suggested_minutes"]


def test_a_number_under_a_heading_of_minutes_is_minutes() -> None:
    assert read_duration("90", unit=Unit.MINUTES) == 90
    assert read_duration("1 hour", unit=Unit.MINUTES) == 60


def test_one_answer_settles_what_a_point_means_in_a_whole_sheet() -> None:
    assert read_duration("1.30", points=Points.CLOCK) == 90
    assert read_duration("1.30", points=Points.DECIMAL) == 78
    assert read_duration("1.45", points=Points.CLOCK) == 105
    assert read_duration("1.75", points=Points.CLOCK) == 105


def test_even_in_a_sheet_of_clock_times_one_point_five_is_asked_about() -> None:
    doubt = read_duration("1.5", points=Points.CLOCK)
    assert isinstance(doubt, Doubt)
    assert (doubt.facts["clock_minutes"], doubt.facts["decimal_minutes"]) == (110, 90)


@pytest.mark.parametrize("tenths", ["0.6", "1.6", "2.8", "0.9"])
def test_a_decimal_that_is_no_clock_time_is_a_decimal(tenths: str) -> None:
    assert read_duration(tenths) == Fraction(tenths) * 60


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (Decimal("1.5"), 90),
        (Decimal(2), 120),
        (time(1, 30), 90),
        (time(0, 59, 59, 999_999), 60),
        (timedelta(hours=25), 1500),
        (datetime(1900, 1, 1, 1, 0), 1500),  # noqa: DTZ001
    ],
)
def test_a_time_typed_in_excel_is_exact(cell: Cell, minutes: int) -> None:
    assert read_duration(cell) == minutes


def test_a_half_that_excel_took_for_the_first_of_february_is_asked_about() -> None:
    doubt = read_duration(date(2025, 2, 1))
    assert isinstance(doubt, Doubt)
    assert (doubt.code, doubt.suggestion) == ("row_minutes_is_date", "30 minutes")


def test_thirty_six_hours_in_a_day_are_refused_with_thirty_six_minutes_in_mind() -> None:
    doubt = check_length(36 * 60, "36", days=1)
    assert doubt
    assert (doubt.code, doubt.suggestion) == ("row_minutes_over_day", "36 minutes")
    assert check_length(36 * 60, "36", days=31) is None
    assert check_length(1440, "24", days=1) is None


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("-1", -60),
        ("\u22121", -60),
        ("(1)", -60),
        ("14½", 870),
        ("2.5", 150),
        ("0", 0),
        ("-½", -30),
        ("minus 2 hours", -120),
        ("-1:30", -90),
        ("2,104.5", 126_270),
    ],
)
def test_a_balance_may_stand_below_zero(typed: str, minutes: int) -> None:
    assert read_balance(typed) == minutes


def test_a_doubtful_balance_below_zero_keeps_its_sign_in_the_suggestion() -> None:
    doubt = read_balance("-1.333")
    assert isinstance(doubt, Doubt)
    assert read_balance(doubt.suggestion or "") == -80


UNHURRIED = settings(deadline=None)  # a busy machine is no failure
ONE_DAY = st.integers(min_value=1, max_value=1440)


@UNHURRIED
@given(ONE_DAY, st.sampled_from(Language))
def test_any_time_said_in_words_reads_back_as_itself(minutes: int, language: Language) -> None:
    assert read_duration(minutes_in_words(language, minutes)) == minutes


FORMS = (
    *("{h}:{m:02}", "{h}h{m:02}", "{h} hrs {m} mins", "{a}m", "{a} mins", "{a} munud"),
    *("{h} awr {m} munud", " {h}H {m}M ", "{h:02}:{m:02}:00", "{h} hours and {m} minutes"),
)


@UNHURRIED
@given(ONE_DAY, st.sampled_from(FORMS))
def test_any_time_in_any_form_reads_back_as_the_same_minutes(minutes: int, form: str) -> None:
    typed = form.format(h=minutes // 60, m=minutes % 60, a=minutes)
    assert read_duration(typed) == minutes


@UNHURRIED
@given(st.integers(min_value=1, max_value=96), st.sampled_from([".", ","]))
def test_quarters_of_an_hour_are_decimals(quarters: int, point: str) -> None:
    typed = str(Decimal(quarters) / 4).replace(".", point)
    assert read_duration(typed) == quarters * 15


@UNHURRIED
@given(ONE_DAY)
def test_a_fraction_of_an_hour_is_exact(minutes: int) -> None:
    assert read_duration(f"{minutes}/60 hours") == minutes


@UNHURRIED
@given(st.text(max_size=40))
def test_any_text_is_either_whole_minutes_or_a_doubt(typed: str) -> None:
    assert isinstance(read_duration(typed), int | Doubt)
