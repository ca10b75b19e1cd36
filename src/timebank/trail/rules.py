"""Where in the trail an instant is. Pure."""

from datetime import datetime, timedelta
from uuid import UUID

_MOST_APART = timedelta(minutes=5)
"""By how much the clocks of two machines that serve one installation may differ."""
_BITS_OF_TIME = 48


def first_id(instant: datetime) -> UUID:
    """An id that no line written at this instant or later comes before (RFC 9562, 5.7)."""
    at = max((instant - _MOST_APART).timestamp(), 0)
    return UUID(int=(int(at * 1000) % 2**_BITS_OF_TIME) << (128 - _BITS_OF_TIME))
