"""What the database said when it said no, whichever way the statement went."""

import asyncpg


class DatabaseAway(Exception):
    """No connection to the database is to be had: it is gone, starting up, or all are taken."""


def server_error(error: BaseException) -> asyncpg.PostgresError | None:
    """The server's own error: raised by the driver, or wrapped by SQLAlchemy once or twice."""
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, asyncpg.PostgresError):
        seen = getattr(seen, "orig", None) or seen.__cause__
    return seen


def constraint_of(error: BaseException) -> str | None:
    """The name of the constraint that was broken, if one was."""
    found = server_error(error)
    return getattr(found, "constraint_name", None)


def sqlstate_of(error: BaseException) -> str | None:
    """The SQLSTATE (PostgreSQL, appendix A) of the server's error, if it was one."""
    found = server_error(error)
    return getattr(found, "sqlstate", None)
