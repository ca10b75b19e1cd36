"""Chance that a seed gives again."""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance(Random):
    """Python's generator, with the questions that a made-up life asks of it."""

    def happens(self, percent: int) -> bool:
        """Whether something that happens so often happens now."""
        return self.randrange(100) < percent

    def times(self, per_thousand: int) -> int:
        """How often something happens that does so per thousand days, or occasions."""
        whole, rest = divmod(per_thousand, 1000)
        return whole + (self.randrange(1000) < rest)

    def some(self, of: Sequence[T], count: int, weight: Callable[[T], float]) -> list[T]:
        """Several different ones, the weighty more often (Efraimidis and Spirakis, 2006)."""
        keyed = [(self.random() ** (1 / weight(one)), n) for n, one in enumerate(of)]
        return [of[n] for _, n in sorted(keyed, reverse=True)[:count]]
