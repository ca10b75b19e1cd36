"""What is said of a column that holds personal data: what for, how long, and what erasure does."""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a column is for."""

    PEOPLE = "people"
    REACHING = "reaching"
    BOOKS = "books"
    WORDS = "words"
    AGREED = "agreed"
    MATCHING = "matching"
    ONCE = "once"
    REFERENCE = "reference"
    INTAKE = "intake"
    ACCESS = "access"
    ERASURE = "erasure"
    EXPORT = "export"
    HOST = "host"
    SAFEGUARDING = "safeguarding"


class Kept(StrEnum):
    """How long it is kept, if nobody asks for erasure before."""

    MEMBERSHIP = "membership"
    WAITING = "waiting"
    BOOKS = "books"
    ANSWER = "answer"
    SENT = "sent"
    DAY = "day"
    ENDED = "ended"
    YEAR = "year"
    TWO_YEARS = "two-years"
    IMPORTED = "imported"
    SAFEGUARDING = "safeguarding"
    INTAKE = "intake"
    HOST = "host"


BY_DATE = frozenset(
    {
        Kept.ANSWER,
        Kept.DAY,
        Kept.ENDED,
        Kept.YEAR,
        Kept.TWO_YEARS,
        Kept.IMPORTED,
        Kept.WAITING,
    }
)
"""What ends by a date, without anybody's doing: each is somewhere in a job (retention.py)."""


class Erasure(StrEnum):
    """What an erasure does to it."""

    EMPTIED = "emptied"
    DELETED = "deleted"
    KEPT = "kept"


class Reason(StrEnum):
    """Why an erasure keeps it."""

    BOOKS = "books"
    EVIDENCE = "evidence"
    DONE = "done"
    FROZEN = "frozen"
    ONCE = "once"
    PLAIN = "plain"
    POWERS = "powers"
    OFFICE = "office"
    AGREED = "agreed"
    ORGANISATION = "organisation"
    SAFEGUARDING = "safeguarding"


@dataclass(frozen=True)
class Personal:
    """A column that holds personal data. `reason` says why an erasure keeps it, and only then."""

    table: str
    column: str
    purpose: Purpose
    kept: Kept
    erasure: Erasure
    reason: Reason | None = None

    @property
    def message(self) -> str:
        """The message of the catalogue that says what it is."""
        return f"personal-{self.table}-{self.column}"


def emptied(table: str, purpose: Purpose, kept: Kept, *columns: str) -> list[Personal]:
    """Columns that an erasure empties."""
    return [Personal(table, name, purpose, kept, Erasure.EMPTIED) for name in columns]


def deleted(table: str, purpose: Purpose, kept: Kept, *columns: str) -> list[Personal]:
    """Columns whose rows an erasure deletes."""
    return [Personal(table, name, purpose, kept, Erasure.DELETED) for name in columns]


def kept(table: str, purpose: Purpose, kept: Kept, reason: Reason, *columns: str) -> list[Personal]:
    """Columns that an erasure keeps, and why."""
    return [Personal(table, name, purpose, kept, Erasure.KEPT, reason) for name in columns]
