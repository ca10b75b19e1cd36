"""What a check of the installation found, and how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.console import Console
from rich.table import Table
from rich.text import Text


class Grade(StrEnum):
    """Whether it is as it should be; a warning stops nothing."""

    OK = "ok"
    WARN = "warn"
    WRONG = "wrong"


STYLES = {Grade.OK: "green", Grade.WARN: "yellow", Grade.WRONG: "bold red"}


@dataclass(frozen=True)
class Finding:
    """One thing looked at, in words that say what to do where something is to be done."""

    subject: str
    grade: Grade
    words: str


def ok(subject: str, words: str) -> Finding:
    return Finding(subject, Grade.OK, words)


def warn(subject: str, words: str) -> Finding:
    return Finding(subject, Grade.WARN, words)


def wrong(subject: str, words: str) -> Finding:
    return Finding(subject, Grade.WRONG, words)


def show(findings: Sequence[Finding], console: Console) -> None:
    """The findings as a table; the grade is a word, not a colour alone."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        grade = Text(finding.grade.value, STYLES[finding.grade])
        table.add_row(grade, Text(finding.subject), Text(finding.words))
    console.print(table)
