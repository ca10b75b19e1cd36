"""What a person decides of what others wrote about a member who asked for it. Pure."""

from enum import StrEnum
from uuid import UUID

from timebank.base.actors import Caller
from timebank.protection.errors import OwnReview, ReviewOver
from timebank.protection.rules import is_own


class ReviewState(StrEnum):
    """How a review stands."""

    ASKED = "asked"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class Part(StrEnum):
    """Who looks: a coordinator at words of others, the safeguarding lead at what is theirs."""

    WORDS = "words"
    SAFEGUARDING = "safeguarding"


class ItemKind(StrEnum):
    """What somebody wrote."""

    NOTE = "note"
    EXCHANGE_NOTE = "exchange_note"
    IMPORT_ROW = "import_row"
    CONCERN = "concern"
    KEPT_APART = "kept_apart"


class LeftOutReason(StrEnum):
    """Why something is not given. No words of a person stand here."""

    THIRD_PERSON = "third_person"
    CONFIDENCE = "confidence"
    HARM = "harm"
    CRIME = "crime"
    OTHER = "other"


def check_reviewer(caller: Caller, member_id: UUID) -> None:
    """Nobody decides of their own copy. Raises OwnReview."""
    if is_own(caller, member_id):
        raise OwnReview


def check_asked(state: str, wanted: ReviewState) -> bool:
    """Whether there is something to do: False where it stands so already. Raises ReviewOver."""
    if state == wanted:
        return False
    if state != ReviewState.ASKED:
        raise ReviewOver
    return True
