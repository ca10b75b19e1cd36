"""Answers about imports: runs, and rows in the reader's language."""

from datetime import date
from typing import Any, Literal, Self
from uuid import UUID

from pydantic import Field

from timebank.base.actors import Language
from timebank.base.words import say
from timebank.db.engine import AnyRow
from timebank.http.fields import Answer, Instant
from timebank.imports.messages import row_words, suggestion_words
from timebank.imports.schemas import Kind, RowOutcome, State
from timebank.imports.staged import MARKED, TAKEN, retold


class Tally(Answer):
    """How many rows, and their minutes."""

    rows: int = 0
    minutes: int = 0


class Counts(Answer):
    """The rows of a run by what becomes, or became, of them.

    `credited` hours are credited; `historic` ones kept as history, `waiting` ones kept until
    somebody decides; `opened` balances and `added` members are brought in; `refused` rows are left
    out until what is asked about them is answered; `skipped` ones hold nothing to bring in.
    """

    credited: Tally = Tally()
    historic: Tally = Tally()
    waiting: Tally = Tally()
    opened: Tally = Tally()
    added: Tally = Tally()
    refused: Tally = Tally()
    skipped: Tally = Tally()


class ColumnRead(Answer):
    """A column of a sheet, and the field that it was taken for."""

    field: str | None
    column: str
    heading: str


class SheetRead(Answer):
    """How a sheet was read; each guess can be corrected."""

    sheet: str
    header_row: int
    unit: Literal["hours", "minutes"]
    columns: list[ColumnRead]


class SheetUnread(Answer):
    """A sheet that was not read, and why."""

    sheet: str
    code: str
    detail: str


class OrganisationNamed(Answer):
    """An organisation that the run makes."""

    id: UUID
    name: str


class Undone(Answer):
    """What undoing a run did: transfers reversed, and entries withdrawn."""

    reversed: int
    withdrawn: int


class ImportRun(Answer):
    """One file: checked, posted or undone."""

    id: UUID
    kind: Kind
    state: State
    counted_on: date | None
    run_by_id: UUID
    checked_at: Instant
    posted_at: Instant | None
    undone_at: Instant | None
    undone_by_id: UUID | None
    rows: int
    left_out_rows: int = Field(description="Refused rows: to be agreed to in order to post.")
    without_measures_rows: int = Field(
        description="Credited rows whose giver lacked, when it was checked, a measure that the"
        " activity asks for: they stand as confirmed without."
    )
    asked_later_rows: int = Field(
        description="Members who come in without an answer to 18 or over, or to how to reach them:"
        " they are asked within 30 days."
    )
    counts: Counts
    encoding: str | None
    delimiter: str | None
    sheets: list[SheetRead]
    unread: list[SheetUnread]
    organisations: list[OrganisationNamed]
    undone: Undone | None

    @classmethod
    def of(cls, row: AnyRow, language: Language) -> Self:
        """A run as it stands."""
        counts = Counts.model_validate(row.counts)
        tallies = [getattr(counts, outcome) for outcome in Counts.model_fields]
        return cls(
            id=row.id,
            kind=row.kind,
            state=row.state,
            counted_on=row.counted_on,
            run_by_id=row.run_by,
            checked_at=row.checked_at,
            posted_at=row.posted_at,
            undone_at=row.undone_at,
            undone_by_id=row.undone_by,
            rows=sum(tally.rows for tally in tallies),
            left_out_rows=counts.refused.rows,
            without_measures_rows=row.counts.get("marked_rows", 0),
            asked_later_rows=row.counts.get("asked_later_rows", 0),
            counts=counts,
            encoding=row.reading["encoding"],
            delimiter=row.reading["delimiter"],
            sheets=[_sheet(sheet) for sheet in row.reading["sheets"]],
            unread=[_unread(sheet, language) for sheet in row.reading["unread"]],
            organisations=[
                OrganisationNamed(id=UUID(made_id), name=name)
                for made_id, name in row.reading.get("organisations", {}).items()
            ],
            undone=Undone.model_validate(row.counts["undone"]) if row.undone_at else None,
        )


def _sheet(sheet: dict[str, Any]) -> SheetRead:
    read = [ColumnRead(field=name, **column) for name, column in sheet["columns"].items()]
    unread = [ColumnRead(field=None, **column) for column in sheet["not_understood"]]
    columns = sorted(read + unread, key=lambda column: (len(column.column), column.column))
    return SheetRead(
        sheet=sheet["sheet"], header_row=sheet["header_row"], unit=sheet["unit"], columns=columns
    )


def _unread(sheet: dict[str, Any], language: Language) -> SheetUnread:
    words = say(language, f"problem-{sheet['code']}.detail", **sheet["facts"])
    return SheetUnread(sheet=sheet["sheet"], code=sheet["code"], detail=words)


class RowSaid(Answer):
    """What is said of a row: why it is refused or skipped, or what to know of it.

    `suggestion` is a text that would be taken in the cell's place, `choices` are several; none is
    taken by itself.
    """

    code: str
    field: str | None
    column: str | None
    heading: str | None
    detail: str | None
    suggestion: str | None
    choices: list[str]


class ImportRow(Answer):
    """One row of a file. What was typed, words that quote it, and whether the giver lacks a
    measure are for coordinators."""

    id: UUID
    sheet: str
    row: int
    outcome: RowOutcome
    minutes: int | None
    account_id: UUID | None
    contribution_id: UUID | None = Field(description="Hours, once they are posted.")
    looks_like_id: UUID | None
    cells: dict[str, str] | None
    said: list[RowSaid]

    @classmethod
    def of(cls, row: AnyRow, run: AnyRow, language: Language, *, typed: bool) -> Self:
        """A row as it stands."""
        line = row.line or {}
        posted = run.state != "checked" and run.kind == "hours" and row.outcome in TAKEN
        return cls(
            id=row.id,
            sheet=row.sheet,
            row=row.row_number,
            outcome=row.outcome,
            minutes=line.get("minutes"),
            account_id=row.account_id,
            contribution_id=row.id if posted else None,
            looks_like_id=line.get("looks_like_id"),
            cells=row.cells if typed else None,
            said=[
                _said(row, kept, language, typed=typed)
                for kept in row.problems
                if typed or kept["code"] != MARKED
            ],
        )


def _said(row: AnyRow, kept: dict[str, Any], language: Language, *, typed: bool) -> RowSaid:
    problem = retold(kept, row.sheet, row.row_number)
    return RowSaid(
        code=problem.code,
        field=problem.field or None,
        column=problem.column or None,
        heading=problem.heading or None,
        detail=row_words(problem, language) if typed else None,
        suggestion=(suggestion_words(problem, language) or None) if typed else None,
        choices=list(problem.choices) if typed else [],
    )
