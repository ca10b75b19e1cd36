"""Who asks for a member's data to be erased, takes that back, or may have a copy. Pure."""

from enum import StrEnum
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.protection.errors import ErasureEnded


class ErasureState(StrEnum):
    """How an erasure stands."""

    ASKED = "asked"
    HELD = "held"
    DONE = "done"
    WITHDRAWN = "withdrawn"


OPEN = (ErasureState.ASKED, ErasureState.HELD)


class HeldReason(StrEnum):
    """Why an erasure waits. No words of a person stand here; and whether it is a concern or a
    dispute that is open is not told apart, for of a concern the safeguarding lead alone knows."""

    STILL_OPEN = "still_open"
    LEGAL_CLAIM = "legal_claim"
    OTHER = "other"


def speaks_for(caller: Caller, member_id: UUID) -> bool:
    """The member themselves, or a coordinator for them; to all others there is no such thing."""
    return caller.role is Role.COORDINATOR or is_own(caller, member_id)


def is_own(caller: Caller, member_id: UUID) -> bool:
    """The member themselves, also as whom they were taken in a second time."""
    return caller.member_id == member_id or member_id in caller.merged


def check_open(state: str, wanted: ErasureState) -> bool:
    """Whether there is something to do: False where it stands so already. Raises ErasureEnded."""
    if state == wanted:
        return False
    if state not in OPEN:
        raise ErasureEnded
    return True
