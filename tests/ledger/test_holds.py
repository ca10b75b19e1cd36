"""Minutes reserved for a partner: spent, given back, or lapsed."""

from datetime import timedelta

import pytest
from tests.books import A_DAY, Books, Owner
from tests.ledger.clock import Clock

from timebank.ledger import posting
from timebank.ledger.errors import HoldLapsed, InsufficientMinutes, MoreThanHeld

HOUR = timedelta(hours=1)


@pytest.fixture
async def hour(books: Books, nia: Owner, club: Owner, delyth: Owner) -> None:
    """Nia has an hour."""
    await books.credits(nia, club, 60, delyth)


@pytest.mark.usefixtures("hour")
async def test_held_minutes_cannot_be_given_away(nia: Owner, mair: Owner, club: Owner) -> None:
    await nia.holds(50, club)
    with pytest.raises(InsufficientMinutes) as refused:
        await nia.gives(20, mair)
    assert refused.value.facts["available_minutes"] == 10


@pytest.mark.usefixtures("hour")
async def test_a_capture_takes_what_is_spent_and_gives_the_rest_back(
    books: Books, nia: Owner, club: Owner
) -> None:
    hold = await nia.holds(50, club)
    await books.capture(nia, hold, 30)
    standing = await nia.standing()
    assert (standing["balance"], standing["held"]) == (30, 0)
    assert await club.balance() == 30
    await books.agree()


@pytest.mark.usefixtures("hour")
async def test_a_capture_takes_at_most_what_was_held(books: Books, nia: Owner, club: Owner) -> None:
    hold = await nia.holds(20, club)
    with pytest.raises(MoreThanHeld) as refused:
        await books.capture(nia, hold, 21)
    assert refused.value.facts["available_minutes"] == 20


@pytest.mark.usefixtures("hour")
async def test_a_hold_lapses_by_time(
    books: Books, nia: Owner, mair: Owner, club: Owner, clock: Clock
) -> None:
    hold = await nia.holds(60, club, lasts=HOUR)
    await clock.stands(2 * HOUR)
    with pytest.raises(HoldLapsed):
        await books.capture(nia, hold, 60)
    await nia.gives(60, mair)
    assert (await nia.standing())["held"] == 0
    await books.agree()


@pytest.mark.usefixtures("hour")
async def test_a_hold_that_nobody_touches_again_is_ended_by_a_job(
    books: Books, nia: Owner, club: Owner, clock: Clock
) -> None:
    due, later = await nia.holds(20, club, lasts=HOUR), await nia.holds(10, club, lasts=3 * HOUR)
    await clock.stands(2 * HOUR)
    async with books.transaction() as connection:
        assert await posting.holds_lapse(connection, books.id, 100) == 1
        assert await posting.holds_lapse(connection, books.id, 100) == 0
    states = await books.rows("SELECT id, state FROM timebank.hold WHERE community_id = $1")
    assert {row["id"]: row["state"] for row in states} == {due: "lapsed", later: "held"}
    assert (await nia.standing())["held"] == 10
    await books.agree()


@pytest.mark.usefixtures("hour")
async def test_a_hold_that_lapsed_on_the_way_to_a_refusal_is_given_back(
    books: Books, nia: Owner, mair: Owner, club: Owner, clock: Clock
) -> None:
    """The batch stands though its one row was refused, and so does the end of the hold."""
    await nia.holds(30, club, lasts=HOUR)
    too_long = await books.logged(mair, nia, 90)
    await clock.stands(2 * HOUR)
    (verdict,) = await books.verify(nia, too_long)
    assert isinstance(verdict.refusal, InsufficientMinutes)
    assert verdict.refusal.facts["available_minutes"] == 60
    assert (await nia.standing())["held"] == 0
    await books.agree()


@pytest.mark.usefixtures("hour")
async def test_a_hold_placed_before_may_be_captured_though_the_account_fell_below_its_floor(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    more = await books.credits(nia, club, 30, delyth, day=A_DAY + timedelta(1))
    hold = await nia.holds(80, club)
    await books.reverse(delyth, (more.transfer or {})["id"])
    assert (await nia.standing())["excused"] == 20
    with pytest.raises(InsufficientMinutes):
        await nia.holds(1, club)
    await books.capture(nia, hold, 80)
    assert await nia.balance() == -20
    await books.agree()


@pytest.mark.usefixtures("hour")
async def test_releasing_a_hold_lowers_what_is_excused(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    more = await books.credits(nia, club, 30, delyth, day=A_DAY + timedelta(1))
    hold = await nia.holds(80, club)
    await books.reverse(delyth, (more.transfer or {})["id"])
    await books.release(hold)
    standing = await nia.standing()
    assert (standing["balance"], standing["held"], standing["excused"]) == (60, 0, 0)


@pytest.mark.usefixtures("hour")
async def test_a_spend_can_be_undone(books: Books, nia: Owner, club: Owner, delyth: Owner) -> None:
    spend = await books.capture(nia, await nia.holds(20, club), 20)
    await books.reverse(delyth, spend["id"])
    assert (await nia.balance(), await club.balance()) == (60, 0)
