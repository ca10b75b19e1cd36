"""Requests about imports: files, what is said of them, and agreement."""

from collections import defaultdict
from typing import Annotated, Literal

from pydantic import Field

from timebank.base.actors import Language
from timebank.http.fields import Day, Filters, Id, Instant, Sent, Text
from timebank.imports.answers import Answers, RowPlace
from timebank.imports.durations import Points, Unit
from timebank.imports.header import Correction
from timebank.imports.names import fold
from timebank.imports.options import Options

MOST_ANSWERS = 20_000

Kind = Literal["members", "hours", "openings"]
State = Literal["checked", "posted", "undone"]
RowOutcome = Literal["credited", "historic", "waiting", "opened", "added", "refused", "skipped"]
FieldName = Annotated[str, Text(60)]
SheetName = Annotated[str, Text(255, empty=True)]
Typed = Annotated[str, Text(500, empty=True)]
RowNumber = Annotated[int, Field(ge=1, le=10_000_000)]
_SHEET = Field(default="", description="The sheet's name; empty for CSV, which has one.")


class ColumnsSaid(Sent):
    """What stands where in a sheet, instead of the guess."""

    columns: dict[FieldName, Typed] = Field(
        default={}, description="Field to heading or column letter; empty: the sheet has none."
    )
    header_row: Annotated[int, Field(ge=0, le=10_000)] | None = Field(
        default=None, description="The row of the headings; 0: there are none."
    )
    unit: Literal["hours", "minutes"] | None = Field(
        default=None, description="What a number alone counts."
    )

    def correction(self) -> Correction:
        """The same, for the reader."""
        return Correction(self.columns, self.header_row, Unit(self.unit) if self.unit else None)


class RowNamed(Sent):
    """A row, by the number that the spreadsheet program shows."""

    sheet: SheetName = _SHEET
    row: RowNumber


class CellAnswer(RowNamed):
    """What is to be read in one cell instead of what stands there."""

    field: FieldName
    text: Typed


class AlikeAnswer(Sent):
    """What is to be read in every cell of a field that says the same."""

    field: FieldName
    said: Typed
    text: Typed


class ImportOptions(ColumnsSaid):
    """What is said of a file. All of it is sent with each check; nothing is added to what was
    said before."""

    counted_on: Day | None = Field(
        default=None,
        description="The day on which opening balances were counted; needed with them. With hours:"
        " those up to and on it are kept as history, whoever gave them.",
    )
    sheets: list[SheetName] = Field(
        default=[],
        max_length=100,
        description="The sheets to read; all that are not hidden, if none.",
    )
    by_sheet: dict[SheetName, ColumnsSaid] = Field(
        default={}, description="What is said of single sheets."
    )
    encoding: Annotated[str, Text(40)] | None = None
    delimiter: Literal[",", ";", "\t", "|"] | None = None
    points: Literal["decimal", "clock"] | None = Field(
        default=None, description="Whether 1.30 is 1.3 hours (decimal) or 1 hour 30 (clock)."
    )
    answers: list[CellAnswer] = Field(default=[], max_length=MOST_ANSWERS)
    alike: list[AlikeAnswer] = Field(default=[], max_length=MOST_ANSWERS)
    separate: list[RowNamed] = Field(
        default=[],
        max_length=MOST_ANSWERS,
        description="Rows that look like another and are not the same.",
    )
    left_out: list[RowNamed] = Field(
        default=[], max_length=MOST_ANSWERS, description="Rows not to bring in."
    )
    organisation_id: Id | None = Field(
        default=None, description="Who received the time, where the sheet does not say."
    )
    activity_id: Id | None = Field(
        default=None, description="What was done, where the sheet does not say."
    )
    make_organisations: bool = Field(
        default=False, description="Receivers whom nobody knows become organisations that thank."
    )
    keep_lacking: bool = Field(
        default=False,
        description="Keep help whose receiver has not the minutes, to wait, instead of leaving it"
        " out.",
    )
    language: Literal["en", "cy"] = Field(
        default="en", description="Of members whose row does not say."
    )

    def read(self) -> Options:
        """The same, for the reader."""
        always: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for alike in self.alike:
            always[alike.field][fold(alike.said)] = alike.text
        cells: defaultdict[RowPlace, dict[str, str]] = defaultdict(dict)
        for one in self.answers:
            cells[one.sheet, one.row][one.field] = one.text
        return Options(
            counted_on=self.counted_on,
            sheets=tuple(self.sheets),
            encoding=self.encoding,
            delimiter=self.delimiter,
            correction=self.correction(),
            by_sheet={sheet: said.correction() for sheet, said in self.by_sheet.items()},
            answers=Answers(
                cells=cells,
                always=always,
                separate=frozenset((one.sheet, one.row) for one in self.separate),
                left_out=frozenset((one.sheet, one.row) for one in self.left_out),
                points=Points(self.points) if self.points else None,
            ),
            organisation_id=self.organisation_id,
            activity_id=self.activity_id,
            make_organisations=self.make_organisations,
            keep_lacking=self.keep_lacking,
            language=Language(self.language),
        )


class PostAgreed(Sent):
    """What the caller agrees to: the check that they read, and the rows that it leaves out."""

    checked_at: Instant = Field(description="`checked_at` of the run as it was read.")
    left_out_rows: Annotated[int, Field(ge=0)] = Field(
        description="`left_out_rows` of the run as it was read."
    )


class ImportFilters(Filters):
    """Which runs of the list."""

    kind: Kind | None = None
    state: State | None = None


class RowFilters(Filters):
    """Which rows of a run."""

    outcome: RowOutcome | None = None
    without_measures: bool | None = Field(
        default=None,
        description="Whether they are credited though the giver lacks a measure that the activity"
        " asks for. Coordinators alone may ask.",
    )
