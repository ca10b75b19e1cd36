"""Ids that the same seed gives again."""

from datetime import datetime
from random import Random
from uuid import UUID


class Ids:
    """UUIDs version 7 (RFC 9562) of planned instants, in the order in which they are asked for."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._count = 0

    def new(self, at: datetime) -> UUID:
        """An id made at an instant of the past."""
        self._count = (self._count + 1) % 4096
        milliseconds = int(at.timestamp() * 1000)
        first = milliseconds << 16 | 7 << 12 | self._count
        last = 2 << 62 | self._chance.getrandbits(62)
        return UUID(int=first << 64 | last)
