"""What joining asks, in a list of members: headings and cells as people have them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.imports.conftest import EARLIEST, TODAY, problems, records

from timebank.imports.answers import NO_ANSWERS, Answers
from timebank.imports.area_names import AreaIndex
from timebank.imports.columns import ImportKind
from timebank.imports.joining_rules import Asked, Joining
from timebank.imports.member_rules import MemberLine, MembersContext, read_members
from timebank.imports.parties import PartyIndex

Written = Callable[..., Path]
HEAD = "Name,E-mail,18 or over,Area,Contact by,Guardian,Guardian phone\n"


@pytest.fixture
def areas() -> AreaIndex:
    """Ely and Caerau, and two that share a Welsh name."""
    index = AreaIndex()
    index.add("ely", ("Ely", "Trelái"))
    index.add("caerau", ("Caerau", "Caerau"))
    index.add("town", ("Old Town", "Y Dref"))
    index.add("new_town", ("New Town", "Y Dref"))
    return index


def members(
    path: Path, areas: AreaIndex, *, under_18s: bool = False, answers: Answers = NO_ANSWERS
) -> list[object]:
    context = MembersContext(PartyIndex(), TODAY, EARLIEST, Asked(areas, under_18s))
    return list(read_members(records(path, ImportKind.MEMBERS, answers), context))


def joining(read: list[object]) -> list[Joining]:
    return [one.joining for one in read if isinstance(one, MemberLine)]


def test_a_row_says_what_joining_asks(csv_file: Written, areas: AreaIndex) -> None:
    path = csv_file(HEAD + "Nia,nia@example.org,yes,trelai,by e-mail,,\n")
    assert joining(members(path, areas)) == [Joining(adult=True, area="ely", contact_by="email")]


HEADINGS = {
    "Name,18+,Neighbourhood,Preferred contact": "Nia,Y,ELY,phone",
    "Enw,18 oed neu'n hŷn,Ardal,Sut i gysylltu": "Nia,Ydw,Trelái,ffôn",
    "Full name,Date of birth,Ward,How to contact": "Nia,12/03/1954,Ely,Telephone",
    "Enw,Dyddiad geni,Ardal,Dull cysylltu": "Nia,12/3/54,Ely,drwy ffonio",
    "Name,D.O.B.,Ward,Contact by": "Nia,3 May 1961,Ely,tel",
    "Name,Age,Where they live,Best way to contact": "Nia,71,ely,Ring",
    "Name,Under 18?,Area,Contact method": "Nia,No,Ely,Call",
}


@pytest.mark.parametrize(("head", "row"), HEADINGS.items())
def test_headings_as_people_have_them(
    csv_file: Written, areas: AreaIndex, head: str, row: str
) -> None:
    path = csv_file(f"{head},Mobile\n{row},07700 900003\n")
    told = Joining(adult=True, area="ely", contact_by="telephone")
    assert joining(members(path, areas)) == [told]


def test_a_heading_that_only_mentions_age_makes_nobody_18(
    csv_file: Written, areas: AreaIndex
) -> None:
    for heading in ("Age UK member", "Is under the age of 18"):
        path = csv_file(f"Name,{heading}\nNia,yes\n")
        assert problems(members(path, areas)) == [(2, "B", "row_adult_unclear")]


def test_where_the_sheet_says_nothing_nothing_is_known(csv_file: Written, areas: AreaIndex) -> None:
    assert joining(members(csv_file(f"{HEAD}Nia,,,-,n/a,,\n"), areas)) == [Joining()]
    assert joining(members(csv_file("Name\nNia\n"), areas)) == [Joining()]


def test_an_under_18_is_refused_and_nobody_else(csv_file: Written, areas: AreaIndex) -> None:
    read = members(csv_file(f"{HEAD}Nia,,yes,,,,\nIfan,,no,,,Mam,07700 900003\n"), areas)
    assert problems(read) == [(3, "C", "row_under_18")]
    assert len(joining(read)) == 1


def test_an_under_18_joins_with_a_guardian_where_the_host_says_so(
    csv_file: Written, areas: AreaIndex
) -> None:
    path = csv_file(f"{HEAD}Ifan,,15,,,Mam,07700 900003\nCai,,15,,,,\n")
    read = members(path, areas, under_18s=True)
    kept = Joining(adult=False, guardian_name="Mam", guardian_contact="07700 900003")
    assert joining(read) == [kept]
    assert problems(read) == [(3, "F", "row_guardian_missing"), (3, "G", "row_guardian_missing")]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Nia,,perhaps,,,,", ("C", "row_adult_unclear")),
        ("Nia,,,Elly,,,", ("D", "row_area_near")),
        ("Nia,,,Penarth,,,", ("D", "row_area_unknown")),
        ("Nia,,,y dref,,,", ("D", "row_area_ambiguous")),
        ("Nia,,,,e-mail or text,,", ("E", "row_contact_by_unknown")),
        ("Nia,,,,email,,", ("E", "row_contact_by_email")),
        ("Nia,,,,text,,", ("E", "row_contact_by_telephone")),
    ],
)
def test_what_is_not_clear_is_asked(
    csv_file: Written, areas: AreaIndex, row: str, problem: tuple[str, str]
) -> None:
    assert problems(members(csv_file(f"{HEAD}{row}\n"), areas)) == [(2, *problem)]


def test_two_columns_that_disagree_are_asked_about(csv_file: Written, areas: AreaIndex) -> None:
    path = csv_file("Name,18 or over,Date of birth\nNia,yes,12/03/2015\n")
    assert problems(members(path, areas)) == [(2, "C", "row_adult_unclear")]
    told = Answers(cells={("", 2): {"age": "18 or over"}})
    assert joining(members(path, areas, answers=told))[0].adult is True


def test_a_community_without_a_list_has_no_areas(csv_file: Written) -> None:
    assert joining(members(csv_file(f"{HEAD}Nia,,,Ely,,,\n"), AreaIndex())) == [Joining()]
