"""Passwords, keys and tokens are printed by no command, log or figure, whatever goes wrong."""

import asyncio
import json
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import httpx
import pytest
from tests.cli.operators import Operator, free_port
from tests.server import Server, fresh_folder

from timebank.cli.main import run
from timebank.db import migrate
from timebank.db.postmaster import read_postmaster, within

HUSH = "hush17word"
KEY = "c0ffee" * 10 + "beef"
NO_URLS = [
    "postgresql://bank:{hush}@127.0.0.1:{shut}/bank",
    "postgresql://bank:{hush}@no-such-host.invalid/bank",
    "postgresql://timebank_service:{hush}@{server}/postgres",
    "postgresql://{login}@{server}/no_such_database",
    "postgresql://bank:{hush}@127.0.0.1:{hush}/bank",
    "postgresql://bank:{hush}/and@127.0.0.1/bank",
    "postgresql://bank:{hush}#and@127.0.0.1/bank",
    "postgresql://bank:{hush}@[::1/bank",
    "postgresql://bank:{hush}@127.0.0.1:{shut}/bank?sslmode=nonsense",
    "postgresql://bank:{hush}@127.0.0.1:{shut}/bank?password={hush}&port={hush}",
    "postgresql://bank:{hush}@127.0.0.1:{shut}/bank?nonsense={hush}",
    "postgres+psycopg://bank:{hush}@127.0.0.1/bank",
    "postgresql://bank:{hush}",
    "postgresql://bank:{hush}/bank",
    "mysql://bank:{hush}@127.0.0.1/bank",
    "{hush}",
]


@pytest.fixture
def folder() -> Iterator[Path]:
    with fresh_folder() as folder:
        folder.chmod(0o711)
        yield folder


Said = Callable[..., str]


@pytest.fixture
def said(
    operator: Operator,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    logging_kept: None,
) -> Said:
    """All that a command prints which does not end well, as talkative as it can be."""

    def run_it(*arguments: str, **settings: str) -> str:
        fault = ""
        with monkeypatch.context() as around:
            for name, value in operator.surroundings(log_level="debug", **settings).items():
                around.setenv(name, value)
            try:
                assert run(arguments) != 0, arguments
            except Exception:  # noqa: BLE001 - Python shows it, and ends
                fault = traceback.format_exc()
        shown = capsys.readouterr()
        return shown.out + shown.err + fault

    return run_it


@pytest.mark.parametrize("url", NO_URLS)
def test_a_url_that_leads_nowhere_is_not_shown(
    said: Said, server: Server, folder: Path, url: str
) -> None:
    parts = urlsplit(server.superuser_url())
    login, _, place = parts.netloc.rpartition("@")
    url = url.format(hush=HUSH, shut=free_port(), server=place, login=login)
    secrets = [HUSH, *filter(None, [parts.password])]
    held = folder / "url"
    held.write_text(url)
    port = str(free_port())
    shown = [
        said("serve", "--port", port, database_url=url),
        said("serve", "--port", port, database_url_file=str(held)),
        said("doctor", database_url=url, owner_database_url=url),
        said("token", "list", database_url=url),
        said("db", "upgrade", database_url=url, owner_database_url_file=str(held)),
        said("backup", "make", database_url=url, owner_database_url=url),
    ]
    assert [one for one in shown if any(secret in one for secret in secrets)] == []
    assert "" not in shown


@pytest.fixture(scope="module")
def no_towns_url(server: Server) -> str:
    """The service's login on a database without a town: the doctor proves the books of each."""
    asyncio.run(server.make_database("no_towns"))
    migrate.upgrade(server.owner_url("no_towns"))
    return server.service_url("no_towns")


@pytest.mark.parametrize("kept", [f"timebank seal keys 1\nnow {KEY}x", KEY, f"\xff{KEY}"])
def test_a_damaged_key_file_is_not_shown(
    said: Said, no_towns_url: str, folder: Path, kept: str
) -> None:
    file = folder / "keys"
    file.write_text(kept, encoding="latin-1")
    settings = {"database_url": no_towns_url, "seal_key_file": str(file)}
    sealed = {**settings, "backup_key_file": str(file), "owner_database_url": no_towns_url}
    shown = [
        said("serve", "--port", str(free_port()), **settings),
        said("doctor", **settings),
        said("backup", "make", **sealed),
    ]
    assert [one for one in shown if KEY in one] == []
    assert "" not in shown


def secrets_of(caerau: Operator) -> list[str]:
    """What nobody may read of an installation: the database's passwords, the keys, the token."""
    passwords = json.loads((caerau.data_dir / "passwords.json").read_text()).values()
    keys = (caerau.data_dir / "seal.keys").read_text().splitlines()[1:]
    return [caerau.token, *passwords, *(line.split()[1] for line in keys)]


def test_a_service_whose_database_dies_prints_nothing_secret(caerau: Operator) -> None:
    path = caerau.data_dir.parent / "dying.log"
    signed_in = {"Authorization": f"Bearer {caerau.token}"}
    with path.open("w") as log, caerau.serves(log=log, log_level="debug") as served:

        def answers(place: str = "/v1/communities/caerau") -> int:
            return httpx.get(f"{served.url}{place}", headers=signed_in, timeout=20).status_code

        assert answers() == 200
        note = read_postmaster(caerau.data_dir / "pg")
        assert note is not None
        os.kill(note.pid, signal.SIGKILL)
        assert within(10, lambda: answers() == 503)
        doctor = caerau.runs("doctor", log_level="debug")
        assert within(20, lambda: answers() == 200)
        figures = served.get("/metrics").text
    postgres = (caerau.data_dir / "postgres.log").read_text()
    shown = path.read_text() + postgres + doctor.stdout + doctor.stderr + figures
    assert '"status": 503' in shown
    assert [secret for secret in secrets_of(caerau) if secret in shown] == []


def test_a_service_that_is_thrown_out_of_its_database_prints_nothing_secret(
    operator: Operator, server: Server, service_url: str
) -> None:
    async def throw_out() -> None:
        superuser = await asyncpg.connect(server.superuser_url())
        login = urlsplit(service_url).username
        throws = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1"
        await superuser.execute(f"ALTER ROLE {login} CONNECTION LIMIT 0")
        await superuser.fetch(throws, login)
        await asyncio.sleep(1)
        await superuser.execute(f"ALTER ROLE {login} CONNECTION LIMIT -1")
        await superuser.close()

    path = operator.data_dir.parent / "thrown.log"
    settings = {"database_url": service_url, "log_level": "debug"}
    with path.open("w") as log, operator.serves(log=log, **settings) as served:
        assert served.get("/readyz").status_code == 200
        asyncio.run(throw_out())
        assert within(20, lambda: served.get("/readyz").status_code == 200)
        figures = served.get("/metrics").text
    shown = path.read_text() + figures
    keys = (operator.data_dir / "seal.keys").read_text().split()[-1]
    secrets = [keys, urlsplit(service_url).password or keys]
    assert [secret for secret in secrets if secret in shown] == []
