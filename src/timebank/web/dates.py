"""Days in words: no browser knows Welsh ones."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from timebank.base.actors import Language
from timebank.base.words import date_in_words


def day_in_words(language: Language, day: date) -> str:
    """ "23 November 2026", "23 Tachwedd 2026"."""
    return date_in_words(language.value, day)


def day_of(instant: datetime, time_zone: str) -> date:
    """The day on which it was, by the community's clock."""
    return instant.astimezone(ZoneInfo(time_zone)).date()
