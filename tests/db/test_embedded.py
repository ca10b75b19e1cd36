"""The embedded server: begun, shared, found again after a crash, and clear when it cannot run."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text

from timebank.db import postmaster, programs
from timebank.db.embedded import EmbeddedError, EmbeddedServer
from timebank.db.engine import Database

LEADER = """
import sys, time
from pathlib import Path
from timebank.db.embedded import EmbeddedServer
programs = Path(sys.argv[2]) if sys.argv[2] else None
with EmbeddedServer(Path(sys.argv[1]), durable=False, programs=programs) as server:
    print(server.superuser_url(), flush=True)
    time.sleep(120)
"""


def begin(data_dir: Path, postgres_bin: Path | None) -> tuple[subprocess.Popen[str], str]:
    """Another process that runs the server on these data, and the URL it gives."""
    leader = subprocess.Popen(  # noqa: S603 - this Python
        [sys.executable, "-c", LEADER, data_dir, str(postgres_bin or "")],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert leader.stdout is not None
    return leader, leader.stdout.readline().strip()


@pytest.fixture
def leader(
    data_dir: Path, postgres_bin: Path | None
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process, url = begin(data_dir, postgres_bin)
    with process:
        yield process, url
        process.kill()
    postmaster.within(10, lambda: not (data_dir / "pg" / "postmaster.pid").exists())
    socket_folder = Path((data_dir / "socket").read_text())
    postmaster.remove_socket_folder(socket_folder, programs.account_for(data_dir))


async def ask(url: str, question: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


async def test_its_urls_serve_asyncpg_and_sqlalchemy(
    data_dir: Path, postgres_bin: Path | None
) -> None:
    with EmbeddedServer(data_dir, durable=False, programs=postgres_bin) as server:
        assert await ask(server.superuser_url(), "SELECT 'Siân'") == "Siân"
        database = Database(server.superuser_url())
        async with database.transaction() as connection:
            assert await connection.scalar(text("SELECT current_user")) == "postgres"
        await database.close()


def test_only_whoever_runs_it_can_reach_it(data_dir: Path, postgres_bin: Path | None) -> None:
    with EmbeddedServer(data_dir, durable=False, programs=postgres_bin) as server:
        note = postmaster.read_postmaster(data_dir / "pg")
        assert note is not None
        assert note.socket_folder.stat().st_mode & 0o777 == 0o700
        assert (data_dir / "passwords.json").stat().st_mode & 0o777 == 0o600
        with pytest.raises(asyncpg.InvalidPasswordError):
            asyncio.run(ask(server.superuser_url().replace(":", ":not", 2), "SELECT 1"))


def test_a_stopped_server_leaves_no_process_and_no_socket(
    data_dir: Path, postgres_bin: Path | None
) -> None:
    with EmbeddedServer(data_dir, durable=False, programs=postgres_bin):
        note = postmaster.read_postmaster(data_dir / "pg")
    assert note is not None
    assert not note.socket_folder.exists()
    assert not note.runs_on(data_dir / "pg")


async def test_a_second_process_is_a_guest_and_leaves_the_server_running(
    leader: tuple[subprocess.Popen[str], str], data_dir: Path
) -> None:
    with EmbeddedServer(data_dir) as guest:
        assert not guest.leads
        assert guest.superuser_url() == leader[1]
    assert await ask(leader[1], "SELECT 1") == 1


async def test_after_kill_9_of_the_service_its_data_are_served_again_in_seconds(
    leader: tuple[subprocess.Popen[str], str], data_dir: Path, postgres_bin: Path | None
) -> None:
    await ask(leader[1], "CREATE TABLE hours AS SELECT 30 AS minutes")
    leader[0].kill()
    leader[0].wait()
    begun_at = time.monotonic()
    with EmbeddedServer(data_dir, durable=False, programs=postgres_bin) as server:
        assert server.leads
        assert await ask(server.superuser_url(), "SELECT minutes FROM hours") == 30
    assert time.monotonic() - begun_at < 20


async def test_after_kill_9_of_the_database_its_data_are_served_again(
    data_dir: Path, postgres_bin: Path | None
) -> None:
    first = EmbeddedServer(data_dir, programs=postgres_bin)
    first.start()
    await ask(first.superuser_url(), "CREATE TABLE hours AS SELECT 30 AS minutes")
    note = postmaster.read_postmaster(data_dir / "pg")
    assert note is not None
    os.kill(note.pid, signal.SIGKILL)
    first.stop()
    with EmbeddedServer(data_dir, programs=postgres_bin) as server:
        assert await ask(server.superuser_url(), "SELECT minutes FROM hours") == 30


def test_another_process_with_the_dead_servers_number_is_not_taken_for_it(
    data_dir: Path, postgres_bin: Path | None
) -> None:
    with EmbeddedServer(data_dir, durable=False, programs=postgres_bin):
        note = (data_dir / "pg" / "postmaster.pid").read_text().splitlines()
    stale = "\n".join([str(os.getppid()), *note[1:]])
    (data_dir / "pg" / "postmaster.pid").write_text(f"{stale}\n")
    with EmbeddedServer(data_dir, durable=False, programs=postgres_bin) as server:
        assert server.leads


def test_an_interrupted_first_start_is_made_afresh(
    data_dir: Path, postgres_bin: Path | None
) -> None:
    (data_dir / "pg.new-1").mkdir()
    (data_dir / "pg.new-1" / "PG_VERSION").write_text("18")
    with EmbeddedServer(data_dir, durable=False, programs=postgres_bin):
        assert (data_dir / "pg" / "PG_VERSION").is_file()
    assert not (data_dir / "pg.new-1").exists()


def test_a_path_may_be_long_and_have_spaces(data_dir: Path, postgres_bin: Path | None) -> None:
    far = data_dir / "Llanfair pwll" / ("gwyngyll" * 12)
    with EmbeddedServer(far, durable=False, programs=postgres_bin) as server:
        assert server.leads


def test_data_of_another_version_are_left_alone_and_the_words_say_what_to_do(
    data_dir: Path, postgres_bin: Path | None
) -> None:
    (data_dir / "pg").mkdir()
    (data_dir / "pg" / "PG_VERSION").write_text("9\n")
    with pytest.raises(EmbeddedError, match=r"PostgreSQL 9's.*TIMEBANK_POSTGRES_BIN"):
        EmbeddedServer(data_dir, programs=postgres_bin).start()


def test_a_folder_without_programs_is_named(data_dir: Path) -> None:
    with pytest.raises(EmbeddedError, match="TIMEBANK_POSTGRES_BIN: there is no PostgreSQL"):
        EmbeddedServer(data_dir, programs=data_dir).start()


def test_a_file_where_the_folder_should_be_is_named(data_dir: Path) -> None:
    (data_dir / "data").write_text("")
    with pytest.raises(EmbeddedError, match="is not a folder"):
        EmbeddedServer(data_dir / "data").start()


def test_lost_passwords_are_not_made_anew(data_dir: Path, postgres_bin: Path | None) -> None:
    with EmbeddedServer(data_dir, durable=False, programs=postgres_bin):
        (data_dir / "passwords.json").unlink()
    with pytest.raises(EmbeddedError, match=r"passwords\.json is missing"):
        EmbeddedServer(data_dir, durable=False, programs=postgres_bin).start()


def test_a_server_that_cannot_start_says_why_in_its_own_words(
    data_dir: Path, postgres_bin: Path | None
) -> None:
    with EmbeddedServer(data_dir, durable=False, programs=postgres_bin):
        pass
    with (data_dir / "pg" / "postgresql.auto.conf").open("a") as settings:
        settings.write("work_mem = 'much'\n")
    with pytest.raises(EmbeddedError, match=r"did not start: .*configuration file.*\nIts log"):
        EmbeddedServer(data_dir, durable=False, programs=postgres_bin).start()


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ('FATAL:  could not write lock file "postmaster.pid": No space left on device', "is full"),
        (
            "initdb: error: could not change permissions of directory: Operation not permitted",
            "USB",
        ),
        ('FATAL:  could not open file "base": Permission denied', "may not write"),
        ("", "it said nothing"),
    ],
)
def test_what_postgresql_says_becomes_advice(words: str, advice: str) -> None:
    assert advice in str(postmaster.explain(words, Path("/srv/time bank"), None))


def test_root_gives_up_its_rights_and_others_keep_theirs(data_dir: Path) -> None:
    account = programs.account_for(data_dir)
    assert (account is None) == (os.geteuid() != 0)
    assert account is None or account.uid != 0


def test_programs_in_a_closed_folder_are_copied_beside_the_data(
    data_dir: Path, tmp_path: Path
) -> None:
    site = next(programs.candidates()).parents[2]
    closed = tmp_path / "root's own"
    for part in programs.WHEEL:
        shutil.copytree(site / part, closed / part, symlinks=True)
    closed.chmod(0o700)
    with EmbeddedServer(data_dir, durable=False, programs=closed / programs.WHEEL[0]) as server:
        assert server.leads
    copies = list(data_dir.glob("programs-*"))
    assert len(copies) == (1 if os.geteuid() == 0 else 0)


INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from timebank.db.embedded import EmbeddedServer
os.register_at_fork(before=lambda: os.kill(os.getpid(), signal.SIGINT))
programs = Path(sys.argv[2]) if sys.argv[2] else None
with EmbeddedServer(Path(sys.argv[1]), durable=False, programs=programs):
    print("the signal is lost")
"""


def test_ctrl_c_while_the_server_is_forked_is_not_lost(
    data_dir: Path, postgres_bin: Path | None
) -> None:
    with EmbeddedServer(data_dir, durable=False, programs=postgres_bin):
        pass
    ran = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", INTERRUPTED, data_dir, str(postgres_bin or "")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stdout == ""
    assert ran.stderr.strip().endswith("KeyboardInterrupt")
