"""What an importer says about a cell or a row that it cannot take as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default

Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that is refused or asked about.

    `code` names the sentence in the catalogue that says what is wrong and what to do, `facts` fill
    its places. `suggestion`, where there is one, is a text that would be taken in the cell's place;
    it is never taken by itself. `choices` are such texts where there are several.

    Facts and suggestion may name people: they are shown to whoever sent the sheet, never logged.
    """

    code: str
    facts: Facts = default(default_factory=dict)
    suggestion: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A doubt with its place: the row number, column letter and heading as the person sees them."""

    sheet: str
    row: int
    column: str
    heading: str
    field: str
    code: str
    facts: Facts = default(default_factory=dict)
    suggestion: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that holds nothing to import: blank, a total, the headings again, a heading."""

    sheet: str
    row: int
    code: str
    facts: Facts = default(default_factory=dict)
