"""A list over several pages: the place from which the next one goes on, as an address says it. It
stays where it is when others go."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

_LONGEST = 60


def place_of(*key: object) -> str:
    """The place of what has this key."""
    return ".".join(map(str, key))


def place_at(said: str, *reads: Callable[[str], Any]) -> tuple[Any, ...] | None:
    """The key that stands at a place, each part read in its way; None for no place, and for what is
    none."""
    parts = said[:_LONGEST].split(".")
    try:
        return tuple(read(part) for read, part in zip(reads, parts, strict=True))
    except ValueError:
        return None


def by_day(said: str) -> tuple[date, UUID] | None:
    """The same in a list by day."""
    found: tuple[date, UUID] | None = place_at(said, date.fromisoformat, UUID)
    return found
