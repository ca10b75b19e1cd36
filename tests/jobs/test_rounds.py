"""Work that is done again and again: through failures, beside other towns', until told to stop."""

import asyncio
import json

import pytest
from tests.books import Books

from timebank.base.ids import CommunityId
from timebank.cli.logs import start_logging
from timebank.db.engine import Connection, Database, call
from timebank.db.failures import DatabaseAway
from timebank.jobs.rounds import LONGEST_PAUSE, Job, in_each, pause, working


async def spell() -> None:
    """Time for a few rounds that are a hundredth of a second apart."""
    await asyncio.sleep(0.1)


async def test_rounds_follow_each_other_until_the_end_and_no_longer() -> None:
    rounds = 0

    async def count() -> None:
        nonlocal rounds
        rounds += 1

    async with working([Job("count", 0.01, count)]):
        await spell()
    done = rounds
    assert done > 1
    await spell()
    assert rounds == done


@pytest.mark.usefixtures("logging_kept")
async def test_a_round_that_fails_is_told_without_its_words_and_tried_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    faults = [RuntimeError("Nia Jones"), DatabaseAway()]
    well = asyncio.Event()

    async def stumble() -> None:
        if faults:
            raise faults.pop(0)
        well.set()

    start_logging("info")
    async with working([Job("stumble", 0.01, stumble)]):
        await asyncio.wait_for(well.wait(), 5)
    said = capsys.readouterr().err
    events = [json.loads(line)["event"] for line in said.splitlines()]
    assert events == ["job_failed", "job_without_database"]
    assert "Nia" not in said


@pytest.mark.parametrize(
    ("seconds", "failed", "waits"),
    [
        (1, 0, 1),
        (1, 3, 8),
        (1, 10_000, LONGEST_PAUSE),
        (60, 0, 60),
        (60, 5, 60),
    ],
)
def test_work_that_fails_is_left_alone_for_longer(
    seconds: float, failed: int, waits: float
) -> None:
    assert pause(seconds, failed) == waits


async def test_a_round_under_way_is_broken_off_and_leaves_nothing(
    books: Books, database: Database
) -> None:
    begun = asyncio.Event()

    async def tell(connection: Connection, community_id: CommunityId) -> int:
        await call(
            connection, "UPDATE timebank.community SET name_cy = 'Neb' WHERE id = $1", community_id
        )
        begun.set()
        await asyncio.sleep(60)
        return 0

    async with working([Job("tell", 60, lambda: in_each(database, [books.id], tell))]):
        await begun.wait()
    (row,) = await books.rows("SELECT name_cy FROM timebank.community WHERE id = $1")
    assert row["name_cy"] != "Neb"


async def test_a_town_where_it_fails_holds_no_other_up(database: Database) -> None:
    towns = [(await Books.open(database)).id for _ in range(3)]
    left = {towns[0]: 1, towns[2]: 2}

    async def act(_connection: Connection, community_id: CommunityId) -> int:
        left[community_id] = left[community_id] - 1
        return 1 if left[community_id] >= 0 else 0

    assert await in_each(database, towns, act) == 3
    assert left == {towns[0]: -1, towns[2]: -1}
