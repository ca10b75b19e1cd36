"""What `timebank demo` shows: how far the filling is, the books' sums, and where to look."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from timebank.demo.filling import Progress as Filled
from timebank.ledger.queries import Trial

STEPS = 10
"""How many lines tell of the filling where there is no terminal to draw on."""

MINUS = "\u2212"

Tell = Callable[[Filled], None]


@contextmanager
def shown_filling(console: Console) -> Iterator[Tell]:
    """Something to tell of the filling: a bar with the time left, or a line now and then."""
    if not console.is_terminal:
        yield _in_lines(console)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[said]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("Two years pass", total=None, said="")

        def tell(filled: Filled) -> None:
            progress.update(
                task,
                total=filled.planned_minutes,
                completed=filled.given_minutes,
                said=f"{filled.day:%d %b %Y}, {filled.given_minutes // 60:,} hours",
            )

        yield tell


def _in_lines(console: Console) -> Tell:
    told = 0

    def tell(filled: Filled) -> None:
        nonlocal told
        step = filled.given_minutes * STEPS // filled.planned_minutes
        if step > told:
            told = step
            hours = f"{filled.given_minutes // 60:,} of {filled.planned_minutes // 60:,} hours"
            console.print(f"{filled.day:%d %b %Y}: {hours}")

    return tell


def show_trial(console: Console, name: str, trial: Sequence[Trial]) -> None:
    """A trial balance, in hours and minutes."""
    table = Table(title=name, title_justify="left", box=None, pad_edge=False)
    table.add_column("accounts")
    table.add_column("how many", justify="right")
    table.add_column("balance", justify="right")
    for line in trial:
        table.add_row(line.type, f"{line.accounts:,}", _time(line.balance_minutes))
    table.add_section()
    table.add_row("together", "", _time(sum(line.balance_minutes for line in trial)), style="bold")
    console.print(table)
    console.print()


def _time(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{MINUS if minutes < 0 else ''}{hours:,} h {rest:02} min"
