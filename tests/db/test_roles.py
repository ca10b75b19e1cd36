"""The logins of a database: what each may do, and which the service refuses to run as."""

import secrets
import subprocess
from pathlib import Path

import asyncpg
import pytest
from tests.server import Server

from timebank.db.engine import Database
from timebank.db.roles import (
    UnfitDatabase,
    check_service_login,
    refuse_old_server,
    role_sql,
)
from timebank.db.tools import surroundings, tool

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
async def name(server: Server, anyio_backend: object) -> str:
    """A database of its own, with one table of the owner's."""
    name = f"logins_{secrets.token_hex(4)}"
    await server.make_database(name)
    owner = await asyncpg.connect(server.owner_url(name))
    await owner.execute("CREATE SCHEMA timebank; CREATE TABLE timebank.hours (minutes bigint)")
    await owner.execute(f'GRANT USAGE ON SCHEMA timebank TO "{name}_service"')
    await owner.close()
    return name


async def check(url: str) -> None:
    database = Database(url, pooled=False)
    async with database.transaction() as connection:
        await check_service_login(connection)


async def test_the_services_own_login_may_serve(server: Server, name: str) -> None:
    await check(server.service_url(name))


async def test_a_superuser_may_not_serve(server: Server, name: str) -> None:
    with pytest.raises(UnfitDatabase, match="is a superuser"):
        await check(server.superuser_url(name))


async def test_the_owner_may_not_serve(server: Server, name: str) -> None:
    with pytest.raises(UnfitDatabase, match="BYPASSRLS"):
        await check(server.owner_url(name))


async def test_a_login_that_has_the_posting_role_may_not_serve(server: Server, name: str) -> None:
    administrator = await asyncpg.connect(server.superuser_url(name))
    await administrator.execute("""
        CREATE FUNCTION timebank.post() RETURNS int LANGUAGE sql AS 'SELECT 1'
    """)
    await administrator.execute(f'ALTER FUNCTION timebank.post() OWNER TO "{name}_posting"')
    await administrator.execute(f'GRANT "{name}_posting" TO "{name}_service"')
    with pytest.raises(UnfitDatabase, match="owns tables or functions"):
        await check(server.service_url(name))
    await administrator.execute(f'REVOKE "{name}_posting" FROM "{name}_service"')
    await administrator.close()


async def test_the_owner_may_hand_a_function_to_the_posting_role(server: Server, name: str) -> None:
    owner = await asyncpg.connect(server.owner_url(name))
    await owner.execute(f'GRANT CREATE ON SCHEMA timebank TO "{name}_posting"')
    for body in ("SELECT 1", "SELECT 2"):
        await owner.execute(f"""
            CREATE OR REPLACE FUNCTION timebank.give() RETURNS int LANGUAGE sql AS '{body}'
        """)
        await owner.execute(f'ALTER FUNCTION timebank.give() OWNER TO "{name}_posting"')
    assert await owner.fetchval("SELECT timebank.give()") == 2
    await owner.close()


async def test_one_installations_login_cannot_enter_anothers_database(
    server: Server, name: str
) -> None:
    neighbour = f"{name}_b"
    await server.make_database(neighbour)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asyncpg.connect(server.service_url(name), database=neighbour)


async def test_making_a_database_twice_changes_nothing(server: Server, name: str) -> None:
    await server.make_database(name)
    await check(server.service_url(name))


@pytest.mark.parametrize("name", ["", "Bank", "bank-1", 'b"; DROP', "1bank", "b" * 41])
def test_a_name_that_is_no_plain_word_is_refused(name: str) -> None:
    with pytest.raises(UnfitDatabase, match="is no name"):
        role_sql(name)


def test_an_administrator_elsewhere_gets_the_sql_and_no_password() -> None:
    sql = role_sql("bryn")
    assert "PASSWORD" not in sql
    assert '\\password "bryn_owner"' in sql


def test_a_server_older_than_14_is_refused() -> None:
    refuse_old_server(14)
    with pytest.raises(UnfitDatabase, match="PostgreSQL 13; the time bank needs 14"):
        refuse_old_server(13)


async def test_the_containers_script_makes_what_the_command_prints(
    server: Server, postgres_bin: Path | None, tmp_path: Path
) -> None:
    script = (ROOT / "deploy" / "roles.sh").read_text().splitlines()
    printed = [line for line in role_sql("timebank").splitlines() if not line.startswith("--")]
    assert [line for line in printed if line not in script] == [
        '\\password "timebank_owner"',
        '\\password "timebank_service"',
    ]
    for kind in ("owner", "service"):
        url = f"postgresql://timebank_{kind}:{kind}-'s-own@database/timebank"
        (tmp_path / f"{kind}_url").write_text(url)
    psql = tool("psql", postgres_bin).parent
    run = subprocess.run(  # noqa: ASYNC221, S603 - our own script
        [ROOT / "deploy" / "roles.sh"],
        capture_output=True,
        text=True,
        check=False,
        env={
            **surroundings(server.superuser_url()),
            "PATH": f"{psql}:/usr/bin:/bin",
            "SECRETS": str(tmp_path),
        },
    )
    assert run.returncode == 0, run.stderr
    there = Server(server.administrator_url, "owner-'s-own", "service-'s-own")
    owner = await asyncpg.connect(there.owner_url("timebank"))
    assert await owner.fetchval("SELECT has_database_privilege(current_database(), 'CREATE')")
    await owner.close()
