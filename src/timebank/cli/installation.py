"""Where this installation's books are: one way for every command to reach them."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from timebank.cli.failures import Stop
from timebank.db import postmaster
from timebank.db.embedded import EmbeddedServer
from timebank.settings import Settings

DATABASE = "timebank"
"""The name of the embedded database; its logins are named after it."""


@dataclass(frozen=True)
class Installation:
    """The logins of one installation's database. The URLs carry passwords and are never printed."""

    service_url: str = field(repr=False)
    owner_url_if_set: Callable[[], str | None] = field(repr=False)
    server: EmbeddedServer | None
    """The embedded server, and None where the database stands elsewhere."""

    @property
    def owner_url(self) -> str:
        """The login that migrates. Raises Stop where it is not set."""
        url = self.owner_url_if_set()
        if url is None:
            raise Stop(
                "This takes the owner's login: set TIMEBANK_OWNER_DATABASE_URL for this command,"
                " or TIMEBANK_OWNER_DATABASE_URL_FILE. `timebank serve` never opens it."
            )
        return url


@contextmanager
def open_installation(settings: Settings, *, make: bool = False) -> Iterator[Installation]:
    """Reach the books: the URLs of the settings, or the embedded server, begun or joined.

    An embedded server that was begun here is stopped at the end, once no other command uses it.
    Where there are no data yet, `make` makes them, and without it Stop is raised. Call it from a
    thread that lives as long as the database is wanted. Raises EmbeddedError.
    """
    if settings.database_url is not None:
        yield Installation(settings.database_url, settings.owner_url, None)
        return
    if not make and not (settings.data_dir / "pg").exists():
        raise no_installation(settings)
    with (
        EmbeddedServer(settings.data_dir, programs=settings.postgres_bin) as server,
        _not_stopped_under_others(server),
    ):
        yield embedded_installation(server)


@contextmanager
def _not_stopped_under_others(server: EmbeddedServer) -> Iterator[None]:
    """Each command shares a lock while it is at work; who is to stop the server waits for it."""
    lock = os.open(server.data_dir / "commands.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_SH)
        if not runs(server):
            # Whoever ran it stopped it while we came in.
            server.stop()
            server.start()
        yield
        if server.leads:
            fcntl.flock(lock, fcntl.LOCK_EX)
    finally:
        os.close(lock)


def runs(server: EmbeddedServer) -> bool:
    """Whether the server still runs, ours or another process's."""
    cluster = server.data_dir / "pg"
    try:
        note = postmaster.read_postmaster(cluster)
    except OSError:
        return False
    return note is not None and note.runs_on(cluster)


def embedded_installation(server: EmbeddedServer) -> Installation:
    """The logins of an embedded server that has been started."""
    owner_url = server.owner_url(DATABASE)
    return Installation(server.service_url(DATABASE), lambda: owner_url, server)


def no_installation(settings: Settings) -> Stop:
    """What to say where the folder holds no database."""
    return Stop(
        f"There is no time bank in {settings.data_dir} yet. `timebank new` makes one,"
        " `timebank demo` shows one; --data-dir names another folder."
    )
