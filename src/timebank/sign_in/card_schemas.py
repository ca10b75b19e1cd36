"""Requests and answers about cards and PINs."""

from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Instant, Sent
from timebank.sign_in.schemas import LetterCode, SignInHere


class CardNow(Answer):
    """A member's card and PIN, never what they say. Null where there is none."""

    card_made_at: Instant | None
    pin_set_at: Instant | None


class CardMade(Answer):
    """A new card. What it says is shown to be printed, and lets nobody in without the PIN."""

    id: UUID
    letters: str = Field(description="What the QR code says, and what is typed instead of it.")
    made_at: Instant


class PairingCode(Answer):
    """A code that signs the member's own phone in, once, as a member."""

    code: str
    good_for_minutes: int


class PinSent(Sent):
    """A PIN, as it is typed by its owner."""

    pin: str = Field(pattern=r"^[0-9]{4,6}$", description="Four to six digits, no common ones.")


class CardShown(SignInHere):
    """A card and its PIN. Whoever signs in with them is a member."""

    card: LetterCode
    pin: str = Field(pattern=r"^[0-9]{4,6}$", description="Four to six digits.")
