"""PINs: which are too easy to guess, and how many tries there are. Pure."""

import re
from datetime import timedelta
from itertools import pairwise

CARD_LETTERS = 16
PIN = re.compile(r"[0-9]{4,6}")
TRIES_IN_A_ROW = 5
"""Wrong ones, after which nothing is looked at for an hour."""
REST = timedelta(hours=1)
MOST_TRIES = 10
"""Wrong ones in a row, after which a new PIN has to be set. Whoever has found a card is right once
in a thousand cards, the common PINs left out."""

_LISTED = frozenset(("1004", "1112", "2580", "0852", "5683", "1379", "9713", "7410", "1470"))
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_DAY = re.compile(r"(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}")


def is_common(pin: str) -> bool:
    """Whether it is one of those that people try first: a figure or a group repeated, figures in
    order, a year, a date of birth, a line on the keys."""
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    repeated = any(
        len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size)
        for size in range(1, len(pin))
    )
    in_order = len(steps) == 1
    told = _YEAR.fullmatch(pin) or _DAY.fullmatch(pin) or pin in _LISTED
    return bool(repeated or in_order or told or pin == pin[::-1])
