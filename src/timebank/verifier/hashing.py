"""The hashes of a bundle: every line's, in its place, and the checkpoints over them."""

from binascii import hexlify
from collections.abc import Sequence
from hashlib import sha256
from typing import NoReturn

from timebank.proof.notes import Note
from timebank.verifier.bundle import Head, Taken, parted
from timebank.verifier.chain import Chain, Seen
from timebank.verifier.errors import Fault
from timebank.verifier.fields import PREFIX, is_instant

LINE = b"line "
BEFORE_LEAF, BEFORE_LINE = len(LINE), len(LINE) + 64 + 1
_VERSION, _TRANSFER = b"tb1", [b"transfer"]


class Hashes:
    """Takes the records one by one. Raises Fault."""

    def __init__(self, head: Head, seen: Seen) -> None:
        for note in seen.checkpoints.values():
            if str(note.community_id) != head.community:
                raise Fault(0, "a checkpoint that was seen before is of another community")
        self.chain = Chain(head.community, seen)
        self._head = head
        self._community = head.community.encode()
        self._leaves: list[bytes] = []
        self._position = self._journal = 0
        self._balances = False

    def take(self, records: Sequence[bytes], taken: Taken) -> None:
        """The next records."""
        community, leaves, first = self._community, self._leaves, taken.count + 1
        for taken.count, record in enumerate(records, first):
            if not record.startswith(LINE):
                self._other(record)
                continue
            self._position += 1
            line = record[BEFORE_LINE:]
            leaf = sha256(b"\x00" + line).digest()
            if not record.startswith(hexlify(leaf) + b" ", BEFORE_LEAF):
                raise Fault(10, _changed(line.decode("ascii", "replace")), self._position)
            leaves.append(leaf)
            fields = line.split(b"|", PREFIX - 1)
            number = b""
            if fields[1:2] == _TRANSFER:
                self._journal += 1
                number = b"%d" % self._journal
            if (
                fields[2:5] != [community, b"%d" % self._position, number]
                or fields[0] != _VERSION
                or len(fields) < PREFIX
                or self._balances
                or not is_instant(fields[5].decode("ascii", "replace"))
            ):
                self._misplaced(fields)

    def _misplaced(self, fields: Sequence[bytes]) -> NoReturn:
        """What is wrong with the beginning of a line."""
        if self._balances:
            raise Fault(0, "a line stands behind the balances", self._position)
        if len(fields) < PREFIX or fields[0] != _VERSION:
            raise Fault(0, "this is no canonical line of version 1", self._position)
        if fields[2] != self._community:
            raise Fault(0, "this line is of another community", self._position)
        told, number = (one[:20].decode("ascii", "replace") for one in fields[3:5])
        if fields[3] != b"%d" % self._position:
            raise Fault(10, f"here stands the line of position {told}", self._position)
        expected = str(self._journal) if fields[1:2] == _TRANSFER else ""
        if number == expected:
            raise Fault(0, "an instant of this line is none", self._position)
        if expected:
            words = f"it is transfer {expected} of the journal, and says {number or 'none'}"
            raise Fault(10, words, self._position)
        words = "a number of the journal stands at what is no transfer"
        raise Fault(10, words, self._position)

    def _other(self, record: bytes) -> None:
        word, rest = parted(record)
        if word == "checkpoint":
            self.chain.add(rest, self._leaves, self._journal)
            self._leaves.clear()
        elif word == "key":
            self.chain.add_key(rest)
        elif word == "balance":
            self._balances = True

    def end(self) -> Note:
        """Nothing more comes. Raises Fault; else the last checkpoint."""
        head = self._head
        if (head.events, head.transfers) != (self._position, self._journal):
            raise Fault(0, "the bundle has not as many lines as its head says")
        return self.chain.end(head.checkpoints, self._position)


def _changed(line: str) -> str:
    if not line:
        return "the row that this line told of is gone"
    kind, about = [*line.split("|")[1:2], "line"][0], [*line.split("|")[6:7], "?"][0]
    return f"the {kind} {about[:36]} was changed: its line has another hash than the one sealed"
