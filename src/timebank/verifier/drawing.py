"""The lines of a bundle that an auditor looks at, drawn by a checkpoint's hash."""

from typing import IO

from timebank.proof.notes import Note
from timebank.proof.sampling import sample
from timebank.verifier.bundle import Records, parted
from timebank.verifier.chain import read_note
from timebank.verifier.errors import Fault

_LEAF_LETTERS = 64
_JOURNAL = 4


def drawn(first: IO[bytes], second: IO[bytes], number: int | None) -> tuple[Note, list[str]]:
    """The checkpoint (the last one where no number is said), and the transfers that it draws, in
    the order of the journal. The file comes twice, for what draws stands behind what is drawn.
    Raises Fault."""
    found = None
    for word, rest in map(parted, Records(first)):
        if word == "checkpoint":
            note = read_note(rest.partition(" ")[2].split("|"))
            if number in (None, note.number):
                found = note
    if found is None:
        raise Fault(0, "it has no such checkpoint")
    wanted = {str(one) for one in sample(found.digest, found.journal_size)}
    lines = []
    for word, rest in map(parted, Records(second)):
        line = rest[_LEAF_LETTERS + 1 :]
        fields = line.split("|", _JOURNAL + 1)
        if word == "line" and len(fields) > _JOURNAL and fields[_JOURNAL] in wanted:
            lines.append(line)
    return found, lines
