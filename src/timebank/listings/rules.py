"""What an offer or a request is, who speaks for it, and what nobody puts into one. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError


class ListingKind(StrEnum):
    """Help that can be given, or that one would like to receive."""

    OFFER = "offer"
    REQUEST = "request"


class ListingState(StrEnum):
    """How a listing stands. An expired one is shown to its owner alone, who may renew it."""

    OPEN = "open"
    EXPIRED = "expired"
    CLOSED = "closed"


class ClosedReason(StrEnum):
    """Why it was closed: somebody of the time bank met it, somebody else did, or no longer."""

    MET_HERE = "met_here"
    MET_ELSEWHERE = "met_elsewhere"
    NO_LONGER = "no_longer"


class Time(StrEnum):
    """When somebody can: parts of the day, on weekdays and at weekends."""

    WEEKDAY_MORNING = "weekday_morning"
    WEEKDAY_AFTERNOON = "weekday_afternoon"
    WEEKDAY_EVENING = "weekday_evening"
    WEEKEND_MORNING = "weekend_morning"
    WEEKEND_AFTERNOON = "weekend_afternoon"
    WEEKEND_EVENING = "weekend_evening"


Action = Literal["renew", "close"]

LASTS_DAYS = 90
"""How long a listing stands, unless it says otherwise, and from its renewal on."""
LASTS_AT_MOST_DAYS = 366

TYPED = ("title_en", "title_cy", "text_en", "text_cy", "for_whom_en", "for_whom_cy")
"""What people type of a listing, in either language."""

SKILL_WORDS = ("words_en", "words_cy")

_POSTCODE = re.compile(r"\b[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2}\b", re.IGNORECASE)
_EMAIL = re.compile(r"\S@\S+\.\S")
_TELEPHONE = re.compile(r"(?:[0-9][ ()./-]{0,2}){9,}")
# Seven figures in words are no count of anything; fewer may be.
_FIGURES = (
    "o|oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|dim|sero|"
    "un|dau|dwy|tri|tair|pedwar|pedair|pump|pum|chwech|chwe|saith|wyth|naw|dwbl"
)
_SPELT_TELEPHONE = re.compile(rf"(?:\b(?:{_FIGURES})\b[\s,;./-]*){{7,}}", re.IGNORECASE)
_SPELT_EMAIL = re.compile(
    r"\bat\b\W+[\w-]+\W+dot\W+(?:com|co|cymru|net|org|uk|wales)\b", re.IGNORECASE
)
_WAYS = (_POSTCODE, _EMAIL, _TELEPHONE, _SPELT_EMAIL, _SPELT_TELEPHONE)
_WHOLE_EMAIL = re.compile(r"\S*@\S*")
_HOUSE_NUMBER = re.compile(r"\b[0-9]+[a-z]?\b", re.IGNORECASE)


def speaks_for(caller: Caller, *, member_id: UUID | None, organisation_id: UUID | None) -> bool:
    """Whether the caller acts in the owner's name: the member, whoever helps them, a lead of the
    organisation, or a coordinator."""
    if caller.role is Role.COORDINATOR:
        return True
    return caller.leads(organisation_id) or member_id in caller.stands_for


def state_of(row: Any, today: date) -> ListingState:
    """How it stands on this day."""
    if row.state == ListingState.CLOSED:
        return ListingState.CLOSED
    return ListingState.OPEN if row.expires_on >= today else ListingState.EXPIRED


def actions(caller: Caller, row: Any, today: date) -> list[Action]:
    """What the caller may do next with a listing, by the last part of the route's path."""
    own = speaks_for(caller, member_id=row.member_id, organisation_id=row.organisation_id)
    if not own or state_of(row, today) is ListingState.CLOSED:
        return []
    return ["close"] if owner_away(row) else ["renew", "close"]


def owner_away(row: Any) -> bool:
    """Whether the member whose it is has left or is paused: nobody says anything new for them."""
    return row.member_status in ("left", "paused")


def typed_faults(typed: Mapping[str, Any]) -> tuple[FieldError, ...]:
    """What is wrong with the words of a listing: it has a title in one language at least, and
    nobody's address or number, for nothing of that is shown before both agree."""
    faults = [
        FieldError(f"/{name}", "gives_away")
        for name in TYPED
        if (words := typed.get(name)) and gives_away(words)
    ]
    if not typed.get("title_en") and not typed.get("title_cy"):
        faults.append(FieldError("/title_en", "title_needed"))
    place = typed.get("place")
    if place and is_address(place):
        faults.append(FieldError("/place", "place_not_address"))
    return tuple(faults)


def is_address(place: str) -> bool:
    """Whether it looks as if a place were somebody's address, or a way to reach them."""
    return bool(_HOUSE_NUMBER.search(_plain(place))) or gives_away(place)


def gives_away(words: str) -> bool:
    """Whether it looks as if it held a postcode, an e-mail address or a telephone number, the
    latter two also in words."""
    plain = _plain(words)
    return any(pattern.search(plain) for pattern in _WAYS)


def without_ways(words: str) -> str:
    """The words with whatever looks like a way to somebody, or to their door, left out."""
    plain = _plain(words)
    for pattern in (_WHOLE_EMAIL, *_WAYS, _HOUSE_NUMBER):
        plain = pattern.sub("…", plain)
    return plain


def _plain(words: str) -> str:
    """As they look: copied from elsewhere, spaces that do not break, dashes and letters without
    width stand between the digits."""
    kinds = {"Pd": "-", "Cf": ""}
    spread = unicodedata.normalize("NFKC", words)
    return "".join(kinds.get(unicodedata.category(letter), letter) for letter in spread)
