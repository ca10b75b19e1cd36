"""The server that the tests' databases stand on."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from timebank.db.roles import make_database


@dataclass(frozen=True)
class Server:
    """Where the tests' databases stand, and the passwords of the logins made there."""

    administrator_url: str
    owner_password: str
    service_password: str

    def superuser_url(self, database: str = "postgres") -> str:
        parts = urlsplit(self.administrator_url)
        return urlunsplit(parts._replace(path=f"/{database}"))

    def owner_url(self, database: str) -> str:
        return self._as(f"{database}_owner", self.owner_password, database)

    def service_url(self, database: str) -> str:
        return self._as(f"{database}_service", self.service_password, database)

    async def make_database(self, name: str) -> None:
        """The roles and an empty database, as the product makes them."""
        await make_database(self.superuser_url(), name, self.owner_password, self.service_password)

    def _as(self, login: str, password: str, database: str) -> str:
        parts = urlsplit(self.superuser_url(database))
        where = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=f"{login}:{password}@{where}"))


@contextmanager
def fresh_folder() -> Iterator[Path]:
    """A folder for a database, in memory where there is room.

    Not pytest's `tmp_path`: root's is closed to the account that PostgreSQL runs as.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a private folder is made in it
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2e9
    folder = Path(tempfile.mkdtemp(prefix="timebank-test-", dir=memory if roomy else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
