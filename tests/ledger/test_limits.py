"""Floors, ceilings, closing and opening: they hold, and never strand an account."""

from datetime import timedelta

import pytest
from tests.books import A_DAY, Books, Owner

from timebank.ledger.errors import (
    AccountClosed,
    AccountNotEmpty,
    AlreadyOpened,
    CeilingReached,
    InsufficientMinutes,
    LimitStranded,
    PotStaysOpen,
)


@pytest.fixture
async def hour(books: Books, nia: Owner, club: Owner, delyth: Owner) -> None:
    """Nia has an hour."""
    await books.credits(nia, club, 60, delyth)


@pytest.mark.usefixtures("hour")
async def test_a_gift_stops_at_the_others_ceiling(nia: Owner, mair: Owner) -> None:
    await mair.limits(ceiling_minutes=40)
    await nia.gives(30, mair)
    with pytest.raises(CeilingReached) as refused:
        await nia.gives(11, mair)
    assert refused.value.facts["available_minutes"] == 10


@pytest.mark.usefixtures("hour")
async def test_a_limit_that_the_balance_breaks_today_is_refused(nia: Owner) -> None:
    with pytest.raises(LimitStranded) as refused:
        await nia.limits(ceiling_minutes=30)
    assert refused.value.facts["balance_minutes"] == 60


@pytest.mark.usefixtures("hour")
async def test_an_account_closes_only_at_zero(books: Books, nia: Owner, pot: Owner) -> None:
    with pytest.raises(AccountNotEmpty):
        await nia.limits(closed=True)
    await books.move("donate", nia, pot, 60, by=nia)
    await nia.limits(closed=True)
    assert (await nia.standing())["closed"]


@pytest.mark.usefixtures("hour")
async def test_nothing_moves_into_a_closed_account_nor_is_undone_there(
    books: Books, nia: Owner, mair: Owner, delyth: Owner
) -> None:
    await nia.gives(30, mair)
    back = await mair.gives(30, nia)
    await mair.limits(closed=True)
    with pytest.raises(AccountClosed):
        await nia.gives(1, mair)
    with pytest.raises(AccountClosed):
        await books.reverse(delyth, back)
    await mair.limits(closed=False)
    await books.reverse(delyth, back)
    assert await mair.balance() == 30


async def test_the_pot_stays_open_and_takes_what_comes(pot: Owner) -> None:
    with pytest.raises(PotStaysOpen):
        await pot.limits(closed=True)
    with pytest.raises(PotStaysOpen):
        await pot.limits(ceiling_minutes=600)


async def test_every_change_of_limits_is_written_down(books: Books, nia: Owner) -> None:
    await nia.limits(floor_minutes=-60)
    await nia.limits(ceiling_minutes=600)
    changes = await books.rows(
        "SELECT floor, ceiling, actor_id FROM timebank.limit_change"
        " WHERE community_id = $1 ORDER BY recorded_at"
    )
    assert [tuple(change) for change in changes] == [(-60, None, nia.id), (-60, 600, nia.id)]


async def test_a_counted_balance_may_stand_below_the_floor_which_then_spends_nothing(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    await books.open_balances(delyth, [(nia, -45), (mair, 30)])
    assert ((await nia.standing())["excused"], await mair.balance()) == (45, 30)
    await books.credits(nia, club, 60, delyth, day=A_DAY + timedelta(1))
    with pytest.raises(InsufficientMinutes):
        await nia.gives(16, mair)
    await nia.gives(15, mair)
    await books.agree()


async def test_an_account_is_opened_again_once_its_opening_is_reversed(
    books: Books, nia: Owner, delyth: Owner
) -> None:
    (opening,) = await books.open_balances(delyth, [(nia, 30)])
    with pytest.raises(AlreadyOpened):
        await books.open_balances(delyth, [(nia, 40)])
    await books.reverse(delyth, opening["id"])
    await books.open_balances(delyth, [(nia, 40)])
    assert await nia.balance() == 40
