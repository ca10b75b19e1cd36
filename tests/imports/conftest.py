"""People, organisations and activities of a small time bank, and sheets made for a test."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
import xlsxwriter

from timebank.imports.activity_names import ActivityIndex, ActivityName
from timebank.imports.answers import NO_ANSWERS, Answers
from timebank.imports.columns import ImportKind
from timebank.imports.header import NO_CORRECTION, Correction
from timebank.imports.hours_rules import HoursContext, HoursLine, read_hours
from timebank.imports.parties import Party, PartyIndex, PartyKind
from timebank.imports.problems import RowProblem, Skipped
from timebank.imports.sheets.files import open_sheet_file
from timebank.imports.table import Record, find_layouts, read_records

TODAY = date(2025, 11, 24)
EARLIEST = date(2000, 1, 1)
ORGANISATIONS = (
    "Western Leisure Centre",
    "Caerau Lunch Club",
    "ACE Reception",
    "Men's Shed Ely",
    "Ely Garden Project",
    "Dusty Forge Café",
    "Trelai Park Rangers",
    "Llamau Youth Night",
    "Riverside Choir",
    "St David's Food Pantry",
)
ACTIVITIES = {
    "Gardening": ["garddio"],
    "Befriending": ["cyfeillio"],
    "Café shift": ["sifft yn y caffi"],
    "Lifts": ["rhoi lifft", "lift / transport"],
    "Digital help": ["help digidol", "IT help"],
    "Administration": ["gwaith gweinyddol", "admin"],
    "Cooking": ["coginio"],
    "Choir": ["côr"],
    "Litter picking": ["casglu sbwriel", "litter pick"],
    "Welsh conversation": ["sgwrsio yn Gymraeg", "language practice"],
    "DIY": [],
}

Cells = list[list[object]]
Outcome = HoursLine | tuple[RowProblem, ...] | Skipped


def member(name: str, number: str = "", joined_on: date | None = None) -> Party:
    return Party(PartyKind.MEMBER, uuid4(), name, number, "", joined_on)


@pytest.fixture
def parties() -> PartyIndex:
    """Nia, Siân, Gwenllïan and two called Mair Jones; the organisations of the sample."""
    index = PartyIndex()
    index.add(member("Nia Price", "1017"))
    index.add(member("Siân O'Brien", "1025"), also_called=["Sian Bach"])
    index.add(member("Gwenllïan Llŷr", "1033"))
    index.add(member("Mair Jones", "1041", date(2024, 5, 17)))
    index.add(member("mair  jones", "1058", date(2024, 12, 23)))
    for name in ORGANISATIONS:
        index.add(Party(PartyKind.ORGANISATION, uuid4(), name))
    return index


@pytest.fixture
def activities() -> ActivityIndex:
    index = ActivityIndex()
    for name, others in ACTIVITIES.items():
        index.add(ActivityName(uuid4(), name), others)
    index.add(ActivityName(uuid4(), "Childcare", outside=True), ["gofal plant"])
    return index


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a text file, in UTF-8 unless another encoding is named."""

    def write(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "sheet.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def xlsx_file(tmp_path: Path) -> Callable[[dict[str, Cells]], Path]:
    """Writes a workbook: sheet names to rows. Dates get a date's format, times a time's."""

    def write(sheets: dict[str, Cells]) -> Path:
        path = tmp_path / "sheet.xlsx"
        with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as workbook:
            for name, rows in sheets.items():
                sheet = workbook.add_worksheet(name)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
        return path

    return write


def records(
    path: Path,
    kind: ImportKind,
    answers: Answers = NO_ANSWERS,
    correction: Correction = NO_CORRECTION,
) -> Iterator[Record]:
    file = open_sheet_file(path)
    return read_records(file, find_layouts(file, kind, correction).read, answers)


@pytest.fixture
def hours(parties: PartyIndex, activities: ActivityIndex) -> Callable[..., list[Outcome]]:
    """Reads a sheet of hours on a day in November 2025."""

    def read(
        path: Path,
        answers: Answers = NO_ANSWERS,
        correction: Correction = NO_CORRECTION,
        counted_on: date | None = None,
    ) -> list[Outcome]:
        context = HoursContext(parties, activities, TODAY, EARLIEST, counted_on)
        return list(read_hours(records(path, ImportKind.HOURS, answers, correction), context))

    return read


def lines(outcomes: list[Outcome]) -> list[HoursLine]:
    return [one for one in outcomes if isinstance(one, HoursLine)]


def problems(outcomes: Sequence[object]) -> list[tuple[int, str, str]]:
    """Row, column letter and code of everything that was refused or asked about."""
    return [
        (problem.row, problem.column, problem.code)
        for one in outcomes
        if isinstance(one, tuple)
        for problem in one
    ]
