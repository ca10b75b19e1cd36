"""Whether somebody is 18 or over, as a list says it: yes or no, an age, a year or day of birth.

The answer alone is kept. What it was read from is not, nor is it said again in a doubt.
"""

import re
from collections.abc import Callable
from datetime import date

from timebank.imports.cells import Cell, cell_text, is_blank
from timebank.imports.dates import read_day
from timebank.imports.names import fold_loosely
from timebank.imports.problems import Doubt

ADULT = 18
OLDEST = 120
LAST_OF_FEBRUARY = 28
MEANS = {"adult": True, "under_18": False, "age": None}
"""What a plain yes means in each field that may say it; with an age it says nothing. Each may hold
a day of birth."""
KEPT = {True: "18 or over", False: "under 18"}
"""As the answer is kept; and as it is given, in any of the fields."""

TICKS = frozenset("✓✔☑")
YES = frozenset(
    (
        *("yes", "y", "true", "tick", "ticked", "confirmed"),
        *("ie", "ydw", "ydy", "ydi", "ydyn", "oes", "gwir"),
    )
)
NO = frozenset(("no", "n", "false", "nage", "nac ydw", "nac ydy", "nac ydi", "nac oes"))
OF_AGE = frozenset(("adult", "oedolyn"))
UNDER_AGE = frozenset(
    ("minor", "child", "young person", "junior", "youth", "plentyn", "person ifanc")
)
NO_OR_NOTHING = "na"
"""No in Welsh, and what people type for "not applicable"."""

Ages = tuple[int, int]
"""The lowest and the highest that somebody may be."""

SIGNS = str.maketrans({"<": " under ", ">": " over ", "≥": " from ", "+": " plus "})
_FORMS: tuple[tuple[str, Callable[[list[int], date], Ages]], ...] = (
    (
        r"(?:age |aged |oed )?(\d{1,3})(?: (?:years?|yrs?)(?: old)?| (?:mlwydd )?oed)?",
        lambda said, _: (said[0], said[0]),
    ),
    (
        r"(?:born (?:in )?|ganwyd (?:yn )?)?((?:19|20)\d\d)",
        lambda said, today: (today.year - said[0] - 1, today.year - said[0]),
    ),
    (r"(?:age |aged |oed )?(\d{1,3}) (?:to |i )?(\d{1,3})", lambda said, _: (said[0], said[1])),
    (
        r"(?:aged )?(\d{1,3}) (?:oed )?(?:plus|(?:or|and) (?:over|older)|neun? (?:drosodd|hyn))",
        lambda said, _: (said[0], OLDEST),
    ),
    (r"(?:from|o) (\d{1,3})", lambda said, _: (said[0], OLDEST)),
    (r"(?:over|above|older than|dros) (\d{1,3})s?", lambda said, _: (said[0] + 1, OLDEST)),
    (r"(?:under|below|younger than|o dan|dan) (\d{1,3})s?", lambda said, _: (0, said[0] - 1)),
)
FORMS = tuple((re.compile(form), ages) for form, ages in _FORMS)


def read_adult(cell: Cell, *, today: date, yes: bool | None = True) -> bool | Doubt | None:
    """Whether they are 18 or over today; None where the sheet says nothing. `yes` is what a plain
    yes means: False where the heading asks who is under 18, None where it asks for something
    else."""
    text = cell_text(cell)
    plain = fold_loosely(text.translate(SIGNS))
    if is_blank(cell) and plain != NO_OR_NOTHING:
        return None
    if text in TICKS or plain in YES or plain in NO:
        return unclear() if yes is None else yes is (plain not in NO)
    if plain in OF_AGE or plain in UNDER_AGE:
        return plain in OF_AGE
    return _of_age(_ages(cell, plain, today))


def _of_age(ages: Ages | None) -> bool | Doubt:
    """A band with 18 inside it says neither; and 1 and 0 may be yes and no."""
    if ages and ages not in {(0, 0), (1, 1)} and 0 <= ages[0] <= ages[1] <= OLDEST:
        if ages[0] >= ADULT:
            return True
        if ages[1] < ADULT:
            return False
    return unclear()


def unclear() -> Doubt:
    """It cannot be told; what was typed is not said again."""
    return Doubt("row_adult_unclear", {}, None, tuple(KEPT.values()))


def _ages(cell: Cell, plain: str, today: date) -> Ages | None:
    """How old somebody may be of whom this is said."""
    for form, ages in FORMS:
        found = form.fullmatch(plain)
        if found and not isinstance(cell, date):
            return ages([int(said) for said in found.groups()], today)
    born = read_day(cell, year_hint=today.year)
    if isinstance(born, Doubt):
        return None
    born = _in_the_past(born, cell_text(cell), today)
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return age, age


def _in_the_past(born: date, text: str, today: date) -> date:
    """Nobody is born in the future: 54 is 1954."""
    if born <= today or re.search(r"\d{4}", text):
        return born
    return date(born.year - 100, born.month, min(born.day, LAST_OF_FEBRUARY))
