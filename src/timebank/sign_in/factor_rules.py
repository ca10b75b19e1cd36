"""The second factor: codes of an authenticator, and recovery codes for when it is lost. Pure."""

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

import pyotp

STEP = timedelta(seconds=30)
SKEW = 1
"""Steps that a clock may be wrong by, either way."""

MOST_TRIES = 5
TRIES_WITHIN = timedelta(minutes=15)
"""Only who has the first factor comes so far, and of that there are few tries, too."""
PENDING_FOR = timedelta(minutes=30)
"""How long the first code may be waited for, once an authenticator is shown its secret."""

RECOVERY_CODES = 10
RECOVERY_LETTERS = 16
MACHINE_LETTERS = 12
MACHINE_GOOD_FOR = timedelta(hours=1)
"""A code made on the machine itself, read to somebody over the telephone."""
PAIRING_GOOD_FOR = timedelta(minutes=10)
"""A code on a coordinator's screen: the member's phone is there."""

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})
"""Crockford's base 32: what is mistaken for a figure is read as that figure."""


def new_secret() -> str:
    """A secret for an authenticator, 160 bits in base 32."""
    return pyotp.random_base32()


def uri(secret: str, issuer: str, name: str) -> str:
    """What an authenticator reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def step_shown(secret: str, code: str, now: float, after: int) -> int | None:
    """The step whose code this is, or None. Only one later than `after` counts: a code is good
    once. All are compared, each in the same time."""
    totp, at = pyotp.TOTP(secret), int(now) // int(STEP.total_seconds())
    right = [
        step
        for step in range(at - SKEW, at + SKEW + 1)
        if hmac.compare_digest(totp.generate_otp(step).encode(), code.encode()) and step > after
    ]
    return right[0] if right else None


def code_of_letters(length: int) -> str:
    """A code that nobody guesses, in groups of four that can be read over the telephone."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(length))
    return "-".join(letters[place : place + 4] for place in range(0, length, 4))


def letters_of(said: str) -> str:
    """Such a code as it was meant, however it was typed."""
    return said.upper().translate(_READ_AS)


def digest_of_letters(whose: UUID, said: str) -> bytes:
    """What is kept of such a code."""
    return sha256(whose.bytes + letters_of(said).encode()).digest()
