"""The tables of the books as a database has them: their columns, and in which order to fill them.

The owner's login asks, on the driver: rows go in by its COPY.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from timebank.backup.errors import BackupError
from timebank.db.schema import SCHEMA

REVISION_TABLE = "alembic_version"
Driver = asyncpg.Connection

_COLUMNS = """
SELECT c.relname AS table, a.attname AS column,
    EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary
        AND i.indkey[0] = (SELECT k.attnum FROM pg_catalog.pg_attribute k
            WHERE k.attrelid = c.oid AND k.attname = 'community_id')) AS tenant
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = pg_catalog.to_regnamespace($1) AND c.relkind = 'r'
    AND c.relname <> $2 AND a.attgenerated = ''
ORDER BY c.relname, a.attnum
"""
_NEEDS = """
SELECT DISTINCT c.relname AS table, n.relname AS needs
FROM pg_catalog.pg_constraint f
JOIN pg_catalog.pg_class c ON c.oid = f.conrelid
JOIN pg_catalog.pg_class n ON n.oid = f.confrelid
WHERE f.contype = 'f' AND NOT f.condeferred AND f.conrelid <> f.confrelid
    AND c.relnamespace = pg_catalog.to_regnamespace($1)
"""
_TRIGGERED = """
SELECT DISTINCT t.tgrelid::regclass::text AS name FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND c.relnamespace = pg_catalog.to_regnamespace($1)
ORDER BY 1
"""


_INDEXES = """
SELECT x.indexrelid::regclass::text AS name, pg_catalog.pg_get_indexdef(x.indexrelid) AS made_by
FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class c ON c.oid = x.indrelid
WHERE c.relnamespace = pg_catalog.to_regnamespace($1)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint f WHERE f.conindid = x.indexrelid)
ORDER BY 1
"""
# Keys before the foreign keys that rest on them.
_CONSTRAINTS = """
SELECT f.conrelid::regclass::text AS table, quote_ident(f.conname) AS name,
    pg_catalog.pg_get_constraintdef(f.oid) AS told
FROM pg_catalog.pg_constraint f
WHERE f.connamespace = pg_catalog.to_regnamespace($1) AND f.contype IN ('p', 'u', 'x', 'f')
    AND f.conparentid = 0
ORDER BY f.contype = 'f', 1, 2
"""


@dataclass(frozen=True)
class Table:
    """A table to be filled. Generated columns are left out: the database makes them."""

    name: str
    columns: tuple[str, ...]
    tenant: bool
    """Whether each row is one community's."""


async def tables(driver: "Driver[Any]") -> list[Table]:
    """Every table but that of the migrations, each after those that it refers to."""
    columns: dict[str, list[str]] = {}
    tenants = {}
    for row in await driver.fetch(_COLUMNS, SCHEMA, REVISION_TABLE):
        columns.setdefault(row["table"], []).append(row["column"])
        tenants[row["table"]] = row["tenant"]
    needs: dict[str, set[str]] = {name: set() for name in columns}
    for row in await driver.fetch(_NEEDS, SCHEMA):
        needs[row["table"]].add(row["needs"])
    return [Table(name, tuple(columns[name]), tenants[name]) for name in _in_order(needs)]


def _in_order(needs: dict[str, set[str]]) -> Iterable[str]:
    left = dict(needs)
    while left:
        ready = sorted(name for name, wanted in left.items() if not wanted & left.keys())
        if not ready:
            raise LookupError(f"tables refer to each other in a ring: {', '.join(sorted(left))}")
        for name in ready:
            yield name
            del left[name]


@asynccontextmanager
async def as_they_are(driver: "Driver[Any]") -> AsyncIterator[None]:
    """A transaction in which rows come in as they were written down, and not as new entries.

    The triggers of our own are off in it: they would refuse what is decided already, and write the
    present instant into the past. Foreign keys, checks and unique keys stay. Nobody else can write
    meanwhile, for the tables are locked until the triggers are on again: it is one transaction.
    """
    async with driver.transaction():
        await driver.execute("SET LOCAL lock_timeout = '60s'")
        named = [row["name"] for row in await driver.fetch(_TRIGGERED, SCHEMA)]
        for name in named:
            await driver.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
        yield
        # What is checked at the end is checked now, for a table with checks waiting stays as it is.
        await driver.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in named:
            await driver.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")


@asynccontextmanager
async def bound_afterwards(driver: "Driver[Any]") -> AsyncIterator[None]:
    """Indexes, keys and foreign keys are made from all rows at once, and every row is held to them
    then: in half the time. Only for a database that nobody else uses. Raises the database's own
    errors for rows that break one."""
    indexes = await driver.fetch(_INDEXES, SCHEMA)
    constraints = await driver.fetch(_CONSTRAINTS, SCHEMA)
    for index in indexes:
        await driver.execute(f"DROP INDEX {index['name']}")
    for one in reversed(constraints):
        await driver.execute(f"ALTER TABLE {one['table']} DROP CONSTRAINT {one['name']}")
    yield
    await driver.execute("SET LOCAL maintenance_work_mem = '128MB'")
    await driver.execute("SET LOCAL work_mem = '128MB'")
    for one in constraints:
        await driver.execute(
            f"ALTER TABLE {one['table']} ADD CONSTRAINT {one['name']} {one['told']}"
        )
    for index in indexes:
        await driver.execute(index["made_by"])


async def copy_in(
    driver: "Driver[Any]",
    table: Table,
    columns: Iterable[str],
    rows: AsyncIterator[bytes],
    only: tuple[str, UUID] | None = None,
) -> None:
    """Fill a table from rows in COPY's text format, of which each must have `only`'s value in its
    column. Raises BackupError for unknown columns, and for a row that has another.
    """
    given = list(columns)
    if sorted(given) != sorted(table.columns):
        raise BackupError(
            f"The backup's table {table.name} has other columns than this version's tables."
        )
    lines = 0

    async def counted() -> AsyncIterator[bytes]:
        nonlocal lines
        async for piece in rows:
            lines += piece.count(b"\n")  # one in a value is written as \n
            yield piece

    status = await driver.copy_to_table(
        table.name,
        schema_name=SCHEMA,
        columns=given,
        source=counted(),
        format="text",
        where=f"{only[0]} = '{only[1]}'" if only else None,
    )
    if only and status != f"COPY {lines}":
        raise BackupError(f"The table {table.name} has rows of another community.")
