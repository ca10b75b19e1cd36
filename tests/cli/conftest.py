"""The real commands as an operator runs them, on an embedded database in a folder with a space."""

import asyncio
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.operators import SAMPLES, Operator, all_sealed
from tests.sending.post_office import PostOffice
from tests.server import fresh_folder


@pytest.fixture
def operator(postgres_bin: Path | None) -> Iterator[Operator]:
    """Somebody at a terminal, with a folder for the data of their own."""
    with fresh_folder() as folder:
        folder.chmod(0o711)
        yield Operator(folder / "time bank", postgres_bin)


@pytest.fixture(scope="session")
def new(postgres_bin: Path | None) -> Iterator[Operator]:
    """The time bank of Ely, just made; it is copied, and nobody uses it."""
    with fresh_folder() as folder:
        folder.chmod(0o711)
        operator = Operator(folder / "time bank", postgres_bin)
        operator.makes("ely")
        yield operator


@pytest.fixture
def ely(operator: Operator, new: Operator) -> Operator:
    """An operator who has just made the time bank of Ely."""
    # With its modes, and with the account that PostgreSQL runs as.
    copy = ["/bin/cp", "-a", str(new.data_dir), str(operator.data_dir)]
    subprocess.run(copy, check=True)  # noqa: S603 - a program by its path, and two folders
    operator.number, operator.token = new.number, new.token
    return operator


@pytest.fixture(scope="session")
def caerau(postgres_bin: Path | None) -> Iterator[Operator]:
    """An operator who has made the time bank of Caerau; many tests look at it."""
    with fresh_folder() as folder:
        folder.chmod(0o711)
        operator = Operator(folder / "time bank", postgres_bin)
        operator.makes("caerau")
        yield operator


@pytest.fixture(scope="session")
def full(postgres_bin: Path | None) -> Iterator[Operator]:
    """Ely's time bank with members and their opening balances, all of it sealed; whoever takes it
    leaves the books as they are."""
    with fresh_folder() as folder:
        folder.chmod(0o711)
        operator = Operator(folder / "time bank", postgres_bin)
        operator.makes("ely")
        with operator.serves() as served:
            for file, kind in (("members", "members"), ("opening-balances", "openings")):
                sheet = [
                    str(SAMPLES / f"{file}.csv"),
                    "--kind",
                    kind,
                    "--as",
                    operator.number,
                    "--yes",
                ]
                counted = ["--counted-on", "2024-12-31"] if kind == "openings" else []
                assert operator.runs("import", *sheet, *counted).returncode == 0
            all_sealed(served, operator.token)
        yield operator


@pytest.fixture(scope="module")
def post() -> Iterator[PostOffice]:
    """A post office that is open beside the test."""
    office, opened, closing = PostOffice(), threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def keep_open() -> None:
        office.takes.set()
        async with office.opened():
            opened.set()
            await closing.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=[keep_open()])
    thread.start()
    opened.wait()
    yield office
    loop.call_soon_threadsafe(closing.set)
    thread.join()
    loop.close()
