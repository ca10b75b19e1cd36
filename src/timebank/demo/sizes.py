"""How large the demo's two communities are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """One community: how many there are at the end, and how many hours each year holds.

    The last of `hours_a_year` is the year that ends yesterday; years have 365 days.
    """

    members: int
    organisations: int
    days: int
    hours_a_year: tuple[int, ...]


@dataclass(frozen=True)
class Sizes:
    """The time credits community, and the smaller time bank beside it."""

    time_credits: Size
    time_bank: Size


FULL = Sizes(
    time_credits=Size(members=1000, organisations=100, days=730, hours_a_year=(20_000, 35_000)),
    time_bank=Size(members=120, organisations=10, days=730, hours_a_year=(500, 700)),
)
"""The model scheme's size (domain.md), and the time bank of a neighbouring district."""

SMALL = Sizes(
    time_credits=Size(members=40, organisations=12, days=62, hours_a_year=(4_000,)),
    time_bank=Size(members=12, organisations=2, days=62, hours_a_year=(240,)),
)
"""Two months of the same, for tests and for the impatient."""
