"""Sealing: positions without gaps, in an order that every account agrees with, under signatures."""

import asyncio
from datetime import timedelta
from types import SimpleNamespace

import asyncpg
import pytest
from tests.books import A_DAY, Books, Owner
from tests.ledger.clock import Clock
from tests.sealing.conftest import Sealer

from timebank.proof import merkle, queries
from timebank.proof.notes import FIRST, SigningPair, endorsement_text, is_signed

pytestmark = pytest.mark.anyio

_OUT_OF_ORDER = """
SELECT l.account_id FROM (
    SELECT e.position, s.account_id, s.seq,
        lag(s.seq) OVER (PARTITION BY s.account_id ORDER BY e.position) AS before
    FROM timebank.event e
    JOIN timebank.transfer t ON t.community_id = e.community_id AND t.id = e.subject_id
    CROSS JOIN LATERAL (
        VALUES (t.debit_account_id, t.d_seq), (t.credit_account_id, t.c_seq)
    ) AS s (account_id, seq)
    WHERE e.community_id = $1 AND e.kind = 'transfer' AND s.seq IS NOT NULL) l
WHERE l.seq <> coalesce(l.before, 0) + 1
"""


async def test_everything_worth_telling_gets_a_position(
    books: Books, sealer: Sealer, nia: Owner, mair: Owner, pool: Owner
) -> None:
    before = await sealer.seals()
    await books.credits(nia, pool, 60, by=mair)
    await books.release(await nia.holds(30, pool))
    await nia.limits(ceiling_minutes=600)
    asked = await books.logged(nia, pool, 20, day=A_DAY + timedelta(days=1))
    await books.query(asked)
    await books.decline(asked, by=mair)
    await sealer.seals()
    events = await sealer.events()
    assert [event["position"] for event in events] == list(range(1, len(events) + 1))
    assert [event["kind"] for event in events][before:] == [
        "contribution_logged",
        "transfer",
        "hold_placed",
        "hold_released",
        "limits_changed",
        "contribution_logged",
        "contribution_queried",
        "contribution_declined",
    ]


async def test_a_leaf_is_the_hash_of_its_line(
    books: Books, sealer: Sealer, nia: Owner, mair: Owner, pool: Owner
) -> None:
    await books.credits(nia, pool, 60, by=mair)
    await sealer.seals()
    leaves = [event["leaf"] for event in await sealer.events()]
    lines = await sealer.lines()
    assert [merkle.leaf_of(line) for line in lines] == leaves
    credit = lines[-1].split("|")
    assert credit[:2] == ["tb1", "transfer"]
    assert credit[7] == "thank"
    assert credit[12] == "60"


async def test_a_checkpoint_stands_over_everything_and_names_the_one_before(
    books: Books, sealer: Sealer, nia: Owner, mair: Owner, pool: Owner
) -> None:
    await sealer.seals()
    await books.credits(nia, pool, 60, by=mair)
    await sealer.seals()
    first, second = await sealer.checkpoints()
    async with books.transaction() as connection:
        last = await queries.last(connection, books.id)
        leaves = await queries.leaves(connection, books.id, 0)
    assert last is not None
    assert (last.note.size, last.note.root) == (len(leaves), merkle.root(leaves))
    assert second["journal_size"] == first["journal_size"] + 1
    pair = SigningPair(sealer.secrets[-1], books.id)
    assert is_signed(pair.public_key, last.note.text, last.signature)
    assert first["previous"] == FIRST
    assert second["previous"] == queries.note_of(SimpleNamespace(**first)).digest


async def test_where_nothing_waits_there_is_no_new_checkpoint(sealer: Sealer) -> None:
    assert await sealer.seals() > 0
    assert await sealer.seals() == 0
    assert len(await sealer.checkpoints()) == 1


async def test_an_accounts_lines_keep_their_order_through_batches_and_a_clock_stepped_back(
    sealer: Sealer, clock: Clock, nia: Owner, mair: Owner, pool: Owner
) -> None:
    books = sealer.books
    for hours in (0, -1, -2):
        await clock.stands(timedelta(hours=hours))
        for start in range(0, 60, 20):
            days = [A_DAY - timedelta(days=100 - hours * 60 - start - n) for n in range(20)]
            entries = [await books.logged(nia, pool, 30, day=day) for day in days]
            await books.verify(mair, *entries)
        owner = await asyncpg.connect(clock.owner_url)
        await owner.execute("VACUUM timebank.unsealed")
        await owner.close()
        if hours == -1:
            await sealer.seals()
    await sealer.seals()
    assert (await nia.standing())["seq"] == 180
    assert await books.rows(_OUT_OF_ORDER) == []


async def test_several_workers_seal_everything_once(
    books: Books, sealer: Sealer, nia: Owner, mair: Owner, pool: Owner
) -> None:
    days = [A_DAY - timedelta(days=n) for n in range(30)]
    entries = [await books.logged(nia, pool, 30, day=day) for day in days]

    async def verify() -> None:
        for entry in entries:
            await books.verify(mair, entry)

    async def seal() -> None:
        for _ in range(20):
            await sealer.passes()
            await asyncio.sleep(0.01)

    await asyncio.gather(verify(), seal(), seal(), seal())
    await sealer.seals()
    events = await sealer.events()
    journal = [event["journal"] for event in events if event["journal"] is not None]
    assert journal == list(range(1, 31))
    assert len({(event["subject_id"], event["kind"]) for event in events}) == len(events)
    assert (await sealer.checkpoints())[-1]["size"] == len(events)
    assert await books.rows(_OUT_OF_ORDER) == []


async def test_positions_without_a_checkpoint_come_under_the_next(
    books: Books, sealer: Sealer, nia: Owner, mair: Owner, pool: Owner
) -> None:
    await books.credits(nia, pool, 60, by=mair)
    async with books.transaction() as connection:
        taken = await queries.take(connection, books.id, 1000)
    assert taken is not None
    assert await sealer.seals() == taken.size
    assert (await sealer.checkpoints())[-1]["size"] == taken.size


async def test_a_new_key_is_endorsed_by_the_old_one(
    books: Books, sealer: Sealer, nia: Owner, mair: Owner, pool: Owner
) -> None:
    await sealer.seals()
    old = SigningPair(sealer.secrets[0], books.id)
    sealer.secrets.append(bytes(32))
    await books.credits(nia, pool, 60, by=mair)
    await sealer.seals()
    new = SigningPair(sealer.secrets[1], books.id)
    (row,) = await books.rows(
        "SELECT * FROM timebank.signing_key WHERE community_id = $1 AND endorsed_by IS NOT NULL"
    )
    assert (row["key_id"], row["endorsed_by"]) == (new.key_id, old.key_id)
    text = endorsement_text(books.id, new.public_key)
    assert is_signed(old.public_key, text, row["endorsement"])
