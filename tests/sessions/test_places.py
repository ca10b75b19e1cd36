"""Who gets a place, and how long somebody stayed."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timebank.base.errors import Refusal
from timebank.sessions.rules import minutes_of, moving_up, places_left

TEN = datetime(2026, 6, 2, 10, tzinfo=UTC)


def people(*numbers: int) -> list[UUID]:
    return [UUID(int=number) for number in numbers]


@given(
    places=st.integers(1, 12),
    coming=st.integers(0, 12),
    waiting=st.integers(0, 12),
    apart=st.sets(st.frozensets(st.integers(0, 23), min_size=2, max_size=2), max_size=8),
)
def test_places_are_filled_in_order_and_never_with_two_kept_apart(
    places: int, coming: int, waiting: int, apart: set[frozenset[int]]
) -> None:
    inside = people(*range(coming))
    queue = [(one, one) for one in people(*range(coming, coming + waiting))]
    pairs = {frozenset(people(*pair)) for pair in apart}
    let_in = moving_up(places, inside, queue, pairs)
    assert let_in == sorted(let_in)
    assert len(inside) + len(let_in) <= max(places, len(inside))
    for one in let_in:
        others = {*inside, *let_in} - {one}
        assert not any(frozenset((one, other)) in pairs for other in others)
    full = len(inside) + len(let_in) >= places
    for one, _ in queue:
        kept_out = any(frozenset((one, other)) in pairs for other in (*inside, *let_in))
        assert one in let_in or full or kept_out


@pytest.mark.parametrize(
    ("places", "taken", "full", "left"),
    [
        (10, 3, False, 7),
        (10, 12, False, 0),
        (10, 3, True, 0),
        (None, 3, False, None),
        (None, 3, True, 0),
    ],
)
def test_whoever_waits_is_told_of_no_place(
    places: int | None, taken: int, *, full: bool, left: int | None
) -> None:
    assert places_left(places, taken, full=full) == left


def came(**said: Any) -> Any:
    return SimpleNamespace(
        **{"in_at": None, "out_at": None, "minutes": None, "sheet_minutes": None, **said}
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (came(in_at=TEN, out_at=TEN + timedelta(minutes=90)), 90),
        (came(in_at=TEN, out_at=TEN + timedelta(minutes=30, seconds=59)), 30),
        (came(in_at=TEN, out_at=TEN + timedelta(seconds=20)), 1),
        (came(in_at=TEN), "check_out_missing"),
        (came(), "check_out_missing"),
        (came(in_at=TEN, minutes=45), 45),
        (came(in_at=TEN, out_at=TEN + timedelta(hours=2), minutes=45), 45),
        (came(minutes=45, sheet_minutes=60), "sheet_differs"),
    ],
)
def test_minutes_are_stated_or_from_the_clock_and_never_guessed(row: Any, told: int | str) -> None:
    found = minutes_of(row)
    assert (found.code if isinstance(found, Refusal) else found) == told
