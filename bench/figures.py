"""A figure, measured several times."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """What was measured, each round's outcome, and what is wanted of it."""

    name: str
    rounds: Sequence[float]
    wanted: str = ""
    show: Callable[[float], str] = "{:,.0f}".format

    def spread(self) -> tuple[float, float, float]:
        """The least, the median and the most."""
        return min(self.rounds), median(self.rounds), max(self.rounds)


def share(part: float) -> str:
    """A share in per cent."""
    return f"{part:.0%}"
