"""`timebank import`: a spreadsheet of members, balances or hours into the books."""

import asyncio
from uuid import UUID

from rich.console import Console

from timebank.cli import import_acts
from timebank.cli import import_flags as flag
from timebank.cli.failures import Stop
from timebank.cli.import_acts import Wish, at_desk
from timebank.cli.import_options import Said, options_of
from timebank.cli.installation import open_installation
from timebank.cli.logs import start_logging
from timebank.cli.options import CommunitySlug, DataDir, settings_with
from timebank.imports.columns import ImportKind


def bring_in(
    file: flag.SheetPath = None,
    data_dir: DataDir = None,
    *,
    acting: flag.Acting,
    kind: flag.Kind = None,
    community: CommunitySlug = None,
    counted_on: flag.CountedOn = None,
    columns: flag.Columns = None,
    header_row: flag.HeaderRow = None,
    unit: flag.UnitSaid = None,
    points: flag.PointsSaid = None,
    sheets: flag.Sheets = None,
    cell_answers: flag.CellAnswers = None,
    alike_answers: flag.AlikeAnswers = None,
    answers_file: flag.AnswersFile = None,
    separate: flag.Separate = None,
    left_out: flag.LeftOut = None,
    organisation: flag.OrganisationNamed = None,
    activity: flag.ActivityNamed = None,
    make_organisations: flag.MakeOrganisations = False,
    keep_lacking: flag.KeepLacking = False,
    language: flag.LanguageSaid = None,
    problems: flag.ProblemsFile = None,
    dry_run: flag.DryRun = False,
    yes: flag.Yes = False,
    undo: flag.Undo = None,
) -> None:
    """Bring a spreadsheet into the books, or undo that.

    It is tried first: every row that cannot be taken is listed with what to do. Then exactly the
    rows that were good are posted, all or nothing, and once.
    """
    said = Said(
        answers_file=answers_file,
        columns=columns or [],
        answers=cell_answers or [],
        alike=alike_answers or [],
        separate=separate or [],
        left_out=left_out or [],
        plain={
            "counted_on": counted_on,
            "header_row": header_row,
            "unit": unit,
            "points": points,
            "sheets": sheets,
            "make_organisations": make_organisations,
            "keep_lacking": keep_lacking,
            "language": language,
        },
    )
    wish = None
    if undo is None:
        if file is None or kind is None:
            raise Stop("Say which file, and with --kind what it brings.")
        if not file.is_file():
            raise Stop(f"{file}: there is no such file.")
        options = options_of(said)
        wish = Wish(file, ImportKind(kind), options, organisation, activity, problems, dry_run, yes)
    settings = settings_with(data_dir=data_dir)
    start_logging(settings.log_level)
    with open_installation(settings) as installation:
        asyncio.run(_act(installation.service_url, community, acting, wish, undo))


async def _act(
    url: str, community: str | None, number: str, wish: Wish | None, undo: UUID | None
) -> None:
    async with at_desk(url, community, number, Console()) as desk:
        if undo is not None:
            await import_acts.undo(desk, undo)
        elif wish is not None:
            await import_acts.bring_in(desk, wish)
