"""What a checkpoint says, as the bytes that are signed; and keys. Pure.

One secret for the installation; each community's keys derive from it (HKDF with SHA-256, RFC 5869),
and sign with Ed25519 (RFC 8032).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FIRST = bytes(32)
"""Stands for the checkpoint before the first one."""
SECRET_BYTES = 32
_KEY_ID_LETTERS = 16


@dataclass(frozen=True)
class Note:
    """All events up to `size`: the root of their tree, `journal_size` transfers among them, and the
    hash of the checkpoint before."""

    community_id: UUID
    number: int
    size: int
    journal_size: int
    root: bytes
    previous: bytes
    made_at: datetime
    key_id: str

    @property
    def text(self) -> str:
        """The note, nine lines (docs/reference/canonical-lines.md)."""
        lines = (
            "timebank checkpoint 1",
            str(self.community_id),
            str(self.number),
            str(self.size),
            str(self.journal_size),
            self.root.hex(),
            self.previous.hex(),
            self.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            self.key_id,
        )
        return "\n".join(lines) + "\n"

    @property
    def digest(self) -> bytes:
        """What the next checkpoint names as the one before."""
        return sha256(self.text.encode()).digest()


@dataclass(frozen=True)
class Signed:
    """A checkpoint with its signature, and the frontier of its tree."""

    note: Note
    signature: bytes
    frontier: Sequence[bytes]


class SigningPair:
    """A community's key: what signs, and what anybody checks with."""

    def __init__(self, secret: bytes, community_id: UUID) -> None:
        derive = HKDF(SHA256(), SECRET_BYTES, None, b"timebank checkpoint " + community_id.bytes)
        self._private = Ed25519PrivateKey.from_private_bytes(derive.derive(secret))
        self.public_key = self._private.public_key().public_bytes_raw()
        self.key_id = key_id_of(self.public_key)

    def sign(self, note: Note) -> bytes:
        """The signature of a checkpoint, 64 bytes."""
        return self._private.sign(note.text.encode())

    def endorse(self, community_id: UUID, newer: bytes) -> bytes:
        """Says that a newer public key takes this one's place."""
        return self._private.sign(endorsement_text(community_id, newer).encode())


def key_id_of(public_key: bytes) -> str:
    """The name of a public key: the beginning of its SHA-256, in hexadecimal."""
    return sha256(public_key).hexdigest()[:_KEY_ID_LETTERS]


def endorsement_text(community_id: UUID, newer: bytes) -> str:
    """What an older key signs to hand over to a newer one."""
    return f"timebank key 1\n{community_id}\n{newer.hex()}\n"


def is_signed(public_key: bytes, text: str, signature: bytes) -> bool:
    """Whether the key has signed this text."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
