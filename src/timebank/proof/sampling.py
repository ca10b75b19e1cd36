"""Which lines of the journal an auditor looks at: drawn by a checkpoint's hash, so that nobody can
pick them. Pure (docs/reference/canonical-lines.md)."""

from hashlib import sha256

LINES = 25
_COUNTER_BYTES = 8


def sample(digest: bytes, journal_size: int, lines: int = LINES) -> list[int]:
    """Distinct journal numbers up to `journal_size`, in the order in which they are drawn; all of
    them where there are no more than `lines`."""
    drawn: dict[int, None] = {}
    counter = 0
    while len(drawn) < min(lines, journal_size):
        hashed = sha256(digest + counter.to_bytes(_COUNTER_BYTES, "big")).digest()
        drawn[int.from_bytes(hashed, "big") % journal_size + 1] = None
        counter += 1
    return list(drawn)
