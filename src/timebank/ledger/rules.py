"""The rules of the books (domain.md), each once in a line that a person understands.

The database holds them a second time, where nobody can talk round them: `sql/`, and the
constraints in tables.py. Minutes are whole numbers everywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

Someone = TypeVar("Someone")

MINUTES_IN_DAY = 1440
MOST_MINUTES = 1_000_000_000
"""No line and no limit is beyond this (1,900 years), so that no sum can run over."""
BOUNDED = frozenset({"member", "organisation", "pot"})
"""Accounts with limits, and a balance of their own; the others are sums of their lines."""


@dataclass(frozen=True)
class Kind:
    """Between which accounts a kind of transfer moves minutes, and what it takes besides."""

    debit: frozenset[str]
    credit: frozenset[str]
    takes: str | None = None
    reason: bool = False


def _kind(debit: str, credit: str, takes: str | None = None, *, reason: bool = False) -> Kind:
    return Kind(frozenset(debit.split()), frozenset(credit.split()), takes, reason)


KINDS: dict[str, tuple[Kind, ...]] = {
    "thank": (_kind("contributions", "member", "contribution"),),
    "exchange": (_kind("member", "member", "contribution"),),
    "gift": (_kind("member", "member"),),
    "donate": (_kind("member organisation", "pot"),),
    "grant": (_kind("pot", "member organisation", reason=True),),
    "spend": (_kind("member organisation pot", "organisation", "hold"),),
    "retire": (_kind("organisation", "retired"),),
    "expire": (_kind("member", "expired", reason=True),),
    "opening": (
        _kind("opening", "member organisation", "import_row"),
        _kind("member organisation", "opening", "import_row"),
    ),
}
"""Every kind but `reversal`, which goes the opposite way of another transfer, with a reason."""


def lawful(kind: str, debit_type: str, credit_type: str) -> bool:
    """Whether a kind of transfer may go from one type of account to another."""
    return any(debit_type in way.debit and credit_type in way.credit for way in KINDS.get(kind, ()))


def longest_minutes(worked_from: date, worked_on: date) -> int:
    """The most minutes that fit in these days."""
    return MINUTES_IN_DAY * ((worked_on - worked_from).days + 1)


def is_period(worked_from: date, worked_on: date) -> bool:
    """One day, or a period within one calendar month."""
    one_month = (worked_from.year, worked_from.month) == (worked_on.year, worked_on.month)
    return worked_from <= worked_on and one_month


def overlap(first: tuple[date, date], second: tuple[date, date]) -> bool:
    """Whether two periods have a day in common, and so may be the same piece of time."""
    return first[0] <= second[1] and second[0] <= first[1]


def available_minutes(balance: int, held: int, floor: int) -> int:
    """The most that may leave an account now: what is held cannot, and never less than 0."""
    return max(0, balance - held - floor)


def excused_minutes(balance: int, held: int, floor: int) -> int:
    """By how much an account stands below its floor, as only a reversal or an opening takes it.
    Until it is back, nothing new leaves it."""
    return max(0, floor - (balance - held))


@dataclass(frozen=True)
class Room:
    """What decides how much of a credit stays with its giver. Minutes; before the credit."""

    balance: int
    held: int
    floor: int
    ceiling: int | None = None
    passes_on: bool = False
    closed: bool = False


def passed_on_minutes(credited: int, giver: Room) -> int:
    """How much of a credit goes on to the pot: what exceeds the giver's ceiling, or all of it where
    they pass thanks on or have left. What the account is missing up to its floor it keeps first:
    no limit stops the credit of a given hour."""
    after = giver.balance + credited
    if giver.passes_on or giver.closed:
        beyond = credited
    else:
        beyond = 0 if giver.ceiling is None else max(0, after - giver.ceiling)
    return min(credited, beyond, available_minutes(after, giver.held, giver.floor))


def split(minutes: int, people: int) -> list[int]:
    """Whole minutes for each of several people: alike, and the remainder one by one to the first.

    Nothing is lost. Raises ValueError where there are fewer minutes than people.
    """
    if not 0 < people <= minutes:
        raise ValueError("there are fewer minutes than people")
    each, over = divmod(minutes, people)
    return [each + (1 if place < over else 0) for place in range(people)]


def share(
    given: Sequence[tuple[Someone, int]], receivers: Sequence[Someone]
) -> list[tuple[Someone, Someone, int]]:
    """Who gave how many minutes to whom, where several gave to several at once.

    Each giver's minutes are split over all receivers, in the order stated; a giver earns what was
    given, no more. Raises ValueError where someone gave fewer minutes than there are receivers.
    """
    return [
        (giver, receiver, part)
        for giver, minutes in given
        for receiver, part in zip(receivers, split(minutes, len(receivers)), strict=True)
    ]
