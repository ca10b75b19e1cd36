"""Holds whose time is over, ended by several services and by their own people at once."""

from datetime import timedelta

from tests.books import Books, Owner
from tests.concurrency.race import codes, race
from tests.ledger.clock import Clock

from timebank.ledger import posting

HOUR = timedelta(hours=1)


async def lapse(books: Books) -> int:
    """One transaction of the job of one service."""
    async with books.transaction() as connection:
        return await posting.holds_lapse(connection, books.id, 3)


async def test_services_that_end_the_same_holds_take_each_off_once(
    books: Books, nia: Owner, mair: Owner, delyth: Owner, owner_url: str
) -> None:
    club, clock = await books.organisation(), Clock(owner_url)
    for member in (nia, mair):
        await books.credits(member, club, 60, delyth)
        for _ in range(10):
            await member.holds(5, club, lasts=HOUR)
    await clock.stands(2 * HOUR)
    try:
        outcomes = await race(
            *(lapse(books) for _ in range(6)), nia.gives(60, mair), mair.gives(1, nia)
        )
    finally:
        await clock.stands(timedelta(0))
    assert codes(outcomes) == {"done": 8}
    assert [(await one.standing())["held"] for one in (nia, mair)] == [0, 0]
    await books.agree()
