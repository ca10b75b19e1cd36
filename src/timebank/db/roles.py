"""The logins of a database, and what the service's login must not be able to do.

For a database D: `D_owner` owns the database and its tables; `D_service` is what the service logs
in as, and owns nothing; `D_posting` logs in nowhere and owns the functions that move minutes.
"""

import re

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from timebank.db.programs import BUILTIN_LOCALE_MAJOR, OLDEST_MAJOR
from timebank.db.schema import SCHEMA

LONGEST_NAME = 40
_NAME = re.compile(rf"[a-z][a-z0-9_]{{0,{LONGEST_NAME - 1}}}")


class UnfitDatabase(Exception):
    """The server, a name or a login is not fit for the books; the words say what to change."""


def role_statements(name: str) -> list[str]:
    """What makes the roles, run as an administrator in any database. Passwords come apart.

    The owner reads past row-level security, for a dump must hold every community.
    """
    owner, service, posting = (
        f"{_checked(name)}_{kind}" for kind in ("owner", "service", "posting")
    )
    plain = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
    return [
        _unless_there(owner, f"LOGIN BYPASSRLS {plain}"),
        _unless_there(service, f"LOGIN NOBYPASSRLS {plain}"),
        _unless_there(posting, f"NOLOGIN NOBYPASSRLS {plain}"),
        # So that a migration may hand functions over, and replace them later.
        f'GRANT "{posting}" TO "{owner}"',
        # So that an upgrade may end the connections of services that are older than it.
        f'GRANT "{service}" TO "{owner}"',
        f"ALTER ROLE \"{service}\" SET search_path = 'pg_catalog'",
    ]


def database_statement(name: str, major: int = OLDEST_MAJOR) -> str:
    """What makes the database; letters in one order on every machine, that of their codes."""
    locale = "LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
    if major >= BUILTIN_LOCALE_MAJOR:
        locale = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C'"
    return (
        f'CREATE DATABASE "{_checked(name)}" OWNER "{name}_owner"'
        f" TEMPLATE template0 ENCODING 'UTF8' {locale}"
    )


def closing_statements(name: str) -> list[str]:
    """What shuts the new database to every other login; run in that database."""
    return [
        f'REVOKE ALL ON DATABASE "{_checked(name)}" FROM PUBLIC',
        f'GRANT CONNECT ON DATABASE "{name}" TO "{name}_service"',
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    ]


def role_sql(name: str) -> str:
    """The same for the administrator of a server elsewhere, to be given to `psql`."""
    lines = [
        f"-- The roles and the database of the time bank '{name}'. Give it to psql as a superuser,",
        "-- who is asked for the two passwords.",
        *(f"{statement};" for statement in role_statements(name)),
        f'\\password "{name}_owner"',
        f'\\password "{name}_service"',
        f"{database_statement(name)};",
        f'\\connect "{name}"',
        *(f"{statement};" for statement in closing_statements(name)),
    ]
    return "\n".join(lines) + "\n"


async def make_database(
    superuser_url: str, name: str, owner_password: str, service_password: str
) -> None:
    """Make the roles and the database; what is there already is left, but gets these passwords.

    Raises UnfitDatabase where the server is too old.
    """
    server = await asyncpg.connect(superuser_url)
    try:
        major = server.get_server_version().major
        refuse_old_server(major)
        for statement in role_statements(name):
            await server.execute(statement)
        for login, password in (("owner", owner_password), ("service", service_password)):
            await server.execute(
                await server.fetchval(
                    "SELECT format('ALTER ROLE %I PASSWORD %L', $1::text, $2::text)",
                    f"{name}_{login}",
                    password,
                )
            )
        if not await server.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            await server.execute(database_statement(name, major))
    finally:
        await server.close()
    inside = await asyncpg.connect(superuser_url, database=name)
    try:
        for statement in closing_statements(name):
            await inside.execute(statement)
    finally:
        await inside.close()


_RIGHTS = text("""
    SELECT current_user::text AS login,
           rolsuper AS superuser,
           rolbypassrls AS bypasses,
           rolcreaterole OR rolreplication AS administers,
           EXISTS (
               SELECT 1 FROM pg_catalog.pg_class AS owned
               WHERE owned.relnamespace = here.oid
                 AND pg_catalog.pg_has_role(current_user, owned.relowner, 'MEMBER')
               UNION ALL
               SELECT 1 FROM pg_catalog.pg_proc AS owned
               WHERE owned.pronamespace = here.oid
                 AND pg_catalog.pg_has_role(current_user, owned.proowner, 'MEMBER')
           ) AS owns,
           current_setting('server_version_num')::int AS version
    FROM pg_catalog.pg_roles
    LEFT JOIN pg_catalog.pg_namespace AS here ON here.nspname = :schema
    WHERE rolname = current_user
""")


async def check_service_login(connection: AsyncConnection) -> None:
    """Refuse a login that could write past the posting functions or read past a community.

    Raises UnfitDatabase; `serve` then does not start.
    """
    rights = (await connection.execute(_RIGHTS, {"schema": SCHEMA})).one()
    refuse_old_server(rights.version // 10_000)
    wrong = {
        "is a superuser": rights.superuser,
        "reads past row-level security (BYPASSRLS)": rights.bypasses,
        "may make roles or replicate": rights.administers,
        "owns tables or functions of the books, or is a member of a role that does": rights.owns,
    }
    for what, is_so in wrong.items():
        if is_so:
            raise UnfitDatabase(
                f"The login '{rights.login}' {what}, so the books would not be safe from the"
                " service. TIMEBANK_DATABASE_URL must name the limited login, D_service;"
                " `timebank db roles` prints the SQL that makes it."
            )


def refuse_old_server(major: int) -> None:
    """Raise UnfitDatabase for a PostgreSQL that is too old."""
    if major < OLDEST_MAJOR:
        raise UnfitDatabase(
            f"This server is PostgreSQL {major}; the time bank needs {OLDEST_MAJOR} or newer."
        )


def _checked(name: str) -> str:
    """The name, fit to stand in SQL and in the names of three roles."""
    if not _NAME.fullmatch(name):
        raise UnfitDatabase(
            f"'{name}' is no name for the database: small letters a to z, digits and _,"
            f" a letter first, at most {LONGEST_NAME}."
        )
    return name


def _unless_there(role: str, attributes: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = '{role}')"
        f' THEN CREATE ROLE "{role}" {attributes}; END IF; END $$'
    )
