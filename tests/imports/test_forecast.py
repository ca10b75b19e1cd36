"""What the books will say to hours, one after another."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from timebank.imports.forecast import Closed, Credit, Forecast, Lacking, Like
from timebank.ledger.rules import Room

NIA, MAIR, CLUB, GARDENING = uuid4(), uuid4(), uuid4(), uuid4()
JUNE_7 = (date(2025, 6, 7), date(2025, 6, 7))
JUNE = (date(2025, 6, 1), date(2025, 6, 30))


EMPTY = Room(balance=0, held=0, floor=0)


def forecast(*periods: tuple[UUID, UUID, UUID], mair: Room = EMPTY) -> Forecast:
    """Nia with nothing, and Mair's account as it is said."""
    return Forecast({NIA: EMPTY, MAIR: mair}, periods)


def credit(
    giver: UUID = NIA,
    receiver: UUID = CLUB,
    minutes: int = 60,
    days: tuple[date, date] = JUNE_7,
    *,
    separate: bool = False,
) -> Credit:
    kind = "organisation" if receiver == CLUB else "member"
    return Credit(uuid4(), 2, giver, receiver, kind, GARDENING, days, minutes, separate=separate)


def test_thanks_are_always_credited() -> None:
    assert forecast().credit(credit()) is None


def test_what_was_earned_before_can_be_given() -> None:
    books = forecast()
    assert books.credit(credit(MAIR, NIA)) == Lacking(0)
    assert books.credit(credit(NIA, CLUB, 60)) is None
    assert books.credit(credit(MAIR, NIA, 61)) == Lacking(60)
    assert books.credit(credit(MAIR, NIA, 60)) is None
    assert books.credit(credit(MAIR, NIA, 1)) == Lacking(0)


@pytest.mark.parametrize(
    ("account", "left"),
    [
        (Room(60, 0, 0), 60),
        (Room(60, 20, 0), 40),
        (Room(0, 0, -300), 300),
        (Room(-400, 0, -300), 0),
    ],
)
def test_what_is_held_or_below_the_floor_cannot_be_given(account: Room, left: int) -> None:
    books = forecast(mair=account)
    assert books.credit(credit(NIA, MAIR, left + 1)) == Lacking(left)


def test_what_goes_on_to_the_pot_cannot_be_given() -> None:
    books = forecast(mair=Room(50, 0, 0, ceiling=100))
    assert books.credit(credit(MAIR, CLUB, 600)) is None
    assert books.credit(credit(NIA, MAIR, 101)) == Lacking(100)


def test_a_closed_account_receives_no_help_and_earns_for_the_pot() -> None:
    books = forecast(mair=Room(0, 0, 0, closed=True))
    assert books.credit(credit(NIA, MAIR, 1)) == Closed()
    assert books.credit(credit(MAIR, CLUB, 60)) is None
    assert books.credit(credit(NIA, MAIR, 1)) == Closed()


def test_a_period_with_a_day_of_the_same_in_it_may_be_the_same_time() -> None:
    books = forecast((NIA, CLUB, GARDENING))
    day = credit()
    assert books.credit(day) is None
    assert books.credit(credit(days=JUNE)) == Like(day.row_id, 2)
    assert books.credit(credit(days=JUNE, separate=True)) is None


def test_days_without_a_period_were_compared_when_they_were_read() -> None:
    books = forecast()
    assert books.credit(credit()) is None
    assert books.credit(credit(separate=True)) is None
