"""What an error of the database means to a caller."""

from collections.abc import Callable, Iterator

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
_NOT_UNIQUE = "23505"
_MADE_TWICE = ("_pkey", "contribution_session_key")
_AWAY = (
    *_AGAIN,
    "08",  # connection exceptions
    "53",  # no connections, disk or memory left
    "57",  # shut down, starting up, cancelled by a timeout
    "58",  # system errors
    "25006",  # read-only: a standby took over
    "55P03",  # a lock was not to be had in time
)
_LOST = (DatabaseAway, ConnectionError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""A connection that ends while it is used shows itself in any of these ways."""


def is_worth_repeating(error: BaseException) -> bool:
    """Whether two transactions stopped each other, so that the same request may well succeed; or
    made the same thing, under one client-made id or of one session, which the second try finds."""
    name = constraint_of(error) or ""
    same_id = sqlstate_of(error) == _NOT_UNIQUE and name.endswith(_MADE_TWICE)
    return same_id or sqlstate_of(error) in _AGAIN


def refusal_of(error: BaseException, books: BooksAnswer) -> Refusal | None:
    """What to answer to an error of the database; None for one that is a fault of ours."""
    if _is_away(error):
        return Unavailable(retry_after=RETRY_AFTER_SECONDS)
    kind = CONSTRAINTS.get(constraint_of(error) or "")
    return books(error) or (kind() if kind else None)


def _is_away(error: BaseException) -> bool:
    if (sqlstate_of(error) or "").startswith(_AWAY):
        return True
    return any(
        isinstance(cause, _LOST) or (isinstance(cause, DBAPIError) and cause.connection_invalidated)
        for cause in _causes(error)
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it was raised from: SQLAlchemy wraps the driver's errors twice."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = getattr(cause, "orig", None) or cause.__cause__
