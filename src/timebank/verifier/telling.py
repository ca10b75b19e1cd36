"""What a check found whole, in words."""

from collections.abc import Iterator

from timebank.verifier.checking import Summary


def in_words(summary: Summary, asked: int) -> Iterator[str]:
    """The lines that an auditor reads; `asked` is how many checkpoints were seen before."""
    note = summary.last
    yield f"These books are whole: community {summary.community}"
    yield (
        f"  {summary.events:,} events, {note.journal_size:,} transfers,"
        f" {summary.accounts:,} accounts, {summary.balances:,} stored balances"
    )
    if summary.first_at:
        yield f"  written down from {summary.first_at} to {summary.last_at}"
    for kind, (lines, minutes) in sorted(summary.kinds.items()):
        yield f"  {kind:<10} {lines:>12,} transfers {minutes // 60:>12,} h {minutes % 60:02} min"
    if asked:
        yield f"  {summary.met:,} of {asked:,} checkpoints seen before stand in it"
    yield f"  last checkpoint {note.number:,}, hash {note.digest.hex()}"
    yield f"  signed by public key {summary.public_key}"
    yield (
        "Compare the hash and the key with what the host has published; whoever holds the key could"
        " have made all of it."
    )
