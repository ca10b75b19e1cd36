"""What the person answered to what was asked: about one cell, about all alike, about whole rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timebank.imports.cells import Cell, cell_text
from timebank.imports.durations import Points
from timebank.imports.names import fold

RowPlace = tuple[str, int]
"""The sheet's name and the row's number."""


@dataclass(frozen=True)
class Answers:
    """Answers to doubts.

    `cells`: (sheet, row, field) to the text to read in the cell's place. `always`: field to what
    the sheet says to the text to read in its place, in every row; keys as `names.fold` makes them.
    `separate`: rows that look like another and are not the same time, or not the same person.
    `left_out`: rows not to import. `points`: what 1.30 means.
    """

    cells: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    always: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    separate: frozenset[RowPlace] = frozenset()
    left_out: frozenset[RowPlace] = frozenset()
    points: Points | None = None

    @property
    def told(self) -> bool:
        """Whether there are answers about cells at all."""
        return bool(self.cells or self.always)

    def put_into(self, cells: Mapping[str, Cell], place: RowPlace) -> dict[str, Cell]:
        """The cells of a row as they are to be read."""
        return {name: self._cell(place, name, cell) for name, cell in cells.items()}

    def _cell(self, place: RowPlace, field_name: str, cell: Cell) -> Cell:
        """An answer for this very cell goes first."""
        answer = self.cells.get((*place, field_name))
        if answer is not None:
            return answer
        alike = self.always.get(field_name)
        return alike.get(fold(cell_text(cell)), cell) if alike else cell


NO_ANSWERS = Answers()
