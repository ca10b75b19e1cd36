"""What the person answered to what was asked: about one cell, about all alike, about whole rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from timebank.imports.cells import Cell, cell_text
from timebank.imports.durations import Points
from timebank.imports.names import fold

RowPlace = tuple[str, int]
"""The sheet's name and the row's number."""


@dataclass(frozen=True)
class Answers:
    """Answers to doubts.

    `cells`: by row, field to the text to read in the cell's place. `always`: field to what the
    sheet says to the text to read in its place, in every row; keys as `names.fold` makes them.
    `separate`: rows that look like another and are not the same time, or not the same person.
    `left_out`: rows not to import. `points`: what 1.30 means.
    """

    cells: Mapping[RowPlace, Mapping[str, str]] = field(default_factory=dict)
    always: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    separate: frozenset[RowPlace] = frozenset()
    left_out: frozenset[RowPlace] = frozenset()
    points: Points | None = None

    @property
    def places(self) -> set[RowPlace]:
        """Every row that an answer names."""
        return {*self.cells, *self.separate, *self.left_out}

    @property
    def fields(self) -> set[str]:
        """Every field that an answer names."""
        return {*self.always, *(name for told in self.cells.values() for name in told)}

    def of_the_only(self, sheet: str) -> Self:
        """The same where there is one sheet only, which then need not be named."""
        return replace(
            self,
            cells={_named(place, sheet): told for place, told in self.cells.items()},
            separate=frozenset(_named(place, sheet) for place in self.separate),
            left_out=frozenset(_named(place, sheet) for place in self.left_out),
        )

    def put_into(self, cells: Mapping[str, Cell], place: RowPlace) -> Mapping[str, Cell]:
        """The cells of a row as they are to be read. An answer for this very cell goes first, also
        where the sheet has no such column."""
        if not self.cells and not self.always:
            return cells
        alike = {name: self._alike(name, cell) for name, cell in cells.items()}
        return {**alike, **self.cells.get(place, {})}

    def _alike(self, field_name: str, cell: Cell) -> Cell:
        told = self.always.get(field_name)
        return told.get(fold(cell_text(cell)), cell) if told else cell


def _named(place: RowPlace, sheet: str) -> RowPlace:
    named, row = place
    return named or sheet, row


NO_ANSWERS = Answers()
