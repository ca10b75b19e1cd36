"""The hashes of a bundle: every line's, and the checkpoints over them."""

from binascii import hexlify
from hashlib import sha256

from timebank.proof.notes import Note
from timebank.verifier.bundle import Head, parted
from timebank.verifier.chain import Chain, Seen
from timebank.verifier.errors import Fault

LINE = b"line "
BEFORE_LEAF, BEFORE_LINE = len(LINE), len(LINE) + 64 + 1
_TRANSFER = b"tb1|transfer|"


class Hashes:
    """Takes the records one by one. Raises Fault."""

    def __init__(self, head: Head, seen: Seen) -> None:
        for note in seen.checkpoints.values():
            if str(note.community_id) != head.community:
                raise Fault(0, "a checkpoint that was seen before is of another community")
        self.chain = Chain(head.community, seen)
        self._head = head
        self._leaves: list[bytes] = []
        self._position = self._journal = 0

    def take(self, record: bytes) -> None:
        """The next record."""
        if not record.startswith(LINE):
            self._other(record)
            return
        self._position += 1
        raw = record[BEFORE_LINE:]
        leaf = sha256(b"\x00" + raw).digest()
        if record[BEFORE_LEAF:BEFORE_LINE] != hexlify(leaf) + b" ":
            raise Fault(10, _changed(raw.decode("ascii", "replace")), self._position)
        self._leaves.append(leaf)
        if raw.startswith(_TRANSFER):
            self._journal += 1

    def _other(self, record: bytes) -> None:
        word, rest = parted(record)
        if word == "checkpoint":
            self.chain.add(rest, self._leaves, self._journal)
            self._leaves = []
        elif word == "key":
            self.chain.add_key(rest)

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
