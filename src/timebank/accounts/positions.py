"""The place of a row in a list that is ordered by instant and id."""

from datetime import UTC, datetime
from uuid import UUID

from timebank.http.pages import PageWindow


def after(window: PageWindow) -> tuple[datetime, UUID] | None:
    """Where the page before ended; None for the first page."""
    place = window.after(_instant, UUID)
    return (place[0], place[1]) if place else None


def _instant(written: str) -> datetime:
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        raise ValueError("an instant has a zone")
    return instant.astimezone(UTC)
