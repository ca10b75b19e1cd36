"""Names compared: as people write them, and loosely, to suggest what may have been meant."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz, process

from timebank.base.text import fold_name

APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u201b\u02bc\u02bb\u00b4\u0060\u2032", "'"))
HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
NOT_LETTERS = re.compile(r"[^\w]+|_")

NEAR_ENOUGH = 78.0
MOST_SUGGESTIONS = 3
MOST_SEARCHES = 3_000
REMEMBERED = 8_192  # a sheet says the same names again and again


@lru_cache(maxsize=REMEMBERED)
def fold(name: str) -> str:
    """The name as it is compared: capitals, spaces, apostrophes and the accents' encoding aside.

    Accents themselves count: Siân is not Sian, so that a person decides.
    """
    return fold_name(INVISIBLE.sub("", name).translate(APOSTROPHES).translate(HYPHENS))


@lru_cache(maxsize=REMEMBERED)
def fold_loosely(name: str) -> str:
    """Letters and digits only, without accents, & as "and": for activities and for suggestions."""
    spread = unicodedata.normalize("NFKD", fold(name).replace("&", " and "))
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(NOT_LETTERS.sub(" ", bare.replace("'", "")).split())


class Suggestions:
    """The names nearest to one that was not found: typing errors, a missing circumflex.

    Searches are remembered, and there is an end to them: a sheet of ten thousand unknown names is
    the wrong sheet, and further suggestions would only be slow.
    """

    def __init__(self) -> None:
        self._names: list[str] = []
        self._loose: list[str] = []
        self._found: dict[str, tuple[str, ...]] = {}
        self._searches = 0

    def add(self, name: str) -> None:
        self._names.append(name)
        self._loose.append(_sorted_words(name))
        self._found.clear()

    def nearest(self, name: str) -> tuple[str, ...]:
        """At most three names, the nearest first; none where nothing is near."""
        loose = _sorted_words(name)
        if loose not in self._found and self._searches < MOST_SEARCHES:
            self._searches += 1
            self._found[loose] = self._search(loose)
        return self._found.get(loose, ())

    def _search(self, loose: str) -> tuple[str, ...]:
        near = process.extract(
            loose,
            self._loose,
            scorer=fuzz.ratio,
            limit=MOST_SUGGESTIONS,
            score_cutoff=NEAR_ENOUGH,
        )
        return tuple(dict.fromkeys(self._names[place] for _, _, place in near))


def _sorted_words(name: str) -> str:
    """So that Jones Mair is as near as can be to Mair Jones."""
    return " ".join(sorted(fold_loosely(name).split()))
