"""When a nightly backup is due, and which of the kept ones go."""

from collections.abc import Sequence
from datetime import datetime, timedelta

PROVE_EVERY = timedelta(days=7)


def due(now: datetime, last: datetime | None, hour: int) -> bool:
    """Whether the hour has come since the last one. `now` is in the zone that the hour is of; a
    machine that slept through it makes up for it."""
    if last is None:
        return False
    came = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    if came > now:
        came -= timedelta(days=1)
    return last < came


def to_prove(now: datetime, last_proven: datetime | None) -> bool:
    """Whether it is time again to bring one back and prove it."""
    return last_proven is None or now - last_proven >= PROVE_EVERY


def superfluous(names: Sequence[str], keep: int) -> list[str]:
    """The oldest ones beyond the number kept; their names sort by their instants."""
    return sorted(names)[:-keep]
