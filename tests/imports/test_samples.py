"""The spreadsheets of a coordinator, as they were sent: every row accounted for."""

from collections import Counter
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from tests.imports.conftest import EARLIEST, ORGANISATIONS, TODAY, lines, problems, records

from timebank.imports.activity_names import ActivityIndex
from timebank.imports.answers import Answers
from timebank.imports.columns import ImportKind
from timebank.imports.hours_rules import HoursContext, read_hours
from timebank.imports.member_rules import MemberLine, MembersContext, read_members
from timebank.imports.opening_rules import OpeningLine, OpeningsContext, read_openings
from timebank.imports.parties import Party, PartyIndex, PartyKind
from timebank.imports.problems import Skipped

SAMPLES = Path(__file__).parent / "samples"
BOTH_MAIRS = Answers(
    separate=frozenset({("", 143)}), cells={("", 143): {"email": "mair.jones@example.org"}}
)


@pytest.fixture
def everybody() -> PartyIndex:
    """The members of the sample, both Mairs among them, and the organisations."""
    index = PartyIndex()
    context = MembersContext(PartyIndex(), TODAY, EARLIEST)
    sheet = records(SAMPLES / "members.csv", ImportKind.MEMBERS, BOTH_MAIRS)
    for line in read_members(sheet, context):
        assert isinstance(line, MemberLine)
        card = line.external_ref
        index.add(Party(PartyKind.MEMBER, uuid4(), line.name, card, card, line.joined_on))
    for name in ORGANISATIONS:
        index.add(Party(PartyKind.ORGANISATION, uuid4(), name))
    return index


def test_the_members_are_all_understood_but_for_the_second_mair() -> None:
    context = MembersContext(PartyIndex(), TODAY, EARLIEST)
    read = list(read_members(records(SAMPLES / "members.csv", ImportKind.MEMBERS), context))
    assert sum(isinstance(one, MemberLine) for one in read) == 141
    assert problems(read) == [
        (143, "A", "row_member_like_row"),
        (143, "B", "row_email_unfit"),
    ]


def test_the_balances_are_all_understood(everybody: PartyIndex) -> None:
    sheet = records(SAMPLES / "opening-balances.csv", ImportKind.OPENINGS)
    read = list(read_openings(sheet, OpeningsContext(everybody)))
    minutes = [one.minutes for one in read if isinstance(one, OpeningLine)]
    assert (len(read), len(minutes), sum(minutes), min(minutes)) == (60, 51, 11_550, -60)
    assert Counter(one.code for one in read if isinstance(one, Skipped)) == {"row_balance_zero": 9}


def test_of_the_hours_only_what_is_wrong_is_listed(
    everybody: PartyIndex, activities: ActivityIndex
) -> None:
    context = HoursContext(everybody, activities, TODAY, EARLIEST, date(2024, 12, 31))
    read = list(read_hours(records(SAMPLES / "hours-2025.csv", ImportKind.HOURS), context))
    found = problems(read)
    mairs = [problem for problem in found if problem[2] == "row_name_ambiguous"]
    assert [problem for problem in found if problem not in mairs] == [
        (146, "E", "row_minutes_not_whole"),
        (191, "E", "row_minutes_in_words"),
        (283, "B", "row_name_unknown"),
        (350, "A", "row_date_not_there"),
        (388, "E", "row_minutes_zero"),
        (397, "E", "row_minutes_over_day"),
        (421, "E", "row_minutes_negative"),
        (820, "A", "row_date_future"),
        (941, "D", "row_activity_missing"),
        (960, "A", "row_date_missing"),
        (1168, "C", "row_giver_is_receiver"),
    ]
    assert len(mairs) == 21
    assert [(one.row, one.code) for one in read if isinstance(one, Skipped)] == [
        (268, "row_blank"),
        (987, "row_total"),
    ]
    agreed = lines(read)
    assert len(read) == 1216
    assert len(agreed) == 1216 - 21 - 11 - 2
    assert [(line.place[1], line.looks_like) for line in agreed if line.looks_like] == [
        (54, ("", 53)),
        (704, ("", 703)),
    ]
    assert not any(line.historic for line in agreed)
