"""Words as a search compares them: both languages, accents aside, and with slips of the pen. Pure.

No library brings Welsh words into their ground forms. What changes in
them, the first letter most of all (garddio, arddio), is as small as a slip of the pen, and is
forgiven as one.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, Prefix

MOST_WORDS = 8
"""Of what somebody looks for: what is said beyond them is left aside."""
LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+")
_LONG, _LONGER = 4, 8
"""From so many letters on one slip is forgiven, and two."""
_STEM = 5
_STEM_SHARE = 0.6


class Nearness(IntEnum):
    """How well a word meets another."""

    NEAR = 2
    BEGINS = 3
    SAME = 4


class Place(IntEnum):
    """What a word is worth by where it stands."""

    TEXT = 2
    TITLE = 3


_LITTLE = """
a am an and are ar at can could for from get have he help her his i in is it me my need of on one or
our she some somebody someone that the their them they to want was we who will with would you your
ac ag angen ar bod byddaf cael chi dwi eich ein ei eisiau eu fi fy gan gall gallaf gyda i mae mewn
na neu o oes rhywun rwy sydd un wedi y yn yr
"""
SAYS_LITTLE = frozenset(_LITTLE.split())
"""Words that nearly every listing has: looked for by themselves alone."""


def fold(words: str) -> str:
    """In small letters, without accents."""
    spread = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """Each word of a text once, folded, in the order in which they come."""
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in _WORD.findall(fold(text))))


def sought_in(phrase: str) -> list[str]:
    """The words that somebody looks for; empty where there is nothing that could be a word."""
    words = words_of(phrase)
    telling = [word for word in words if word not in SAYS_LITTLE and len(word) > 1]
    return (telling or words)[:MOST_WORDS]


def placed(titles: Iterable[str | None], texts: Iterable[str | None]) -> dict[str, Place]:
    """Every word of a listing, and what it is worth where it stands best."""
    found = {word: Place.TEXT for text in texts if text for word in words_of(text)}
    return found | {word: Place.TITLE for title in titles if title for word in words_of(title)}


def grams(word: str) -> set[str]:
    """The groups of three letters that a word has, its beginning counted twice: words that share
    many look alike."""
    padded = f"  {word} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


def grams_shared(word: str) -> int:
    """How many of its groups another word has at least, to be looked at for nearness."""
    return max(2, len(grams(word)) * 2 // 5)


def nearness(sought: str, word: str) -> Nearness | None:
    """How well a word meets the one that is sought; None where it does not."""
    if word == sought:
        return Nearness.SAME
    if f"{sought}s" == word or f"{word}s" == sought:
        return Nearness.BEGINS
    if len(sought) < _LONG or len(word) < _LONG:
        return None
    if word.startswith(sought):
        return Nearness.BEGINS
    slips = 2 if len(sought) >= _LONGER else 1
    near = OSA.distance(sought, word, score_cutoff=slips) <= slips or _one_stem(sought, word)
    return Nearness.NEAR if near else None


def _one_stem(sought: str, word: str) -> bool:
    """Gardener and gardening; walking and walk."""
    stem = Prefix.similarity(sought, word)
    longest = max(len(sought), len(word))
    return stem == len(word) or (stem >= _STEM and stem >= longest * _STEM_SHARE)


@lru_cache(maxsize=8_192)
def _name_words(name: str) -> tuple[str, ...]:
    """An activity's name in words: asked for in every search."""
    return tuple(words_of(name))


@dataclass(frozen=True)
class Named:
    """Something by every name it goes by, each in words."""

    names: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Named":
        return cls(tuple(_name_words(name) for name in names))

    def nearness(self, sought: str) -> Nearness | None:
        """How well one of its names' words meets the one that is sought."""
        words = {word for name in self.names for word in name} - SAYS_LITTLE
        found = [near for word in words if (near := nearness(sought, word))]
        return max(found, default=None)

    def other_words(self, sought: str) -> set[str]:
        """Its names of one word, where the one that is sought meets one of them: garddio, for
        gardening."""
        single = {name[0] for name in self.names if len(name) == 1}
        return single if any(nearness(sought, name) for name in single) else set()
