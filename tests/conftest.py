"""One server and one migrated database a run; a test makes a community of its own in it.

`TIMEBANK_POSTGRES_BIN` runs the suite on another PostgreSQL; `TIMEBANK_TEST_SUPERUSER_URL` on a
server that runs already. Under pytest-xdist each worker has its own.
"""

import asyncio
import gc
import logging
import os
import secrets
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog
from tests.server import Server, fresh_folder

from timebank.__main__ import OBJECTS_BETWEEN_LOOKS
from timebank.db import migrate
from timebank.db.embedded import EmbeddedServer
from timebank.db.engine import Database

_LEFT_OUT = pytest.StashKey[dict[str, int]]()
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
TAKEN = {
    "hledger": (("hledger",), "hledger (apt-get install hledger)"),
    "browser": (BROWSERS, "a Chromium (apt-get install chromium-headless-shell fonts-dejavu-core)"),
}
"""Programs that tests take, by their mark: any of these names, and how to get one."""
DATABASE = "timebank_test" + os.environ.get("PYTEST_XDIST_WORKER", "")


def pytest_configure() -> None:
    """What a test starts can be stopped, also where this run itself ignores that, as whatever a
    shell begins in the background ignores Ctrl-C, and `nohup` the end of the terminal."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: it is not looked through for cycles again and again, and for
    the rest as seldom as the service itself looks."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where a program is missing, what takes it is left out, and that is said at the end; in CI it
    is there, or the run fails."""
    config.stash[_LEFT_OUT] = {}
    for mark, (programs, _) in TAKEN.items():
        missing = [item for item in items if item.get_closest_marker(mark)]
        if missing and not any(map(shutil.which, programs)) and not os.environ.get("CI"):
            config.hook.pytest_deselected(items=missing)
            items[:] = [item for item in items if item not in missing]
            config.stash[_LEFT_OUT][mark] = len(missing)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Says what was left out."""
    for mark, count in config.stash.get(_LEFT_OUT, {}).items():
        terminalreporter.write_line(
            f"LEFT OUT: {count} tests that take what is not on this machine: {TAKEN[mark][1]}.",
            red=True,
        )


@pytest.fixture
def logging_kept() -> Iterator[None]:
    """Gives the logging of the test run back, whatever a test does to it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """The event loop of the service itself."""
    return "asyncio", {"use_uvloop": True}


@pytest.fixture(scope="session")
def postgres_bin() -> Path | None:
    """The folder of PostgreSQL's programs that this run is to use, where one is set."""
    folder = os.environ.get("TIMEBANK_POSTGRES_BIN")
    return Path(folder) if folder else None


@pytest.fixture(scope="session")
def server(postgres_bin: Path | None) -> Iterator[Server]:
    """A server that forgets everything: in memory where the machine has room there."""
    elsewhere = os.environ.get("TIMEBANK_TEST_SUPERUSER_URL")
    if elsewhere:
        yield Server(elsewhere, secrets.token_urlsafe(12), secrets.token_urlsafe(12))
        return
    with (
        fresh_folder() as folder,
        EmbeddedServer(folder, durable=False, programs=postgres_bin) as embedded,
    ):
        passwords = embedded.passwords
        yield Server(embedded.superuser_url(), passwords.owner, passwords.service)


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """A folder that an embedded server can use, also as root."""
    with fresh_folder() as folder:
        folder.chmod(0o711)
        yield folder


@pytest.fixture(scope="session")
def owner_url(server: Server) -> str:
    """The owner's login on the tests' database, which is migrated to the newest revision."""
    asyncio.run(server.make_database(DATABASE))
    url = server.owner_url(DATABASE)
    migrate.upgrade(url)
    return url


@pytest.fixture(scope="session")
def service_url(server: Server, owner_url: str) -> str:
    """The service's own, limited login on the same database."""
    return server.service_url(DATABASE)


@pytest.fixture(scope="session")
async def database(service_url: str, anyio_backend: object) -> AsyncIterator[Database]:
    """The database as the service sees it."""
    service = Database(service_url)
    yield service
    await service.close()
