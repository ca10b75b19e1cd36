"""All that a schema consists of, read from PostgreSQL's own catalogue, as text to compare."""

import asyncpg

from timebank.db.schema import SCHEMA

_PARTS = {
    "schema": "SELECT nspname, pg_get_userbyid(nspowner), nspacl FROM here",
    "tables": """
        SELECT c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
            pg_get_userbyid(c.relowner), c.relacl
        FROM pg_class c JOIN here ON c.relnamespace = here.oid
        WHERE c.relkind IN ('r', 'v', 'm', 'S')
    """,
    "columns": """
        SELECT c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            pg_get_expr(d.adbin, d.adrelid), a.attgenerated, a.attidentity, a.attacl,
            a.attstattarget
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid JOIN here ON c.relnamespace = here.oid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'c')
    """,
    "constraints": """
        SELECT c.relname, k.conname, k.contype, k.condeferrable, k.condeferred, k.convalidated,
            pg_get_constraintdef(k.oid)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        JOIN here ON c.relnamespace = here.oid
    """,
    "indexes": """
        SELECT pg_get_indexdef(i.indexrelid), i.indisvalid
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN here ON c.relnamespace = here.oid
    """,
    "functions": """
        SELECT p.oid::regprocedure, pg_get_functiondef(p.oid), p.prosecdef, p.proconfig,
            pg_get_userbyid(p.proowner), p.proacl
        FROM pg_proc p JOIN here ON p.pronamespace = here.oid
    """,
    "triggers": """
        SELECT c.relname, t.tgname, t.tgenabled, pg_get_triggerdef(t.oid)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN here ON c.relnamespace = here.oid
        WHERE NOT t.tgisinternal
    """,
    "policies": """
        SELECT c.relname, p.polname, p.polcmd, p.polpermissive, p.polroles::text,
            pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        JOIN here ON c.relnamespace = here.oid
    """,
}
_HERE = f"WITH here AS (SELECT * FROM pg_namespace WHERE nspname = '{SCHEMA}')"
_BOOKKEEPING = "alembic_version"
"""The migrations' own table, which the code knows nothing of."""


async def catalogue(url: str) -> dict[str, list[str]]:
    """The parts of the schema, each thing a line; roles without the name of their database."""
    connection = await asyncpg.connect(url)
    try:
        name = await connection.fetchval("SELECT current_database()")
        return {
            part: sorted(
                _line(row, name)
                for row in await connection.fetch(f"{_HERE} {query}")
                if _BOOKKEEPING not in str(row[0])
            )
            for part, query in _PARTS.items()
        }
    finally:
        await connection.close()


def _line(row: asyncpg.Record, database: str) -> str:
    facts = (sorted(fact) if isinstance(fact, list) else fact for fact in row.values())
    return " | ".join(str(fact) for fact in facts).replace(database, "D")
