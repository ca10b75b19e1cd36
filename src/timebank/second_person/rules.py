"""What is asked of a second person, and by whom. Pure."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden

LASTS = timedelta(days=30)
"""How long what is asked waits; then it lapses, and can be asked for again."""


class Kind(StrEnum):
    """What is asked for."""

    REVERSAL = "reversal"
    GRANT = "grant"
    CORRECTION = "correction"
    LIMITS = "limits"
    THANKS = "thanks"
    IMPORT_UNDO = "import_undo"
    LEAVING = "leaving"


MAKE_NO_ONE_THING = frozenset((Kind.THANKS, Kind.IMPORT_UNDO))
"""What these make has no id of its own."""


class State(StrEnum):
    """Whether it waits, and how it ended."""

    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True)
class Wish:
    """What is to be done once a second person says yes: all of it in ids, minutes and codes.

    `subject_id` is what it is about, of which only one wish waits at a time; `made_id` the id that
    what it makes will have; `gainers` are those who would gain, who cannot say yes to it. Whoever
    asks as a lead does so for `organisation_id`. Thanks are about nothing else and make nothing
    else, and undoing an import makes many: `made_id`, and of thanks both, are then the id of what
    is asked itself.
    """

    kind: Kind
    subject_id: UUID
    made_id: UUID
    minutes: int
    reason: str | None
    gainers: tuple[UUID, ...]
    organisation_id: UUID | None = None
    terms: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Asker:
    """By whose hand something is asked: a member's, or that of an app."""

    kind: str
    id: UUID


def asker_of(caller: Caller) -> Asker:
    """Who asks, or asked, where it was this caller."""
    if caller.member_id is not None:
        return Asker("member", caller.member_id)
    if caller.client_id is not None:
        return Asker("client", caller.client_id)
    raise Forbidden


def sees_all(caller: Caller) -> bool:
    """Coordinators and auditors see all that waits, anybody else what they asked for."""
    return caller.role in (Role.COORDINATOR, Role.AUDITOR)
