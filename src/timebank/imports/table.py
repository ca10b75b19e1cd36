"""A file as a stream of records: each sheet's layout found, then row after row, cells by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from timebank.imports.answers import NO_ANSWERS, Answers, RowPlace
from timebank.imports.cells import Cell, is_empty
from timebank.imports.columns import ImportKind
from timebank.imports.errors import SheetHeadingsNotFound, SheetRefused
from timebank.imports.header import NO_CORRECTION, ROWS_LOOKED_AT, Correction, Layout, find_layout
from timebank.imports.problems import Doubt, RowProblem, Skipped
from timebank.imports.sheets.files import SheetFile, read_rows
from timebank.imports.sheets.kinds import FileKind
from timebank.imports.sheets.rows import Row


@dataclass(frozen=True)
class Record:
    """A row below the headings. `cells` has the fields of the layout, with answers put in.

    `filled`: what stands in the row, headed or not. `beyond`: a CSV row longer than its headings.
    """

    layout: Layout
    number: int
    cells: Mapping[str, Cell]
    filled: tuple[Cell, ...]
    beyond: bool
    answers: Answers

    @property
    def separate(self) -> bool:
        """Whether the person said that this row only looks like another."""
        return self.place in self.answers.separate

    @property
    def place(self) -> RowPlace:
        return self.layout.sheet, self.number

    def cell(self, field: str) -> Cell:
        return self.cells.get(field, "")

    def problem(self, field: str, doubt: Doubt) -> RowProblem:
        """The doubt with its place in the person's spreadsheet."""
        column = self.layout.column_of(field)
        return RowProblem(
            sheet=self.layout.sheet,
            row=self.number,
            column=column.letter if column else "",
            heading=column.heading if column else "",
            field=field,
            code=doubt.code,
            facts=doubt.facts,
            suggestion=doubt.suggestion,
            choices=doubt.choices,
        )

    def skipped(self, code: str, **facts: str | int) -> Skipped:
        return Skipped(self.layout.sheet, self.number, code, facts)


@dataclass(frozen=True)
class Layouts:
    """The sheets that are read, and those that are not, each with the reason."""

    read: tuple[Layout, ...]
    unread: Mapping[str, SheetRefused]


def find_layouts(
    file: SheetFile, kind: ImportKind, corrections: Mapping[str, Correction] | Correction
) -> Layouts:
    """The layout of each sheet; `corrections` for all sheets, or by the sheet's name.

    Raises what the first sheet was refused for, where none can be read: a SheetRefused.
    """
    read: list[Layout] = []
    unread: dict[str, SheetRefused] = {}
    first_rows = read_rows(file, most_rows=ROWS_LOOKED_AT)
    for sheet, rows in groupby(first_rows, key=lambda row: row.sheet):
        said = corrections
        if not isinstance(said, Correction):
            said = said.get(sheet, NO_CORRECTION)
        try:
            read.append(find_layout(rows, kind, said))
        except SheetRefused as refusal:
            unread[sheet] = refusal
    if not read:
        raise next(iter(unread.values()), SheetHeadingsNotFound())
    return Layouts(tuple(read), unread)


def read_records(
    file: SheetFile, layouts: tuple[Layout, ...], answers: Answers = NO_ANSWERS
) -> Iterator[Record]:
    """The rows below the headings of each sheet that has a layout, in the file's order."""
    by_sheet = {layout.sheet: layout for layout in layouts}
    for row in read_rows(file):
        layout = by_sheet.get(row.sheet)
        if layout and row.number > layout.header_row:
            yield _record(row, layout, answers, ragged=file.kind is FileKind.DELIMITED)


def _record(row: Row, layout: Layout, answers: Answers, *, ragged: bool) -> Record:
    typed = {
        name: row.cells[column.place] if column.place < len(row.cells) else ""
        for name, column in layout.columns.items()
    }
    cells = answers.put_into(typed, (row.sheet, row.number))
    width = len(layout.headings)
    return Record(
        layout=layout,
        number=row.number,
        cells=cells,
        filled=tuple(cell for cell in row.cells if not is_empty(cell)),
        beyond=ragged
        and len(row.cells) > width
        and any(not is_empty(cell) for cell in row.cells[width:]),
        answers=answers,
    )
