"""Credits: what an hour given becomes, and what stands in its way."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.books import A_DAY, Books, Owner
from tests.ledger.clock import Clock

from timebank.ledger.errors import (
    AccountClosed,
    AlreadyReversed,
    InsufficientMinutes,
    LooksLikeSameTime,
    NotReversed,
    OwnContribution,
    WorkedInFuture,
)


async def test_half_an_hour_counts_as_half_an_hour(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    await books.credits(nia, club, 30, delyth)
    assert await nia.balance() == 30


async def test_an_exchange_moves_minutes_from_one_to_the_other(bank: Books) -> None:
    nia, mair = await bank.member("Nia"), await bank.member("Mair")
    await bank.credits(nia, mair, 90, mair)
    assert (await nia.balance(), await mair.balance()) == (90, -90)
    await bank.agree()


async def test_the_receiver_of_an_exchange_must_have_the_minutes(
    books: Books, nia: Owner, mair: Owner
) -> None:
    with pytest.raises(InsufficientMinutes) as refused:
        await books.credits(nia, mair, 90, mair)
    assert refused.value.facts["available_minutes"] == 0


async def test_a_batch_is_as_if_one_were_verified_after_another(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    """What the first earns, the second gives on; the third comes too late."""
    earned = await books.logged(nia, club, 30)
    given = await books.logged(mair, nia, 20)
    too_much = await books.logged(mair, nia, 11, day=A_DAY + timedelta(1))
    verdicts = await books.verify(delyth, earned, given, too_much)
    assert [verdict.refusal and verdict.refusal.code for verdict in verdicts] == [
        None,
        None,
        "insufficient_minutes",
    ]
    assert (await nia.balance(), await mair.balance()) == (10, 20)
    await books.agree()


async def test_a_hundred_and_more_are_one_posting(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    entries = [await books.logged(nia, club, 1, day=A_DAY - timedelta(n)) for n in range(120)]
    verdicts = await books.verify(delyth, *entries)
    instants = [(verdict.transfer or {})["recorded_at"] for verdict in verdicts]
    assert await nia.balance() == 120
    assert instants == sorted(set(instants))
    await books.agree()


async def test_what_is_over_the_ceiling_goes_on_to_the_pot(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await nia.limits(ceiling_minutes=50)
    verdict = await books.credits(nia, club, 60, delyth)
    assert verdict.passed_on_minutes == 10
    assert (await nia.balance(), await pot.balance()) == (50, 10)
    await books.agree()


async def test_a_member_may_pass_all_thanks_on(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await nia.limits(passes_on=True)
    await books.credits(nia, club, 60, delyth)
    assert (await nia.balance(), await pot.balance()) == (0, 60)


async def test_thanks_that_come_late_for_one_who_has_left_go_to_the_pot(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await nia.limits(closed=True)
    await books.credits(nia, club, 60, delyth)
    assert (await nia.balance(), await pot.balance()) == (0, 60)
    assert (await nia.standing())["closed"]
    await books.agree()


async def test_one_who_has_left_is_not_asked_for_minutes(bank: Books) -> None:
    """Nor does it help that the batch thanks them too."""
    nia, mair, club = await bank.member("Nia"), await bank.member("Mair"), await bank.organisation()
    await mair.limits(closed=True)
    late, asked = await bank.logged(mair, club, 30), await bank.logged(nia, mair, 30)
    first, second = await bank.verify(await bank.member("Delyth"), late, asked)
    assert first.refusal is None
    assert isinstance(second.refusal, AccountClosed)
    assert (await mair.balance(), await nia.balance()) == (0, 0)


async def test_an_account_below_its_floor_keeps_what_it_is_missing_before_it_passes_on(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    credit = await books.credits(nia, club, 60, delyth)
    await nia.gives(40, await books.member("Mair"))
    await books.reverse(delyth, (credit.transfer or {})["id"])
    await nia.limits(passes_on=True)
    await books.credits(nia, club, 50, delyth, day=A_DAY + timedelta(1))
    assert (await nia.balance(), await pot.balance()) == (0, 10)


async def test_a_queried_entry_takes_the_minutes_that_are_decided(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    entry = await books.logged(nia, club, 90)
    await books.query(entry)
    (verdict,) = await books.verify(delyth, (entry, 75))
    assert (verdict.contribution or {})["minutes"] == 75
    assert await nia.balance() == 75


async def test_nobody_verifies_their_own(books: Books, nia: Owner, club: Owner) -> None:
    with pytest.raises(OwnContribution):
        await books.credits(nia, club, 60, nia)


async def test_a_correction_is_a_reversal_and_a_new_credit(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    wrong = await books.credits(nia, club, 60, delyth)
    truth = await books.logged(nia, club, 45, stated_by=delyth, corrects_id=wrong.contribution_id)
    await books.correct(delyth, truth)
    kinds = await books.rows("SELECT kind FROM timebank.transfer WHERE community_id = $1")
    assert sorted(row["kind"] for row in kinds) == ["reversal", "thank", "thank"]
    assert await nia.balance() == 45
    await books.agree()


async def test_a_correction_that_cannot_be_credited_undoes_nothing(bank: Books) -> None:
    nia, mair, gwen = [await bank.member(name) for name in ("Nia", "Mair", "Gwen")]
    delyth = await bank.member("Delyth")
    wrong = await bank.credits(nia, mair, 60, delyth)
    truth = await bank.logged(nia, gwen, 301, stated_by=delyth, corrects_id=wrong.contribution_id)
    with pytest.raises(InsufficientMinutes):
        await bank.correct(delyth, truth)
    assert (await nia.balance(), await mair.balance()) == (60, -60)


async def test_what_replaces_a_credited_entry_is_credited_by_a_correction_alone(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    wrong = await books.credits(nia, club, 60, delyth)
    truth = await books.logged(nia, club, 45, corrects_id=wrong.contribution_id)
    (verdict,) = await books.verify(delyth, truth)
    assert isinstance(verdict.refusal, NotReversed)


async def test_a_replacement_that_was_declined_makes_room_for_another(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    wrong = await books.credits(nia, club, 60, delyth)
    first = await books.logged(nia, club, 45, corrects_id=wrong.contribution_id)
    with pytest.raises(AlreadyReversed):
        await books.logged(nia, club, 50, corrects_id=wrong.contribution_id)
    await books.decline(first, delyth)
    second = await books.logged(nia, club, 50, corrects_id=wrong.contribution_id)
    await books.correct(delyth, second)
    assert await nia.balance() == 50


async def test_a_reversal_may_take_an_account_below_its_floor_which_then_spends_nothing(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    credit = await books.credits(nia, club, 60, delyth)
    await nia.gives(40, mair)
    await books.reverse(delyth, (credit.transfer or {})["id"])
    assert (await nia.standing())["excused"] == 40
    with pytest.raises(InsufficientMinutes):
        await nia.gives(1, mair)
    await books.credits(nia, club, 50, delyth, day=A_DAY + timedelta(1))
    assert (await nia.standing())["excused"] == 0
    await nia.gives(10, mair)
    await books.agree()


async def test_a_second_entry_for_the_same_time_waits_until_called_separate(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    first, second = await books.logged(nia, club, 60), await books.logged(nia, club, 45)
    (_, verdict) = await books.verify(delyth, first, second)
    assert isinstance(verdict.refusal, LooksLikeSameTime)
    assert verdict.refusal.facts["about_id"] == str(first)
    await books.separate(second, delyth)
    await books.verify(delyth, second)
    assert await nia.balance() == 105


async def test_who_called_an_entry_separate_has_not_spoken_of_what_came_later(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    await books.credits(nia, club, 60, delyth)
    second = await books.logged(nia, club, 45)
    await books.separate(second, delyth)
    await books.verify(delyth, second)
    third = await books.logged(nia, club, 45)
    (verdict,) = await books.verify(delyth, third)
    assert isinstance(verdict.refusal, LooksLikeSameTime)


async def test_a_day_and_the_month_around_it_are_the_same_time(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    month = await books.logged(nia, club, 600, day=A_DAY.replace(day=1), days=30)
    await books.verify(delyth, month)
    with pytest.raises(LooksLikeSameTime):
        await books.credits(nia, club, 60, delyth)


async def test_a_reversed_entry_is_never_the_same_time(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    credit = await books.credits(nia, club, 60, delyth)
    await books.reverse(delyth, (credit.transfer or {})["id"])
    await books.credits(nia, club, 60, delyth)
    assert await nia.balance() == 60


async def test_hours_of_before_the_books_are_not_credited_again(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    """The opening balance counts them."""
    await books.historic(nia, club, 60)
    with pytest.raises(LooksLikeSameTime):
        await books.credits(nia, club, 60, delyth)


async def test_lines_stay_in_order_though_the_clock_steps_back(
    books: Books, nia: Owner, club: Owner, delyth: Owner, clock: Clock
) -> None:
    first = await books.credits(nia, club, 10, delyth)
    await clock.stands(timedelta(hours=-1))
    second = await books.credits(nia, club, 10, delyth, day=A_DAY + timedelta(1))
    first_at, second_at = [(v.transfer or {})["recorded_at"] for v in (first, second)]
    assert second_at == first_at + timedelta(microseconds=1)
    await books.agree()


async def test_the_day_is_the_communitys_own(
    books: Books, nia: Owner, club: Owner, clock: Clock
) -> None:
    """A quarter to midnight is still the day that London has, whatever day it is elsewhere."""
    async with books.transaction() as connection:
        now = await books.now(connection)
    evening = now.astimezone(ZoneInfo("Europe/London")).replace(hour=23, minute=45)
    await clock.stands(evening - now)
    await books.logged(nia, club, 60, day=evening.date())
    with pytest.raises(WorkedInFuture):
        await books.logged(nia, club, 60, day=evening.date() + timedelta(1))
