"""Where the headings of a sheet stand, and which column holds what: a guess one can correct."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from timebank.imports.cells import cell_text, is_empty
from timebank.imports.columns import (
    HOUR_UNITS,
    MINUTE_UNITS,
    NEEDED,
    PARTS,
    WORDS,
    ImportKind,
)
from timebank.imports.durations import Unit
from timebank.imports.errors import (
    SheetColumnMissing,
    SheetColumnUnknown,
    SheetFieldUnknown,
    SheetHeadingsNotFound,
)
from timebank.imports.names import fold_loosely
from timebank.imports.sheets.rows import Row

ROWS_LOOKED_AT = 60
LONGEST_HEADING = 60
WHOLE, PART, NEARLY = 1000, 400, 200
NEAR_ENOUGH = 88.0
LETTERS_IN_ALPHABET = 26
COLUMN_LETTER = re.compile(r"[A-Za-z]{1,2}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place from 0, its letter as the spreadsheet shows it, and its heading."""

    place: int
    heading: str

    @property
    def letter(self) -> str:
        return column_letter(self.place)


@dataclass(frozen=True)
class Correction:
    """What the person says of a sheet's columns instead of the guess.

    `columns`: field to heading or column letter; "" means that there is none. `header_row`: the
    row of the headings; 0: there are none. `unit`: what a number alone counts.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class Layout:
    """How a sheet is read. `not_understood`: the columns with a heading that hold no field."""

    sheet: str
    header_row: int
    columns: Mapping[str, Column]
    not_understood: tuple[Column, ...]
    unit: Unit
    headings: tuple[str, ...]

    def column_of(self, field: str) -> Column | None:
        """Where a field stands, or what it is made of: a name in two columns has the second."""
        names = (field, *PARTS.get(field, ()))
        return next((self.columns[name] for name in names if name in self.columns), None)

    def missing(self, kind: ImportKind) -> str | None:
        """The first field that is needed and not there."""
        for group in NEEDED[kind]:
            if not any(name in self.columns for name in group):
                return group[0]
        return None


NO_CORRECTION = Correction()


def find_layout(rows: Iterable[Row], kind: ImportKind, said: Correction = NO_CORRECTION) -> Layout:
    """How one sheet is read, from its first rows (`ROWS_LOOKED_AT` are enough).

    Raises SheetHeadingsNotFound, SheetColumnMissing, SheetColumnUnknown, SheetFieldUnknown.
    """
    first_rows = list(rows)
    header = _header(first_rows, kind, said)
    columns = _columns(header)
    named = _named(columns, kind, said)
    taken = {column.place for column in named.values()}
    free = [column for column in columns if column.place not in taken]
    told = frozenset(said.columns)
    found = {**_guess(free, kind, without=told), **named}
    used = {column.place for column in found.values()}
    layout = Layout(
        sheet=header.sheet,
        header_row=0 if said.header_row == 0 else header.number,
        columns=found,
        not_understood=tuple(one for one in columns if one.place not in used and one.heading),
        unit=said.unit or _unit(found),
        headings=tuple(fold_loosely(column.heading) for column in columns),
    )
    missing = layout.missing(kind)
    if missing and not found:
        raise SheetHeadingsNotFound
    if missing:
        raise SheetColumnMissing(field=missing)
    return layout


def column_letter(place: int) -> str:
    """A for the first column, AA for the twenty-seventh."""
    before, last = divmod(place, LETTERS_IN_ALPHABET)
    return (column_letter(before - 1) if before else "") + chr(ord("A") + last)


def _header(rows: list[Row], kind: ImportKind, said: Correction) -> Row:
    """The row that the person names, or the one whose cells are most like headings."""
    if said.header_row == 0 and rows:
        widest = max(len(row.cells) for row in rows)
        return Row(rows[0].sheet, 0, ("",) * widest)
    if said.header_row is not None:
        named = [row for row in rows if row.number == said.header_row]
        if not named:
            raise SheetHeadingsNotFound
        return named[0]
    likely = [(_likeness(row, kind), -row.number, row) for row in rows[:ROWS_LOOKED_AT]]
    best = max(likely, key=lambda one: one[:2], default=None)
    if best is None or best[0] == 0:
        raise SheetHeadingsNotFound
    return best[2]


def _likeness(row: Row, kind: ImportKind) -> int:
    """How many fields the row's cells name, as headings: whole words count most."""
    cells = [cell for cell in row.cells if not is_empty(cell)]
    if not cells or any(not isinstance(cell, str) for cell in cells):
        return 0
    headings = [cell_text(cell) for cell in cells]
    if any(len(heading) > LONGEST_HEADING for heading in headings):
        return 0
    scores = [max(_score(text, words) for words in WORDS[kind].values()) for text in headings]
    enough = sum(1 for score in scores if score) >= min(2, len(NEEDED[kind]))
    return sum(score // PART for score in scores) if enough else 0


def _columns(header: Row) -> list[Column]:
    return [
        Column(place, " ".join(cell_text(cell).split())) for place, cell in enumerate(header.cells)
    ]


def _named(columns: list[Column], kind: ImportKind, said: Correction) -> dict[str, Column]:
    """The columns that the person named, by heading or by letter."""
    named: dict[str, Column] = {}
    for name, wanted in said.columns.items():
        if name not in WORDS[kind]:
            raise SheetFieldUnknown(field=name[:LONGEST_HEADING])
        if wanted.strip():
            named[name] = _wanted(columns, name, wanted)
    return named


def _wanted(columns: list[Column], name: str, wanted: str) -> Column:
    for column in columns:
        if column.heading and fold_loosely(column.heading) == fold_loosely(wanted):
            return column
    if COLUMN_LETTER.fullmatch(wanted.strip()):
        for column in columns:
            if column.letter == wanted.strip().upper():
                return column
    raise SheetColumnUnknown(field=name)


def _guess(columns: list[Column], kind: ImportKind, without: frozenset[str]) -> dict[str, Column]:
    """Each column to the field it is most like, the surest first, none twice."""
    scores = [
        (_score(column.heading, words), -column.place, name, column)
        for name, words in WORDS[kind].items()
        for column in columns
        if name not in without
    ]
    found: dict[str, Column] = {}
    taken: set[int] = set()
    for score, _, name, column in sorted(scores, key=lambda one: one[:2], reverse=True):
        if score and name not in found and column.place not in taken:
            found[name] = column
            taken.add(column.place)
    if "duration" not in found | dict.fromkeys(without) and "extra_minutes" in found:
        found["duration"] = found.pop("extra_minutes")
    return found


@lru_cache(maxsize=4096)
def _score(heading: str, words: tuple[str, ...]) -> int:
    """How like the field's words a heading is; what stands in brackets counts last."""
    core = fold_loosely(re.sub(r"\(.*?\)", " ", heading)) or fold_loosely(heading)
    if not core:
        return 0
    known = [fold_loosely(word) for word in words]
    if core in known:
        return WHOLE - known.index(core)
    parts = [word for word in known if len(word) > 2 and f" {word} " in f" {core} "]  # noqa: PLR2004
    if parts:
        return PART + max(len(word) for word in parts)
    near = max(fuzz.ratio(core, word) for word in known)
    return NEARLY if near >= NEAR_ENOUGH else 0


def _unit(columns: Mapping[str, Column]) -> Unit:
    """Hours, unless the heading says minutes."""
    column = columns.get("duration") or columns.get("balance")
    words = set(fold_loosely(column.heading).split()) if column else set()
    return Unit.MINUTES if words & MINUTE_UNITS and not words & HOUR_UNITS else Unit.HOURS
