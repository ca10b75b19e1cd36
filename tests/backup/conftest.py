"""Books to be copied, and empty databases to bring them back into, all on the tests' one server."""

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from tests.books import Books
from tests.sealing.conftest import Sealer
from tests.server import Server

from timebank.backup import service
from timebank.backup.catalogue import tables
from timebank.backup.files import Opened, open_backup
from timebank.backup.restoring import Restored, restore
from timebank.base.ids import new_id
from timebank.cli.queries import make_installation
from timebank.db import migrate
from timebank.db.engine import Database


@dataclass(frozen=True)
class Place:
    """A database of its own, with its three roles and nothing in it."""

    server: Server
    name: str

    @property
    def owner_url(self) -> str:
        return self.server.owner_url(self.name)

    @property
    def service_url(self) -> str:
        return self.server.service_url(self.name)

    @asynccontextmanager
    async def typing(self) -> AsyncIterator["asyncpg.Connection[Any]"]:
        """Somebody with every right at a SQL prompt."""
        connection = await asyncpg.connect(self.server.superuser_url(self.name))
        try:
            yield connection
        finally:
            await connection.close()

    async def rows(self) -> dict[str, list[str]]:
        """Every row of every table, as text."""
        async with self.typing() as connection:
            found = {}
            for table in await tables(connection):
                said = await connection.fetch(
                    f"SELECT t::text AS row FROM timebank.{table.name} t ORDER BY 1"
                )
                found[table.name] = [record["row"] for record in said]
            return found


Places = Callable[[], Awaitable[Place]]


@pytest.fixture(scope="module")
async def place(server: Server, anyio_backend: object) -> Places:
    async def make() -> Place:
        name = f"place_{secrets.token_hex(4)}"
        await server.make_database(name)
        return Place(server, name)

    return make


@dataclass(frozen=True)
class Town:
    """Books with a little in them, and where they stand."""

    place: Place
    books: Books


_APP = """
INSERT INTO timebank.client (id, community_id, name, public, scopes, redirect_uris, made_as,
    made_by, made_at)
VALUES ($2, $1, 'Ely Diary', false, '{contributions:write}', '{}', '', $3, now())
"""
_SHOWS = """
INSERT INTO timebank.client_secret (id, client_id, sha256, made_by, made_at)
SELECT c.id, c.id, sha256('s'), c.made_by, now() FROM timebank.client c
WHERE c.community_id = $1
"""
_CONSENT = """
INSERT INTO timebank.app_consent (community_id, id, client_id, member_id, scopes, given_at)
VALUES ($1, $2, $2, $3, '{contributions:write}', now())
"""


@pytest.fixture(scope="module")
async def town(place: Places) -> AsyncIterator[Town]:
    """Thanks, an exchange, a gift, a spend, a hold, an opening, a reversal, sealed; an app that a
    member lets act for her; and a second town."""
    home = await place()
    migrate.upgrade(home.owner_url)
    owner = Database(home.owner_url, pooled=False)
    async with owner.transaction() as connection:
        await make_installation(connection, "test")
    await owner.close()
    database = Database(home.service_url, pooled=False)
    books = await Books.open(database, floor_minutes=-300)
    nia, mair, delyth = [await books.member(name) for name in ("Nia", "Mair\tthe \\. post", "Siân")]
    club = await books.organisation()
    thanked = await books.credits(nia, club, 120, by=delyth)
    await books.credits(nia, mair, 30, by=mair)
    await nia.gives(15, to=mair)
    await books.capture(delyth, await nia.holds(20, club), 20)
    await nia.holds(10, club)
    await books.open_balances(delyth, [(mair, 45), (nia, -5)])
    await books.reverse(delyth, (thanked.transfer or {})["id"])
    app_id = new_id()
    await books.rows(_APP, app_id, delyth.id)
    await books.rows(_SHOWS)
    await books.rows(_CONSENT, app_id, nia.id)
    await Sealer(books).seals()
    await Books.open(database)
    yield Town(home, books)
    await database.close()


@pytest.fixture
def target(tmp_path: Path, postgres_bin: Path | None) -> service.Target:
    return service.Target(tmp_path, None, postgres_bin)


@pytest.fixture
async def backup(town: Town, target: service.Target) -> AsyncIterator[Opened]:
    """The town's books as they are now."""
    made = await service.make(town.place.owner_url, target, "by_hand")
    with open_backup(made.path, None, target.folder) as opened:
        yield opened


@pytest.fixture
def bring_back(postgres_bin: Path | None) -> Callable[..., Awaitable[Restored]]:
    async def bring(backup: Opened, place: Place, **options: Any) -> Restored:
        return await restore(place.owner_url, backup, postgres_bin, **options)

    return bring
