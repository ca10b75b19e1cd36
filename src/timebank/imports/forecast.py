"""What the books will say to hours that are credited one after another, by their own rules.

The check asks here, so that it locks nobody's account and writes nothing that it would have to
take back; the posting asks the books themselves, and stops where they say otherwise.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from timebank.ledger.rules import Room, available_minutes, overlap, passed_on_minutes

Work = tuple[UUID, UUID, UUID]
"""Giver, receiver and activity: what two entries of one piece of time have in common."""


class Credit(NamedTuple):
    """Hours that are about to be credited."""

    row_id: UUID
    row_number: int
    giver_id: UUID
    receiver_id: UUID
    receiver_type: str
    activity_id: UUID
    days: tuple[date, date]
    minutes: int
    separate: bool

    @property
    def work(self) -> Work:
        return self.giver_id, self.receiver_id, self.activity_id


@dataclass(frozen=True)
class Lacking:
    """The receiver has only so many minutes to give."""

    available_minutes: int


@dataclass(frozen=True)
class Closed:
    """The receiver's account is closed."""


@dataclass(frozen=True)
class Like:
    """It may be the same piece of time as an earlier row."""

    row_id: UUID
    row_number: int


Refusal = Lacking | Closed | Like


class Forecast:
    """Accounts as they stand, by owner, and as each credit leaves them.

    `periods` is the work of which the file has periods of several days: a day of the same may be
    within one. (Two rows of the same day were found when they were read.)
    """

    def __init__(self, rooms: Mapping[UUID, Room], periods: Iterable[Work]) -> None:
        self._rooms = rooms
        self._balances = {owner_id: room.balance for owner_id, room in rooms.items()}
        self._periods = frozenset(periods)
        self._credited: defaultdict[Work, list[Credit]] = defaultdict(list)

    def credit(self, one: Credit) -> Refusal | None:
        """Why the books will refuse it; None where they credit it, and then the accounts move."""
        refusal = self._alike(one) or self._payer_refuses(one)
        if refusal:
            return refusal
        if one.receiver_type == "member":
            self._balances[one.receiver_id] -= one.minutes
        giver = self._room(one.giver_id)
        self._balances[one.giver_id] += one.minutes - passed_on_minutes(one.minutes, giver)
        if one.work in self._periods:
            self._credited[one.work].append(one)
        return None

    def _alike(self, one: Credit) -> Like | None:
        if one.separate:
            return None
        for earlier in self._credited.get(one.work, ()):
            if overlap(earlier.days, one.days):
                return Like(earlier.row_id, earlier.row_number)
        return None

    def _payer_refuses(self, one: Credit) -> Lacking | Closed | None:
        if one.receiver_type != "member":
            return None
        payer = self._room(one.receiver_id)
        available = available_minutes(payer.balance, payer.held, payer.floor)
        if payer.closed:
            return Closed()
        return Lacking(available) if available < one.minutes else None

    def _room(self, owner_id: UUID) -> Room:
        """How an account stands after what was credited so far."""
        return replace(self._rooms[owner_id], balance=self._balances[owner_id])
