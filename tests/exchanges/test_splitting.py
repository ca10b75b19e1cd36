"""Minutes over several people: nothing is lost, nobody gets none, and it is always the same."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from timebank.exchanges.splitting import shares

people = some.sets(some.uuids(), min_size=1, max_size=30)


@given(people, some.integers(min_value=30, max_value=1440))
def test_nothing_is_lost_and_everybody_gets_nearly_the_same(among: set[UUID], minutes: int) -> None:
    found = shares(minutes, among)
    assert sum(found.values()) == minutes
    assert found.keys() == among
    assert max(found.values()) - min(found.values()) <= 1
    assert min(found.values()) >= 1


@given(people, some.integers(min_value=30, max_value=1440), some.randoms())
def test_the_order_in_which_people_are_named_makes_no_difference(
    among: set[UUID], minutes: int, chance: some.DrawFn
) -> None:
    named = sorted(among)
    chance.shuffle(named)  # type: ignore[attr-defined]
    assert shares(minutes, named) == shares(minutes, among)


@given(people, some.integers(min_value=30, max_value=1440))
def test_the_remainder_goes_to_the_first_by_id(among: set[UUID], minutes: int) -> None:
    found = shares(minutes, among)
    in_order = [found[one] for one in sorted(among)]
    assert in_order == sorted(in_order, reverse=True)


@given(people)
def test_fewer_minutes_than_people_is_refused(among: set[UUID]) -> None:
    with pytest.raises(ValueError, match="fewer minutes than people"):
        shares(len(among) - 1, among)


@pytest.mark.parametrize(
    ("minutes", "people_there", "each"),
    [(60, 1, [60]), (60, 7, [9, 9, 9, 9, 8, 8, 8]), (61, 2, [31, 30]), (3, 3, [1, 1, 1])],
)
def test_by_hand(minutes: int, people_there: int, each: list[int]) -> None:
    among = [UUID(int=place) for place in range(people_there)]
    assert list(shares(minutes, reversed(among)).values()) == each
