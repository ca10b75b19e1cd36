"""The folder of the embedded database: its passwords, and its data, made whole or not at all."""

import json
import os
import secrets
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from timebank.db.postmaster import explain, make_socket_folder
from timebank.db.programs import (
    BUILTIN_LOCALE_MAJOR,
    PLAIN,
    Account,
    EmbeddedError,
    Programs,
    run_as,
)

SUPERUSER = "postgres"
SPACE_NEEDED = 150_000_000


@dataclass(frozen=True)
class Passwords:
    """Random, kept beside the data, readable by whoever runs the service and by nobody else."""

    superuser: str
    owner: str
    service: str


def open_folder(data_dir: Path, account: Account | None) -> None:
    """Make the folder, private; as root, one that the server's account may pass through.

    Folders above it are left as they are: where the account may not pass, another place is needed.
    """
    fresh = not data_dir.exists() or not any(data_dir.iterdir())
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    if account is None:
        return
    if fresh:
        data_dir.chmod(0o711)
    passed = subprocess.run(  # noqa: S603 - a program by its path, and one folder
        ["/usr/bin/test", "-x", data_dir], check=False, cwd="/", env=PLAIN, **run_as(account)
    )
    if passed.returncode:
        raise EmbeddedError(
            f"The database runs as the account {account.name}, which may not enter {data_dir}."
            " Choose a place outside closed folders, as in --data-dir /var/lib/timebank"
        )


def read_passwords(data_dir: Path) -> Passwords:
    """The passwords of this data directory, made at the first call."""
    path = data_dir / "passwords.json"
    try:
        return Passwords(**json.loads(path.read_text()))
    except FileNotFoundError:
        if (data_dir / "pg").exists():
            raise EmbeddedError(
                f"{path} is missing: without it the database in {data_dir} stays closed."
                " Put it back from a backup."
            ) from None
    made = Passwords(*(secrets.token_urlsafe(24) for _ in range(3)))
    write_private(path, json.dumps(asdict(made)))
    return made


def write_private(path: Path, text: str, account: Account | None = None) -> None:
    """Write a file that only its owner reads; it is there whole or not at all."""
    half = path.with_name(path.name + ".new")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if account:
        os.chown(half, account.uid, account.gid)
    half.replace(path)


def make_cluster(
    cluster: Path, programs: Programs, account: Account | None, *, password: str, durable: bool
) -> None:
    """Make an empty data directory; under another name first, so that it is whole or absent."""
    if shutil.disk_usage(cluster.parent).free < SPACE_NEEDED:
        raise EmbeddedError(
            f"The disk of {cluster.parent} has no room for a database:"
            f" free {SPACE_NEEDED // 1_000_000} MB, or choose another place with --data-dir."
        )
    for interrupted in cluster.parent.glob("pg.new-*"):
        shutil.rmtree(interrupted, ignore_errors=True)
    half = cluster.with_name(f"pg.new-{os.getpid()}")
    half.mkdir(mode=0o700)
    private_folder = make_socket_folder(account)
    try:
        if account:
            os.chown(half, account.uid, account.gid)
        write_private(private_folder / "password", password, account)
        options = [f"--pgdata={half}", f"--pwfile={private_folder / 'password'}"]
        options += [] if durable else ["--no-sync"]
        words = _initdb(programs, options, account)
        if words:
            raise explain(words, cluster.parent, account)
        half.rename(cluster)
    finally:
        shutil.rmtree(private_folder)
        shutil.rmtree(half, ignore_errors=True)


def _initdb(programs: Programs, options: list[str], account: Account | None) -> str:
    """What it complained of, and "" when all went well."""
    locale = ["--locale=C.UTF-8", "--lc-collate=C", "--lc-messages=C"]
    if programs.major >= BUILTIN_LOCALE_MAJOR:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    initdb = subprocess.run(  # noqa: S603 - programs of our own choice
        [
            programs.folder / "initdb",
            f"--username={SUPERUSER}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--data-checksums",
            "--no-instructions",
            *locale,
            *options,
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env=PLAIN,
        **run_as(account),
    )
    return initdb.stderr if initdb.returncode else ""
