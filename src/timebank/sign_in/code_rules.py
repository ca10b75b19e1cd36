"""Codes by which people sign in: how they look, how long they last, how often one asks. Pure."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import randbelow
from uuid import UUID

DIGITS = 6
GOOD_FOR = timedelta(minutes=15)
MOST_TRIES = 5
MOST_MEMBERS = 5
"""Who share an address. More than a household is somebody's office."""

AGAIN_AFTER = timedelta(seconds=30)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_IN_AN_HOUR, MOST_IN_A_DAY = 5, 10
"""Codes to one address. With five tries for each, whoever guesses for a day is right once in
twenty thousand days."""
MOST_FROM_ONE_PLACE = 60
"""Codes in an hour that one network address may ask for: a village hall with one connection signs
in a whole meeting."""

OWN_MINUTES = 90 * 24 * 60
SHARED_MINUTES = 30
"""How long a sign-in lasts from its last use on: on one's own phone, and on one that others use."""


@dataclass(frozen=True)
class Asked:
    """Where a code is to go: `by` 'email' or 'text', `to` an address, or a mobile number as it is
    dialled from anywhere."""

    by: str
    to: str


def new_code() -> str:
    """Six digits, each as likely as any other."""
    return f"{randbelow(10**DIGITS):0{DIGITS}}"


def new_codes(count: int) -> list[str]:
    """Codes that differ from each other."""
    codes: dict[str, None] = {}
    while len(codes) < count:
        codes[new_code()] = None
    return [*codes]


def digest_of_code(code_id: UUID, code: str) -> bytes:
    """What is kept of a code: of no use for any other."""
    return sha256(code_id.bytes + code.encode()).digest()


def digest_of_place(community_id: UUID, said: str) -> bytes:
    """What is kept of an address, of mail or of the network: enough to count how often."""
    return sha256(community_id.bytes + said.casefold().encode()).digest()


def whose(code_id: UUID, code: str, digests: Sequence[bytes]) -> int | None:
    """The place of the code among those that went out, or None. All are compared, each in the same
    time, so that how long it takes tells nothing."""
    shown = digest_of_code(code_id, code)
    right = [place for place, kept in enumerate(digests) if hmac.compare_digest(shown, kept)]
    return right[0] if right else None


def wait(now: datetime, to_address: Sequence[datetime], from_place: Sequence[datetime]) -> int:
    """Seconds until another code may go out, 0 for at once. Both: when earlier ones went out, the
    newest first."""
    ends = [
        *(at + AGAIN_AFTER for at in to_address[:1]),
        *(at + HOUR for at in to_address[MOST_IN_AN_HOUR - 1 : MOST_IN_AN_HOUR]),
        *(at + DAY for at in to_address[MOST_IN_A_DAY - 1 : MOST_IN_A_DAY]),
        *(at + HOUR for at in from_place[MOST_FROM_ONE_PLACE - 1 : MOST_FROM_ONE_PLACE]),
    ]
    left = max((end - now for end in ends), default=timedelta(0))
    return max(0, -(-left // timedelta(seconds=1)))
