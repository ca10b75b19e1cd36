"""A trial of a spreadsheet, and what came of it, on the terminal and in a file."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from timebank.base.actors import Language
from timebank.base.cells import BYTE_ORDER_MARK, csv_line
from timebank.base.words import minutes_in_words, say
from timebank.imports.run_schemas import Counts, ImportRow, ImportRun, RowSaid
from timebank.imports.staged import Progress as Told
from timebank.imports.staged import Stage

HEADINGS = ("sheet-named", "row", "column", "heading", "outcome", "said", "taken")
"""Of the file of problems, by their words."""


class _Speed(ProgressColumn):
    """Rows a second."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(say(self._language, "import-speed", speed=round(speed)) if speed else "")


@contextmanager
def shown_progress(console: Console, language: Language) -> Iterator[Told]:
    """A bar for each stage, from its first rows on."""
    bars = Progress(
        SpinnerColumn(finished_text=" "),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Speed(language),
        TimeElapsedColumn(),
        console=console,
    )
    tasks: dict[Stage, TaskID] = {}

    def tell(stage: Stage, done_rows: int, all_rows: int | None) -> None:
        if stage not in tasks:
            _finish(bars, tasks.values())
            words = say(language, f"import-stage-{stage}")
            tasks[stage] = bars.add_task(words, total=all_rows)
        bars.update(tasks[stage], completed=done_rows, total=all_rows)

    with bars:
        yield tell
        _finish(bars, tasks.values())


def _finish(bars: Progress, tasks: Iterable[TaskID]) -> None:
    """A stage whose end nobody knew has ended where it stands."""
    for task in bars.tasks:
        if task.id in tasks and task.total is None:
            bars.update(task.id, total=task.completed)


def show_run(console: Console, run: ImportRun, language: Language) -> None:
    """How the file was understood, and how many rows end how."""

    def tell(message: str, **facts: str | int) -> None:
        console.print(say(language, f"import-{message}", **facts), markup=False)

    for sheet in run.sheets:
        columns = [
            " ".join(word for word in (one.column, one.heading, "=", one.field) if word)
            for one in sheet.columns
            if one.field
        ]
        aside = [f"{one.column} {one.heading}" for one in sheet.columns if not one.field]
        if sheet.sheet:
            tell("sheet", sheet=sheet.sheet)
        found = "headings" if sheet.header_row else "no-headings"
        rows = {"row": sheet.header_row} if sheet.header_row else {}
        tell(found, columns="; ".join(columns), **rows)
        if aside:
            tell("unused", columns="; ".join(aside))
    for unread in run.unread:
        tell("unread", sheet=unread.sheet, why=unread.detail)
    if run.organisations:
        tell("organisations", names="; ".join(one.name for one in run.organisations))
    if not run.rows:
        tell("no-rows")
        return
    console.print(_tallies(run, language))
    if run.asked_later_rows:
        tell("asked-later", rows=run.asked_later_rows)


def _tallies(run: ImportRun, language: Language) -> Table:
    headings = (say(language, "import-rows"), say(language, "import-time"), "")
    table = Table(*headings, box=None, pad_edge=False)
    for outcome in Counts.model_fields:
        tally = getattr(run.counts, outcome)
        if tally.rows:
            time = minutes_in_words(language, tally.minutes) if tally.minutes else ""
            table.add_row(f"{tally.rows:,}", time, say(language, f"import-{outcome}"))
    return table


@contextmanager
def problems_file(
    path: Path, language: Language
) -> Iterator[Callable[[Iterable[ImportRow]], None]]:
    """A new file that takes a line for each thing that is said of a row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        headings = [say(language, f"import-{name}") for name in HEADINGS]
        file.write(BYTE_ORDER_MARK + csv_line(headings))

        def write(rows: Iterable[ImportRow]) -> None:
            for row in rows:
                file.writelines(_lines(row))

        yield write


def _lines(row: ImportRow) -> Iterator[str]:
    for one in row.said:
        yield csv_line(
            (row.sheet, row.row, one.column, one.heading, row.outcome, one.detail, _taken(one))
        )


def _taken(said: RowSaid) -> str:
    """What would be taken in the cell's place."""
    return said.suggestion or "; ".join(said.choices)
