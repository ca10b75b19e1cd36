"""Headings found, columns guessed, and the guess corrected."""

import pytest

from timebank.imports.columns import ImportKind
from timebank.imports.durations import Unit
from timebank.imports.errors import (
    SheetColumnMissing,
    SheetColumnUnknown,
    SheetFieldUnknown,
    SheetHeadingsNotFound,
)
from timebank.imports.header import Correction, Layout, column_letter, find_layout
from timebank.imports.sheets.rows import Row


def layout(
    *rows: str, kind: ImportKind = ImportKind.HOURS, said: Correction | None = None
) -> Layout:
    sheet = [Row("", number, tuple(row.split("|"))) for number, row in enumerate(rows, 1)]
    return find_layout(sheet, kind, said or Correction())


def letters(found: Layout) -> dict[str, str]:
    return {field: column.letter for field, column in found.columns.items()}


def test_title_rows_and_blank_rows_are_passed_over() -> None:
    found = layout(
        "Timeplace hours 2025 – please do not sort!!",  # noqa: RUF001
        "",
        "Date|Who gave time|Who to|What|How long (hrs)|Notes",
        "13/07/25|Nia Price|Ely Garden Project|gardening|2 hrs|",
    )
    assert found.header_row == 3
    assert letters(found) == {
        "date": "A",
        "giver": "B",
        "receiver": "C",
        "activity": "D",
        "duration": "E",
        "note": "F",
    }


WHO_WHAT = "receiver activity duration"
HEADINGS = {
    "Dyddiad|Enw|Grŵp|Gweithgaredd|Oriau|Nodiadau": f"date giver {WHO_WHAT} note",
    "DATE|VOLUNTEER NAME|ORGANISATION|TASK|HOURS": f"date giver {WHO_WHAT}",
    "Date worked|First name|Surname|Group|Activity|Duration": (
        f"date giver_first_name giver_last_name {WHO_WHAT}"
    ),
    "Dyddiad|Enw cyntaf|Cyfenw|I bwy|Beth|Pa mor hir": (
        f"date giver_first_name giver_last_name {WHO_WHAT}"
    ),
    "Date|Member|Who for|Type of activity|Hours|Minutes|Comments": (
        f"date giver {WHO_WHAT} extra_minutes note"
    ),
    "Date|Name of volunteer|Name of organisation|What was done|Time (mins)": (
        f"date giver {WHO_WHAT}"
    ),
    "Member no.|Volunteer|Orgnisation|Date|Actvity|No. of hours": (
        "giver_number giver receiver date activity duration"
    ),
}


@pytest.mark.parametrize(("headings", "fields"), HEADINGS.items())
def test_headings_as_people_have_them_are_understood(headings: str, fields: str) -> None:
    found = layout(headings, "13/07/25|Nia")
    in_order = sorted(found.columns, key=lambda field: found.columns[field].place)
    assert in_order == fields.split()


def test_a_list_of_members_and_of_balances_have_headings_of_their_own() -> None:
    members = layout("Name|E-mail|Mobile|Language|Joined|Card no.", kind=ImportKind.MEMBERS)
    assert list(letters(members)) == [
        *("name", "email", "language", "joined_on", "external_ref", "telephone"),
    ]
    openings = layout("Member|Credits brought forward", kind=ImportKind.OPENINGS)
    assert letters(openings) == {"party": "A", "balance": "B"}


def test_the_heading_says_whether_numbers_are_minutes() -> None:
    assert layout("Date|Volunteer|Minutes").unit is Unit.MINUTES
    assert layout("Date|Volunteer|Time (mins)").unit is Unit.MINUTES
    assert layout("Dyddiad|Enw|Munudau").unit is Unit.MINUTES
    assert layout("Date|Volunteer|Hours and minutes").unit is Unit.HOURS


def test_a_column_that_is_not_understood_is_named() -> None:
    found = layout("Date|Volunteer|Hours|Weather|")
    assert [column.heading for column in found.not_understood] == ["Weather"]


def test_the_guess_can_be_corrected_by_heading_or_by_letter() -> None:
    said = Correction({"giver": "Helper B", "duration": "d", "note": ""}, unit=Unit.MINUTES)
    found = layout("Date|Helper A|Helper B|How much|Notes", said=said)
    assert letters(found) == {"date": "A", "giver": "C", "duration": "D"}
    assert found.unit is Unit.MINUTES


def test_a_sheet_without_headings_is_read_by_letters() -> None:
    said = Correction({"date": "A", "giver": "B", "duration": "C"}, header_row=0)
    found = layout("13/07/25|Nia Price|2", said=said)
    assert (found.header_row, letters(found)) == (0, {"date": "A", "giver": "B", "duration": "C"})


def test_what_cannot_be_told_is_asked() -> None:
    with pytest.raises(SheetHeadingsNotFound):
        layout("13/07/25|Nia Price|2", "14/07/25|Nia Price|1")
    with pytest.raises(SheetHeadingsNotFound):
        layout()
    with pytest.raises(SheetColumnMissing) as missing:
        layout("Date|Volunteer|Organisation|Activity")
    assert missing.value.facts == {"field": "duration"}
    with pytest.raises(SheetColumnUnknown):
        layout("Date|Volunteer|Hours", said=Correction({"note": "Weather"}))
    with pytest.raises(SheetFieldUnknown):
        layout("Date|Volunteer|Hours", said=Correction({"shoe size": "A"}))


def test_columns_are_lettered_as_in_a_spreadsheet() -> None:
    assert [column_letter(place) for place in (0, 25, 26, 51, 52, 255)] == [
        *("A", "Z", "AA", "AZ", "BA", "IV"),
    ]
