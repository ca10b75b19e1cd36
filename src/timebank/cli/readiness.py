"""Whether a database is fit to be served from, told before the first request."""

from sqlalchemy.exc import DBAPIError

from timebank.cli import queries
from timebank.cli.failures import Stop
from timebank.db import migrate
from timebank.db.engine import Database
from timebank.db.failures import sqlstate_of
from timebank.db.roles import check_service_login

NO_TABLES = ("42P01", "3F000")
"""SQLSTATEs of a database without our tables, or without our schema."""
NOT_GRANTED = "42501"
HALF_FILLED = (
    "This is a demo that was stopped while it was being filled."
    " `timebank demo` with the same --data-dir fills it from the beginning."
)


async def refuse_unfit(database: Database) -> None:
    """Raise UnfitDatabase for a login or a server that is not safe for the books, Stop for a
    schema that is not this version's or a demo that is half filled, and DatabaseAway where nobody
    answers."""
    async with database.transaction() as connection:
        await check_service_login(connection)
    refuse_other_schema(await schema_revision(database))
    async with database.transaction() as connection:
        if await queries.half_filled(connection):
            raise Stop(HALF_FILLED)


async def schema_revision(database: Database) -> str | None:
    """The migration that the schema stands at; None where there is no schema."""
    try:
        async with database.transaction() as connection:
            return await queries.revision(connection)
    except DBAPIError as error:
        if sqlstate_of(error) in NO_TABLES:
            return None
        if sqlstate_of(error) == NOT_GRANTED:
            raise Stop(
                "The service's login may not read which version the tables are of. Run: timebank db"
                " upgrade; or, where a restore was stopped on its way, timebank restore again."
            ) from None
        raise


def refuse_other_schema(revision: str | None) -> None:
    """Raise Stop unless the schema is the one that this version needs."""
    needed = migrate.head()
    if revision is None:
        raise Stop("The database is empty. Run: timebank new")
    if revision < needed:
        raise Stop(
            f"The database is at {revision}, and this version needs {needed}."
            " Run: timebank db upgrade"
        )
    if revision > needed:
        raise Stop(
            f"The database is at {revision}, newer than this version of timebank, which knows"
            f" {needed}. Run the newer version."
        )
