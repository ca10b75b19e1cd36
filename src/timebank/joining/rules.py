"""Who agrees to what, and how applications end. Pure."""

from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from timebank.base.actors import Caller, Role


class State(StrEnum):
    """How an application stands."""

    APPLIED = "applied"
    ADMITTED = "admitted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class How(StrEnum):
    """How somebody agreed."""

    PAPER = "paper"
    PHONE = "phone"
    SELF = "self"


MOST_FROM_ONE_PLACE = 10
"""Applications in an hour that one network address may send: a village hall has one connection."""
MOST_WAITING = 500
"""Of people who applied by themselves: beyond that, nobody reads them anyway."""


def digest_of_place(community_id: UUID, came_from: str) -> bytes:
    """What is kept of a network address: enough to count how often."""
    return sha256(community_id.bytes + came_from.encode()).digest()


def too_many(from_place: int, waiting: int) -> bool:
    """Whether another application has to wait."""
    return from_place >= MOST_FROM_ONE_PLACE or waiting >= MOST_WAITING


def speaks_for(caller: Caller, member_id: UUID) -> bool:
    """The member themselves, or a coordinator for them; to all others there is no such thing."""
    return caller.role is Role.COORDINATOR or caller.member_id == member_id


def agrees_rightly(caller: Caller, member_id: UUID, how: str) -> bool:
    """Members agree by their own hand; for others a coordinator takes it down, as it came."""
    return (how == How.SELF) == (caller.member_id == member_id)
