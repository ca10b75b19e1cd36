"""The chain looked at again: every line made anew and hashed, every root, the signatures.

What was told is not believed: positions must have no gap, each line the hash that was signed, each
checkpoint its root, its tiles and the hash of the one before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from timebank.audit import chain_queries
from timebank.audit.hands import shared
from timebank.audit.rules import MOST_FINDINGS, Finding
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.proof import merkle, reading
from timebank.proof.notes import FIRST, Signed, endorsement_text, is_signed
from timebank.proof.queries import note_of
from timebank.proof.reading import MARKED_LEAF, Leaves, SealedLine

EVENTS_AT_ONCE = 5_000
PAGES_AT_ONCE = 8
"""Read before they are put together: no connection waits, and little is held."""
_GONE = bytes(32)


@dataclass
class Chain:
    """How far the chain reaches, and what is wrong with it. `unendorsed_keys` are those to ask
    about: an older key did not hand over to them."""

    community_id: CommunityId
    findings: list[Finding] = field(default_factory=list)
    last: Signed | None = None
    unendorsed_keys: list[str] = field(default_factory=list)
    size: int = 0
    journal_size: int = 0
    _frontier: list[bytes] = field(default_factory=list)
    _tiles: list[bytes] = field(default_factory=list)
    _newest_by_key: dict[str, Signed] = field(default_factory=dict)

    def read(self, lines: Sequence[SealedLine], checkpoints: Sequence[Any], last: int) -> None:
        """Go on to the position `last`, over the events that were found and the checkpoints."""
        by_position = {line.position: line for line in lines}
        marks = {row.size: row for row in checkpoints}
        leaves: list[bytes] = []
        for position in range(self.size + 1, last + 1):
            leaves.append(self._leaf(position, by_position.get(position)))
            if position in marks or position == last:
                self._grow(leaves)
                leaves = []
            if position in marks:
                self._check(marks[position])

    def follows(self, leaves: Leaves) -> bool:
        """Whether the journal goes on in them where it ended."""
        return leaves.journal_before in (-1, self.journal_size)

    def read_whole(self, marked: bytes, checkpoints: Sequence[Any]) -> None:
        """Go on over events in which nothing was found: their marked leaves (reading.Leaves)."""
        first = self.size
        last = first + len(marked) // MARKED_LEAF
        for mark in (*checkpoints, None):
            end = mark.size if mark is not None else last
            part = marked[(self.size - first) * MARKED_LEAF : (end - first) * MARKED_LEAF]
            starts = range(0, len(part), MARKED_LEAF)
            self.journal_size += part[::MARKED_LEAF].count(1)
            self._grow([part[start + 1 : start + MARKED_LEAF] for start in starts])
            if mark is not None:
                self._check(mark)

    def sign(self, keys: Sequence[Any]) -> None:
        """Look at the keys, and at the newest signature of each: by `previous` it stands for all
        before it."""
        known = {key.key_id: key for key in keys}
        for key_id, signed in self._newest_by_key.items():
            public_key = known[key_id].public_key if key_id in known else _GONE
            if not is_signed(public_key, signed.note.text, signed.signature):
                self._found("signature_wrong", checkpoint=signed.note.number)
        for key in keys[1:]:
            endorser = known.get(key.endorsed_by)
            if endorser is None:
                self.unendorsed_keys.append(key.key_id)
            elif not is_signed(
                endorser.public_key,
                endorsement_text(self.community_id, key.public_key),
                key.endorsement,
            ):
                self._found("endorsement_wrong")

    def _leaf(self, position: int, line: SealedLine | None) -> bytes:
        if line is None:
            self._found("event_missing", position=position)
            return _GONE
        if line.line is None:
            self._found("line_gone", line, position)
        elif merkle.leaf_of(line.line) != line.leaf:
            self._found("line_changed", line, position)
        if line.journal is not None:
            self.journal_size += 1
            if line.journal != self.journal_size:
                self._found("journal_gap", line, position)
        return line.leaf

    def _grow(self, leaves: Sequence[bytes]) -> None:
        self._frontier, tiles = merkle.grown(self.size, self._frontier, leaves)
        self._tiles += tiles
        self.size += len(leaves)

    def _check(self, row: Any) -> None:
        """A checkpoint over exactly the events so far."""
        note, before = note_of(row), self.last
        expected = (before.note.number + 1, before.note.digest) if before else (1, FIRST)
        if (note.number, note.previous) != expected:
            self._found("checkpoint_not_next", checkpoint=note.number)
        if before and before.note.key_id != note.key_id and note.key_id in self._newest_by_key:
            self._found("key_returned", checkpoint=note.number)
        if note.root != merkle.root_of(self._frontier) or note.journal_size != self.journal_size:
            self._found("root_wrong", checkpoint=note.number)
        if list(row.tiles) != self._tiles or list(row.frontier) != self._frontier:
            self._found("tiles_wrong", checkpoint=note.number)
        self._tiles = []
        self.last = Signed(note, row.signature, row.frontier)
        self._newest_by_key[note.key_id] = self.last

    def _found(
        self,
        code: str,
        line: SealedLine | None = None,
        position: int | None = None,
        checkpoint: int | None = None,
    ) -> None:
        if sum(finding.code == code for finding in self.findings) < MOST_FINDINGS:
            subject = line.subject_id if line else self.community_id
            kind = line.kind if line else None
            self.findings.append(Finding(code, subject, position, checkpoint, kind))


async def prove_chain(connections: Sequence[Connection], community_id: CommunityId) -> Chain:
    """The chain of a community from its first event to the newest checkpoint. The connections see
    the same moment, and share the reading."""
    chain, connection = Chain(community_id), connections[0]
    newest = await reading.checkpoint(connection, community_id, None)
    end = newest.note.size if newest else 0
    while chain.size < end:
        starts = range(chain.size, end, EVENTS_AT_ONCE)[:PAGES_AT_ONCE]
        pages = [(start, min(start + EVENTS_AT_ONCE, end)) for start in starts]
        read = [partial(_page, community_id=community_id, page=page) for page in pages]
        for page, (marks, leaves) in zip(pages, await shared(connections, read), strict=True):
            if leaves is not None and chain.follows(leaves):
                chain.read_whole(leaves.marked, marks)
            else:
                lines = await reading.lines_between(connection, community_id, *page)
                chain.read(lines, marks, page[1])
    chain.sign(await reading.keys(connection, community_id))
    chain.findings += await chain_queries.never_told(connection, community_id)
    return chain


async def _page(
    connection: Connection, community_id: CommunityId, page: tuple[int, int]
) -> tuple[list[Any], Leaves | None]:
    """The checkpoints over these events, and their leaves where nothing is wrong with them."""
    marks = await reading.checkpoints_over(connection, community_id, *page)
    return marks, await reading.leaves_between(connection, community_id, *page)
