"""Keeps the embedded database running while the service serves, and the service its only one."""

import fcntl
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import event, make_url

from timebank.cli.failures import Stop
from timebank.cli.installation import embedded_installation, runs
from timebank.db.embedded import EmbeddedError, EmbeddedServer
from timebank.db.engine import Database

SECONDS_BETWEEN_LOOKS = 0.25

_log = structlog.get_logger()


@contextmanager
def only_service(data_dir: Path, address: str) -> Iterator[None]:
    """Be the one service on these data, or raise Stop that says who is."""
    lock = os.open(data_dir / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            who = os.read(lock, 200).decode(errors="replace").strip() or "another process"
            raise Stop(
                f"{data_dir} is being served already, by {who}. Use that one, or stop it first."
            ) from None
        os.ftruncate(lock, 0)
        os.write(lock, f"process {os.getpid()} at {address}\n".encode())
        yield
    finally:
        os.close(lock)


@contextmanager
def kept_running(server: EmbeddedServer) -> Iterator[None]:
    """Start the server, and start it again whenever it dies, until the end; then stop it.

    From a thread of its own, which lives as long: Linux ends the server with the thread that began
    it. A server that another command began is used as it is, and taken over when that one ends.
    Raises EmbeddedError where the first start fails.
    """
    begun: Future[None] = Future()
    ended = threading.Event()
    keeper = threading.Thread(target=_keep, args=(server, begun, ended), name="database")
    keeper.start()
    try:
        begun.result()
        yield
    finally:
        ended.set()
        keeper.join()


def follow(database: Database, server: EmbeddedServer) -> None:
    """Make the pool connect where the server now is: begun again, its socket is elsewhere."""

    @event.listens_for(database.engine.sync_engine, "do_connect")
    def find(_dialect: Any, _record: Any, _arguments: Any, parameters: dict[str, Any]) -> None:
        try:
            url = make_url(embedded_installation(server).service_url)
        except EmbeddedError as error:
            raise ConnectionError("the embedded database is being started") from error
        parameters["host"] = url.query["host"]


def _keep(server: EmbeddedServer, begun: Future[None], ended: threading.Event) -> None:
    try:
        server.start()
    except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
        begun.set_exception(error)
        return
    begun.set_result(None)
    missing = 0
    while not ended.wait(SECONDS_BETWEEN_LOOKS):
        # Twice, for its note may be seen half written.
        missing = 0 if runs(server) else missing + 1
        if missing > 1:
            _start_again(server)
    server.stop()


def _start_again(server: EmbeddedServer) -> None:
    _log.error("database_ended")
    server.stop()
    try:
        server.start()
    except EmbeddedError as error:
        _log.error("database_not_started", why=str(error))
    else:
        _log.info("database_started")
