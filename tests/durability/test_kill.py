"""What was acknowledged is there, once, whatever was killed: `kill -9` of service and database.

Longer, and with a table of what was found (docs/why/what-a-kill-leaves.md):
`TIMEBANK_KILLS=50 TIMEBANK_KILLS_TABLE=kills.md pytest tests/durability`.
"""

import asyncio
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio.to_thread
import asyncpg
import httpx
import pytest
from tests.api.town import Town
from tests.cli.operators import COMMAND, Operator, free_port
from tests.durability.found import Found
from tests.durability.load import Load, Sent
from tests.proof import faults
from tests.server import fresh_folder

from timebank.db.embedded import EmbeddedServer
from timebank.db.engine import Database
from timebank.db.postmaster import read_postmaster

pytestmark = pytest.mark.anyio

KILLS = int(os.environ.get("TIMEBANK_KILLS", "2"))
"""Of the service, and as many of the database."""
SECONDS_BETWEEN = 1.5
SECONDS_TO_RECOVER = 60
THERE = """
SELECT id::text FROM timebank.contribution WHERE id = ANY ($1::uuid[])
UNION ALL SELECT id::text FROM timebank.transfer WHERE id = ANY ($1::uuid[])
"""


class Service:
    """The real `timebank serve`, killed and begun again on the same data."""

    def __init__(self, operator: Operator) -> None:
        self.operator = operator
        self.begins()

    def begins(self) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [*COMMAND, "serve", "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.operator.surroundings(requests_a_minute="0"),
        )

    def is_killed(self) -> None:
        self.process.kill()
        self.process.wait()
        self.begins()

    def loses_its_database(self) -> None:
        note = read_postmaster(self.operator.data_dir / "pg")
        assert note is not None
        os.kill(note.pid, signal.SIGKILL)

    async def is_ready(self) -> None:
        async with httpx.AsyncClient() as http:
            for _ in range(SECONDS_TO_RECOVER * 10):
                if await _answers(http, self.url):
                    return
                await asyncio.sleep(0.1)
        raise TimeoutError("the service did not come back")

    def ends(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(SECONDS_TO_RECOVER)


async def _answers(http: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await http.get(f"{url}/readyz")).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


@pytest.fixture
def service(postgres_bin: Path | None) -> Iterator[Service]:
    with fresh_folder() as folder:
        folder.chmod(0o711)
        operator = Operator(folder / "data", postgres_bin)
        operator.makes("ely")
        service = Service(operator)
        yield service
        service.ends()


async def busy_town(guest: EmbeddedServer, seed: int) -> Load:
    database = Database(guest.service_url("timebank"))
    async with httpx.AsyncClient() as unused:
        town = await Town.make(database, unused, floor_minutes=-300)
        club = await town.group("Lunch Club")
        members = [await town.person(name) for name in ("Nia", "Mair", "Siân", "Ifan", "Gwen")]
        lead, delyth = await town.lead("Llinos", club), await town.coordinator()
    await database.close()
    return Load(town, club, members, lead, delyth, random.Random(seed))  # noqa: S311 - a test's dice


async def kills(service: Service, load: Load, found: Found) -> None:
    await service.is_ready()
    for _ in range(KILLS):
        for kill in (service.is_killed, service.loses_its_database):
            await asyncio.sleep(SECONDS_BETWEEN)
            kill()
            began = time.monotonic()
            await service.is_ready()
            found.seconds_until_ready.append(time.monotonic() - began)
    await asyncio.sleep(SECONDS_BETWEEN)
    load.stopped = True


async def all_answered(sent: list[Sent], url: str) -> None:
    """Everything goes out once more under its key, and gets the answer that it was given."""
    async with httpx.AsyncClient(base_url=url, timeout=20) as http:
        for one in sent:
            assert await one.goes_out(http), one
            first, last = one.answers[0], one.answers[-1]
            assert first == last, one


async def proved(load: Load, url: str) -> dict[str, Any]:
    """Everything is sealed, and the books' own proof, chain and signatures included, holds."""
    headers = {"Authorization": f"Bearer {load.coordinator.token}"}
    proof: dict[str, Any] = {}
    async with httpx.AsyncClient(base_url=url, timeout=60, headers=headers) as http:
        for _ in range(SECONDS_TO_RECOVER):
            proof = (await http.get(f"{load.town.base}/audit/proof")).json()
            if proof["waiting"] == 0:
                break
            await asyncio.sleep(1)
    assert (proof["waiting"], proof["findings"]) == (0, []), proof
    return proof


def checked_from_a_file(operator: Operator, load: Load) -> None:
    bundle = str(operator.data_dir.parent / "books.bundle")
    made = operator.runs("export", "--bundle", bundle, "--community", load.town.slug)
    assert made.returncode == 0, made.stderr
    checked = operator.runs("audit", "verify", bundle)
    assert checked.returncode == 0, checked.stderr


async def test_what_was_acknowledged_is_there_once_after_every_kill(service: Service) -> None:
    seed, found = random.SystemRandom().randrange(10**6), Found(KILLS)
    await service.is_ready()
    with EmbeddedServer(service.operator.data_dir) as guest:
        load = await busy_town(guest, seed)
    await asyncio.gather(load.runs(lambda: service.url), kills(service, load, found))
    found.unanswered = sum(not one.answers for one in load.sent)
    assert len(load.sent) - found.unanswered > 5 * KILLS, f"seed {seed}"
    await all_answered(load.sent, service.url)
    found.proof = await proved(load, service.url)
    await anyio.to_thread.run_sync(checked_from_a_file, service.operator, load)
    with EmbeddedServer(service.operator.data_dir) as guest:
        auditor = await asyncpg.connect(guest.superuser_url("timebank"))
        made = [made for one in load.sent if one.done for made in one.made]
        there = [row["id"] for row in await auditor.fetch(THERE, made)]
        assert sorted(there) == sorted(made), f"seed {seed}"

        async def run(query: str) -> list[Any]:
            return await auditor.fetch(query)

        assert await faults(run) == {}, f"seed {seed}"
        await auditor.close()
    found.kept(load)
