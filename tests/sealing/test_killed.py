"""A worker is killed anywhere in a pass: all of it is done or nothing, and the next one goes on."""

import asyncio
import itertools
import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta
from urllib.parse import urlsplit

import asyncpg
import pytest
from sqlalchemy.exc import SQLAlchemyError
from tests.books import A_DAY, Books, Owner
from tests.sealing.conftest import Sealer
from tests.sealing.wire import wire_to
from tests.server import Server

from timebank.audit.rules import Proof
from timebank.audit.service import prove
from timebank.db.engine import Database, call

pytestmark = pytest.mark.anyio

FEWEST = 10
"""Words of a pass: were there fewer, it did not go by the wire."""
Wait = Awaitable[None]
NOTHING, ALL = (0, 0), (2, 1)
LOST = (OSError, SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError)
"""How a driver says, sooner or later, that its connection is gone."""
END_WAITING = """
SELECT pg_terminate_backend(pid) FROM pg_locks
WHERE NOT granted AND relation = $1::regclass
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


async def told(sealer: Sealer) -> tuple[int, int]:
    """How many events have a position, and how many checkpoints stand over them."""
    return len(await sealer.events()), len(await sealer.checkpoints())


@pytest.fixture
async def more(sealer: Sealer, nia: Owner, mair: Owner, pool: Owner) -> Callable[[], Wait]:
    """Two events begin to wait, and a new key, so that a pass says everything that it ever says."""
    days = (A_DAY - timedelta(days=n) for n in itertools.count())

    async def more() -> None:
        await sealer.books.credits(nia, pool, 10, by=mair, day=next(days))
        sealer.secrets.append(secrets.token_bytes(32))

    await sealer.seals()
    return more


async def is_killed(sealer: Sealer, service_url: str, at: int, *, deaf: bool) -> bool:
    """A worker of its own makes a pass, and is killed at this word; False where it had said
    everything by then."""
    async with wire_to(service_url) as wire:
        worker = Database(wire.url, pool_size=1)
        async with worker.transaction() as connection:
            await call(connection, "SELECT 1")
        wire.breaks(at, deaf=deaf)
        try:
            await Sealer(Books(worker, sealer.books.town), sealer.secrets).passes()
        except Exception:
            if not wire.broken:
                raise
        killed = wire.broken
        await worker.close()
    return killed


async def proved(sealer: Sealer) -> Proof:
    async with sealer.books.database.transaction(sealer.books.id, snapshot=True) as connection:
        return await prove(connection, sealer.books.id)


async def the_next_one_goes_on(sealer: Sealer) -> None:
    """Everything is sealed once; and proved: chain, signatures, and the books they are about."""
    async with asyncio.timeout(10):
        while (proof := await proved(sealer)).waiting:
            await sealer.seals()  # nothing, until the database knows that the other one is gone
    assert proof.findings == ()
    events = await sealer.events()
    assert [event["position"] for event in events] == list(range(1, len(events) + 1))
    assert len({(event["subject_id"], event["kind"]) for event in events}) == len(events)
    assert (await sealer.checkpoints())[-1]["size"] == len(events)


@pytest.mark.parametrize(
    ("deaf", "may_be_left"),
    [(False, {NOTHING}), (True, {NOTHING, ALL})],
    ids=["before it is said", "before it is answered"],
)
async def test_between_any_two_statements(
    sealer: Sealer,
    service_url: str,
    more: Callable[[], Wait],
    *,
    deaf: bool,
    may_be_left: set[tuple[int, int]],
) -> None:
    left, killed = list[tuple[int, int]](), True
    while killed:
        await more()
        before = await told(sealer)
        killed = await is_killed(sealer, service_url, len(left), deaf=deaf)
        after = await told(sealer)
        left.append((after[0] - before[0], after[1] - before[1]))
        await the_next_one_goes_on(sealer)
    assert left.pop() == ALL
    assert set(left) == may_be_left
    assert len(left) > FEWEST


@pytest.mark.parametrize("table", ["seal", "event", "unsealed", "signing_key", "checkpoint"])
async def test_inside_a_statement(
    sealer: Sealer, more: Callable[[], Wait], owner_url: str, server: Server, table: str
) -> None:
    await more()
    before = await told(sealer)
    hand = await asyncpg.connect(server.superuser_url(urlsplit(owner_url).path.strip("/")))
    async with hand.transaction(), asyncio.timeout(10):
        await hand.execute(f"LOCK TABLE timebank.{table} IN SHARE MODE")
        making = asyncio.create_task(sealer.passes())
        while not await hand.fetch(END_WAITING, f"timebank.{table}"):
            pass
        with pytest.raises(LOST):
            await making
    await hand.close()
    assert await told(sealer) == before
    await the_next_one_goes_on(sealer)
