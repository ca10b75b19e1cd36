"""Who agrees to what, and how applications end. Pure."""

from enum import StrEnum
from uuid import UUID

from timebank.base.actors import Caller, Role


class State(StrEnum):
    """How an application stands."""

    APPLIED = "applied"
    ADMITTED = "admitted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class How(StrEnum):
    """How somebody agreed."""

    PAPER = "paper"
    PHONE = "phone"
    SELF = "self"


def speaks_for(caller: Caller, member_id: UUID) -> bool:
    """The member themselves, or a coordinator for them; to all others there is no such thing."""
    return caller.role is Role.COORDINATOR or caller.member_id == member_id


def agrees_rightly(caller: Caller, member_id: UUID, how: str) -> bool:
    """Members agree by their own hand; for others a coordinator takes it down, as it came."""
    return (how == How.SELF) == (caller.member_id == member_id)
