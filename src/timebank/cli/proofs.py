"""What the proof of the books found, in words."""

from collections.abc import Iterable
from datetime import UTC

from rich.console import Console

from timebank.audit.rules import Proof

SHOWN = 10


def show_proofs(proofs: Iterable[tuple[str, Proof]], console: Console) -> None:
    """A line for each community: up to which line its books go, and whether they are whole."""
    for slug, proof in proofs:
        lines = [f"  {slug}: {in_words(proof)}"]
        lines += [f"    {finding.words}" for finding in proof.findings[:SHOWN]]
        if len(proof.findings) > SHOWN:
            lines.append(f"    and {len(proof.findings) - SHOWN} more")
        lines += [
            f"    ask about the key {key}: no older one handed over to it"
            for key in proof.unendorsed_keys
        ]
        for line in lines:
            console.print(line, soft_wrap=True, highlight=False, markup=False)


def in_words(proof: Proof) -> str:
    """Whether the books are whole, and up to when they go."""
    extent = f"{proof.transfers:,} transfers"
    if proof.last_recorded_at is not None:
        extent += f", up to {proof.last_recorded_at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    if proof.last is not None:
        note = proof.last.note
        extent += f", sealed up to event {note.size:,} by checkpoint {note.number:,}"
    if proof.waiting:
        extent += f", {proof.waiting:,} events not sealed yet"
    if proof.holds:
        return f"{extent}: the books are whole"
    return f"{extent}: {len(proof.findings)} findings"
