"""Checkpoints and keys: the tree, the chain and the signatures over the lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from timebank.proof.merkle import grown, root_of
from timebank.proof.notes import FIRST, Note, endorsement_text, is_signed, key_id_of
from timebank.verifier.errors import Fault

HEAD = "timebank checkpoint 1"
FULL = 1_000
"""Events that one sealing takes at most. Where it took fewer it left nothing, so whatever one
posting says in several lines is all there."""
_LINES = 9
_HEX32, _HEX64 = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{128}")
_PUBLIC_KEY = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True)
class Key:
    """A public key, and which older one endorsed it."""

    public: bytes
    endorsed_by: str
    """Its id, where there is one; the endorsement is good."""


def _is_signature(key: Key, text: str, told: str) -> bool:
    return bool(_HEX64.fullmatch(told)) and is_signed(key.public, text, bytes.fromhex(told))


class Seen:
    """What an auditor has from elsewhere: checkpoints kept or published, and public keys."""

    def __init__(self, checkpoints: Iterable[str] = (), keys: Iterable[str] = ()) -> None:
        self.checkpoints: dict[int, Note] = {}
        for text in checkpoints:
            note = note_in(text)
            self.checkpoints.setdefault(note.number, note)
            if self.checkpoints[note.number] != note:
                raise Fault(
                    0, f"two checkpoints with the number {note.number} contradict each other"
                )
        self.keys: set[bytes] = set()
        for text in keys:
            found = {bytes.fromhex(one) for one in _PUBLIC_KEY.findall(text)}
            if not found:
                raise Fault(0, "a file of keys holds no public key (64 letters from 0 to f)")
            self.keys |= found


def note_in(text: str) -> Note:
    """The checkpoint that a kept text holds in its first nine lines. Raises Fault."""
    lines = text.replace("\r\n", "\n").lstrip("\ufeff").split("\n")
    return read_note(lines[:_LINES])


def read_note(lines: Sequence[str]) -> Note:
    """A checkpoint of its lines, which are just those that its text has. Raises Fault."""
    try:
        head, community, number, size, journal, root, previous, made_at, key_id = lines
        note = Note(
            UUID(community),
            int(number),
            int(size),
            int(journal),
            bytes.fromhex(root),
            bytes.fromhex(previous),
            datetime.fromisoformat(made_at),
            key_id,
        )
        if head == HEAD and note.text == "\n".join(lines) + "\n":
            return note
    except (ValueError, OverflowError):
        pass
    raise Fault(0, "this is not a checkpoint of a time bank, version 1")


class Chain:
    """The checkpoints so far, each over all lines before it and the checkpoint before."""

    def __init__(self, community: str, seen: Seen) -> None:
        self._community = community
        self._seen = seen
        self._keys: dict[str, Key] = {}
        self._endorsed: list[tuple[Key, str]] = []
        self._retired: set[str] = set()
        self._frontier: list[bytes] = []
        self._trusted = not seen.keys
        self.last: Note | None = None
        self.settled = 0
        """Up to here no posting is cut in two by the end of the last checkpoint."""
        self.met: set[int] = set()

    @property
    def key(self) -> Key | None:
        """The key that signed last."""
        return self._keys[self.last.key_id] if self.last else None

    def add_key(self, told: str) -> None:
        """A public key is told of, and which one before it handed over to it."""
        public, by, endorsement = [*told.split("|", 2), "", ""][:3]
        if not _HEX32.fullmatch(public) or told != f"{public}|{by}|{endorsement}":
            raise Fault(0, "a key of the bundle is none")
        key = Key(bytes.fromhex(public), by)
        self._keys[key_id_of(key.public)] = key
        if by or endorsement:
            self._endorsed.append((key, endorsement))

    def _endorsements(self) -> None:
        """What the keys say of each other is so."""
        for key, endorsement in self._endorsed:
            older = self._keys.get(key.endorsed_by)
            said = endorsement_text(UUID(self._community), key.public)
            if older is None or not _is_signature(older, said, endorsement):
                words = f"the endorsement of key {key.public.hex()} is not that of an older key"
                raise Fault(10, words)
        self._endorsed = []

    def add(self, told: str, leaves: Sequence[bytes], journal: int) -> None:
        """The next checkpoint, over these leaves more, with so many transfers in all."""
        self._endorsements()
        signature, _, text = told.partition(" ")
        note = read_note(text.split("|"))
        before = self.last
        under = before.size if before else 0
        name = f"checkpoint {note.number}"
        if str(note.community_id) != self._community:
            raise Fault(0, f"{name} is of another community")
        if note.number != (before.number if before else 0) + 1 or note.size <= under:
            raise Fault(10, f"{name} is not the next one")
        if note.previous != (before.digest if before else FIRST):
            raise Fault(10, f"{name} does not name the checkpoint before it")
        if (note.size, note.journal_size) != (under + len(leaves), journal):
            raise Fault(10, f"{name} does not stand over as many lines as there are")
        self._frontier, _ = grown(under, self._frontier, leaves)
        if note.root != root_of(self._frontier):
            raise Fault(
                10,
                f"{name} stands over other lines than these: of positions {under + 1} to"
                f" {note.size} one or more were changed, and their hashes made anew",
            )
        self._signed(note, name, signature)
        self._meet(note, name)
        self.last = note
        if len(leaves) < FULL:
            self.settled = note.size

    def _signed(self, note: Note, name: str, signature: str) -> None:
        key = self._keys.get(note.key_id)
        if key is None:
            raise Fault(10, f"the key of {name} is not in the bundle")
        current = self.last.key_id if self.last else None
        if note.key_id in self._retired:
            raise Fault(10, f"{name} is signed by a key that a newer one had replaced")
        if not _is_signature(key, note.text, signature):
            raise Fault(10, f"the signature of {name} is not that of its key")
        if note.key_id != current:
            self._handed_over(key, name, current)

    def _handed_over(self, key: Key, name: str, older: str | None) -> None:
        """Another key signs than before: the older one endorsed it, or whoever checks knows it."""
        known = key.public in self._seen.keys
        if older is not None:
            self._retired.add(older)
            endorsed = key.endorsed_by == older
            if not endorsed and not known:
                raise Fault(
                    10,
                    f"{name} is signed by a key that no older one handed over to. Ask the host, and"
                    " if the old key was lost, give the new public key with --key",
                )
            known = known or (endorsed and self._trusted)
        self._trusted = known or not self._seen.keys

    def _meet(self, note: Note, name: str) -> None:
        seen = self._seen.checkpoints.get(note.number)
        if seen is None:
            return
        if seen != note:
            raise Fault(10, f"{name} is not the one that was seen before with this number")
        self.met.add(note.number)

    def end(self, checkpoints: int, size: int) -> Note:
        """Nothing more comes. Raises Fault; else the last checkpoint."""
        if self.last is None:
            raise Fault(0, "there is no checkpoint in the bundle")
        if (self.last.number, self.last.size) != (checkpoints, size):
            raise Fault(0, "the bundle does not end with its last checkpoint")
        if missed := sorted(self._seen.checkpoints.keys() - self.met):
            raise Fault(
                10,
                f"checkpoint {missed[-1]} was seen before, and the bundle ends with"
                f" {self.last.number}: it is older, or lines were taken away",
            )
        if not self._trusted:
            raise Fault(10, "the last checkpoint is signed by none of the keys that were given")
        return self.last
