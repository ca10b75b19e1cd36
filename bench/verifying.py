"""Verifying over HTTP, as a share of bare pgbench."""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import anyio.to_thread
import httpx
from tests.api.town import Person, Town

from bench import load, pgbench
from bench.figures import Figure, share
from bench.installation import Bench, analyze, prepare, server, serving
from timebank.base.ids import new_id
from timebank.contributions import statements
from timebank.contributions.rules import Entry, Side
from timebank.contributions.statements import Logged
from timebank.db.engine import Database

GIVERS = 200
EXPECTED_RATE = 1_500
"""More a second than this machine will do: so many entries are logged beforehand."""
CHUNK = 1_000
WARM_UP = 3_000
"""So many are verified first, and the tables' figures gathered, as autovacuum does within a minute:
what is measured is an installation that has run for a while."""


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """One request verifies one contribution and credits it; 32 clients; in turn with pgbench."""
    with server() as embedded:
        bench = await prepare(embedded)
        await pgbench.make_tables(embedded)
        requests = await _logged(bench, int(rounds * (seconds + 1) * EXPECTED_RATE) + WARM_UP)
        peers, rates = [], []
        with serving(bench) as port:
            await load.rate(port, itertools.islice(requests, WARM_UP), clients=8, seconds=60)
        await analyze(bench)
        with serving(bench) as port:
            await load.rate(port, itertools.islice(requests, 400), clients=8, seconds=5)
            for _ in range(rounds):
                peers.append(await anyio.to_thread.run_sync(pgbench.rate, embedded, seconds))
                rates.append(
                    await load.rate(port, requests, clients=pgbench.CLIENTS, seconds=seconds)
                )
    shares = [rate / peer for rate, peer in zip(rates, peers, strict=True)]
    return [
        Figure("bare pgbench, transactions/s", peers),
        Figure("verified over HTTP, requests/s", rates),
        Figure("share of pgbench", shares, "≥ 15%", share),
    ]


async def _logged(bench: Bench, count: int) -> Iterator[bytes]:
    """Requests that verify one logged contribution each."""
    database = Database(bench.service_url)
    async with httpx.AsyncClient() as unused:
        town = await Town.make(database, unused)
        club = await town.group()
        coordinator = await town.coordinator()
        givers = [await town.person(f"Giver {n}") for n in range(GIVERS)]
        ids: list[UUID] = []
        for start in range(0, count, CHUNK):
            rows = [
                _row(town, club.id, givers, coordinator, n) for n in range(start, start + CHUNK)
            ]
            async with database.transaction(town.id) as connection:
                await statements.log(connection, town.id, rows)
            ids += [row.id for row in rows]
    await database.close()
    return (
        load.post(f"{town.base}/contributions/{one}/verify", coordinator.token, str(one))
        for one in ids
    )


def _row(town: Town, club_id: UUID, givers: list[Person], by: Person, n: int) -> Logged:
    """One hour of one giver on a day of its own, so that no two look like the same time."""
    day = date(2020, 1, 1) + timedelta(days=n // GIVERS)
    entry = Entry(givers[n % GIVERS].id, "organisation", club_id, town.gardening, day, day, 60)
    return Logged(new_id(), entry, Side.GIVER, by.id)
