"""What the books say of themselves: statements, past balances and the trial balance agree."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from uuid import UUID

import pytest
from tests.books import A_DAY, Books, Owner
from tests.ledger.clock import Clock

from timebank.base.errors import Refusal
from timebank.ledger.queries import balance_through, standing_at, statement, trial_balance

MICROSECOND = timedelta(microseconds=1)


@dataclass
class Life:
    """A town that has lived a while, and every line of its books: when, from, to, minutes."""

    books: Books
    lines: list[tuple[datetime, UUID, UUID, int]]

    def balance(self, account_id: UUID, at: datetime) -> int:
        """The plain sum of an account's lines up to an instant."""
        return sum(
            minutes * ((credit == account_id) - (debit == account_id))
            for recorded_at, debit, credit, minutes in self.lines
            if recorded_at <= at
        )


@pytest.fixture(params=[1, 2, 3])
async def life(bank: Books, request: pytest.FixtureRequest) -> Life:
    dice = random.Random(request.param)  # noqa: S311 - the same in every run
    people = [await bank.member(name) for name in ("Nia", "Mair", "Ifan")]
    club, delyth = await bank.organisation(), await bank.member("Delyth")
    await people[0].limits(ceiling_minutes=60)
    for turn in range(25):
        giver, other = dice.sample(people, 2)
        try:
            await _something(bank, dice.randrange(6), turn, (giver, other, club, delyth))
        except Refusal:
            continue
    rows = await bank.rows(
        "SELECT recorded_at, debit_account_id, credit_account_id, minutes FROM timebank.transfer"
        " WHERE community_id = $1 ORDER BY recorded_at, id"
    )
    return Life(bank, [tuple(row) for row in rows])


async def _something(bank: Books, what: int, turn: int, who: tuple[Owner, ...]) -> None:
    giver, other, club, delyth = who
    day = A_DAY + timedelta(turn)
    match what:
        case 0 | 1:
            await bank.credits(giver, club, 40, delyth, day=day)
        case 2:
            await bank.credits(giver, other, 35, other, day=day)
        case 3:
            await giver.gives(20, other)
        case 4:
            await bank.capture(giver, await giver.holds(15, club), 10)
        case _:
            gift = await giver.gives(5, other)
            await bank.reverse(delyth, gift)


async def test_every_statement_runs_from_zero_to_the_balance(life: Life) -> None:
    books = life.books
    for account in await books.rows("SELECT id FROM timebank.account WHERE community_id = $1"):
        lines = statement(books.id, account["id"], lambda *_: [])
        async with books.transaction() as connection:
            told = (await connection.execute(lines)).all()
            running = list(accumulate(line.change_minutes for line in told))
            for line, expected in zip(told, running, strict=True):
                through = await balance_through(
                    connection, books.id, account["id"], line.recorded_at, line.transfer_id
                )
                assert through == expected
                assert line.balance_minutes in (None, expected)
        assert all(first.recorded_at <= then.recorded_at for first, then in pairwise(told))


async def test_a_past_balance_is_the_sum_of_the_lines_up_to_then(life: Life) -> None:
    books = life.books
    instants = [
        at for recorded_at, *_ in life.lines for at in (recorded_at - MICROSECOND, recorded_at)
    ]
    async with books.transaction() as connection:
        for at in instants:
            for stood in await standing_at(connection, books.id, at):
                assert stood.balance_minutes == life.balance(stood.account_id, at)


async def test_the_trial_balance_is_zero_at_every_instant(life: Life) -> None:
    books = life.books
    async with books.transaction() as connection:
        for at in [None, *(recorded_at for recorded_at, *_ in life.lines)]:
            trial = await trial_balance(connection, books.id, at)
            assert sum(line.balance_minutes for line in trial) == 0
            assert sum(line.debit_minutes for line in trial) == sum(
                line.credit_minutes for line in trial
            )


async def test_the_trial_balance_now_is_what_the_accounts_hold(life: Life) -> None:
    books = life.books
    held = await books.rows(
        "SELECT a.type, sum(b.balance)::bigint AS minutes FROM timebank.balance b"
        " JOIN timebank.account a ON a.community_id = b.community_id AND a.id = b.account_id"
        " WHERE b.community_id = $1 GROUP BY a.type"
    )
    async with books.transaction() as connection:
        trial = {line.type: line for line in await trial_balance(connection, books.id, None)}
    assert {row["type"]: row["minutes"] for row in held} == {
        kind: trial[kind].balance_minutes for kind in ("member", "organisation", "pot")
    }
    await books.agree()


async def test_now_shows_every_line_though_the_clock_stepped_back(
    books: Books, nia: Owner, club: Owner, delyth: Owner, clock: Clock
) -> None:
    await books.credits(nia, club, 60, delyth)
    await clock.stands(timedelta(minutes=-5))
    async with books.transaction() as connection:
        trial = {line.type: line for line in await trial_balance(connection, books.id, None)}
    assert trial["member"].balance_minutes == 60


async def test_held_minutes_of_the_past_are_those_held_then(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    await books.credits(nia, club, 60, delyth)
    hold = await nia.holds(40, club)
    async with books.transaction() as connection:
        then = await books.now(connection)
    await books.release(hold)
    async with books.transaction() as connection:
        (stood,) = await standing_at(connection, books.id, then, [nia.account_id])
        (stands,) = await standing_at(connection, books.id, None, [nia.account_id])
    assert (stood.held_minutes, stands.held_minutes) == (40, 0)
