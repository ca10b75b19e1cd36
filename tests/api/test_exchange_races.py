"""Both sides at once, and whatever comes in between: as if one had come after the other."""

from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import text
from tests.api.exchanging import agreed, proposes, says, sees
from tests.api.test_races import codes, posts, race
from tests.api.town import Person, Town
from tests.proof import faults

pytestmark = pytest.mark.anyio


@pytest.fixture
async def proved(bank: Town) -> AsyncIterator[Town]:
    """A town whose books are proved when the race is over."""
    yield bank
    async with bank.database.transaction(bank.id) as connection:

        async def run(query: str) -> list[Any]:
            return [*(await connection.execute(text(query))).all()]

        assert await faults(run) == {}


@pytest.fixture
async def nia(proved: Town) -> Person:
    return await proved.person("Nia")


@pytest.fixture
async def mair(proved: Town) -> Person:
    return await proved.person("Mair")


async def test_both_sides_state_the_same_at_once_and_it_is_credited_once(
    nia: Person, mair: Person
) -> None:
    for turn in range(1, 4):
        both = await agreed(nia, mair, planned_on=f"2025-06-0{turn}")
        path = f"/exchanges/{both['id']}/done"
        answers = await race(*(posts(one, path, {"minutes": 30}) for one in (nia, mair)))
        assert codes(answers) == {"done": 2}
        assert (await sees(nia, both))["state"] == "confirmed"
        assert (await nia.balance(), await mair.balance()) == (30 * turn, -30 * turn)


async def test_both_sides_state_different_minutes_at_once_and_both_stay(
    nia: Person, mair: Person
) -> None:
    both = await agreed(nia, mair)
    path = f"/exchanges/{both['id']}/done"
    answers = await race(posts(nia, path, {"minutes": 31}), posts(mair, path, {"minutes": 30}))
    assert codes(answers) == {"done": 2}
    (hours,) = (await sees(nia, both))["hours"]
    assert (hours["state"], hours["giver_minutes"], hours["receiver_minutes"]) == (
        "queried",
        31,
        30,
    )


async def test_confirmed_by_everybody_at_once_it_is_credited_once(
    proved: Town, nia: Person, mair: Person
) -> None:
    delyth = await proved.coordinator()
    both = await agreed(nia, mair)
    told = await says(nia, "done", both, minutes=30)
    path = f"/exchanges/{both['id']}/confirm"
    answers = await race(
        *(posts(mair, path) for _ in range(3)),
        posts(delyth, path, {"member_id": str(mair.id)}),
        posts(delyth, f"/contributions/{told['hours'][0]['contribution_id']}/verify"),
    )
    # Whoever looked before a coordinator's word was there says theirs beside it.
    assert set(codes(answers)) <= {"done", "exchange_over", "already_decided"}
    assert (await sees(nia, both))["state"] == "confirmed"
    assert await nia.balance() == 30


async def test_cancelled_and_stated_at_once_one_of_the_two_holds(nia: Person, mair: Person) -> None:
    seen: Counter[str] = Counter()
    for _ in range(3):
        both = await agreed(nia, mair)
        path = f"/exchanges/{both['id']}"
        answers = await race(
            posts(mair, f"{path}/cancel", {"reason": "cannot"}),
            posts(nia, f"{path}/done", {"minutes": 30}),
        )
        assert codes(answers)["done"] == 1
        seen += codes(answers)
    assert set(seen) <= {"done", "exchange_over", "exchange_under_way"}


async def test_all_receivers_confirm_at_once_and_all_is_posted_once(
    proved: Town, nia: Person
) -> None:
    guests = [await proved.person(f"Guest {number}") for number in range(5)]
    both = await agreed(nia, guests)
    await says(nia, "done", both, minutes=100)
    path = f"/exchanges/{both['id']}/confirm"
    answers = await race(*(posts(guest, path) for guest in guests))
    assert codes(answers) == {"done": 5}
    assert (await sees(nia, both))["state"] == "confirmed"
    assert [await guest.balance() for guest in guests] == [-20] * 5
    assert await nia.balance() == 100


async def test_two_who_swap_help_at_once_do_not_stop_each_other(nia: Person, mair: Person) -> None:
    there, back = await agreed(nia, mair), await agreed(mair, nia)
    for exchange, giver in ((there, nia), (back, mair)):
        await says(giver, "done", exchange, minutes=30)
    answers = await race(
        posts(mair, f"/exchanges/{there['id']}/confirm"),
        posts(nia, f"/exchanges/{back['id']}/confirm"),
    )
    assert codes(answers) == {"done": 2}
    assert (await nia.balance(), await mair.balance()) == (0, 0)


async def test_both_agree_at_once_and_it_is_agreed(proved: Town, nia: Person, mair: Person) -> None:
    delyth = await proved.coordinator()
    asked = await proposes(delyth, giver=nia, receiver=mair)
    path = f"/exchanges/{asked['id']}/agree"
    assert codes(await race(*(posts(one, path) for one in (nia, mair)))) == {"done": 2}
    assert (await sees(nia, asked))["state"] == "agreed"
