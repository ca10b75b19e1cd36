"""A bundle checked: its hashes and its rules, each in one pass.

Both passes read the same records and know nothing of each other, so a large file is checked by two
processes at once. What is told is always the first thing that is wrong, whichever pass found it.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import IO

from timebank.proof.notes import Note
from timebank.verifier.bundle import Records
from timebank.verifier.chain import Seen
from timebank.verifier.errors import Fault
from timebank.verifier.hashing import Hashes
from timebank.verifier.replaying import Replay

LARGE = 32 << 20
"""Bytes from which on a second process is worth its beginning."""
_EVERY = 1 << 13
_NEVER = 1 << 62

Progress = Callable[[int, int], None]
"""Told now and then: bytes read, and lines checked."""


@dataclass(frozen=True)
class Hashed:
    """What the hashes say of a bundle that has none wrong."""

    last: Note
    public_key: str
    settled: int
    met: int


@dataclass(frozen=True)
class Summary:
    """What was checked, and found whole."""

    community: str
    events: int
    accounts: int
    balances: int
    first_at: str
    last_at: str
    kinds: dict[str, list[int]]
    """Of each kind of transfer, how many there are and their minutes."""
    last: Note
    public_key: str
    met: int
    """How many of the checkpoints seen before are in it."""


@dataclass(frozen=True)
class _Found:
    """A fault, and at which record; at the end of all for what only the end shows."""

    record: int
    fault: Fault


def check_file(path: Path, seen: Seen, progress: Progress) -> Summary:
    """Check a bundle. Raises Fault for the first thing that is wrong."""
    if path.stat().st_size < LARGE:
        with path.open("rb") as first, path.open("rb") as second:
            return _told(_replayed(first, progress), _hashed(second, seen))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        hashes = beside.submit(_hashed_in, path, seen)
        with path.open("rb") as file:
            replay = _replayed(file, progress)
        return _told(replay, hashes.result())


def _hashed_in(path: Path, seen: Seen) -> Hashed | _Found:
    with path.open("rb") as file:
        return _hashed(file, seen)


def _hashed(file: IO[bytes], seen: Seen) -> Hashed | _Found:
    number = 0
    try:
        records = Records(file)
        hashes = Hashes(records.head, seen)
        for number, record in enumerate(records, 1):  # noqa: B007 - where it stopped
            hashes.take(record)
        number = _NEVER
        last = hashes.end()
    except Fault as fault:
        return _Found(number, fault)
    chain = hashes.chain
    key = chain.key
    return Hashed(last, key.public.hex() if key else "", chain.settled, len(chain.met))


def _replayed(file: IO[bytes], progress: Progress) -> Replay | _Found:
    number = 0
    try:
        records = Records(file)
        replay = Replay(records.head)
        for number, record in enumerate(records, 1):
            replay.take(record)
            if number % _EVERY == 0:
                progress(records.read_bytes, number)
    except Fault as fault:
        return _Found(number, fault)
    return replay


def _told(replay: Replay | _Found, hashed: Hashed | _Found) -> Summary:
    """What both passes found. Raises Fault for what comes first in the file; of the same record,
    what its hash says."""
    if isinstance(hashed, _Found) or isinstance(replay, _Found):
        found = [one for one in (hashed, replay) if isinstance(one, _Found)]
        raise min(found, key=lambda one: one.record).fault
    replay.end(hashed.settled)
    book = replay.book
    return Summary(
        book.community,
        book.position,
        len(book.by_number),
        replay.balances,
        replay.first_at,
        replay.last_at,
        book.kinds,
        hashed.last,
        hashed.public_key,
        hashed.met,
    )
