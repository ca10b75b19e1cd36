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

from timebank.base.cells import BYTE_ORDER_MARK, csv_line
from timebank.base.words import minutes_in_words
from timebank.imports.run_schemas import ImportRow, ImportRun, RowSaid
from timebank.imports.staged import Progress as Told
from timebank.imports.staged import Stage

STAGES = {
    Stage.READING: "Reading the file",
    Stage.TRYING: "Trying it against the books",
    Stage.POSTING: "Writing it into the books",
    Stage.UNDOING: "Undoing it",
}
OUTCOMES = {
    "credited": "credited",
    "historic": "kept as history, without credit",
    "waiting": "kept, and waiting for somebody to decide",
    "opened": "opening balances",
    "added": "members",
    "refused": "left out",
    "skipped": "skipped: nothing to bring in",
}
HEADINGS = ("sheet", "row", "column", "heading", "outcome", "what is said", "would be taken")


class _Speed(ProgressColumn):
    """Rows a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f} rows/s" if speed else "")


@contextmanager
def shown_progress(console: Console) -> Iterator[Told]:
    """A bar for each stage, from its first rows on."""
    bars = Progress(
        SpinnerColumn(finished_text=" "),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Speed(),
        TimeElapsedColumn(),
        console=console,
    )
    tasks: dict[Stage, TaskID] = {}

    def tell(stage: Stage, done_rows: int, all_rows: int | None) -> None:
        if stage not in tasks:
            _finish(bars, tasks.values())
            tasks[stage] = bars.add_task(STAGES[stage], total=all_rows)
        bars.update(tasks[stage], completed=done_rows, total=all_rows)

    with bars:
        yield tell
        _finish(bars, tasks.values())


def _finish(bars: Progress, tasks: Iterable[TaskID]) -> None:
    """A stage whose end nobody knew has ended where it stands."""
    for task in bars.tasks:
        if task.id in tasks and task.total is None:
            bars.update(task.id, total=task.completed)


def show_run(console: Console, run: ImportRun) -> None:
    """How the file was understood, and how many rows end how."""
    for sheet in run.sheets:
        columns = [
            " ".join(word for word in (one.column, one.heading, "=", one.field) if word)
            for one in sheet.columns
            if one.field
        ]
        aside = [f"{one.column} {one.heading}" for one in sheet.columns if not one.field]
        name = f"Sheet {sheet.sheet}: headings" if sheet.sheet else "Headings"
        where = f"in row {sheet.header_row}" if sheet.header_row else "nowhere"
        console.print(f"{name} {where}: {'; '.join(columns)}", markup=False)
        if aside:
            console.print(f"Not used: {'; '.join(aside)}", markup=False)
    for unread in run.unread:
        console.print(f"Sheet {unread.sheet} was not read: {unread.detail}", markup=False)
    if run.organisations:
        names = "; ".join(one.name for one in run.organisations)
        console.print(f"Organisations to be made: {names}", markup=False)
    if not run.rows:
        console.print("There are no rows below the headings.")
        return
    table = Table("rows", "time", "", box=None, pad_edge=False)
    for outcome, words in OUTCOMES.items():
        tally = getattr(run.counts, outcome)
        if tally.rows:
            time = minutes_in_words("en", tally.minutes) if tally.minutes else ""
            table.add_row(f"{tally.rows:,}", time, words)
    console.print(table)


@contextmanager
def problems_file(path: Path) -> Iterator[Callable[[Iterable[ImportRow]], None]]:
    """A new file that takes a line for each thing that is said of a row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BYTE_ORDER_MARK + csv_line(HEADINGS))

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
