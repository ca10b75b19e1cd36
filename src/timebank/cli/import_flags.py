"""The options of `timebank import`."""

from pathlib import Path
from typing import Annotated, Literal
from uuid import UUID

import typer

Many = list[str] | None

SheetPath = Annotated[
    Path | None, typer.Argument(metavar="FILE", help="CSV, XLSX, XLS, XLSB or ODS.")
]
Acting = Annotated[
    str,
    typer.Option("--as", metavar="NUMBER", help="Number of the coordinator who runs the import."),
]
Kind = Annotated[
    Literal["members", "openings", "hours"] | None,
    typer.Option(help="What it brings: members first, then opening balances, then hours."),
]
CountedOn = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="The day on which opening balances were counted."),
]
Columns = Annotated[
    Many,
    typer.Option(
        "--map", metavar="FIELD=COLUMN", help='As in date=A, or giver="Who gave time". Repeatable.'
    ),
]
HeaderRow = Annotated[
    int | None, typer.Option(min=0, help="The row of the headings; 0: there are none.")
]
UnitSaid = Annotated[
    Literal["hours", "minutes"] | None, typer.Option(help="What a number alone counts.")
]
PointsSaid = Annotated[
    Literal["decimal", "clock"] | None, typer.Option(help="Whether 1.30 is 1.3 hours, or 1:30.")
]
Sheets = Annotated[Many, typer.Option("--sheet", help="A sheet of the workbook. Repeatable.")]
CellAnswers = Annotated[
    Many,
    typer.Option(
        "--answer",
        metavar="ROW:FIELD=TEXT",
        help="What is to be read in a cell instead. Repeatable.",
    ),
]
AlikeAnswers = Annotated[
    Many,
    typer.Option(
        "--always",
        metavar="FIELD:SAID=TEXT",
        help="The same in every cell that says SAID. Repeatable.",
    ),
]
AnswersFile = Annotated[
    Path | None,
    typer.Option("--answers", metavar="FILE.json", help="All of these, as the API takes them."),
]
Separate = Annotated[
    Many, typer.Option(metavar="ROW", help="A row that only looks like another. Repeatable.")
]
LeftOut = Annotated[
    Many, typer.Option("--leave-out", metavar="ROW", help="A row to leave out. Repeatable.")
]
OrganisationNamed = Annotated[
    str | None, typer.Option(help="Who received the time, where the sheet does not say.")
]
ActivityNamed = Annotated[
    str | None, typer.Option(help="What was done, where the sheet does not say.")
]
MakeOrganisations = Annotated[
    bool,
    typer.Option("--make-organisations", help="Make organisations of receivers whom nobody knows."),
]
KeepLacking = Annotated[
    bool,
    typer.Option("--keep-lacking", help="Keep help whose receiver has not the minutes, to wait."),
]
LanguageSaid = Annotated[
    Literal["en", "cy"] | None,
    typer.Option(help="Of members whose row does not say (else en)."),
]
ProblemsFile = Annotated[
    Path | None,
    typer.Option("--problems", metavar="FILE.csv", help="Write all that is said of rows here."),
]
WordsIn = Annotated[
    Literal["en", "cy"],
    typer.Option("--words-in", help="The language in which all of this is said."),
]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="Of a CSV file, where the guess is wrong.")
]
Delimiter = Annotated[
    Literal["comma", "semicolon", "tab", "bar"] | None,
    typer.Option(help="Between the cells of a CSV file, where the guess is wrong."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Try it only.")]
Yes = Annotated[
    bool, typer.Option("--yes", help="Post what can be taken, and leave the rest out, unasked.")
]
Undo = Annotated[
    UUID | None, typer.Option("--undo", metavar="IMPORT", help="Undo this import instead.")
]
