"""`timebank import`: a spreadsheet of members, balances or hours into the books."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from uuid import UUID

from timebank.base.actors import Language
from timebank.base.errors import Refusal
from timebank.base.words import say
from timebank.cli import import_acts
from timebank.cli import import_flags as flag
from timebank.cli.failures import Stop, refusal_in_words
from timebank.cli.import_acts import Desk, Manner, Wish, at_desk
from timebank.cli.import_options import Said, options_of
from timebank.cli.installation import open_installation
from timebank.cli.interruptions import run_until_signal
from timebank.cli.logs import level_at_terminal, start_logging
from timebank.cli.options import CommunitySlug, DataDir, settings_with
from timebank.imports.columns import ImportKind

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
HOW = {
    "sheet_column_unknown": "(--map {field}=COLUMN)",
    "sheet_encoding_unknown": "(--encoding)",
    "import_posted_already": "(--undo {run_id})",
    "import_nothing_to_post": "(--answer, --always)",
    "counted_on_needed": "(--counted-on YYYY-MM-DD)",
}
"""By the refusal's code, or that of its first error: the option that answers it."""
HOW_IN_WORDS = {
    "sheet_headings_not_found": "import-how-headings",
    "sheet_column_missing": "import-how-column",
}
"""The same, where it takes words."""


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
    encoding: flag.Encoding = None,
    delimiter: flag.Delimiter = None,
    problems: flag.ProblemsFile = None,
    words_in: flag.WordsIn = "en",
    dry_run: flag.DryRun = False,
    yes: flag.Yes = False,
    undo: flag.Undo = None,
) -> None:
    """Bring a spreadsheet into the books, or undo that.

    It is tried first: every row that cannot be taken is listed with what to do. Then exactly the
    rows that were good are posted, all or nothing, and once.
    """
    plain = {
        "counted_on": counted_on,
        "header_row": header_row,
        "unit": unit,
        "points": points,
        "sheets": sheets,
        "encoding": encoding,
        "delimiter": DELIMITERS[delimiter] if delimiter else None,
        "make_organisations": make_organisations,
        "keep_lacking": keep_lacking,
        "language": language,
    }
    said = Said(plain, answers_file, columns, cell_answers, alike_answers, separate, left_out)
    spoken = Language(words_in)
    manner = Manner(problems, dry_run, yes)
    wish = None
    if undo is None:
        path, brings = _file_and_kind(file, kind, spoken)
        wish = Wish(path, brings, options_of(said), organisation, activity, manner)
    settings = settings_with(data_dir=data_dir)
    start_logging(level_at_terminal(settings.log_level))
    with open_installation(settings) as installation:
        at = partial(at_desk, installation.service_url, community, acting, spoken)
        run_until_signal(partial(_act, at, wish, undo))


def _file_and_kind(
    file: Path | None, kind: str | None, language: Language
) -> tuple[Path, ImportKind]:
    """Raises Stop where they were not said, or there is no such file."""
    if file is None or kind is None:
        raise Stop(say(language, "import-which-file"))
    if not file.is_file():
        raise Stop(say(language, "import-no-file", path=str(file)))
    return file, ImportKind(kind)


async def _act(
    at: Callable[[], AbstractAsyncContextManager[Desk]], wish: Wish | None, undo: UUID | None
) -> None:
    async with at() as desk:
        try:
            if undo is not None:
                await import_acts.undo(desk, undo)
            elif wish is not None:
                await import_acts.bring_in(desk, wish)
        except Refusal as refusal:
            words = refusal_in_words(refusal, desk.language)
            raise Stop(f"{words}{_how(refusal, desk.language)}") from None


def _how(refusal: Refusal, language: Language) -> str:
    """What to say on the command line, where the API's words leave that open."""
    code = refusal.errors[0].code if refusal.errors else refusal.code
    if code in HOW_IN_WORDS:
        return f" {say(language, HOW_IN_WORDS[code], **refusal.facts)}"
    how = HOW.get(code, "")
    return f" {how.format(**refusal.facts)}" if how else ""
