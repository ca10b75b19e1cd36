"""Whatever the books accept, the verifier accepts."""

from datetime import timedelta

import pytest
from tests.books import A_DAY
from tests.ledger.clock import Clock
from tests.sealing.conftest import Sealer
from tests.verifier.conftest import Stated, Town, bundle_of, checked

from timebank.base.ids import new_id
from timebank.contributions import statements
from timebank.contributions.rules import Side
from timebank.contributions.statements import Statement
from timebank.db.engine import Database
from timebank.ledger import posting
from timebank.ledger.posting import Actor, ActorKind

pytestmark = pytest.mark.anyio


async def test_a_town_in_which_everything_happened_once_is_whole(town: Town, bundle: bytes) -> None:
    summary = checked(bundle)
    (count,) = await town.books.rows(
        "SELECT count(*), sum(minutes) FROM timebank.transfer WHERE community_id = $1"
    )
    assert sum(lines for lines, _ in summary.kinds.values()) == count[0]
    assert sum(minutes for _, minutes in summary.kinds.values()) == count[1]
    assert set(summary.kinds) >= {"thank", "exchange", "gift", "donate", "spend", "reversal"}
    assert summary.last is not None
    assert summary.last.number == len(await town.sealer.checkpoints())


async def test_of_the_same_books_the_file_has_the_same_bytes(town: Town, bundle: bytes) -> None:
    assert await town.bundle() == bundle


async def test_what_waits_to_be_sealed_is_left_out_and_stored_balances_fit(
    database: Database,
) -> None:
    books = await Stated.open(database)
    nia, mair, club = (
        await books.member("Nia"),
        await books.member("Mair"),
        await books.organisation(),
    )
    await books.credits(nia, club, 60, by=mair)
    await Sealer(books).seals()
    sealed = checked(await bundle_of(books))
    await nia.gives(10, mair)
    await books.member("Late")
    again = checked(await bundle_of(books))
    assert (again.events, again.balances) == (sealed.events, sealed.balances)


async def test_a_clock_that_steps_back_does_not_make_true_books_false(
    database: Database, clock: Clock
) -> None:
    books = await Stated.open(database)
    mair, pool = await books.member("Mair"), await books.organisation("Pool")
    await clock.stands(timedelta(hours=-1))
    nia = await books.member("Nia")
    await books.credits(nia, pool, 90, by=mair)
    hold = await nia.holds(30, pool)
    await clock.stands(timedelta(hours=2))
    await nia.holds(20, pool, lasts=timedelta(minutes=1))
    entry = await books.logged(nia, pool, 60, day=A_DAY - timedelta(days=1))
    await books.release(hold)
    await clock.stands(timedelta(hours=3))
    await books.credits(nia, pool, 10, by=mair, day=A_DAY - timedelta(days=2))
    await clock.stands(timedelta(0))
    await books.verify(mair, entry)
    await nia.gives(100, mair)
    await Sealer(books).seals()
    checked(await bundle_of(books))


RULE = """
INSERT INTO timebank.verification_rule (community_id, id, most_minutes, made_by, made_at)
VALUES ($1, $2, 240, $3, now())
"""


async def test_what_an_app_or_a_rule_decided_is_whole(
    database: Database,
) -> None:
    books = await Stated.open(database)
    nia, mair, club = (
        await books.member("Nia"),
        await books.member("Mair"),
        await books.organisation(),
    )
    app, rule = Actor(ActorKind.CLIENT, new_id()), Actor(ActorKind.RULE, new_id())
    await books.rows(RULE, rule.id, mair.id)
    by_app = await books.logged(nia, club, 60, stated_by=mair)
    by_rule = await books.logged(nia, club, 45, day=A_DAY - timedelta(days=1), stated_by=mair)
    agrees = Statement(new_id(), by_rule, Side.RECEIVER, mair.id, 45)
    async with books.transaction() as connection:
        await statements.state(connection, books.id, [agrees])
        for actor, entry in ((app, by_app), (rule, by_rule)):
            (verdict,) = await posting.verify(connection, books.id, actor, [(entry, None)])
            assert verdict.refusal is None
    await Sealer(books).seals()
    true = await bundle_of(books)
    assert sum(minutes for _, minutes in checked(true).kinds.values()) == 105
    decided = await books.rows(
        "SELECT decided_by_kind FROM timebank.contribution WHERE community_id = $1 ORDER BY minutes"
    )
    assert [row[0] for row in decided] == ["rule", "client"]
