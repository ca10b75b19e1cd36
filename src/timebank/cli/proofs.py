"""What the proof of the books found, in words."""

from collections.abc import Iterable
from datetime import UTC

from rich.console import Console

from timebank.audit.rules import Proof

SHOWN = 10


def show_proofs(proofs: Iterable[tuple[str, Proof]], console: Console) -> None:
    """A line for each community: up to which line its books go, and whether they are whole."""
    for slug, proof in proofs:
        console.print(f"  {slug}: {in_words(proof)}", soft_wrap=True, highlight=False)
        for finding in proof.findings[:SHOWN]:
            console.print(f"    {finding.code} {finding.id}", soft_wrap=True, highlight=False)
        if len(proof.findings) > SHOWN:
            console.print(f"    and {len(proof.findings) - SHOWN} more")


def in_words(proof: Proof) -> str:
    """Whether the books are whole, and up to when they go."""
    extent = f"{proof.transfers:,} transfers"
    if proof.last_recorded_at is not None:
        extent += f", up to {proof.last_recorded_at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    if proof.sealed_events:
        extent += f", sealed up to event {proof.sealed_events:,}"
    if proof.holds:
        return f"{extent}: the books are whole"
    return f"{extent}: {len(proof.findings)} findings"
