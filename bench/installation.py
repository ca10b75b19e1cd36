"""A durable server of its own for a measurement, and the service on it."""

import gc
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import anyio.to_thread
import asyncpg
import httpx

from timebank.__main__ import OBJECTS_BETWEEN_LOOKS
from timebank.db import migrate
from timebank.db.embedded import EmbeddedServer
from timebank.db.roles import make_database

DATABASE = "timebank_bench"
SERVICE = "bench.service:app"
PATIENCE_SECONDS = 120
"""A machine that others use, too, is measured all the same."""


@dataclass(frozen=True)
class Bench:
    """A migrated database on a server of its own."""

    server: EmbeddedServer

    @property
    def service_url(self) -> str:
        return self.server.service_url(DATABASE)


@contextmanager
def server() -> Iterator[EmbeddedServer]:
    """A durable server (fsync on), as a real installation has it."""
    with tempfile.TemporaryDirectory(prefix="timebank-bench-") as folder:
        Path(folder).chmod(0o711)
        with EmbeddedServer(Path(folder) / "data") as embedded:
            yield embedded


async def prepare(embedded: EmbeddedServer) -> Bench:
    """Roles, database and schema."""
    passwords = embedded.passwords
    await make_database(embedded.superuser_url(), DATABASE, passwords.owner, passwords.service)
    await anyio.to_thread.run_sync(migrate.upgrade, embedded.owner_url(DATABASE))
    return Bench(embedded)


async def analyze(bench: Bench) -> None:
    """Gather the tables' figures, as autovacuum does."""
    owner = await asyncpg.connect(bench.server.owner_url(DATABASE))
    await owner.execute("VACUUM ANALYZE")
    await owner.close()


def as_served() -> None:
    """What is loaded by now is looked through no more, and the rest as seldom as in `serve`: a
    measurement in this process has no pauses that the service has not."""
    _ = gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)


@contextmanager
def serving(bench: Bench, *, workers: int = 1) -> Iterator[int]:
    """The service as a process of its own; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", SERVICE, "--port", str(port)]
    command += ["--workers", str(workers), "--log-level", "error", "--no-access-log"]
    command += ["--no-proxy-headers", "--no-server-header"]  # as `serve` does
    environment = {**os.environ, "BENCH_DATABASE_URL": bench.service_url}
    process = subprocess.Popen(command, env=environment)  # noqa: S603 - our own command
    try:
        _wait_until_ready(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_ready(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise TimeoutError(f"the service did not answer within {PATIENCE_SECONDS} s")
