"""What the service has to be able to read again, and a copy of the database alone must not give:
sealed under keys that are derived from the installation's key file."""

import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from timebank.sign_in.errors import KeyLost

_KEY_FOR = b"timebank vault 1"
_NAME_FOR = b"timebank vault 1 name"
_NAME_BYTES, _NONCE_BYTES = 8, 12


class Vault:
    """Seals with the newest secret of the key file, and opens with whichever one sealed. What is
    sealed says by eight bytes which that was, and is bound to whose it is."""

    def __init__(self, key_secrets: Sequence[bytes]) -> None:
        self._keys = {
            _derived(secret, _NAME_FOR, _NAME_BYTES): AESGCM(_derived(secret, _KEY_FOR, 32))
            for secret in key_secrets
        }
        self._newest = next(reversed(self._keys), None)

    def seal(self, what: bytes, whose: bytes) -> bytes:
        """Raises KeyLost where there is no key file."""
        if self._newest is None:
            raise KeyLost
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return self._newest + nonce + self._keys[self._newest].encrypt(nonce, what, whose)

    def has_key_of(self, sealed: bytes) -> bool:
        """Whether this key file sealed it, so that it can be opened."""
        return sealed[:_NAME_BYTES] in self._keys

    def open(self, sealed: bytes, whose: bytes) -> bytes:
        """Raises KeyLost where another installation's key sealed it, or it is somebody else's."""
        name, rest = sealed[:_NAME_BYTES], sealed[_NAME_BYTES:]
        if name not in self._keys:
            raise KeyLost
        try:
            return self._keys[name].decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], whose)
        except InvalidTag:
            raise KeyLost from None


def _derived(secret: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=None, info=purpose).derive(secret)
