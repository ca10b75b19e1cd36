"""The limit: bare pgbench on the same server; an insert and two updates in five statements."""

import os
import re
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import asyncpg

from timebank.db.embedded import EmbeddedServer
from timebank.db.programs import candidates

CLIENTS = 32
ACCOUNTS = 1_000
_TABLES = f"""
CREATE TABLE bench_balance (id int PRIMARY KEY, balance bigint NOT NULL) WITH (fillfactor = 50);
CREATE TABLE bench_transfer (id bigserial PRIMARY KEY, debit int, credit int, minutes int,
    recorded_at timestamptz);
INSERT INTO bench_balance SELECT n, 0 FROM generate_series(1, {ACCOUNTS}) n;
"""
_SCRIPT = f"""
\\set debit random(1, {ACCOUNTS} / 2)
\\set credit random({ACCOUNTS} / 2 + 1, {ACCOUNTS})
BEGIN;
INSERT INTO bench_transfer (debit, credit, minutes, recorded_at)
    VALUES (:debit, :credit, 60, now());
UPDATE bench_balance SET balance = balance - 60 WHERE id = :debit;
UPDATE bench_balance SET balance = balance + 60 WHERE id = :credit;
COMMIT;
"""


async def make_tables(server: EmbeddedServer) -> None:
    """The peer's own tables, in a database of its own."""
    administrator = await asyncpg.connect(server.superuser_url())
    await administrator.execute("CREATE DATABASE bench_peer")
    await administrator.close()
    peer = await asyncpg.connect(server.superuser_url("bench_peer"))
    await peer.execute(_TABLES)
    await peer.close()


def rate(server: EmbeddedServer, seconds: float) -> float:
    """Transactions a second of pgbench with 32 clients."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(_SCRIPT)
        script.flush()
        command = [str(_program()), "-n", "-f", script.name]
        command += ["-c", str(CLIENTS), "-j", "2", "-T", str(max(1, round(seconds)))]
        ran = subprocess.run(  # noqa: S603 - our own command
            command, env=_where(server), capture_output=True, text=True, check=False
        )
    found = re.search(r"tps = ([0-9.]+)", ran.stdout)
    if ran.returncode or found is None:
        raise RuntimeError(ran.stderr or ran.stdout)
    return float(found[1])


def _where(server: EmbeddedServer) -> dict[str, str]:
    """The database as libpq reads it from its surroundings: a password is no argument."""
    url = urlsplit(server.superuser_url("bench_peer"))
    asked = parse_qs(url.query)
    return {
        **os.environ,
        "PGHOST": asked["host"][0],
        "PGPORT": asked.get("port", ["5432"])[0],
        "PGUSER": unquote(url.username or ""),
        "PGPASSWORD": unquote(url.password or ""),
        "PGDATABASE": url.path.lstrip("/"),
    }


def _program() -> Path:
    return next(folder / "pgbench" for folder in candidates() if (folder / "pgbench").exists())
