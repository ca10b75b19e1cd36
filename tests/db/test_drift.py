"""The migrations make what the code describes: no more, no less, and the way back is clear."""

import asyncio
import re

import asyncpg
import pytest
from tests.db.catalogue import catalogue
from tests.server import Server

from timebank.db import migrate
from timebank.models import schema_statements


@pytest.fixture(scope="module")
def migrated(server: Server) -> str:
    """A database migrated forwards, back to nothing, and forwards again."""
    asyncio.run(server.make_database("timebank_migrated"))
    url = server.owner_url("timebank_migrated")
    migrate.upgrade(url)
    migrate.downgrade(url, "base")
    assert {part: n for part, n in asyncio.run(_counts(url)).items() if n} == {"schema": 1}
    migrate.upgrade(url)
    return url


async def _counts(url: str) -> dict[str, int]:
    return {part: len(lines) for part, lines in (await catalogue(url)).items()}


@pytest.fixture(scope="module")
def written(server: Server) -> str:
    """A database made from the code, without a migration."""
    asyncio.run(server.make_database("timebank_written"))
    url = server.owner_url("timebank_written")
    asyncio.run(_write(url))
    return url


async def _write(url: str) -> None:
    connection = await asyncpg.connect(url)
    async with connection.transaction():
        await connection.execute("CREATE SCHEMA timebank")
        for statement in schema_statements():
            await connection.execute(statement)
    await connection.close()


PARTS = ["schema", "tables", "columns", "constraints", "indexes"]
PARTS += ["functions", "triggers", "policies"]


@pytest.mark.parametrize("part", PARTS)
async def test_migrations_make_what_the_code_describes(
    migrated: str, written: str, part: str
) -> None:
    by_migrations, by_code = (await catalogue(migrated))[part], (await catalogue(written))[part]
    assert by_code, "nothing was compared"
    assert by_migrations == by_code


async def test_every_table_of_a_tenant_has_its_walls_up(migrated: str) -> None:
    found = await catalogue(migrated)
    tenants = {line.split(" | ")[0] for line in found["columns"] if "| community_id |" in line}
    walled = {line.split(" | ")[0] for line in found["tables"] if " | True | True | " in line}
    assert walled == tenants - {"client", "token"}  # looked up before their community is known
    assert {line.split(" | ")[0] for line in found["policies"]} == walled


async def test_every_key_begins_with_the_community(migrated: str) -> None:
    """Rows of one community lie together, and can be moved to another machine together."""
    found = await catalogue(migrated)
    keys = [line for line in found["constraints"] if re.search(r"\| b'[pfu]' \|", line)]
    tenants = {line.split(" | ")[0] for line in found["policies"]}
    own = [line for line in keys if line.split(" | ")[0] in tenants]
    assert own
    assert [
        line for line in own if not re.search(r"KEY \(community_id|UNIQUE \(community_id", line)
    ] == []
    unique = [line for line in found["indexes"] if "CREATE UNIQUE INDEX" in line]
    assert [i for i in unique if _table(i) in tenants and "(community_id" not in i] == []


def _table(index: str) -> str:
    named = re.search(r" ON timebank\.(\w+) ", index)
    assert named
    return named[1]


async def test_functions_that_act_for_others_are_the_posting_roles(migrated: str) -> None:
    connection = await asyncpg.connect(migrated)
    found = await connection.fetch(
        "SELECT proname, pg_get_userbyid(proowner) AS owner FROM pg_proc"
        " WHERE pronamespace = 'timebank'::regnamespace AND prosecdef"
    )
    await connection.close()
    assert {row["owner"] for row in found} == {"timebank_migrated_posting"}
