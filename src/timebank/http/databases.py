"""What an error of the database means to a caller."""

from collections.abc import Callable

import asyncpg
from sqlalchemy.exc import DBAPIError

from timebank.base.errors import Refusal, Unavailable
from timebank.db.failures import DatabaseAway, constraint_of, sqlstate_of

RETRY_AFTER_SECONDS = 5

CONSTRAINTS: dict[str, type[Refusal]] = {}
"""The refusal that a constraint's name stands for, so that a race gets the answer of the check.
Rooms add their own when they are imported."""

BooksAnswer = Callable[[BaseException], Refusal | None]

_AGAIN = ("40001", "40P01")
_AWAY = (
    *_AGAIN,
    "08",  # connection exceptions
    "53",  # no connections, disk or memory left
    "57",  # shut down, starting up, cancelled by a timeout
    "58",  # system errors
    "25006",  # read-only: a standby took over
    "55P03",  # a lock was not to be had in time
)


def is_worth_repeating(error: BaseException) -> bool:
    """Whether two transactions stopped each other, so that the same request may well succeed."""
    return sqlstate_of(error) in _AGAIN


def refusal_of(error: BaseException, books: BooksAnswer) -> Refusal | None:
    """What to answer to an error of the database; None for one that is a fault of ours."""
    if _is_away(error):
        return Unavailable(retry_after=RETRY_AFTER_SECONDS)
    kind = CONSTRAINTS.get(constraint_of(error) or "")
    return books(error) or (kind() if kind else None)


def _is_away(error: BaseException) -> bool:
    if isinstance(error, DatabaseAway | asyncpg.InterfaceError | ConnectionError):
        return True
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return (sqlstate_of(error) or "").startswith(_AWAY)
