"""The words of a report: its rows' names and its columns' headings."""

from timebank.base.actors import Caller, Language
from timebank.base.words import say
from timebank.reports.queries import HoursRow
from timebank.reports.rules import MEASURES, By

_OWN_ROWS = ("members", "community", "other")


def name_of(row: HoursRow, caller: Caller, language: Language) -> str:
    """What a row is of, in the reader's language; a month is its own name, and to an auditor a
    member is the number on the card."""
    if row.number is not None and not caller.reads_names:
        return row.number
    if row.number is not None and not row.name_en:
        return say(language, "member-former")
    if row.key in _OWN_ROWS and row.id is None:
        return say(language, f"hours-row-{row.key}")
    if language is Language.WELSH and row.name_cy:
        return row.name_cy
    return row.name_en or row.key


def headings(by: By, language: Language) -> list[str]:
    """The headings of a table: what the rows are of, and each figure in minutes and as a time."""
    number = [say(language, "hours-number")] if by is By.MEMBER else []
    figures = [
        heading
        for measure in MEASURES
        for heading in (
            say(language, f"hours-{measure}"),
            say(language, "hours-as-time", what=say(language, f"hours-{measure}")),
        )
    ]
    return [*number, say(language, f"hours-by-{by}"), say(language, "hours-entries"), *figures]
