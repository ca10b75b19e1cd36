"""The small demo, lived once; and an operator with a folder for demos."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from tests.cli.operators import Operator
from tests.server import Server, fresh_folder

from timebank.db import migrate
from timebank.db.engine import Database
from timebank.demo.filling import fill
from timebank.demo.plan import Plan, make_plans
from timebank.demo.sizes import SMALL

SEED = 22
LAST_DAY = date(2026, 2, 14)
"""Two months before it are Christmas and the turn of two months."""
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")


@dataclass
class Books:
    """A database in which the small demo was lived, read as its owner."""

    plans: list[Plan]
    database: Database

    async def rows(self, sql: str, **facts: Any) -> list[Any]:
        async with self.database.transaction() as connection:
            return list((await connection.execute(text(sql), facts)).all())

    async def value(self, sql: str, **facts: Any) -> Any:
        (row,) = await self.rows(sql, **facts)
        return row[0]


async def lived(server: Server, name: str, plans: list[Plan]) -> Books:
    """A new database, made as a demo, with these plans lived in it."""
    await server.make_database(name)
    await asyncio.to_thread(migrate.upgrade, server.owner_url(name))
    owner = Database(server.owner_url(name), pooled=False)
    books = Books(plans, owner)
    async with owner.transaction() as connection:
        await connection.execute(
            text("INSERT INTO timebank.installation VALUES (1, 'demo', interval '0')")
        )
    await fill(server.owner_url(name), server.service_url(name), plans, lambda _: None)
    return books


@pytest.fixture(scope="session")
async def books(server: Server, anyio_backend: object) -> AsyncIterator[Books]:
    made = await lived(server, f"demo_one{WORKER}", make_plans(SMALL, SEED, LAST_DAY))
    yield made
    await made.database.close()


@pytest.fixture(scope="session")
async def same_again(server: Server, anyio_backend: object) -> AsyncIterator[Books]:
    made = await lived(server, f"demo_two{WORKER}", make_plans(SMALL, SEED, LAST_DAY))
    yield made
    await made.database.close()


@pytest.fixture
def operator(postgres_bin: Path | None) -> Iterator[Operator]:
    """Somebody at a terminal, with a folder of their own whose name has a space."""
    with fresh_folder() as folder:
        folder.chmod(0o711)
        yield Operator(folder / "time bank", postgres_bin)
