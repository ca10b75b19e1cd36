"""Hours credited after their giver has left go where the leaver, or the community, said."""

import asyncio
from datetime import timedelta

import pytest
from tests.books import A_DAY, Books, Owner

from timebank.base.errors import NotFound
from timebank.ledger.errors import AccountClosed, OwnGain


async def leaves(one: Owner, late_to: Owner | None = None) -> None:
    await one.limits(closed=True, late_to=late_to.account_id if late_to else None)


async def late_line(books: Books) -> tuple[str, str]:
    """The kind and the reason of what was passed on last."""
    sql = (
        "SELECT kind, reason FROM timebank.transfer WHERE community_id = $1"
        " ORDER BY recorded_at DESC LIMIT 1"
    )
    row = await books.row(sql)
    return row["kind"], row["reason"]


async def test_where_nothing_was_said_they_go_to_the_pot(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await leaves(nia)
    assert (await books.credits(nia, club, 60, delyth)).passed_on_minutes == 60
    assert (await nia.balance(), await pot.balance()) == (0, 60)
    assert await late_line(books) == ("donate", "passed_on")


async def test_they_expire_where_what_remained_expired(
    books: Books, nia: Owner, club: Owner, delyth: Owner, pot: Owner
) -> None:
    await leaves(nia, await books.own("expired"))
    assert (await books.credits(nia, club, 60, delyth)).passed_on_minutes == 60
    assert (await nia.balance(), await pot.balance()) == (0, 0)
    assert await late_line(books) == ("expire", "passed_on")
    await books.agree()


async def test_they_go_to_whom_the_rest_was_given(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    await leaves(nia, mair)
    await books.credits(nia, club, 60, delyth)
    assert (await nia.balance(), await mair.balance()) == (0, 60)
    assert await late_line(books) == ("gift", "passed_on")
    await books.agree()


async def test_several_at_once_each_go_their_own_way(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    tomos, pot = await books.member("Tomos"), await books.own("pot")
    await mair.limits(ceiling_minutes=100)
    await leaves(nia, mair)
    await leaves(tomos, await books.own("expired"))
    entries = [
        await books.logged(who, club, minutes, day=A_DAY - timedelta(n))
        for n, (who, minutes) in enumerate([(nia, 40), (tomos, 30), (nia, 50), (nia, 20)])
    ]
    await books.verify(delyth, *entries)
    assert (await mair.balance(), await pot.balance()) == (90, 20)
    await books.agree()


async def test_whoever_has_left_too_or_has_no_room_is_given_none(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    pot = await books.own("pot")
    await leaves(nia, mair)
    await mair.limits(ceiling_minutes=59)
    await books.credits(nia, club, 60, delyth)
    await mair.limits(ceiling_minutes=None, closed=True)
    await books.credits(nia, club, 30, delyth, day=A_DAY - timedelta(1))
    assert (await mair.balance(), await pot.balance()) == (0, 90)


async def test_nobody_confirms_hours_that_come_to_themselves(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    await leaves(nia, mair)
    entry = await books.logged(nia, club, 60)
    (verdict,) = await books.verify(mair, entry)
    assert isinstance(verdict.refusal, OwnGain)
    (verdict,) = await books.verify(delyth, entry)
    assert verdict.refusal is None
    assert await mair.balance() == 60


async def test_whoever_owes_an_hour_is_not_given_it_back(
    bank: Books,
) -> None:
    nia, mair, pot = await bank.member("Nia"), await bank.member("Mair"), await bank.own("pot")
    await leaves(nia, mair)
    assert (await bank.credits(nia, mair, 60, mair)).passed_on_minutes == 60
    assert (await mair.balance(), await pot.balance()) == (-60, 60)
    await bank.agree()


async def test_who_comes_back_keeps_their_own_hours(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    await leaves(nia, mair)
    await nia.limits(closed=False)
    await books.credits(nia, club, 60, delyth)
    assert (await nia.balance(), await mair.balance()) == (60, 0)
    assert (await nia.standing())["late_to"] is None


async def test_another_limit_of_a_closed_account_leaves_that_as_it_was(
    books: Books, nia: Owner, mair: Owner
) -> None:
    await leaves(nia, mair)
    await nia.limits(floor_minutes=-60)
    assert (await nia.standing())["late_to"] == mair.account_id


async def test_late_hours_go_to_members_and_what_expired_alone(
    books: Books, nia: Owner, club: Owner
) -> None:
    elsewhere = await books.own("contributions")
    for to in (nia, club, elsewhere):
        with pytest.raises(NotFound):
            await leaves(nia, to)
    with pytest.raises(NotFound):
        await leaves(club, nia)


async def test_an_hour_that_was_not_given_comes_back_from_wherever_it_went(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    for late_to in (mair, await books.own("expired")):
        await leaves(nia, late_to)
        credit = (await books.credits(nia, club, 60, delyth)).transfer or {}
        with pytest.raises(AccountClosed):
            await books.reverse(delyth, credit["id"])
        await nia.limits(closed=False)
        await books.reverse(delyth, credit["id"])
        assert (await nia.balance(), await mair.balance()) == (0, 0)
        await books.agree()


async def test_a_correction_takes_it_from_whom_it_came_to(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    await leaves(nia, mair)
    wrong = await books.credits(nia, club, 60, delyth)
    await nia.limits(closed=False)
    truth = await books.logged(nia, club, 45, stated_by=delyth, corrects_id=wrong.contribution_id)
    await books.correct(delyth, truth)
    assert (await nia.balance(), await mair.balance()) == (45, 0)
    await books.agree()


async def test_hours_of_both_at_once_wait_for_each_other_and_not_for_ever(
    bank: Books,
) -> None:
    nia, mair, delyth = [await bank.member(name) for name in ("Nia", "Mair", "Delyth")]
    club = await bank.organisation()
    await leaves(nia, mair)
    days = [A_DAY - timedelta(n) for n in range(8)]
    theirs = [await bank.logged(nia, club, 10, day=day) for day in days]
    hers = [await bank.logged(mair, club, 10, day=day) for day in days]
    pairs = [(a, b) if n % 2 else (b, a) for n, (a, b) in enumerate(zip(theirs, hers, strict=True))]
    await asyncio.gather(*(bank.verify(delyth, *pair) for pair in pairs))
    assert await mair.balance() == 160
    await bank.agree()
