"""People, organisations and activities by name: with care, and never guessed."""

from datetime import date
from uuid import uuid4

import pytest
from tests.imports.conftest import member

from timebank.imports.activity_names import ActivityIndex, ActivityName
from timebank.imports.parties import Part, Party, PartyIndex, PartyKind
from timebank.imports.problems import Doubt


def called(parties: PartyIndex, name: str, part: Part = Part.GIVER) -> str:
    """The number of who is found, or the code of the doubt."""
    found = parties.find(name, part)
    return found.code if isinstance(found, Doubt) else found.number or found.name


@pytest.mark.parametrize(
    "typed",
    [
        "Siân O'Brien",
        "SIÂN O\u2019BRIEN",
        " siân   o'brien ",
        "Sia\u0302n O\u00b4Brien",
        "Siân\u00a0O'Brien",
        "O'Brien, Siân",
        "Siân O'Brien (1025)",
        "Sian Bach",
        "1025",
    ],
)
def test_sian_is_found_however_her_name_is_typed(parties: PartyIndex, typed: str) -> None:
    assert called(parties, typed) == "1025"


@pytest.mark.parametrize("typed", ["Tomos Rees", "REES, Tomos", "Rees,Tomos", "tomos rees"])
def test_a_member_who_was_taken_in_with_the_surname_first_is_found_both_ways(
    parties: PartyIndex, typed: str
) -> None:
    parties.add(member("REES, Tomos", "1066"))
    assert called(parties, typed) == "1066"


def test_two_mair_joneses_are_asked_about_and_never_guessed(parties: PartyIndex) -> None:
    for typed in ("Mair Jones", "mair  jones", "MAIR JONES"):
        doubt = parties.find(typed, Part.GIVER)
        assert isinstance(doubt, Doubt)
        assert doubt.code == "row_name_ambiguous"
        assert doubt.facts["candidates"] == "1041 · 17/05/2024; 1058 · 23/12/2024"


def test_the_right_mair_is_taken_when_she_is_chosen(parties: PartyIndex) -> None:
    doubt = parties.find("Mair Jones", Part.GIVER)
    assert isinstance(doubt, Doubt)
    assert [called(parties, choice) for choice in doubt.choices] == ["1041", "1058"]


def test_a_number_beside_the_name_tells_which_mair(parties: PartyIndex) -> None:
    found = parties.find_numbered("Mair Jones", "1058", Part.GIVER)
    assert isinstance(found, Party)
    assert found.number == "1058"


def test_a_number_that_is_somebody_elses_is_asked_about(parties: PartyIndex) -> None:
    doubt = parties.find_numbered("Nia Price", "1025", Part.GIVER)
    assert isinstance(doubt, Doubt)
    assert doubt.code == "row_name_other_number"


def test_a_column_of_numbers_that_nobody_has_is_left_aside(parties: PartyIndex) -> None:
    found = parties.find_numbered("Nia Price", "7", Part.GIVER)
    assert isinstance(found, Party)
    assert found.number == "1017"


@pytest.mark.parametrize("typed", ["Gwenllian Llyr", "Gwenllïan Llŷt", "Llyr Gwenllian"])
def test_a_slip_is_asked_about_with_the_nearest_name(parties: PartyIndex, typed: str) -> None:
    doubt = parties.find(typed, Part.GIVER)
    assert isinstance(doubt, Doubt)
    assert (doubt.code, doubt.suggestion) == ("row_name_near", "Gwenllïan Llŷr")


def test_somebody_unknown_is_asked_about_without_a_suggestion(parties: PartyIndex) -> None:
    assert called(parties, "Nobody Known") == "row_name_unknown"
    assert called(parties, "") == "row_giver_missing"
    assert called(parties, "-", Part.RECEIVER) == "row_receiver_missing"
    assert called(parties, "x" * 300) == "row_name_too_long"


def test_an_organisation_receives_time_and_does_not_give_it(parties: PartyIndex) -> None:
    assert called(parties, "men\u2019s shed ely", Part.RECEIVER) == "Men's Shed Ely"
    assert called(parties, "Men's Shed Ely", Part.GIVER) == "row_giver_no_member"
    parties.add(Party(PartyKind.COMMUNITY, uuid4(), "Ely"))
    assert called(parties, "Ely", Part.HOLDER) == "row_holder_community"


def test_a_name_that_is_a_member_and_an_organisation_is_asked_about_where_both_fit() -> None:
    parties = PartyIndex()
    parties.add(member("Ty Hapus", "1017", date(2024, 1, 1)))
    parties.add(Party(PartyKind.ORGANISATION, uuid4(), "Ty Hapus"))
    assert called(parties, "Ty Hapus", Part.GIVER) == "1017"
    doubt = parties.find("Ty Hapus", Part.RECEIVER)
    assert isinstance(doubt, Doubt)
    assert [called(parties, choice, Part.RECEIVER) for choice in doubt.choices] == [
        "1017",
        "Ty Hapus",
    ]


@pytest.mark.parametrize(
    "typed", ["lift / transport", "Lifts", "LIFT/TRANSPORT", "Rhoi lifft", " lift  transport "]
)
def test_an_activity_goes_by_both_languages_and_other_words(
    activities: ActivityIndex, typed: str
) -> None:
    found = activities.find(typed)
    assert isinstance(found, ActivityName)
    assert found.name == "Lifts"


def test_an_activity_with_a_slip_is_asked_about(activities: ActivityIndex) -> None:
    doubt = activities.find("Gardning")
    assert isinstance(doubt, Doubt)
    assert (doubt.code, doubt.suggestion) == ("row_activity_near", "Gardening")
    unknown = activities.find("Astrology")
    assert isinstance(unknown, Doubt)
    assert unknown.code == "row_activity_unknown"


def test_a_word_for_two_activities_is_asked_about() -> None:
    activities = ActivityIndex()
    activities.add(ActivityName(uuid4(), "Sewing"), ["crafts"])
    activities.add(ActivityName(uuid4(), "Knitting"), ["crafts"])
    doubt = activities.find("Crafts")
    assert isinstance(doubt, Doubt)
    assert (doubt.code, doubt.choices) == ("row_activity_ambiguous", ("Sewing", "Knitting"))
