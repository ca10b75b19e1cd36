"""PostgreSQL's own tools: which of this machine's can speak to a server, and how they log in."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import make_url

from timebank.db.programs import PLAIN, EmbeddedError, candidates, major_of


def tool(name: str, chosen: Path | None = None, *, at_least: int = 0) -> Path:
    """The program of this name, of this major version or, where there is none, of the next newer.

    From the folder that is set, else the one on the path, else the embedded database's: looked
    through in this order. Raises EmbeddedError where there is none.
    """
    seen: dict[int, Path] = {}
    for folder in [*([chosen] if chosen else []), *_folders(name)]:
        program = folder / name
        major = major_of(program) if program.is_file() else None
        if major == at_least or (major and not at_least):
            return program
        if major and major > at_least:
            seen.setdefault(major, program)
    if seen:
        return seen[min(seen)]
    which = f" {at_least} or newer" if at_least else ""
    raise EmbeddedError(
        f"There is no {name}{which} here. Debian: apt install postgresql-client; another folder of"
        " programs is named by TIMEBANK_POSTGRES_BIN."
    )


def _folders(name: str) -> Iterator[Path]:
    on_path = shutil.which(name)
    if on_path:
        yield Path(on_path).resolve().parent
    yield from candidates()


def surroundings(url: str) -> dict[str, str]:
    """A URL as the tools' environment: on a command line everybody could read the password."""
    parts = make_url(url)
    query = {f"PG{name.upper()}": str(value) for name, value in parts.query.items()}
    named = {
        "PGHOST": parts.host,
        "PGPORT": parts.port,
        "PGUSER": parts.username,
        "PGPASSWORD": parts.password,
        "PGDATABASE": parts.database,
    }
    return {name: str(value) for name, value in named.items() if value is not None} | query


def alone(url: str | None = None) -> dict[str, str]:
    """The environment of a tool that nobody sits at: nothing of ours but the way to its server."""
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    login = {**surroundings(url), "PGCONNECT_TIMEOUT": "30"} if url else {}
    return {**kept, **PLAIN, **login}
