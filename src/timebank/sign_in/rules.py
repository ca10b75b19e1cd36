"""What a token looks like, and what it takes to make one. Pure."""

import re
import string
from datetime import timedelta
from enum import StrEnum
from uuid import UUID
from zlib import crc32

from timebank.base.actors import Role
from timebank.base.errors import FieldError

PREFIX = "tb_"
"""So that people, and scanners for secrets, know a token when they see one."""
OF_SECRET, OF_CODE, OF_REFRESH = "tbs_", "tbc_", "tbr_"
"""The same for what an app has: its secret, a code that it exchanges, what renews its token."""
SECRET_BYTES = 32
SECRET_LETTERS, CHECK_LETTERS = 43, 6
LASTS = timedelta(hours=12)
LASTS_AT_MOST = timedelta(days=90)
"""A sandbox's, in which there is nobody; the operator makes none that lasts so long."""
OPERATORS_LAST_AT_MOST = timedelta(days=31)


class Means(StrEnum):
    """How somebody signed in; a token that the operator made came by none of these."""

    CODE = "code"
    MACHINE = "machine"
    PASSKEY = "passkey"
    CARD = "card"
    PAIRING = "pairing"


PATTERN = re.compile(rf"(tb[scr]?_)[0-9A-Za-z]{{{SECRET_LETTERS + CHECK_LETTERS}}}")
_LETTERS = string.digits + string.ascii_uppercase + string.ascii_lowercase


def token_of(secret: bytes, prefix: str = PREFIX) -> str:
    """The token of 256 random bits: the prefix, the bits, and a checksum of both (CRC-32), which
    tells a typing error from a token that has ended."""
    body = prefix + _in_letters(int.from_bytes(secret, "big"), SECRET_LETTERS)
    return body + _in_letters(crc32(body.encode()), CHECK_LETTERS)


def is_token(text: str, prefix: str = PREFIX) -> bool:
    """Whether it is a token as we write them, or something of another prefix, in force or not."""
    written = PATTERN.fullmatch(text)
    if written is None or written[1] != prefix:
        return False
    body, check = text[:-CHECK_LETTERS], text[-CHECK_LETTERS:]
    return check == _in_letters(crc32(body.encode()), CHECK_LETTERS)


def token_faults(
    role: Role,
    community_id: UUID | None,
    member_id: UUID | None,
    organisation_ids: frozenset[UUID],
    lasts: timedelta,
) -> tuple[FieldError, ...]:
    """What is missing or too much for a token of this role."""
    network = role is Role.NETWORK_ADMIN
    named = role in (Role.AUDITOR, Role.NETWORK_ADMIN) or member_id is not None
    told = {
        "token_network": network and (community_id, member_id) != (None, None),
        "token_community": not network and community_id is None,
        "token_member": not named,
        "token_no_organisations": role is not Role.ORGANISATION_LEAD and bool(organisation_ids),
        "token_lasts": not timedelta(0) < lasts <= LASTS_AT_MOST,
    }
    return tuple(FieldError(_POINTERS[code], code) for code, is_so in told.items() if is_so)


_POINTERS = {
    "token_network": "/community",
    "token_community": "/community",
    "token_member": "/member",
    "token_no_organisations": "/organisations",
    "token_lasts": "/lasts",
}


def _in_letters(number: int, length: int) -> str:
    letters = []
    for _ in range(length):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(reversed(letters))
