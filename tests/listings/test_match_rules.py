"""What fits: nothing that speaks for somebody counts against them, and it holds both ways."""

from dataclasses import fields, replace
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from timebank.base.ids import new_id
from timebank.listings.match_rules import (
    Around,
    Nudge,
    Says,
    Why,
    access_in,
    apart_from,
    fit,
    nudge,
)
from timebank.listings.match_weights import check, weights

GARDENING = new_id()
KNOWN = weights()
FOR_THEM = ("access", "helped_before", "given_little", "received_little")


def few(*words: str) -> some.SearchStrategy[frozenset[str]]:
    return some.frozensets(some.sampled_from(words))


says = some.builds(
    Says,
    some.just(GARDENING),
    few("weekday_morning", "weekday_evening", "weekend_morning"),
    few("ely", "fairwater"),
    few("cy", "en", "ar"),
)
around = some.builds(
    Around,
    *[some.booleans()] * 5,
    some.sampled_from([(), ("references",)]),
)
people = some.integers(min_value=1, max_value=6).map(lambda n: UUID(int=n))


def score(one: Says, other: Says, known: Around) -> int:
    found = fit(one, other, known, KNOWN)
    assert found is not None
    return found.score


@given(says, says, around)
def test_it_makes_no_difference_who_offers_and_who_asks(
    one: Says, other: Says, known: Around
) -> None:
    assert fit(one, other, known, KNOWN) == fit(other, one, known, KNOWN)


@given(says, says, around, some.sampled_from(FOR_THEM))
def test_one_more_reason_never_lowers(one: Says, other: Says, known: Around, reason: str) -> None:
    no, yes = ({reason: said} for said in (False, True))
    without, having = replace(known, **no), replace(known, **yes)  # type: ignore[arg-type]  # drawn by name
    assert score(one, other, having) >= score(one, other, without)


@given(says, says, around, some.sampled_from(["times", "areas", "languages"]), some.data())
def test_one_more_thing_that_both_say_never_lowers(
    one: Says, other: Says, known: Around, what: str, data: Any
) -> None:
    if not getattr(one, what):
        return
    more = data.draw(some.sampled_from(sorted(getattr(one, what))))
    said = replace(other, **{what: getattr(other, what) | {more}})
    assert score(one, said, known) >= score(one, other, known)


@given(says, says, says, around, around)
def test_whoever_lacks_a_measure_comes_behind_all_who_have_it(
    asked: Says, one: Says, other: Says, known: Around, better: Around
) -> None:
    has_it, lacks = replace(known, lacking=()), replace(better, lacking=("check",))
    assert score(asked, one, has_it) > score(asked, other, lacks)


@given(says, says, around)
def test_reasons_are_told_in_one_order_and_each_once(one: Says, other: Says, known: Around) -> None:
    found = fit(one, other, known, KNOWN)
    assert found is not None
    order = [*Why]
    places = [order.index(reason.why) for reason in found.reasons]
    assert all(before < after for before, after in pairwise(places))
    assert places[0] == 0


@given(says, says, around)
def test_another_activity_never_fits(one: Says, other: Says, known: Around) -> None:
    assert fit(one, replace(other, activity_id=new_id()), known, KNOWN) is None


@given(some.lists(some.tuples(people, people)), people, people)
def test_two_who_are_kept_apart_are_so_both_ways(
    pairs: list[tuple[UUID, UUID]], one: UUID, other: UUID
) -> None:
    hidden = other in apart_from(pairs, {one})
    assert hidden == (one in apart_from(pairs, {other}))
    assert hidden == bool({(one, other), (other, one)} & {*pairs})


@pytest.mark.parametrize(
    ("given_minutes", "received_minutes", "towards"),
    [
        (0, 0, Nudge.BEGIN),
        (59, 59, Nudge.BEGIN),
        (180, 0, Nudge.RECEIVE),
        (179, 0, None),
        (0, 180, Nudge.GIVE),
        (180, 60, None),
        (600, 600, None),
    ],
)
def test_whoever_gave_much_and_received_little_is_nudged_and_the_other_way_round(
    given_minutes: int, received_minutes: int, towards: Nudge | None
) -> None:
    assert nudge(given_minutes, received_minutes, KNOWN) is towards


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("I use a wheelchair.", {"no_steps"}),
        ("Step-free, with a hearing loop", {"no_steps", "hearing"}),
        ("Rwy'n defnyddio cadair olwyn ac mae angen print bras arnaf", {"no_steps", "sight"}),
        ("Not suitable for wheelchairs", set()),
        ("Can't do large print", set()),
        ("Wheelchairs yes, quiet no", {"no_steps", "quiet"}),
        ("", set()),
    ],
)
def test_what_a_text_says_about_taking_part(text: str, about: set[str]) -> None:
    assert access_in(text, KNOWN) == about


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("open", {"time": 99}),
        ("same", {"place": -1}),
        ("around", {"helped_before": -1}),
        ("around", {"told": 1}),
        ("around", {"measure_needed": -50}),
    ],
)
def test_weights_that_would_turn_the_rules_round_are_refused(
    part: str, change: dict[str, int]
) -> None:
    changed: Any = {part: {**getattr(KNOWN, part), **change}}
    wrong = replace(KNOWN, **changed)
    with pytest.raises(ValueError, match=r"\["):
        check(wrong)


def test_every_reason_has_its_weight() -> None:
    told = {field.name for field in fields(Around)} - {"lacking"} | {"measure_needed"}
    assert {*KNOWN.around} == told
    assert {*KNOWN.same} == {*KNOWN.open} == {"time", "place", "language"}
