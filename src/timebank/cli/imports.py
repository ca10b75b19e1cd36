"""`timebank import`: a spreadsheet of members, balances or hours into the books."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TextIO, TypeVar
from uuid import UUID

import structlog
import typer
from rich.console import Console
from rich.prompt import Confirm

from timebank.base.actors import Caller, Language, Role
from timebank.base.ids import CommunityId, MemberId
from timebank.base.text import fold_name
from timebank.cli.communities import one_community
from timebank.cli.failures import Stop
from timebank.cli.import_options import Said, options_of
from timebank.cli.import_shown import (
    show_rows,
    show_run,
    shown_progress,
    write_heading,
    write_rows,
)
from timebank.cli.installation import open_installation
from timebank.cli.logs import start_logging
from timebank.cli.options import CommunitySlug, DataDir, settings_with
from timebank.contributions.queries import members_by_number
from timebank.db.engine import AnyRow, Connection, Database
from timebank.imports import queries, service, undoing
from timebank.imports.columns import ImportKind
from timebank.imports.run_schemas import ImportRow, ImportRun
from timebank.imports.schemas import ImportOptions
from timebank.imports.service import Agreed, Asked
from timebank.imports.staged import Progress
from timebank.settings import Settings

T = TypeVar("T")
ROWS_SHOWN = 20
PAGE_ROWS = 1_000
_log = structlog.get_logger()

Repeated = list[str] | None


def bring_in(
    file: Annotated[
        Path | None, typer.Argument(help="The spreadsheet: CSV, XLSX, XLS, XLSB or ODS.")
    ] = None,
    data_dir: DataDir = None,
    *,
    acting: Annotated[
        str, typer.Option("--as", help="Number of the coordinator who runs the import.")
    ],
    kind: Annotated[
        Literal["members", "openings", "hours"] | None,
        typer.Option(help="What it brings. Members come first, then opening balances, then hours."),
    ] = None,
    community: CommunitySlug = None,
    counted_on: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="The day opening balances were counted."),
    ] = None,
    columns: Annotated[
        Repeated,
        typer.Option("--map", metavar="FIELD=COLUMN", help='As in date=A or giver="Who gave time".'),
    ] = None,
    header_row: Annotated[int | None, typer.Option(min=0, help="The row of the headings.")] = None,
    unit: Annotated[
        Literal["hours", "minutes"] | None, typer.Option(help="What a number alone counts.")
    ] = None,
    points: Annotated[
        Literal["decimal", "clock"] | None,
        typer.Option(help="Whether 1.30 is 1.3 hours or 1 hour 30."),
    ] = None,
    sheet: Annotated[Repeated, typer.Option(help="A sheet of the workbook. May be repeated.")] = None,
    answer: Annotated[
        Repeated,
        typer.Option(metavar="ROW:FIELD=TEXT", help="What is to be read in a cell instead."),
    ] = None,
    always: Annotated[
        Repeated,
        typer.Option(metavar="FIELD:SAID=TEXT", help="The same for all cells that say SAID."),
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(help="A JSON file with all of these, as the API takes them.")
    ] = None,
    separate: Annotated[
        Repeated, typer.Option(metavar="ROW", help="A row that only looks like another.")
    ] = None,
    leave_out: Annotated[Repeated, typer.Option(metavar="ROW", help="A row to leave out.")] = None,
    organisation: Annotated[
        str | None, typer.Option(help="Who received the time, where the sheet does not say.")
    ] = None,
    activity: Annotated[
        str | None, typer.Option(help="What was done, where the sheet does not say.")
    ] = None,
    make_organisations: Annotated[
        bool, typer.Option(help="Make organisations of receivers whom nobody knows.")
    ] = False,
    keep_lacking: Annotated[
        bool,
        typer.Option(help="Keep help whose receiver has not the minutes, to wait."),
    ] = False,
    language: Annotated[
        Literal["en", "cy"] | None, typer.Option(help="Of members whose row does not say.")
    ] = None,
    problems: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Write all that is said of rows here.")
    ] = None,
    dry_run: Annotated[bool, typer.Option(help="Try it only.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Post what can be taken without asking.")] = False,
    undo: Annotated[
        UUID | None, typer.Option(metavar="RUN", help="Undo this import instead.")
    ] = None,
) -> None:
    """Bring a spreadsheet into the books.

    First it is tried: every row that cannot be taken is listed, with what to do. Then exactly the
    rows that were good are posted, all or nothing, once.
    """
