"""Rows of hours decided: lines, questions, and rows that are none."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.imports.conftest import Outcome, lines, problems

from timebank.imports.answers import Answers
from timebank.imports.dates import Worked
from timebank.imports.durations import Points
from timebank.imports.header import Correction
from timebank.imports.problems import Skipped

Written = Callable[..., Path]
Read = Callable[..., list[Outcome]]

HEAD = "Date,Who gave time,Who to,What,How long (hrs),Notes\n"


def test_a_row_becomes_a_line(csv_file: Written, hours: Read) -> None:
    (line,) = lines(
        hours(csv_file(HEAD + "13/07/25, NIA  PRICE ,Ely Garden Project,gardening,1½,-\n"))
    )
    assert (line.giver.number, line.receiver.name) == ("1017", "Ely Garden Project")
    assert (line.activity.name, line.minutes, line.note) == ("Gardening", 90, "")
    assert line.worked == Worked(date(2025, 7, 13), date(2025, 7, 13))
    assert line.credited


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",Nia Price,ACE Reception,DIY,1,", ("A", "row_date_missing")),
        ("31/02/2025,Nia Price,ACE Reception,DIY,1,", ("A", "row_date_not_there")),
        ("25/11/2025,Nia Price,ACE Reception,DIY,1,", ("A", "row_date_future")),
        ("December 2025,Nia Price,ACE Reception,DIY,1,", ("A", "row_date_future")),
        ("1/1/1995,Nia Price,ACE Reception,DIY,1,", ("A", "row_date_too_old")),
        ("1/2/25,Mair Jones,ACE Reception,DIY,1,", ("B", "row_name_ambiguous")),
        ("1/2/25,Nobody Known,ACE Reception,DIY,1,", ("B", "row_name_unknown")),
        ("1/2/25,ACE Reception,Nia Price,DIY,1,", ("B", "row_giver_no_member")),
        ("1/2/25,Nia Price,,DIY,1,", ("C", "row_receiver_missing")),
        ("1/2/25,Nia Price,nia price,DIY,1,", ("C", "row_giver_is_receiver")),
        ("1/2/25,Nia Price,ACE Reception,,1,", ("D", "row_activity_missing")),
        ("1/2/25,Nia Price,ACE Reception,Gardning,1,", ("D", "row_activity_near")),
        ("1/2/25,Nia Price,ACE Reception,DIY,1.333,", ("E", "row_minutes_not_whole")),
        ("1/2/25,Nia Price,ACE Reception,DIY,36,", ("E", "row_minutes_over_day")),
        ("1/2/25,Nia Price,ACE Reception,DIY,1,a\x00b", ("F", "row_text_unfit")),
        ("1/2/25,Nia Price,ACE Reception,DIY,1,a\u202eb", ("F", "row_text_unfit")),
        ("1/2/25,Nia Price,ACE Reception,DIY,1," + "a" * 2001, ("F", "row_text_too_long")),
        ("1/2/25,Nia Price,ACE Reception,DIY,1,5,thanks", ("", "row_cells_beyond")),
    ],
)
def test_a_row_that_cannot_be_right_is_listed_with_its_place(
    csv_file: Written, hours: Read, row: str, problem: tuple[str, str]
) -> None:
    assert problems(hours(csv_file(HEAD + row + "\n"))) == [(2, *problem)]


def test_everything_wrong_with_a_row_is_said_at_once(csv_file: Written, hours: Read) -> None:
    path = csv_file(HEAD + "31/02/25,Nobody Known,ACE Reception,Astrology,0,\n")
    assert [column for _, column, _ in problems(hours(path))] == ["A", "B", "D", "E"]


def test_blank_rows_totals_and_repeated_headings_are_passed_over_and_said(
    csv_file: Written, hours: Read
) -> None:
    rows = ',,,,,\n\nTOTAL,,,,"2,104.5",\nCyfanswm,,,,3,\nMarch,,,,,\n' + HEAD
    skipped = hours(csv_file(HEAD + rows))
    assert [one.code for one in skipped if isinstance(one, Skipped)] == [
        *("row_blank", "row_blank", "row_total", "row_total", "row_heading", "row_headings_again"),
    ]


def test_a_member_called_total_is_no_total_when_the_row_has_a_date(
    csv_file: Written, hours: Read
) -> None:
    path = csv_file("Name,Date,To,What,Hours\nTotal,1/2/25,ACE Reception,DIY,1\n")
    assert problems(hours(path)) == [(2, "A", "row_name_unknown")]


def test_the_same_time_typed_twice_is_kept_and_credited_once(
    csv_file: Written, hours: Read
) -> None:
    same = "03/02/25,Nia Price,Caerau Lunch Club,café shift,2:00,\n"
    path = csv_file(HEAD + same + "3 Feb 2025,nia price,Caerau Lunch Club,Café Shift,1 hr,\n")
    first, second = lines(hours(path))
    assert first.credited
    assert (second.looks_like, second.credited) == (("", 2), False)
    assert [notice.facts["row"] for notice in second.notices] == [2]


def test_the_same_time_is_credited_when_it_is_said_to_be_separate(
    csv_file: Written, hours: Read
) -> None:
    path = csv_file(HEAD + "03/02/25,Nia Price,Caerau Lunch Club,café shift,2:00,\n" * 2)
    both = lines(hours(path, Answers(separate=frozenset({("", 3)}))))
    assert [line.credited for line in both] == [True, True]


def test_time_given_outside_the_time_bank_is_recorded_and_flagged(
    csv_file: Written, hours: Read
) -> None:
    (line,) = lines(hours(csv_file(HEAD + "03/02/25,Nia Price,ACE Reception,childcare,2,\n")))
    assert line.credited
    assert [notice.code for notice in line.notices] == ["row_activity_outside"]


def test_hours_up_to_the_day_of_the_count_are_history(csv_file: Written, hours: Read) -> None:
    rows = "".join(f"{day},Nia Price,ACE Reception,DIY,1,\n" for day in ("31/12/24", "1/1/25"))
    read = lines(hours(csv_file(HEAD + rows), counted_on=date(2024, 12, 31)))
    assert [(line.historic, line.credited) for line in read] == [(True, False), (False, True)]


def test_a_period_across_the_count_is_asked_about(csv_file: Written, hours: Read) -> None:
    path = csv_file(HEAD + "March 2025,Nia Price,ACE Reception,DIY,10,\n")
    read = hours(path, counted_on=date(2025, 3, 15))
    assert problems(read) == [(2, "A", "row_date_across_count")]


def test_a_month_may_have_more_hours_than_a_day(csv_file: Written, hours: Read) -> None:
    (line,) = lines(hours(csv_file(HEAD + "March 2025,Nia Price,ACE Reception,DIY,36,\n")))
    assert (line.worked.days, line.minutes) == (31, 2160)


def test_what_is_asked_can_be_answered_for_one_cell_or_for_all_alike(
    csv_file: Written, hours: Read
) -> None:
    rows = "1/2/25,Mair Jones,ACE Reception,DIY,two,\n2/2/25,MAIR JONES,ACE Reception,DIY,1,\n"
    answers = Answers(
        cells={("", 2): {"duration": "2 hours"}},
        always={"giver": {"mair jones": "Mair Jones (1058)"}},
    )
    read = lines(hours(csv_file(HEAD + rows), answers))
    assert [(line.giver.number, line.minutes) for line in read] == [("1058", 120), ("1058", 60)]


def test_an_answer_is_heard_where_the_sheet_has_no_such_column(
    csv_file: Written, hours: Read
) -> None:
    path = csv_file("Date,Surname,First name,Hours\n1/2/25,Jones,Mair,1\n")
    assert problems(hours(path)) == [
        (2, "B", "row_name_ambiguous"),
        (2, "", "row_receiver_missing"),
        (2, "", "row_activity_missing"),
    ]
    told = {"giver": "1058", "receiver": "ACE Reception", "activity": "DIY"}
    (line,) = lines(hours(path, Answers(cells={("", 2): told})))
    assert (line.giver.number, line.receiver.name) == ("1058", "ACE Reception")


def test_the_year_to_suggest_is_that_of_a_day_that_can_be(csv_file: Written, hours: Read) -> None:
    days = ("1/2/25", "1/2/2099", "1/2/1066", "5/4")
    rows = "".join(f"{day},Nia Price,ACE Reception,DIY,1,\n" for day in days)
    last = hours(csv_file(HEAD + rows))[-1]
    assert isinstance(last, tuple)
    assert last[0].suggestion == "05/04/2025"


def test_a_row_may_be_left_out(csv_file: Written, hours: Read) -> None:
    path = csv_file(HEAD + "1/2/25,Nobody Known,ACE Reception,DIY,1,\n")
    (row,) = hours(path, Answers(left_out=frozenset({("", 2)})))
    assert isinstance(row, Skipped)


def test_one_answer_says_what_a_point_means(csv_file: Written, hours: Read) -> None:
    path = csv_file(HEAD + "1/2/25,Nia Price,ACE Reception,DIY,1.30,\n")
    assert problems(hours(path)) == [(2, "E", "row_minutes_point")]
    assert lines(hours(path, Answers(points=Points.CLOCK)))[0].minutes == 90


def test_a_welsh_sheet_in_windows_own_encoding_is_understood(
    csv_file: Written, hours: Read
) -> None:
    text = (
        "Oriau 2025 – Caerau\r\n\r\n"  # noqa: RUF001
        "Dyddiad;Enw;Grŵp;Gweithgaredd;Oriau;Nodiadau\r\n"
        "3 Mawrth 2025;Siân O\u2019Brien;Dusty Forge Café;garddio;1,5;tê\r\n"
        "1 Awst 2025;Nia Price;Men\u2019s Shed Ely;côr;awr a hanner;\r\n"
    ).replace("ŵ", "w")
    read = lines(hours(csv_file(text, "cp1252")))
    assert [(line.place[1], line.giver.number, line.minutes) for line in read] == [
        (4, "1025", 90),
        (5, "1017", 90),
    ]


def test_names_in_two_columns_and_tabs_between_them(csv_file: Written, hours: Read) -> None:
    text = (
        "Surname\tFirst name\tGroup\tTask\tDate\tMins\nPrice\tNia\tACE Reception\tDIY\t1/2/25\t90\n"
    )
    (line,) = lines(hours(csv_file(text)))
    assert (line.giver.number, line.minutes) == ("1017", 90)


def test_hours_and_minutes_in_two_columns_are_added(csv_file: Written, hours: Read) -> None:
    head = "Date,Volunteer,Group,Task,Hours,Minutes\n"
    rows = [("1", "30"), ("0", "45"), ("2", "0"), ("2", ""), ("", "15")]
    text = "".join(
        f"{day}/2/25,Nia Price,ACE Reception,DIY,{a},{b}\n" for day, (a, b) in enumerate(rows, 1)
    )
    assert [line.minutes for line in lines(hours(csv_file(head + text)))] == [90, 45, 120, 120, 15]


def test_a_workbook_with_a_sheet_a_month_and_a_summary(xlsx_file: Written, hours: Read) -> None:
    head: list[object] = ["Date", "Volunteer", "Organisation", "Activity", "Hours"]
    path = xlsx_file(
        {
            "Jan": [
                ["January"],
                head,
                [date(2025, 1, 3), "Nia Price", "ACE Reception", "DIY", 1.5],
            ],
            "Feb": [head, [date(2025, 2, 3), "Siân O'Brien", "Riverside Choir", "choir", "2h"]],
            "Summary": [["Year", 2025], ["Everybody", 3.5]],
        }
    )
    read = lines(hours(path))
    assert [(line.place, line.minutes) for line in read] == [(("Jan", 3), 90), (("Feb", 2), 120)]


def test_minutes_too_long_for_any_number_are_only_refused(csv_file: Written, hours: Read) -> None:
    path = csv_file(HEAD + f"1/2/25,Nia Price,ACE Reception,DIY,{'9' * 50},\n")
    assert problems(hours(path)) == [(2, "E", "row_minutes_over_day")]


def test_a_sheet_without_some_columns_is_read_with_what_the_person_says(
    csv_file: Written, hours: Read
) -> None:
    path = csv_file("01/02/25,Nia Price,1,ACE Reception,choir\n")
    columns = {"date": "A", "giver": "B", "duration": "C", "receiver": "D", "activity": "E"}
    (line,) = lines(hours(path, correction=Correction(columns, header_row=0)))
    assert (line.place, line.worked.worked_on) == (("", 1), date(2025, 2, 1))
    assert line.worked.worked_on - line.worked.worked_from == timedelta(0)
