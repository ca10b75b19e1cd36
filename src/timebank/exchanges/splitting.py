"""Minutes given to several people at once (domain.md, ledger.md: many receivers). Pure."""

from collections.abc import Iterable
from uuid import UUID


def shares(minutes: int, receiver_ids: Iterable[UUID]) -> dict[UUID, int]:
    """One giver's minutes over all receivers: whole minutes, the remainder one each to the first by
    id. Nothing is lost. Raises ValueError for fewer minutes than people: nobody gets none."""
    among = sorted(receiver_ids)
    if minutes < len(among):
        raise ValueError("fewer minutes than people")
    each, left = divmod(minutes, len(among))
    return {one: each + (place < left) for place, one in enumerate(among)}
