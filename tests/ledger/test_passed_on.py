"""What a credit passed on to the pot comes back when the credit is undone."""

from datetime import timedelta
from typing import Any

import pytest
from tests.books import A_DAY, Books, Owner

from timebank.ledger.errors import AccountClosed, AlreadyReversed
from timebank.ledger.posting import Verdict


def credit_of(verdict: Verdict) -> Any:
    return (verdict.transfer or {})["id"]


async def passed_on_line(books: Books) -> Any:
    """The latest donation."""
    sql = (
        "SELECT id FROM timebank.transfer WHERE community_id = $1 AND kind = 'donate'"
        " ORDER BY recorded_at DESC"
    )
    return (await books.row(sql))["id"]


async def test_thanks_that_were_passed_on_come_back_with_the_credit(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await nia.limits(passes_on=True)
    credit = await books.credits(nia, club, 60, delyth)
    await books.reverse(delyth, credit_of(credit))
    assert (await nia.balance(), await pot.balance()) == (0, 0)
    await books.agree()


async def test_of_what_was_over_the_ceiling_only_that_comes_back(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await nia.limits(ceiling_minutes=50)
    credit = await books.credits(nia, club, 60, delyth)
    await nia.gives(30, await books.member("Mair"))
    await books.reverse(delyth, credit_of(credit))
    assert (await nia.balance(), await pot.balance()) == (-30, 0)
    assert (await nia.standing())["excused"] == 30
    await books.agree()


async def test_a_pot_that_has_granted_it_goes_below_its_floor(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await nia.limits(passes_on=True)
    credit = await books.credits(nia, club, 60, delyth)
    await books.move("grant", pot, await books.member("Tomos"), 60, by=delyth, reason="welcome")
    await books.reverse(delyth, credit_of(credit))
    assert (await nia.balance(), await pot.balance()) == (0, -60)
    await books.agree()


async def test_a_correction_takes_it_back_and_passes_on_what_is_true(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await nia.limits(passes_on=True)
    wrong = await books.credits(nia, club, 60, delyth)
    truth = await books.logged(nia, club, 45, stated_by=delyth, corrects_id=wrong.contribution_id)
    right = await books.correct(delyth, truth)
    assert right.passed_on_minutes == 45
    assert (await nia.balance(), await pot.balance()) == (0, 45)
    await books.agree()


async def test_one_who_passes_on_no_longer_keeps_what_is_corrected(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await nia.limits(passes_on=True)
    wrong = await books.credits(nia, club, 60, delyth)
    await nia.limits(passes_on=False)
    truth = await books.logged(nia, club, 45, stated_by=delyth, corrects_id=wrong.contribution_id)
    await books.correct(delyth, truth)
    assert (await nia.balance(), await pot.balance()) == (45, 0)


async def test_what_was_taken_back_by_itself_is_not_taken_back_again(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await nia.limits(passes_on=True)
    credit = await books.credits(nia, club, 60, delyth)
    passed_on = await passed_on_line(books)
    await books.reverse(delyth, passed_on)
    assert (await nia.balance(), await pot.balance()) == (60, 0)
    await books.reverse(delyth, credit_of(credit))
    assert (await nia.balance(), await pot.balance()) == (0, 0)
    with pytest.raises(AlreadyReversed):
        await books.reverse(delyth, passed_on)


async def test_both_may_be_named_in_any_order(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    await nia.limits(passes_on=True)
    first = credit_of(await books.credits(nia, club, 60, delyth))
    await books.reverse(delyth, first, await passed_on_line(books))
    second = credit_of(await books.credits(nia, club, 60, delyth))
    await books.reverse(delyth, await passed_on_line(books), second)
    assert (await nia.balance(), await (await books.own("pot")).balance()) == (0, 0)


async def test_a_donation_of_ones_own_stays_where_it_is(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    credit = await books.credits(nia, club, 60, delyth)
    await books.move("donate", nia, pot, 60, by=nia)
    await books.reverse(delyth, credit_of(credit))
    assert (await nia.balance(), await pot.balance()) == (-60, 60)


async def test_each_of_many_takes_back_its_own(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    pot = await books.own("pot")
    await nia.limits(passes_on=True)
    entries = [
        await books.logged(who, club, 10 + n, day=A_DAY - timedelta(n))
        for n, who in enumerate([nia, mair, nia])
    ]
    posted = await books.verify(delyth, *entries)
    assert (await nia.balance(), await mair.balance(), await pot.balance()) == (0, 11, 22)
    await books.reverse(delyth, credit_of(posted[2]), credit_of(posted[1]))
    assert (await nia.balance(), await mair.balance(), await pot.balance()) == (0, 0, 10)
    await books.agree()


async def test_for_one_who_has_left_the_account_is_opened_again_first(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await nia.limits(closed=True)
    credit = await books.credits(nia, club, 60, delyth)
    with pytest.raises(AccountClosed):
        await books.reverse(delyth, credit_of(credit))
    assert await pot.balance() == 60
    await nia.limits(closed=False)
    await books.reverse(delyth, credit_of(credit))
    await nia.limits(closed=True)
    assert (await nia.balance(), await pot.balance()) == (0, 0)
