"""The file that holds a community's books: text, a record a line (docs/reference/bundle.md). Pure.

It is read as a stream, and no record may be longer than LONGEST, so that a hostile file takes no
more memory than a true one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, Any

from timebank.proof.notes import Note
from timebank.verifier.errors import Fault

HEAD = "timebank bundle 1"
LONGEST = 4096
"""Letters of a record at most; a canonical line has fewer than 1,200."""
_CHUNK = 1 << 20
_END = b"end "
_SHOWN = 40


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


class Records:
    """The records of a file, each as its word and the rest. Raises Fault."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.read_bytes = 0
        self._records = self._all()
        self.head = self._head()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """What follows the head, without the end."""
        return self._records

    def _all(self) -> Iterator[tuple[str, str]]:
        for record in self._texts():
            word, _, rest = record.partition(" ")
            yield word, rest

    def _texts(self) -> Iterator[str]:
        """Every record but the last, which has to be the hash of them all."""
        seen, rest = sha256(), b""
        while chunk := self._file.read(_CHUNK):
            self.read_bytes += len(chunk)
            *whole, rest = (rest + chunk).split(b"\n")
            for place, raw in enumerate(whole, 1):
                if raw.startswith(_END):
                    self._ends(raw, seen.hexdigest(), rest if place == len(whole) else raw)
                    return
                if len(raw) > LONGEST:
                    raise Fault(0, "a record is longer than any of a bundle")
                seen.update(raw + b"\n")
                try:
                    yield raw.decode("ascii")
                except UnicodeDecodeError:
                    raise Fault(0, f"a record holds what no bundle does: {_shown(raw)}") from None
            if len(rest) > LONGEST:
                raise Fault(0, "a record is longer than any of a bundle")
        raise Fault(0, "the bundle is cut short: its last record is not there")

    def _ends(self, raw: bytes, digest: str, behind: bytes) -> None:
        if behind or self._file.read(1):
            raise Fault(0, "something stands behind the last record")
        if raw != _END + digest.encode():
            raise Fault(0, "the bundle was changed: its last record is not the hash of the others")

    def _head(self) -> Head:
        first = next(self._texts_or_nothing(), "")
        if first != HEAD:
            known = re.fullmatch(r"timebank bundle (\d{1,9})", first)
            raise Fault(
                0,
                f"the bundle is of version {known[1]}, and this program knows version 1"
                if known
                else "this is not a bundle of a time bank; one that was packed is unpacked first",
            )
        community = self._named("community", r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        counts = [int(self._named(name, r"\d{1,15}")) for name in _COUNTS]
        return Head(community, *counts)

    def _texts_or_nothing(self) -> Iterator[str]:
        """The first record as it is; whatever is wrong with it, it is no bundle."""
        try:
            word, rest = next(self._records)
        except Fault:
            return
        yield f"{word} {rest}"

    def _named(self, name: str, pattern: str) -> str:
        word, rest = next(self._records, ("", ""))
        if word != name or not re.fullmatch(pattern, rest):
            raise Fault(0, f"the bundle's head is not as it must be: {name} is not there")
        return rest


_COUNTS = ("events", "transfers", "checkpoints")


def _shown(raw: bytes) -> str:
    return ascii(raw[:_SHOWN].decode("latin-1"))
