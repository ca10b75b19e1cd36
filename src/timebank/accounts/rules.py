"""Who may move an account's minutes, and how. Pure decisions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from timebank.base.actors import Caller, Role

HOLD_LASTS = timedelta(days=7)
"""How long minutes are held where nobody says how long."""
HOLD_LASTS_AT_MOST = timedelta(days=92)
"""Longer, and a member's minutes would be out of reach for a forgotten plan."""


class Hand(StrEnum):
    """By whose hand an account's minutes are moved."""

    OWN = "own"
    LEAD = "lead"
    COORDINATOR = "coordinator"


class MoveReason(StrEnum):
    """Why minutes were moved by another's hand; `leaving`, `death` and `merge` end an account."""

    LEAVING = "leaving"
    DEATH = "death"
    MERGE = "merge"
    WELCOME = "welcome"
    SOCIAL_PRESCRIBING = "social_prescribing"
    COMMUNITY_DECISION = "community_decision"
    MISTAKE = "mistake"
    OTHER = "other"


class ReversalReason(StrEnum):
    """Why a transfer was undone."""

    MISTAKE = "mistake"
    DUPLICATE = "duplicate"
    WRONG_PERSON = "wrong_person"
    WRONG_MINUTES = "wrong_minutes"
    WRONG_DAY = "wrong_day"
    WRONG_ACTIVITY = "wrong_activity"
    NOT_GIVEN = "not_given"
    COMMUNITY_DECISION = "community_decision"
    OTHER = "other"


class HoldReason(StrEnum):
    """Why a coordinator held another's minutes."""

    ASKED_BY_MEMBER = "asked_by_member"
    SOCIAL_PRESCRIBING = "social_prescribing"
    COMMUNITY_DECISION = "community_decision"
    LEAVING = "leaving"
    OTHER = "other"


class Kind(StrEnum):
    """The transfers that a person posts as such."""

    GIFT = "gift"
    DONATE = "donate"
    GRANT = "grant"
    RETIRE = "retire"
    EXPIRE = "expire"


@dataclass(frozen=True)
class Party:
    """One side of a transfer: an account and whose it is."""

    account_id: UUID
    type: str
    owner_id: UUID


@dataclass(frozen=True)
class Way:
    """Between which accounts a kind moves minutes, by whose hand, and who must say why."""

    debit_types: frozenset[str]
    credit_types: frozenset[str]
    hands: frozenset[Hand]
    reason_from_coordinator: bool


WAYS: dict[Kind, Way] = {
    Kind.GIFT: Way(
        frozenset({"member"}),
        frozenset({"member"}),
        frozenset({Hand.OWN, Hand.COORDINATOR}),
        reason_from_coordinator=True,
    ),
    Kind.DONATE: Way(
        frozenset({"member", "organisation"}),
        frozenset({"pot"}),
        frozenset({Hand.OWN, Hand.LEAD, Hand.COORDINATOR}),
        reason_from_coordinator=True,
    ),
    Kind.GRANT: Way(
        frozenset({"pot"}),
        frozenset({"member", "organisation"}),
        frozenset({Hand.COORDINATOR}),
        reason_from_coordinator=True,
    ),
    Kind.RETIRE: Way(
        frozenset({"organisation"}),
        frozenset({"retired"}),
        frozenset({Hand.LEAD, Hand.COORDINATOR}),
        reason_from_coordinator=False,
    ),
    Kind.EXPIRE: Way(
        frozenset({"member"}),
        frozenset({"expired"}),
        frozenset({Hand.COORDINATOR}),
        reason_from_coordinator=True,
    ),
}
"""The table of transfers in domain.md, as far as people post them here."""


def hand_of(caller: Caller, party: Party) -> Hand | None:
    """By which right a caller moves an account's minutes; None: by none."""
    if party.type == "member" and party.owner_id == caller.member_id:
        return Hand.OWN
    if party.type == "organisation" and caller.leads(party.owner_id):
        return Hand.LEAD
    return Hand.COORDINATOR if caller.role is Role.COORDINATOR else None


def books_for(caller: Caller, party: Party) -> bool:
    """Whether the caller books with this account's minutes as its owner's helper: no gift, no
    donation, and nothing at an organisation that the caller leads."""
    return party.type == "member" and party.owner_id in caller.helps


def gains(caller: Caller, hand: Hand, credit: Party) -> bool:
    """Whether a coordinator would move another's minutes, or the pot's, to themselves."""
    return hand is Hand.COORDINATOR and credit.owner_id == caller.member_id


def needs_second_person(minutes: int, threshold_minutes: int | None) -> bool:
    """Above the community's threshold a second person says yes; without one, nobody need."""
    return threshold_minutes is not None and minutes > threshold_minutes


def hold_end_fault(expires_at: datetime, now: datetime) -> str | None:
    """What is wrong with the instant until which minutes are to be held, as a word code."""
    if expires_at <= now:
        return "instant_past"
    if expires_at > now + HOLD_LASTS_AT_MOST:
        return "hold_too_long"
    return None


def outside_soft_band(
    balance_minutes: int, soft_floor_minutes: int | None, soft_ceiling_minutes: int | None
) -> str | None:
    """Where a balance is outside the community's soft band: `below`, `above`, or None."""
    if soft_floor_minutes is not None and balance_minutes < soft_floor_minutes:
        return "below"
    if soft_ceiling_minutes is not None and balance_minutes > soft_ceiling_minutes:
        return "above"
    return None
