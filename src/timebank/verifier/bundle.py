"""The file that holds a community's books: text, a record a line (docs/reference/bundle.md). Pure.

It is read as a stream, and no record may be longer than LONGEST, so that a hostile file takes no
more memory than a true one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, repeat
from typing import IO, Any

from timebank.proof.notes import Note
from timebank.verifier.errors import Fault

HEAD = "timebank bundle 1"
LONGEST = 4096
"""Letters of a record at most; a canonical line has fewer than 1,200."""
_CHUNK = 1 << 16
"""Bytes read at once: so few that they stay near the processor while they are looked at."""
_START, _END = b"timebank bundle ", b"end "
_NO_BUNDLE = "this is not a bundle of a time bank; one that was packed is unpacked first"


@dataclass(frozen=True)
class Head:
    """What a bundle says of itself."""

    community: str
    events: int
    transfers: int
    checkpoints: int

    @property
    def text(self) -> str:
        """The records that a bundle begins with."""
        return (
            f"{HEAD}\ncommunity {self.community}\nevents {self.events}\n"
            f"transfers {self.transfers}\ncheckpoints {self.checkpoints}\n"
        )


def key_record(public_key: bytes, endorsement: tuple[str, bytes] | None) -> str:
    """A public key, and who endorsed it."""
    by, signature = endorsement or ("", b"")
    return f"key {public_key.hex()}|{by}|{signature.hex()}\n"


def line_record(leaf: bytes, line: str | None) -> str:
    """A canonical line made anew, behind the hash that was sealed; empty where its row is gone."""
    return f"line {leaf.hex()} {(line or '').replace(chr(10), ' ')}\n"


def checkpoint_record(note: Note, signature: bytes) -> str:
    """A checkpoint's nine lines in one, behind their signature."""
    return f"checkpoint {signature.hex()} {note.text.rstrip(chr(10)).replace(chr(10), '|')}\n"


def balance_record(row: Mapping[str, Any]) -> str:
    """What the books store of an account; no limits where something waits to be sealed."""
    limits = ("held", "floor", "ceiling", "passes_on", "closed")
    told = [str(row["account_id"]), _told(row["balance"]), _told(row["number"])]
    told += [_told(row[name]) if row["whole"] else "" for name in limits]
    return f"balance {'|'.join(told)}\n"


def _told(value: object) -> str:
    return "" if value is None else str(value).lower()


def end_record(digest: bytes) -> str:
    """The last record: the hash of everything before it."""
    return f"{_END.decode()}{digest.hex()}\n"


@dataclass
class Taken:
    """How many records a pass has begun to look at: where it stopped, if one is wrong."""

    count: int = 0


class Records:
    """The records of a file, in order. Raises Fault.

    Where two read the same file, one of them need not sum it up (`summed`): the hash of all records
    is compared with the last one by the other.
    """

    def __init__(self, file: IO[bytes], *, summed: bool = True) -> None:
        self._file = file
        self._summed = summed
        self.read_bytes = 0
        start = file.read(len(_START))
        if start != _START:
            raise Fault(0, _NO_BUNDLE)
        self._pages = self._all(start)
        self._first = iter(next(self._pages, ()))
        self.head = self._head()

    def __iter__(self) -> Iterator[bytes]:
        """What follows the head, without the end."""
        return chain.from_iterable(self.pages())

    def pages(self) -> Iterator[Sequence[bytes]]:
        """The same in pages, for whoever has millions to read."""
        yield list(self._first)
        yield from self._pages

    def _all(self, rest: bytes) -> Iterator[Sequence[bytes]]:
        """Every record but the last, which has to be the hash of them all."""
        seen = sha256()
        while chunk := self._file.read(_CHUNK):
            self.read_bytes += len(chunk)
            whole, _, rest = (rest + chunk).rpartition(b"\n")
            records = whole.split(b"\n") if whole else []
            if max(map(len, records), default=0) > LONGEST or len(rest) > LONGEST:
                raise Fault(0, "a record is longer than any of a bundle")
            if any(map(bytes.startswith, records, repeat(_END))):
                last = next(place for place, raw in enumerate(records) if raw.startswith(_END))
                seen.update(b"".join(raw + b"\n" for raw in records[:last]))
                yield records[:last]
                if len(records) > last + 1 or rest or self._file.read(1):
                    raise Fault(0, "something stands behind the last record")
                self._ends(records[last], seen.hexdigest())
                return
            if records:
                if self._summed:
                    seen.update(whole)
                    seen.update(b"\n")
                yield records
        raise Fault(0, "the bundle is cut short: its last record is not there")

    def _ends(self, raw: bytes, digest: str) -> None:
        if self._summed and raw != _END + digest.encode():
            raise Fault(0, "the bundle was changed: its last record is not the hash of the others")

    def _head(self) -> Head:
        first = next(self._first, b"")
        if first != HEAD.encode():
            known = re.fullmatch(rb"timebank bundle (\d{1,9})", first)
            if known is None:
                raise Fault(0, _NO_BUNDLE)
            words = f"the bundle is of version {int(known[1])}, and this program knows version 1"
            raise Fault(0, words)
        community = self._named("community", r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        counts = [int(self._named(name, r"\d{1,15}")) for name in _COUNTS]
        return Head(community, *counts)

    def _named(self, name: str, pattern: str) -> str:
        word, rest = parted(next(self._first, b""))
        if word != name or not re.fullmatch(pattern, rest):
            raise Fault(0, f"the bundle's head is not as it must be: {name} is not there")
        return rest


_COUNTS = ("events", "transfers", "checkpoints")


def parted(record: bytes) -> tuple[str, str]:
    """A record's word, and the rest of it. Raises Fault."""
    try:
        word, _, rest = record.decode("ascii").partition(" ")
    except UnicodeDecodeError:
        raise Fault(0, "a record holds what no bundle does") from None
    return word, rest
