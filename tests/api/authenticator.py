"""An authenticator that keeps one passkey, as far as a service can tell (WebAuthn, level 2)."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

_PRESENT_AND_VERIFIED = 0x01 | 0x04
_WITH_KEY = 0x40


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


@dataclass
class Authenticator:
    """One passkey of somebody, for a website."""

    site: str
    origin: str
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    owner: bytes = b""
    used: int = 0
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def makes(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to what a new passkey is made of."""
        padded = options["user"]["id"] + "=="
        self.owner = urlsafe_b64decode(padded)
        numbers = self.key.public_key().public_numbers()
        public = cbor2.dumps(
            {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        )
        named = bytes(16) + len(self.credential_id).to_bytes(2) + self.credential_id
        held = self._head(_PRESENT_AND_VERIFIED | _WITH_KEY) + named + public
        made = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": held})
        said = self._said("webauthn.create", options)
        return self._answer(attestationObject=_text(made), clientDataJSON=_text(said))

    def signs(self, options: dict[str, Any]) -> dict[str, Any]:
        """The answer to a question at sign-in."""
        self.used += 1
        head, said = self._head(_PRESENT_AND_VERIFIED), self._said("webauthn.get", options)
        signature = self.key.sign(head + sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            authenticatorData=_text(head),
            clientDataJSON=_text(said),
            signature=_text(signature),
            userHandle=_text(self.owner),
        )

    def _head(self, flags: int) -> bytes:
        return sha256(self.site.encode()).digest() + bytes([flags]) + self.used.to_bytes(4)

    def _said(self, kind: str, options: dict[str, Any]) -> bytes:
        told = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(told).encode()

    def _answer(self, **response: str) -> dict[str, Any]:
        name = _text(self.credential_id)
        return {"id": name, "rawId": name, "type": "public-key", "response": response}
