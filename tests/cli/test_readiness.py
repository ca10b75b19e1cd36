"""What a database must be like before anything is served from it."""

import asyncpg
import pytest
from tests.server import Server

from timebank.cli.failures import Stop, in_words
from timebank.cli.readiness import refuse_unfit, schema_revision
from timebank.db import migrate
from timebank.db.engine import Database
from timebank.db.failures import DatabaseAway
from timebank.db.roles import UnfitDatabase


async def refused(url: str) -> str:
    """The line for whoever would serve with this login."""
    database = Database(url, pooled=False)
    with pytest.raises((Stop, UnfitDatabase, DatabaseAway)) as refusal:
        await refuse_unfit(database)
    return in_words(refusal.value)


async def make_tables(server: Server, revision: str | None) -> None:
    """A database that says it stands at this revision, or says nothing."""
    await server.make_database("timebank_old")
    owner = await asyncpg.connect(server.owner_url("timebank_old"))
    await owner.execute("DROP SCHEMA IF EXISTS timebank CASCADE")
    if revision:
        await owner.execute(
            "CREATE SCHEMA timebank; CREATE TABLE timebank.alembic_version (version_num text);"
            " GRANT USAGE ON SCHEMA timebank TO timebank_old_service;"
            " GRANT SELECT ON timebank.alembic_version TO timebank_old_service"
        )
        await owner.execute("INSERT INTO timebank.alembic_version VALUES ($1)", revision)
    await owner.close()


async def test_the_services_login_on_this_versions_tables_is_fit(database: Database) -> None:
    await refuse_unfit(database)
    assert await schema_revision(database) == migrate.head()


@pytest.mark.parametrize(
    ("revision", "advice"),
    [
        (None, "Run: timebank new"),
        ("0000_before", "Run: timebank db upgrade"),
        ("9999_after", "Run the newer version"),
    ],
)
async def test_tables_of_another_version_are_not(
    server: Server, revision: str | None, advice: str
) -> None:
    await make_tables(server, revision)
    assert advice in await refused(server.service_url("timebank_old"))


async def test_a_superusers_login_is_not(server: Server) -> None:
    assert "is a superuser" in await refused(server.superuser_url())


async def test_a_login_that_the_database_refuses_is_told_from_a_database_that_is_away(
    server: Server, owner_url: str
) -> None:
    stranger = owner_url.replace("_owner:", "_stranger:")
    assert "The database refused the login." in await refused(stranger)
    assert "no database of that name" in await refused(server.superuser_url("nowhere"))
