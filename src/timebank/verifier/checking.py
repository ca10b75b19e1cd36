"""A bundle checked: its hashes and places in one pass, its rules in another.

Both passes read the same records and know nothing of each other, so a large file is checked by two
processes at once. What is told is always the first thing that is wrong, whichever pass found it.
"""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import IO

from timebank.proof.notes import Note
from timebank.verifier.bundle import Records, Taken
from timebank.verifier.chain import Seen
from timebank.verifier.errors import Fault
from timebank.verifier.hashing import Hashes
from timebank.verifier.replaying import Replay

LARGE = 32 << 20
"""Bytes from which on a second process is worth its beginning."""
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
    with _no_collector():
        return _checked(path, seen, progress)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Nothing here makes cycles, and the collector would walk millions of entries again and again:
    a seventh of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _checked(path: Path, seen: Seen, progress: Progress) -> Summary:
    if path.stat().st_size < LARGE:
        with path.open("rb") as first, path.open("rb") as second:
            return _told(_replayed(first, progress), _hashed(second, seen))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        hashes = beside.submit(_hashed_in, path, seen)
        with path.open("rb") as file:
            replay = _replayed(file, progress)
        return _told(replay, hashes.result())


def _hashed_in(path: Path, seen: Seen) -> Hashed | _Found:
    with _no_collector(), path.open("rb") as file:
        return _hashed(file, seen)


def _hashed(file: IO[bytes], seen: Seen) -> Hashed | _Found:
    taken = Taken()
    try:
        records = Records(file)
        hashes = Hashes(records.head, seen)
        for page in records.pages():
            hashes.take(page, taken)
        taken.count = _NEVER
        last = hashes.end()
    except Fault as fault:
        return _Found(taken.count, fault)
    chain = hashes.chain
    public_key = chain.key.public.hex() if chain.key else ""
    return Hashed(last, public_key, chain.settled, len(chain.met))


def _replayed(file: IO[bytes], progress: Progress) -> Replay | _Found:
    taken = Taken()
    try:
        records = Records(file, summed=False)
        replay = Replay(records.head)
        for page in records.pages():
            replay.take(page, taken)
            progress(records.read_bytes, taken.count)
    except Fault as fault:
        return _Found(taken.count, fault)
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
        book.first_at,
        book.last_at,
        book.kinds,
        hashed.last,
        hashed.public_key,
        hashed.met,
    )
