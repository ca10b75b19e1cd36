"""The rules as a person reads them, and that the database has the same ones."""

from datetime import date
from itertools import product

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timebank.base.ids import new_id
from timebank.ledger import rules
from timebank.ledger.rules import Room

TYPES = (*rules.BOUNDED, "contributions", "retired", "expired", "opening", "clearing")


@given(minutes=st.integers(1, 100_000), people=st.integers(1, 300))
def test_a_split_loses_nothing_and_is_even_to_the_minute(minutes: int, people: int) -> None:
    if minutes < people:
        return
    parts = rules.split(minutes, people)
    assert sum(parts) == minutes
    assert parts == sorted(parts, reverse=True)
    assert max(parts) - min(parts) <= 1


@pytest.mark.parametrize(("minutes", "people"), [(2, 3), (0, 1), (5, 0), (-5, 1)])
def test_fewer_minutes_than_people_are_not_split(minutes: int, people: int) -> None:
    with pytest.raises(ValueError, match="fewer minutes than people"):
        rules.split(minutes, people)


def test_several_givers_are_shared_over_several_receivers() -> None:
    shared = rules.share([("Nia", 60), ("Ifan", 30)], ["Mair", "Gwen", "Siân", "Owen"])
    assert shared == [
        ("Nia", "Mair", 15),
        ("Nia", "Gwen", 15),
        ("Nia", "Siân", 15),
        ("Nia", "Owen", 15),
        ("Ifan", "Mair", 8),
        ("Ifan", "Gwen", 8),
        ("Ifan", "Siân", 7),
        ("Ifan", "Owen", 7),
    ]


@pytest.mark.parametrize(
    ("worked_from", "worked_on", "so"),
    [
        (date(2025, 6, 7), date(2025, 6, 7), True),
        (date(2025, 6, 1), date(2025, 6, 30), True),
        (date(2025, 6, 30), date(2025, 7, 1), False),
        (date(2024, 6, 1), date(2025, 6, 1), False),
        (date(2025, 6, 2), date(2025, 6, 1), False),
    ],
)
def test_a_period_is_a_day_or_lies_within_a_month(
    worked_from: date, worked_on: date, *, so: bool
) -> None:
    assert rules.is_period(worked_from, worked_on) is so


def test_a_day_has_1440_minutes() -> None:
    assert rules.longest_minutes(date(2025, 6, 1), date(2025, 6, 1)) == 1440
    assert rules.longest_minutes(date(2025, 6, 1), date(2025, 6, 30)) == 43_200


@pytest.mark.parametrize(
    ("balance", "held", "floor", "available", "excused"),
    [(60, 20, 0, 40, 0), (0, 0, -300, 300, 0), (-40, 0, 0, 0, 40), (10, 30, 0, 0, 20)],
)
def test_what_may_leave_an_account_and_what_it_is_missing(
    *, balance: int, held: int, floor: int, available: int, excused: int
) -> None:
    assert rules.available_minutes(balance, held, floor) == available
    assert rules.excused_minutes(balance, held, floor) == excused


@pytest.mark.parametrize(
    ("giver", "passed_on"),
    [
        (Room(0, 0, 0), 0),
        (Room(0, 0, 0, ceiling=50), 10),
        (Room(80, 0, 0, ceiling=50), 60),
        (Room(0, 0, 0, passes_on=True), 60),
        (Room(0, 0, -300, closed=True), 60),
        (Room(-40, 0, 0, passes_on=True), 20),
        (Room(10, 30, 0, passes_on=True), 40),
    ],
)
def test_how_much_of_an_hour_goes_on_to_the_pot(giver: Room, passed_on: int) -> None:
    assert rules.passed_on_minutes(60, giver) == passed_on


LAWFUL = """
SELECT timebank.lawful(jsonb_populate_record(NULL::timebank.transfer, jsonb_build_object(
    'kind', $1::text, 'debit_type', $2::text, 'credit_type', $3::text, 'minutes', 60,
    'debit_account_id', $4::uuid, 'credit_account_id', $5::uuid, $6 || '_id', $4::uuid,
    'actor_kind', 'member', 'reason', 'other',
    'd_seq', CASE WHEN $7 THEN 1 END, 'd_bal', CASE WHEN $7 THEN 1 END,
    'c_seq', CASE WHEN $8 THEN 1 END, 'c_bal', CASE WHEN $8 THEN 1 END)))
"""
"""A line of 60 minutes with all that its kind takes."""


async def test_the_database_has_the_same_table_of_kinds(owner_url: str) -> None:
    """Every kind between every two types of account."""
    connection = await asyncpg.connect(owner_url)
    for kind, debit, credit in product((*rules.KINDS, "wage"), TYPES, TYPES):
        takes = rules.KINDS[kind][0].takes if kind in rules.KINDS else None
        said = await connection.fetchval(
            LAWFUL,
            kind,
            debit,
            credit,
            new_id(),
            new_id(),
            takes or "nothing",
            debit in rules.BOUNDED,
            credit in rules.BOUNDED,
        )
        assert said is rules.lawful(kind, debit, credit), (kind, debit, credit)
    await connection.close()
