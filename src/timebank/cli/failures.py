"""What can go wrong for an operator, each in one clear line that says what to do."""

import errno
import traceback
from collections.abc import Iterator

from timebank.backup.errors import BackupError
from timebank.base.actors import Language
from timebank.base.errors import Refusal
from timebank.base.words import UnknownWords, say
from timebank.db.embedded import EmbeddedError
from timebank.db.failures import DatabaseAway, sqlstate_of
from timebank.db.roles import UnfitDatabase
from timebank.settings import SettingsError


class Stop(Exception):
    """The command cannot go on; the words say why and what to do, and name nobody."""


IN_WORDS_ALREADY = (Stop, SettingsError, BackupError, EmbeddedError, UnfitDatabase)

BY_SQLSTATE = {
    "28": "The database refused the login. Look at its name and password in TIMEBANK_DATABASE_URL"
    " (or TIMEBANK_OWNER_DATABASE_URL).",
    "3D000": "There is no database of that name. `timebank db roles` prints the SQL that makes it.",
    "3F000": "The database is empty. Run: timebank new",
    "42P01": "The database has not the tables that this version needs. Run: timebank db upgrade",
    "42501": "This login may not do that: it takes the owner's, TIMEBANK_OWNER_DATABASE_URL.",
    "53100": "The database's disk is full. Free some space and run this again.",
    "53300": "The database has no connection left. Wait a moment, or raise its max_connections.",
    "55P03": "The books are in use, and a lock was not to be had. Stop `timebank serve`, then run"
    " this again.",
    "57": "The database is starting or stopping. Run this again in a moment.",
}
"""By SQLSTATE or its class (PostgreSQL, appendix A)."""

BY_ERRNO = {
    errno.ENOSPC: "The disk is full. Free some space and run this again.",
    errno.EDQUOT: "The disk is full. Free some space and run this again.",
    errno.EMFILE: "Too many files are open. Raise the limit (ulimit -n) and run this again.",
}


def in_words(error: BaseException) -> str:
    """The line for an error. For one that nobody foresaw: its kind and place, for a message may
    quote what people typed."""
    for cause in _causes(error):
        words = _known(cause)
        if words:
            return words
    if any(isinstance(cause, DatabaseAway) for cause in _causes(error)):
        return "The database does not answer. Is it running, and is its URL right?"
    return _unforeseen(error)


def _known(error: BaseException) -> str | None:
    if isinstance(error, IN_WORDS_ALREADY):
        return str(error)
    if isinstance(error, Refusal):
        return refusal_in_words(error, Language.ENGLISH)
    state = sqlstate_of(error) or ""
    if state:
        return BY_SQLSTATE.get(state) or BY_SQLSTATE.get(state[:2])
    if isinstance(error, OSError):
        return _system(error)
    return None


def refusal_in_words(refusal: Refusal, language: Language) -> str:
    """The same words as the API's."""
    try:
        if refusal.errors:
            return " ".join(
                say(language, f"field-{one.code}", **one.facts) for one in refusal.errors
            )
        return say(language, f"problem-{refusal.code}.detail", **refusal.facts)
    except UnknownWords:
        return f"Refused: {refusal.code}."


def _system(error: OSError) -> str | None:
    if error.errno in BY_ERRNO:
        return BY_ERRNO[error.errno]
    if error.filename:
        return f"{error.filename}: {error.strerror}."
    return None


def _unforeseen(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return (
        f"A fault of ours ({type(error).__qualname__}{place}). Nothing half done was kept."
        " TIMEBANK_LOG_LEVEL=debug shows the whole of it; please report it."
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it was raised from."""
    seen: BaseException | None = error
    for _ in range(10):
        if seen is None:
            return
        yield seen
        seen = seen.__cause__ or seen.__context__
