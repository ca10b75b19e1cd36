"""A backup as a file: whole or not there, and known by its end.

    what pg_dump wrote · a line of JSON about it · its length · SHA-256 of all that · MAGIC

so that `pg_restore` reads it as it is. With a key file, all of it is sealed (sealing.py).
"""

import fcntl
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Literal, Self

from timebank.backup import sealing
from timebank.backup.errors import BackupError, cut_short, damaged

MAGIC = b"timebank-backup1"
FORMAT = 1
LENGTH, DIGEST = 8, 32
TAIL = LENGTH + DIGEST + len(MAGIC)
PIECE = 1 << 20

Kind = Literal["installation", "community"]


@dataclass(frozen=True)
class Manifest:
    """What a file holds. Names no person."""

    id: str
    kind: Kind
    occasion: str
    made_at: str
    """An instant with its zone; the snapshot's."""
    timebank: str
    schema: str
    """The migration that the tables stand at."""
    postgresql: int
    """The major version of the tool that wrote it, which the one that reads it must have."""
    made_as: str | None
    """`real`, `demo` or `test`: what the installation was made as."""
    communities: int
    community_id: str | None = None
    """Of a file that holds one community."""
    slug: str | None = None
    format: int = FORMAT

    @property
    def instant(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    @classmethod
    def read(cls, line: bytes, path: object) -> Self:
        """Raises BackupError for one that this version does not know."""
        said: dict[str, Any] = json.loads(line)
        if said.get("format") != FORMAT:
            raise BackupError(
                f"{path} is of a format that this version does not know: it was written by timebank"
                f" {said.get('timebank')}. Take that version, or a newer one."
            )
        known = {field.name for field in fields(cls)}
        try:
            return cls(**{name: value for name, value in said.items() if name in known})
        except TypeError:
            raise damaged(path) from None


class Writer:
    """What a backup is written with: `write` the dump, then `finish` with what it is."""

    def __init__(self, file: BinaryIO, key: bytes | None) -> None:
        self._file = file
        self._sealer = sealing.Sealer(file, key) if key else None
        self._digest = hashlib.sha256()
        self.sealed = key is not None
        self.length = 0

    def write(self, piece: bytes) -> None:
        self._digest.update(piece)
        self.length += len(piece)
        self._put(piece)

    def finish(self, manifest: Manifest) -> bytes:
        """The digest that the file ends with."""
        line = json.dumps(asdict(manifest), sort_keys=True).encode() + b"\n"
        self.write(line + len(line).to_bytes(LENGTH, "big"))
        digest = self._digest.digest()
        self._put(digest + MAGIC)
        if self._sealer:
            self._sealer.finish()
        return digest

    def _put(self, piece: bytes) -> None:
        (self._sealer or self._file).write(piece)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name when the block ends, whole and on the disk.

    Whatever ends the block early leaves at most a `.part`, which the next run takes up. Raises
    BackupError where the name is taken.
    """
    if path.exists():
        raise BackupError(f"{path} is there already: a backup is never written over.")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        if not _ours(file):
            raise BackupError(f"Another command is writing {path}.")
        try:
            file.truncate(0)
            yield file
            file.flush()
            os.fsync(file.fileno())
            part.rename(path)
            _sync_folder(path.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def remove_parts(folder: Path) -> None:
    """Take away what killed commands left in a folder of ours."""
    for part in folder.glob(".timebank-*.part"):
        with part.open("r+b") as file:
            if _ours(file):
                part.unlink(missing_ok=True)


@dataclass(frozen=True)
class Opened:
    """A backup that was read through to its end and is as it was written."""

    manifest: Manifest
    file: BinaryIO
    """What pg_dump wrote, from its beginning; what stands behind it is not its."""
    size: int
    """Bytes of the file as it lies there."""
    digest: bytes
    sealed: bool


@contextmanager
def open_backup(path: Path, key: bytes | None, work: Path) -> Iterator[Opened]:
    """Look whether a backup is whole, and open it. A sealed one is opened into a file in `work`
    that has no name, and is gone when the block ends, or the process.

    Raises BackupError for what is damaged, cut short, of another key or of an unknown format.
    """
    with path.open("rb") as file:
        if not sealing.is_sealed(file):
            yield _whole(file, path, None)
            return
        if key is None:
            raise BackupError(f"{path} is encrypted: name its key file with --key.")
        with tempfile.TemporaryFile(dir=work) as plain:
            for piece in sealing.opened(file, key, path):
                plain.write(piece)
            plain.flush()
            yield _whole(plain, path, path.stat().st_size)


def _whole(file: BinaryIO, path: Path, sealed_size: int | None) -> Opened:
    size = file.seek(0, os.SEEK_END)
    if size < TAIL:
        raise cut_short(path)
    file.seek(size - TAIL)
    tail = file.read(TAIL)
    if not tail.endswith(MAGIC):
        raise cut_short(path)
    length, digest = int.from_bytes(tail[:LENGTH], "big"), tail[LENGTH : LENGTH + DIGEST]
    file.seek(0)
    if length > size - TAIL or _digest(file, size - TAIL + LENGTH) != digest:
        raise damaged(path)
    file.seek(size - TAIL - length)
    manifest = Manifest.read(file.read(length), path)
    file.seek(0)
    return Opened(manifest, file, sealed_size or size, digest, sealed=sealed_size is not None)


def _digest(file: BinaryIO, length: int) -> bytes:
    digest = hashlib.sha256()
    while length:
        piece = file.read(min(length, PIECE))
        digest.update(piece)
        length -= len(piece)
    return digest.digest()


def _ours(file: BinaryIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
