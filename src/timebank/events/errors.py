"""Refusals of the feed."""

from timebank.base.errors import Refusal


class CursorUnknown(Refusal):
    """The cursor is no place in this community's feed: it was changed, or is of another one."""

    code = "cursor_unknown"


class CursorAhead(Refusal):
    """The cursor is of a moment that this feed has not reached: the books were brought back to an
    earlier one, or the cursor was changed."""

    code = "cursor_ahead"
