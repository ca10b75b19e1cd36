"""How an erasure is refused."""

from timebank.base.errors import Refusal


class MemberStillHere(Refusal):
    """Whoever is to be erased leaves first: their balance goes by the community's rule, and the
    account closes (`POST /members/{member_id}/leave`)."""

    code = "member_still_here"


class ErasureHeld(Refusal):
    """Something about this member is still open, or a coordinator let the erasure wait
    (`POST /members/{member_id}/erasure/release`). Which of them it is, is not said."""

    code = "erasure_held"


class ErasureEnded(Refusal):
    """The erasure was carried out or taken back before. A new one can be asked for."""

    code = "erasure_ended"


class ReviewOver(Refusal):
    """Everything was decided, or the member took it back. They can ask anew."""

    code = "review_over"


class OwnReview(Refusal):
    """Nobody decides what their own copy is to hold of others' words; somebody else does."""

    code = "own_review"


class ItemChanged(Refusal):
    """Something that was decided about is not there, or says something else by now."""

    code = "item_changed"
