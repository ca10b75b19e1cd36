"""A row between the sheet and the books: what was typed, what was understood, what it becomes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from timebank.imports.columns import PARTS
from timebank.imports.problems import Doubt, RowProblem, Skipped


class Outcome(StrEnum):
    """What becomes, or became, of a row. The last two are not brought in."""

    CREDITED = "credited"
    HISTORIC = "historic"
    WAITING = "waiting"
    OPENED = "opened"
    ADDED = "added"
    REFUSED = "refused"
    SKIPPED = "skipped"


TAKEN = (
    Outcome.CREDITED,
    Outcome.HISTORIC,
    Outcome.WAITING,
    Outcome.OPENED,
    Outcome.ADDED,
)


MARKED = "row_without_measures"
"""Said of a row that is credited though its giver lacks a measure: to coordinators alone."""


class Stage(StrEnum):
    """What is being done, for whoever shows progress."""

    READING = "reading"
    TRYING = "trying"
    POSTING = "posting"
    UNDOING = "undoing"


Progress = Callable[[Stage, int, int | None], None]
"""Told after each batch: the stage, the rows done, and of how many, where that is known."""


def silent(_stage: Stage, _done_rows: int, _all_rows: int | None) -> None:
    """Shows nothing."""


@dataclass(frozen=True, slots=True)
class StagedRow:
    """A row to be written down; `line` is None where it was not understood."""

    id: UUID
    position: int
    sheet: str
    row_number: int
    outcome: Outcome
    cells: dict[str, str] | None = None
    line: dict[str, Any] | None = None
    account_id: UUID | None = None
    problems: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What the books make of a row: another outcome than it was read with, and why.

    `field` is the cell that the doubt is about.
    """

    row_id: UUID
    sheet: str
    outcome: Outcome
    field: str
    doubt: Doubt
    looks_like_id: UUID | None = None


def told(problem: RowProblem | Skipped) -> dict[str, Any]:
    """A problem as it is kept; the words are made when somebody reads it."""
    kept: dict[str, Any] = {"code": problem.code, "facts": dict(problem.facts)}
    if isinstance(problem, Skipped):
        return kept
    kept |= {"field": problem.field, "column": problem.column, "heading": problem.heading}
    if problem.suggestion is not None:
        kept["suggestion"] = problem.suggestion
    if problem.choices:
        kept["choices"] = list(problem.choices)
    return kept


def retold(kept: Mapping[str, Any], sheet: str, row_number: int) -> RowProblem:
    """A problem that was kept, as it was told."""
    return RowProblem(
        sheet=sheet,
        row=row_number,
        column=kept.get("column", ""),
        heading=kept.get("heading", ""),
        field=kept.get("field", ""),
        code=kept["code"],
        facts=kept["facts"],
        suggestion=kept.get("suggestion"),
        choices=tuple(kept.get("choices", ())),
    )


def told_at(field: str, doubt: Doubt, columns: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """A doubt of the books as it is kept, with the place of its cell in the sheet."""
    there = [columns[name] for name in (field, *PARTS.get(field, ())) if name in columns]
    column = there[0] if there else {"column": "", "heading": ""}
    return {"code": doubt.code, "facts": dict(doubt.facts), "field": field, **column}
