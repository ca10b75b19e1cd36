"""A service that still runs when its database becomes a newer version's."""

import asyncio
import shutil
import subprocess
from pathlib import Path
from uuid import uuid4

import anyio.to_thread
import asyncpg
import httpx
import pytest
from tests.cli.operators import COMMAND, SOURCES, Operator

from timebank.db.embedded import EmbeddedServer

pytestmark = pytest.mark.anyio

ACTIVITIES = "/v1/communities/ely/activities"
WRITERS = 6
NEWER = """
from alembic import op
revision = "0002_newer"
down_revision = "0001_books"
def upgrade():
    op.execute("ALTER TABLE timebank.activity ADD COLUMN before boolean NOT NULL DEFAULT true")
    op.execute("ALTER TABLE timebank.activity ALTER COLUMN before SET DEFAULT false")
    op.execute("SELECT pg_sleep(1)")
"""
"""Whoever wants to write an activity waits for it; what is written later is known by its column."""


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The next version of this code, which brings a migration."""
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "timebank").symlink_to(SOURCES / "timebank")
    shutil.copytree(SOURCES.parent / "migrations", tmp_path / "migrations")
    (tmp_path / "migrations" / "versions" / "0002_newer.py").write_text(NEWER)
    return tmp_path / "src"


def upgrade(operator: Operator, newer: Path) -> None:
    upgraded = subprocess.run(  # noqa: S603 - our own command
        [*COMMAND, "db", "upgrade"],
        capture_output=True,
        text=True,
        check=False,
        env={**operator.surroundings(), "PYTHONPATH": str(newer)},
        timeout=60,
    )
    assert upgraded.stdout.endswith("The database is at 0002_newer.\n"), upgraded.stderr


class Writer:
    """Somebody who makes one activity after the other, and remembers the answers."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http
        self.made = list[str]()
        self.refused = list[tuple[int, str]]()
        self.stopped = False

    async def writes(self) -> None:
        made = uuid4()
        words = {"name_en": "Bees", "name_cy": "Gwenyn", "before_en": "Veil.", "before_cy": "Fêl."}
        sent = {"id": str(made), "code": f"bees_{made.hex[:8]}", "risk_class": "everyday", **words}
        key = {"Idempotency-Key": made.hex}
        answer = await self.http.post(ACTIVITIES, json=sent, headers=key)
        if answer.status_code == httpx.codes.CREATED:
            self.made.append(str(made))
        else:
            self.refused.append((answer.status_code, answer.json()["code"]))

    async def goes_on(self) -> None:
        while not self.stopped:
            await self.writes()
            await asyncio.sleep(0.02)


async def test_from_the_upgrade_on_it_writes_nothing(ely: Operator, newer: Path) -> None:
    headers = {"Authorization": f"Bearer {ely.token}"}
    with ely.serves() as served, EmbeddedServer(ely.data_dir) as guest:
        async with httpx.AsyncClient(base_url=served.url, headers=headers, timeout=20) as http:
            writer = Writer(http)
            writing = [asyncio.create_task(writer.goes_on()) for _ in range(WRITERS)]
            await anyio.to_thread.run_sync(upgrade, ely, newer)
            writer.stopped = True
            await asyncio.gather(*writing)
            made = len(writer.made)
            for _ in range(WRITERS):
                await writer.writes()
            ready = await http.get("/readyz")
        owner = await asyncpg.connect(guest.owner_url("timebank"))
        there = await owner.fetch("SELECT id::text, before FROM timebank.activity")
        await owner.close()
    assert (len(writer.made), ready.status_code) == (made, 503)
    assert set(writer.refused) == {(503, "unavailable")}
    assert {row["id"] for row in there} >= set(writer.made)
    assert all(row["before"] for row in there)
