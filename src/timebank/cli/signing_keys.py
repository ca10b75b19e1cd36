"""Whether the signing keys at hand are those that the books were sealed with.

No backup holds them, on purpose: whoever has both could seal other books.
"""

from collections.abc import Iterable
from pathlib import Path

from timebank.audit.rules import Proof
from timebank.proof.key_file import KeyFileError, read
from timebank.proof.notes import SigningPair

SHOWN = 3
"""How many communities are named."""


def missing_keys(path: Path, proofs: Iterable[tuple[str, Proof]]) -> str | None:
    """What is to be said where the key file does not hold the key of a community's last checkpoint;
    None where it holds all of them."""
    sealed = [(slug, proof) for slug, proof in proofs if proof.last is not None]
    if not sealed:
        return None
    try:
        secrets = read(path)
    except KeyFileError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return f"{path} is not there: {_what_to_do([slug for slug, _ in sealed])}"
        return str(error).rstrip(".")
    others = [slug for slug, proof in sealed if not _signed_with(secrets, proof)]
    if not others:
        return None
    return f"{path} holds other keys than these books were sealed with: {_what_to_do(others)}"


def moved_without_keys(path: Path, slug: str, proof: Proof) -> str | None:
    """What is to be said of a community that was brought in and goes on under other keys."""
    if proof.last is None or missing_keys(path, [(slug, proof)]) is None:
        return None
    return (
        f"{path} does not hold the key that signed the last checkpoint of {slug}: a new key signs"
        f" its next one, and auditors see that no older key handed over to it. Keep checkpoint"
        f" {proof.last.note.number:,} from there, and publish the new key: timebank audit key"
        f" --community {slug}"
    )


def _signed_with(secrets: Iterable[bytes], proof: Proof) -> bool:
    known = {SigningPair(secret, proof.community_id).key_id for secret in secrets}
    return proof.last is not None and proof.last.note.key_id in known


def _what_to_do(slugs: list[str]) -> str:
    some = ", ".join(slugs[:SHOWN])
    if len(slugs) > SHOWN:
        some += f" and {len(slugs) - SHOWN} more"
    return (
        f"bring the key file that signed the last checkpoint of {some} there before the service"
        " starts, from the old installation or the copy kept apart (no backup holds it). Else a new"
        " key signs, and auditors see one that no older key handed over to"
    )
