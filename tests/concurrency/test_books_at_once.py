"""What holds when everybody acts at the same moment."""

import random
from datetime import timedelta

import pytest
from tests.books import A_DAY, Books, Owner
from tests.concurrency.race import codes, race


async def test_ten_spenders_do_not_spend_more_than_there_is(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    await books.credits(nia, club, 70, delyth)
    outcomes = await race(*(nia.gives(10, mair) for _ in range(10)))
    assert codes(outcomes) == {"done": 7, "insufficient_minutes": 3}
    assert (await nia.balance(), await mair.balance()) == (0, 70)
    await books.agree()


async def test_gifts_and_holds_draw_on_the_same_minutes(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    await books.credits(nia, club, 60, delyth)
    acts = [nia.gives(10, mair) for _ in range(5)], [nia.holds(10, club) for _ in range(5)]
    outcomes = await race(*(act for pair in zip(*acts, strict=True) for act in pair))
    assert codes(outcomes) == {"done": 6, "insufficient_minutes": 4}
    standing = await nia.standing()
    assert standing["balance"] - standing["held"] == 0
    await books.agree()


async def test_an_entry_verified_by_many_is_credited_once(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    entry = await books.logged(nia, club, 45)
    verdicts = await race(*(books.verify(delyth, entry) for _ in range(8)))
    refusals = codes([verdict.refusal for (verdict,) in verdicts])
    assert refusals == {"done": 1, "already_decided": 7}
    assert await nia.balance() == 45


async def test_the_same_time_is_credited_once_whoever_is_quicker(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    """Logged at once from a phone and a sheet, so that neither knew of the other."""
    phone, sheet = await books.logged(nia, club, 45), await books.logged(nia, club, 45)
    verdicts = await race(books.verify(delyth, phone), books.verify(delyth, sheet))
    refusals = codes([verdict.refusal for (verdict,) in verdicts])
    assert refusals == {"done": 1, "looks_like_same_time": 1}
    assert await nia.balance() == 45


async def test_a_hold_is_captured_or_released_once(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    await books.credits(nia, club, 60, delyth)
    hold = await nia.holds(30, club)
    ends = [books.capture(nia, hold, 30) for _ in range(4)], [books.release(hold) for _ in range(4)]
    outcomes = await race(*ends[0], *ends[1])
    assert codes(outcomes) == {"done": 1, "already_decided": 7}
    await books.agree()


async def test_a_transfer_is_reversed_once(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    await books.credits(nia, club, 60, delyth)
    gift = await nia.gives(20, mair)
    outcomes = await race(*(books.reverse(delyth, gift) for _ in range(6)))
    assert codes(outcomes) == {"done": 1, "already_reversed": 5}
    assert (await nia.balance(), await mair.balance()) == (60, 0)


@pytest.mark.parametrize("tries", range(3))
async def test_a_credit_is_reversed_or_corrected_and_never_both(
    books: Books, nia: Owner, club: Owner, delyth: Owner, tries: int
) -> None:
    credit = await books.credits(nia, club, 60, delyth, day=A_DAY + timedelta(tries))
    entry, transfer = credit.contribution_id, (credit.transfer or {})["id"]
    truth = await books.logged(
        nia, club, 90, day=A_DAY + timedelta(tries), stated_by=delyth, corrects_id=entry
    )
    outcomes = await race(books.correct(delyth, truth), books.reverse(delyth, transfer))
    assert codes(outcomes) == {"done": 1, "already_reversed": 1}
    corrected = codes(outcomes[:1])["done"]
    assert await nia.balance() == (90 if corrected else 0)
    await books.agree()


async def test_who_leaves_while_being_thanked_loses_nothing_and_keeps_nothing(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    """Whichever comes first: thanked and then not empty, or closed and passed on to the pot."""
    entries = [await books.logged(nia, club, 10, day=A_DAY + timedelta(i)) for i in range(5)]
    acts = [books.verify(delyth, entry) for entry in entries]
    *verdicts, closing = await race(*acts, nia.limits(closed=True))
    assert codes([verdict.refusal for (verdict,) in verdicts]) == {"done": 5}
    pot = await books.own("pot")
    assert await nia.balance() + await pot.balance() == 50
    closed = codes([closing])["done"] == 1
    assert (await nia.standing())["closed"] is closed
    await books.agree()


async def test_a_ceiling_holds_under_a_rush_of_thanks(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    await nia.limits(ceiling_minutes=35)
    entries = [await books.logged(nia, club, 10, day=A_DAY + timedelta(i)) for i in range(8)]
    await race(*(books.verify(delyth, entry) for entry in entries))
    assert (await nia.balance(), await (await books.own("pot")).balance()) == (35, 45)
    await books.agree()


async def test_two_imports_open_an_account_once(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    outcomes = await race(
        *(books.open_balances(delyth, [(nia, 60), (club, 30)]) for _ in range(2)),
        *(books.open_balances(delyth, [(club, 30), (nia, 60)]) for _ in range(2)),
    )
    assert codes(outcomes) == {"done": 1, "already_opened": 3}
    assert (await nia.balance(), await club.balance()) == (60, 30)


async def test_rings_of_exchanges_do_not_stop_each_other(bank: Books) -> None:
    """Everybody helps the next, and the one before, in batches that begin anywhere."""
    ring = [await bank.member(name) for name in ("Nia", "Mair", "Ifan", "Siân", "Owen")]
    delyth, batches = await bank.member("Delyth"), []
    for turn in range(8):
        entries = [
            await bank.logged(giver, receiver, 5, day=A_DAY + timedelta(turn))
            for giver, receiver in zip(ring, ring[1:] + ring[:1], strict=True)
        ]
        random.Random(turn).shuffle(entries)  # noqa: S311 - the same in every run
        batches.append(entries)
    verdicts = await race(*(bank.verify(delyth, *entries) for entries in batches))
    assert all(not verdict.refusal for batch in verdicts for verdict in batch)
    assert [await member.balance() for member in ring] == [0] * 5
    await bank.agree()


async def test_a_town_in_a_hurry_neither_deadlocks_nor_loses_a_minute(bank: Books) -> None:
    """Thanks, gifts, donations, grants, holds, reversals and lapses, all at once."""
    dice = random.Random(20)  # noqa: S311 - the same in every run
    people = [await bank.member(name) for name in ("Nia", "Mair", "Ifan", "Siân")]
    club, pot, delyth = (
        await bank.organisation(),
        await bank.own("pot"),
        await bank.member("Delyth"),
    )
    await people[0].limits(passes_on=True)
    await people[1].limits(ceiling_minutes=40)
    gifts = [await giver.gives(5, other) for giver in people[2:] for other in people[:2]]
    acts = []
    for turn in range(12):
        giver, other = dice.sample(people, 2)
        day = A_DAY + timedelta(turn)
        acts += [
            bank.verify(delyth, await bank.logged(giver, club, 15, day=day)),
            bank.verify(other, await bank.logged(giver, other, 10, day=day)),
            giver.gives(5, other),
            bank.move("donate", other, pot, 3, by=other),
            bank.move("grant", pot, giver, 2, by=delyth, reason="welcome"),
            giver.holds(4, club, lasts=timedelta(milliseconds=30 * (turn % 3 + 1))),
        ]
    acts += [bank.reverse(delyth, gift) for gift in gifts]
    dice.shuffle(acts)
    outcomes = await race(*acts)
    assert set(codes(outcomes)) <= {
        "done",
        "insufficient_minutes",
        "hold_lapsed",
        "ceiling_reached",
    }
    assert codes(outcomes)["done"] > len(acts) // 2
    await bank.agree()
