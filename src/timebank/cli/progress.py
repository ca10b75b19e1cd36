"""How far a long command is: on standard error, where somebody sits at it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def shown_bytes() -> Iterator[Callable[[int], None]]:
    """For a backup: how much has been written."""
    with _shown("Backing up") as tell:
        yield lambda written: tell(f"{written / 1e6:,.1f} MB")


@contextmanager
def shown_rows() -> Iterator[Callable[[str, int], None]]:
    """For a restore: which table, and how much has gone in."""
    with _shown("Bringing back") as tell:
        yield lambda table, count: tell(f"{count / 1e6:,.1f} MB of rows ({table})")


@contextmanager
def shown_lines(size: int) -> Iterator[Callable[[int, int], None]]:
    """For a check: how much of the file has been read, and how many lines."""
    with _shown("Checking") as tell:
        yield lambda read, lines: tell(f"{100 * read / max(size, 1):.0f} %, {lines:,} lines")


@contextmanager
def shown_positions() -> Iterator[Callable[[int], None]]:
    """For a bundle: how many lines have been written."""
    with _shown("Writing") as tell:
        yield lambda position: tell(f"{position:,} lines")


@contextmanager
def _shown(what: str) -> Iterator[Callable[[str], None]]:
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(what, total=None)
        yield lambda words: bar.update(task, description=f"{what}: {words}")
