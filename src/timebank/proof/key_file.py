"""The installation's secrets for signing, in a file of its own: outside the database and its dumps.

One line a secret, the newest last: when it was made, and 32 bytes in hexadecimal. Older ones stay,
to hand over to the newest in each community.
"""

import os
import re
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from timebank.proof.notes import SECRET_BYTES

HEAD = "timebank seal keys 1"
_LINE = re.compile(r"\S+ ([0-9a-f]{64})")


class KeyFileError(Exception):
    """The key file cannot be used; the words say what to do, and show nothing of it."""


def read_or_make(path: Path) -> list[bytes]:
    """The secrets of the file, which is made with one where there is none. Raises KeyFileError."""
    with suppress(FileExistsError):
        _write_new(path, [_fresh()])
    return read(path)


def read(path: Path) -> list[bytes]:
    """The secrets of the file, the newest last. Raises KeyFileError."""
    try:
        head, *lines = path.read_text().splitlines() or [""]
    except (OSError, UnicodeDecodeError) as error:
        raise KeyFileError(f"The key file {path} cannot be read: {_why(error)}.") from error
    found = [_LINE.fullmatch(line) for line in lines]
    if head != HEAD or not found or not all(found):
        raise KeyFileError(
            f"{path} is not a key file of the time bank, or is damaged. Bring its copy back;"
            " without one, move it away, and a new key is made at the next start."
        )
    return [bytes.fromhex(one[1]) for one in found if one]


def rotate(path: Path) -> None:
    """Add a new secret, which signs from the next start on. Raises KeyFileError."""
    read(path)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    _write_new(fresh, [*path.read_text().splitlines()[1:], _fresh()])
    fresh.replace(path)


def _fresh() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {secrets.token_bytes(SECRET_BYTES).hex()}"


def _write_new(path: Path, lines: list[str]) -> None:
    """All of it or nothing; never over one that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write("\n".join([HEAD, *lines]) + "\n")
        out.flush()
        os.fsync(out.fileno())
    try:
        path.hardlink_to(part)
    finally:
        part.unlink()


def _why(error: Exception) -> str:
    return error.strerror or "unknown" if isinstance(error, OSError) else "it is no text"
