"""An empty set of books: database, roles, tables, and how the installation was made."""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Literal

from timebank.cli import queries
from timebank.cli.failures import Stop
from timebank.cli.installation import DATABASE, Installation
from timebank.cli.upgrading import is_behind
from timebank.db import migrate
from timebank.db.embedded import EmbeddedServer
from timebank.db.engine import Connection, Database
from timebank.db.roles import make_database

Kind = Literal["real", "demo"]


def make_books(installation: Installation, kind: Kind) -> None:
    """Make what is missing of the books; what is there is left, so that it can be run again.

    On a PostgreSQL elsewhere its administrator has made the roles and the database before. Raises
    Stop where these books were made as another kind: a demo's clock is not the true one.
    """
    with _one_at_a_time(installation.server):
        if installation.server is not None:
            passwords = installation.server.passwords
            superuser = installation.server.superuser_url()
            asyncio.run(make_database(superuser, DATABASE, passwords.owner, passwords.service))
        if kind == "real" and is_behind(installation.owner_url):
            raise Stop(
                "The tables here are not those of this version. Run: timebank db upgrade, which"
                " makes a backup first."
            )
        migrate.upgrade(installation.owner_url)
        asyncio.run(_mark(installation.owner_url, kind))


@contextmanager
def _one_at_a_time(server: EmbeddedServer | None) -> Iterator[None]:
    """Roles and tables are made by one command; another waits, and finds them made."""
    if server is None:
        yield
        return
    with (server.data_dir / "making.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


async def _mark(owner_url: str, kind: Kind) -> None:
    async with _as_owner(owner_url) as connection:
        await queries.make_installation(connection, kind)
        found = await queries.made_as(connection)
    if found != kind:
        raise Stop(
            f"These books were made as a {found}, with a clock of its own, and stay so."
            " Choose another folder (--data-dir) or another database."
        )


@asynccontextmanager
async def _as_owner(owner_url: str) -> AsyncIterator[Connection]:
    owner = Database(owner_url, pooled=False)
    try:
        async with owner.transaction() as connection:
            yield connection
    finally:
        await owner.close()
