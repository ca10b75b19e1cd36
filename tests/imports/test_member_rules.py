"""Lists of members, and balances counted in an earlier system."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.imports.conftest import EARLIEST, TODAY, member, problems, records

from timebank.base.actors import Language
from timebank.imports.answers import NO_ANSWERS, Answers
from timebank.imports.columns import ImportKind
from timebank.imports.member_rules import (
    MemberLine,
    MembersContext,
    read_email,
    read_members,
    read_telephone,
)
from timebank.imports.opening_rules import OpeningLine, OpeningsContext, read_openings
from timebank.imports.parties import Party, PartyIndex, PartyKind
from timebank.imports.problems import Doubt, RowProblem, Skipped

Written = Callable[..., Path]
HEAD = "Name;E-mail;Mobile;Language;Joined;Card no.\n"


def members(
    path: Path, there: PartyIndex | None = None, answers: Answers = NO_ANSWERS
) -> list[object]:
    context = MembersContext(there or PartyIndex(), TODAY, EARLIEST)
    return list(read_members(records(path, ImportKind.MEMBERS, answers), context))


def balances(
    path: Path, parties: PartyIndex
) -> list[OpeningLine | tuple[RowProblem, ...] | Skipped]:
    return list(read_openings(records(path, ImportKind.OPENINGS), OpeningsContext(parties)))


def test_a_row_becomes_a_member(csv_file: Written) -> None:
    (line,) = members(
        csv_file(HEAD + " Siân  Llŷr ;sian@example.org;07700 900003;cy;21/02/24;0001\n")
    )
    assert isinstance(line, MemberLine)
    assert (line.name, line.language, line.external_ref) == ("Siân Llŷr", Language.WELSH, "0001")
    assert (line.email, line.telephone) == ("sian@example.org", "07700 900003")


def test_two_of_one_name_are_asked_about_with_everything_else_that_is_wrong(
    csv_file: Written,
) -> None:
    path = csv_file(HEAD + "Mair Jones;;;;;0140\nmair  jones;mair..jones@example.org;;;;0141\n")
    assert problems(members(path)) == [
        (3, "A", "row_member_like_row"),
        (3, "B", "row_email_unfit"),
    ]


def test_two_of_one_name_are_two_when_it_is_said(csv_file: Written) -> None:
    path = csv_file(HEAD + "Mair Jones;;;;;0140\nMair Jones;;;;;0141\n")
    read = members(path, answers=Answers(separate=frozenset({("", 3)})))
    assert [line.external_ref for line in read if isinstance(line, MemberLine)] == ["0140", "0141"]


def test_somebody_who_is_here_already_is_not_made_twice(csv_file: Written) -> None:
    there = PartyIndex()
    there.add(Party(PartyKind.MEMBER, member("x").id, "Mair Jones", "1041", "0140"))
    (row,) = members(csv_file(HEAD + "MAIR JONES;;;;;0140\n"), there)
    assert isinstance(row, Skipped)
    (asked,) = members(csv_file(HEAD + "Mair Jones;;;;;0999\n"), there)
    assert problems([asked]) == [(2, "A", "row_member_like_member")]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (";nia@example.org;;;;", ("A", "row_member_missing")),
        ("Nia;nia at example;;;;", ("B", "row_email_unfit")),
        ("Nia;;see Mair;;;", ("C", "row_telephone_unfit")),
        ("Nia;;;Klingon;;", ("D", "row_language_unknown")),
        ("Nia;;;;31/02/2024;", ("E", "row_date_not_there")),
        ("Nia;;;;1/1/2031;", ("E", "row_date_future")),
    ],
)
def test_a_row_that_cannot_be_right_is_listed(
    csv_file: Written, row: str, problem: tuple[str, str]
) -> None:
    assert problems(members(csv_file(HEAD + row + "\n"))) == [(2, *problem)]


def test_a_card_number_is_one_persons(csv_file: Written) -> None:
    path = csv_file(HEAD + "Nia;;;;;7\nMair;;;;;7\n")
    assert problems(members(path)) == [(3, "F", "row_reference_twice")]


def test_an_address_with_a_slip_is_asked_about() -> None:
    doubt = read_email("mair..jones@example.org")
    assert isinstance(doubt, Doubt)
    assert doubt.suggestion == "mair.jones@example.org"
    assert read_email("nia.o'brien+tb@example.org") == "nia.o'brien+tb@example.org"


def test_the_nought_that_a_spreadsheet_dropped_is_put_back(xlsx_file: Written) -> None:
    path = xlsx_file({"People": [["Name", "Mobile"], ["Nia", 7700900003]]})
    (line,) = members(path)
    assert isinstance(line, MemberLine)
    assert line.telephone == "07700900003"
    assert read_telephone("+44 (0)7700 900003") == "+44 (0)7700 900003"


def test_surname_and_first_name_make_a_name(csv_file: Written) -> None:
    (line,) = members(csv_file("Cyfenw,Enw cyntaf,Iaith\nLlŷr,Gwenllïan,Cymraeg\n"))
    assert isinstance(line, MemberLine)
    assert (line.name, line.language) == ("Gwenllïan Llŷr", Language.WELSH)


def test_balances_stand_above_and_below_zero(csv_file: Written, parties: PartyIndex) -> None:
    rows = "Nia Price,14½\nSiân O'Brien,-1\nACE Reception,(2.5)\nGwenllïan Llŷr,0\nTotal,11\n"
    read = balances(csv_file("Member,Credits brought forward\n" + rows), parties)
    assert [line.minutes for line in read if isinstance(line, OpeningLine)] == [870, -60, -150]
    assert [one.code for one in read if isinstance(one, Skipped)] == [
        "row_balance_zero",
        "row_total",
    ]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("Mair Jones,1\n", (2, "A", "row_name_ambiguous")),
        (",1\n", (2, "A", "row_holder_missing")),
        ("Nia Price,\n", (2, "B", "row_minutes_missing")),
        ("Nia Price,1.333\n", (2, "B", "row_minutes_not_whole")),
        ("Nia Price,999999999\n", (2, "B", "row_balance_too_large")),
        ("Nia Price,1\nNIA PRICE,1\n", (3, "A", "row_balance_twice")),
    ],
)
def test_a_balance_that_cannot_be_right_is_listed(
    csv_file: Written, parties: PartyIndex, rows: str, problem: tuple[int, str, str]
) -> None:
    read = balances(csv_file("Member,Balance\n" + rows), parties)
    assert problems(read) == [problem]
