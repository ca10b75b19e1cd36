"""A stream that only the holder of a key file can read, and nobody can change, reorder or shorten.

AES-256-GCM over pieces of a mebibyte, each under the next number and the last one marked as such
(the STREAM construction: Hoang, Reyhanitabar, Rogaway and Vizár, 2015). Each file has a key of its
own, derived from the key file's by HKDF with the file's salt, so that numbers never meet again.
"""

import hashlib
import hmac
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from timebank.backup.errors import BackupError, cut_short, damaged

MAGIC = b"timebank-sealed1"
PIECE = 1 << 20
TAG = 16
ID_BYTES, SALT_BYTES, LENGTH_BYTES = 8, 32, 4
KEY_WORD = "timebank-backup-key-1"


def make_key(path: Path) -> None:
    """Write a new key file, which only its owner reads. Never over one that is there."""
    line = f"{KEY_WORD} {urlsafe_b64encode(secrets.token_bytes(32)).decode()}\n"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise BackupError(f"{path} is there already: a key is never written over.") from None
    with os.fdopen(descriptor, "w") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def read_key(path: Path) -> bytes:
    """The key of a key file. Raises BackupError where it is none."""
    try:
        word, said = path.read_text(encoding="ascii").split()
        key = urlsafe_b64decode(said)
    except ValueError:  # too many words, too few, or none that is ASCII or base64
        word, key = "", b""
    if word != KEY_WORD or len(key) != 32:  # noqa: PLR2004 - 256 bits
        raise BackupError(f"{path} is no key for backups. `timebank backup key` makes one.")
    return key


class Sealer:
    """Writes to a file what only the key opens; `finish` ends it."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        salt = secrets.token_bytes(SALT_BYTES)
        self._header = MAGIC + _id(key) + salt
        self._cipher = _cipher(key, salt)
        self._file = file
        self._number = 0
        self._waiting = bytearray()
        file.write(self._header)

    def write(self, piece: bytes) -> None:
        self._waiting += piece
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]

    def finish(self) -> None:
        self._put(bytes(self._waiting), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), piece, self._header)
        self._file.write(len(sealed).to_bytes(LENGTH_BYTES, "big") + sealed)
        self._number += 1


def is_sealed(file: BinaryIO) -> bool:
    """Whether the file begins as a sealed one does. Leaves the file at its beginning."""
    begins = file.read(len(MAGIC))
    file.seek(0)
    return begins == MAGIC


def opened(file: BinaryIO, key: bytes, path: object) -> Iterator[bytes]:
    """The pieces of a sealed file, each as it was written; the last one comes only if it is there.

    Raises BackupError for another key, a changed byte, an end that is missing or one too many.
    """
    header = file.read(len(MAGIC) + ID_BYTES + SALT_BYTES)
    if len(header) < len(MAGIC) + ID_BYTES + SALT_BYTES:
        raise cut_short(path)
    if not hmac.compare_digest(header[len(MAGIC) : -SALT_BYTES], _id(key)):
        raise BackupError(f"{path} was encrypted with another key.")
    cipher, number, sealed = _cipher(key, header[-SALT_BYTES:]), 0, _piece(file, path)
    if not sealed:
        raise cut_short(path)
    while True:
        following = _piece(file, path)
        try:
            piece = cipher.decrypt(_nonce(number, last=not following), sealed, header)
        except InvalidTag:
            # Cut between two pieces, it is not the last that comes last.
            raise (damaged if following else cut_short)(path) from None
        yield piece
        if not following:
            return
        number, sealed = number + 1, following


def _piece(file: BinaryIO, path: object) -> bytes:
    """The next sealed piece, and b"" at the end of the file."""
    length = file.read(LENGTH_BYTES)
    if not length:
        return b""
    size = int.from_bytes(length, "big")
    if len(length) < LENGTH_BYTES or not TAG <= size <= PIECE + TAG:
        raise damaged(path)
    sealed = file.read(size)
    if len(sealed) < size:
        raise cut_short(path)
    return sealed


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, b"timebank backup 1").derive(key))


def _id(key: bytes) -> bytes:
    """Tells keys apart, and nothing about them."""
    return hmac.digest(key, b"timebank backup key", hashlib.sha256)[:ID_BYTES]
