"""Names for one export that stand for somebody in it and nowhere else."""

import base64
import secrets
from hashlib import blake2b
from uuid import UUID

_BYTES = 8
_LETTERS = 12
_INITIALS = {"member": "M", "organisation": "G"}


class Pseudonyms(dict[str, str]):
    """By id, what stands for it: the same in one export, others in the next, for nobody keeps the
    key. One that was not named before is an app, or a rule."""

    def __init__(self) -> None:
        super().__init__({"": ""})
        self._key = secrets.token_bytes(16)

    def name(self, kind: str, id_: str) -> str:
        """A member's, or an organisation's."""
        self[id_] = made = _INITIALS[kind] + self._letters(id_)
        return made

    def __missing__(self, id_: str) -> str:
        self[id_] = made = "X" + self._letters(id_)
        return made

    def _letters(self, id_: str) -> str:
        digest = blake2b(UUID(id_).bytes, key=self._key, digest_size=_BYTES).digest()
        return base64.b32encode(digest).decode()[:_LETTERS]
