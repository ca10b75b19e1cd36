"""Rules that repeat, and the nights on which the clock changes."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timebank.base.errors import ValidationFailed
from timebank.sessions import recurrence

LONDON = "Europe/London"
TUESDAY = date(2026, 1, 6)


def dates(written: str, *, until: date = date(2026, 12, 31)) -> list[date]:
    rule = recurrence.read(written, LONDON)
    recurrence.checked(rule, TUESDAY)
    return recurrence.dates(rule, TUESDAY, after=TUESDAY - timedelta(days=1), until=until)


@pytest.mark.parametrize(
    ("written", "first", "count"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", ["2026-01-06", "2026-01-13"], 52),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2", ["2026-01-06", "2026-01-20"], 26),
        ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3", ["2026-01-06", "2026-01-08"], 3),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["2026-01-30", "2026-02-27"], 12),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2026-01-30", "2026-02-27"], 12),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2026-01-31", "2026-03-31"], 7),
        ("FREQ=DAILY;UNTIL=20260108", ["2026-01-06", "2026-01-07"], 3),
        ("FREQ=DAILY;BYMONTH=2", ["2026-02-01", "2026-02-02"], 28),
        # Half past eleven at night in June is the next day in London.
        ("FREQ=DAILY;BYMONTH=6;UNTIL=20260601T233000Z", ["2026-06-01", "2026-06-02"], 2),
        ("FREQ=YEARLY;COUNT=50", ["2026-01-06"], 1),
    ],
)
def test_a_rule_gives_its_dates(written: str, first: list[str], count: int) -> None:
    found = dates(written)
    assert [str(day) for day in found[:2]] == first
    assert len(found) == count


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("FREQ=HOURLY", "rule_too_often"),
        ("FREQ=MINUTELY;COUNT=2", "rule_too_often"),
        ("FREQ=SECONDLY", "rule_too_often"),
        ("FREQ=DAILY;COUNT=1000000", "rule_too_many"),
        ("FREQ=DAILY;COUNT=401", "rule_too_many"),
        ("FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=99991231", "rule_too_many"),
        ("FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2", "rule_no_dates"),
        ("FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2", "rule_no_dates"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "rule_no_dates"),
        ("FREQ=DAILY;UNTIL=20251231", "rule_no_dates"),
        ("FREQ=DAILY;BYHOUR=9,10,11", "rule_unreadable"),
        ("FREQ=WEEKLY;BYDAY=2TU", "rule_unreadable"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "rule_unreadable"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,-00", "rule_unreadable"),
        ("FREQ=WEEKLY;BYDAY=XX", "rule_unreadable"),
        ("FREQ=MONTHLY;BYSETPOS=0", "rule_unreadable"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20260701", "rule_unreadable"),
        ("FREQ=DAILY;COUNT=0", "rule_unreadable"),
        ("FREQ=DAILY;INTERVAL=0", "rule_unreadable"),
        ("FREQ=DAILY;UNTIL=20260229", "rule_unreadable"),
        ("FREQ=DAILY;FREQ=WEEKLY", "rule_unreadable"),
        ("FREQ=DAILY\nDTSTART:19700101", "rule_unreadable"),
        ("BYDAY=TU", "rule_unreadable"),
        ("every Tuesday", "rule_unreadable"),
    ],
)
def test_a_rule_that_is_none_or_gives_too_much_is_refused(written: str, code: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        dates(written)
    assert [fault.code for fault in refused.value.errors] == [code]


def test_a_rule_without_end_is_asked_for_a_year_at_a_time() -> None:
    rule = recurrence.read("FREQ=DAILY", LONDON)
    recurrence.checked(rule, TUESDAY)
    year = recurrence.dates(rule, TUESDAY, after=date(2027, 1, 1), until=date(2028, 1, 1))
    assert (len(year), year[0]) == (365, date(2027, 1, 2))


@given(first_on=st.dates(date(1990, 1, 1), date(2090, 1, 1)), day=st.sampled_from(range(7)))
def test_a_weekday_is_that_weekday_whenever_it_begins(first_on: date, day: int) -> None:
    """It is asked of the calendar some thousand years on, which is the same."""
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    rule = recurrence.read(f"FREQ=WEEKLY;BYDAY={names[day]}", LONDON)
    found = list(islice(rule.dates(first_on), 60))
    assert {one.weekday() for one in found} == {day}
    assert 0 <= (found[0] - first_on).days < 7
    assert {later - one for one, later in pairwise(found)} == {timedelta(days=7)}


@given(
    written=st.text(
        st.sampled_from("FREQDAILYWKMONTHBYSP=;,+-0123456789:\n INTVALCOUNTUNTILTUMO"), max_size=60
    )
)
def test_whatever_is_written_is_a_rule_or_refused(written: str) -> None:
    with suppress(ValidationFailed):
        assert dates(written) is not None


@pytest.mark.parametrize(
    ("day", "starts", "begins"),
    [
        # The last Sunday of March: after one o'clock comes two.
        (date(2026, 3, 28), time(10), datetime(2026, 3, 28, 10, tzinfo=UTC)),
        (date(2026, 3, 29), time(10), datetime(2026, 3, 29, 9, tzinfo=UTC)),
        (date(2026, 3, 29), time(1, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        # The last Sunday of October: one o'clock comes twice, and the first of them is meant.
        (date(2026, 10, 24), time(10), datetime(2026, 10, 24, 9, tzinfo=UTC)),
        (date(2026, 10, 25), time(10), datetime(2026, 10, 25, 10, tzinfo=UTC)),
        (date(2026, 10, 25), time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_the_time_on_the_wall_stays_when_the_clock_changes(
    day: date, starts: time, begins: datetime
) -> None:
    found, ends = recurrence.instants(day, starts, 90, LONDON)
    assert found == begins
    assert ends - found == timedelta(minutes=90)
