"""What the house asks of every table and function, read from PostgreSQL's own catalogue."""

import runpy
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from timebank.db import migrate
from timebank.db.ddl import split

MIGRATIONS = Path(__file__).parents[2] / "migrations"
HERE = "'timebank'::regnamespace"
TABLES = f"""
    (SELECT c.* FROM pg_class c WHERE c.relnamespace = {HERE} AND c.relkind = 'r'
        AND c.relname <> 'alembic_version') AS c
"""
TENANTS = f"""
    {TABLES} JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'community_id'
    JOIN pg_constraint pk ON pk.conrelid = c.oid AND pk.contype = 'p' AND a.attnum = ANY (pk.conkey)
"""
FUNCTIONS = f"(SELECT p.* FROM pg_proc p WHERE p.pronamespace = {HERE}) AS p"

CREDENTIALS = """
    'app_renewal', 'authenticator', 'card', 'passkey', 'passkey_challenge', 'pin', 'sign_in_code',
    'token'
"""
"""What one signs in with goes when it has ended; of tokens an app's alone (a trigger)."""

BROKEN = {
    # A rule, and who breaks it.
    "every table has a primary key": f"""
        SELECT c.relname FROM {TABLES} WHERE NOT EXISTS (
            SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')
    """,
    "a tenant's keys begin with its community": f"""
        SELECT i.indexrelid::regclass FROM {TENANTS}
        JOIN pg_index i ON i.indrelid = c.oid AND i.indisunique WHERE i.indkey[0] <> a.attnum
    """,
    "a tenant's references begin with its community, on both sides": f"""
        SELECT k.conname FROM {TENANTS}
        JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f'
        JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
        WHERE k.conkey[1] <> a.attnum OR b.attname <> CASE k.confrelid::regclass::text
            WHEN 'timebank.community' THEN 'id' ELSE 'community_id' END
    """,
    "a tenant's table is closed to all other tenants, under its owner too": f"""
        SELECT c.relname FROM {TENANTS}
        WHERE NOT (c.relrowsecurity AND c.relforcerowsecurity)
            OR 1 <> (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*'
                AND p.polpermissive
                AND pg_get_expr(p.polqual, c.oid) LIKE '(community_id = %timebank.community%'
                AND pg_get_expr(p.polqual, c.oid) = pg_get_expr(p.polwithcheck, c.oid))
    """,
    "no column is filled in by the database, unless computed from its row": f"""
        SELECT c.relname, a.attname FROM {TABLES} JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE a.attnum > 0 AND (a.atthasdef AND a.attgenerated = '' OR a.attidentity <> '')
    """,
    "nothing is kept as a fraction": f"""
        SELECT c.relname, a.attname FROM {TABLES} JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE a.atttypid = ANY ('{{real,double precision,numeric,money}}'::regtype[])
    """,
    "every rule holds for what was written before it": f"""
        SELECT k.conname FROM pg_constraint k WHERE k.connamespace = {HERE} AND NOT k.convalidated
    """,
    "no argument is filled in by the database": f"""
        SELECT p.proname FROM {FUNCTIONS} WHERE p.pronargdefaults > 0
    """,
    "a function has one meaning": f"""
        SELECT p.proname FROM {FUNCTIONS} GROUP BY p.proname HAVING count(*) > 1
    """,
    "a door takes the community first": f"""
        SELECT p.proname FROM {FUNCTIONS} WHERE p.prosecdef
            AND (p.proargnames[1], p.proargtypes[0]) <> ('p_community', 'uuid'::regtype)
    """,
    "a door, and a trigger, looks names up in one place": f"""
        SELECT p.proname FROM {FUNCTIONS}
        WHERE (p.prosecdef OR p.prorettype = 'trigger'::regtype)
            AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)
    """,
    "a door opens with the posting role's rights": f"""
        SELECT p.proname FROM {FUNCTIONS}
        WHERE p.prosecdef AND p.proowner <> (current_database() || '_posting')::regrole
    """,
    "no function is everybody's": f"""
        SELECT p.proname FROM {FUNCTIONS}, aclexplode(coalesce(p.proacl,
            acldefault('f', p.proowner))) e WHERE e.grantee = 0
    """,
    "the service's login owns nothing": f"""
        SELECT c.relname FROM pg_class c WHERE c.relnamespace = {HERE}
            AND c.relowner = (current_database() || '_service')::regrole
        UNION ALL SELECT p.proname FROM {FUNCTIONS}
        WHERE p.proowner = (current_database() || '_service')::regrole
    """,
    "the service's login takes nothing away from the books": f"""
        SELECT c.relname, p.may FROM {TABLES}
        CROSS JOIN (VALUES ('DELETE'), ('TRUNCATE'), ('TRIGGER'), ('REFERENCES')) AS p (may)
        WHERE has_table_privilege(current_database() || '_service', c.oid, p.may)
            AND c.relname NOT IN ('note', 'message', 'import_row', 'sign_up', 'texts_of_day',
                'listing_word', 'listing_gram', 'told', 'switched_off', {CREDENTIALS})
    """,
    "the service's login writes no line, balance, account, hold, limit or clock": f"""
        SELECT c.relname, p.may FROM {TABLES} CROSS JOIN (VALUES ('INSERT'), ('UPDATE')) AS p (may)
        WHERE has_any_column_privilege(current_database() || '_service', c.oid, p.may)
            AND c.relname IN ('transfer', 'balance', 'account', 'hold', 'limit_change',
                'installation')
    """,
}


@pytest.fixture(scope="module")
async def owner(
    owner_url: str, anyio_backend: object
) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(owner_url)
    yield connection
    await connection.close()


@pytest.mark.parametrize("rule", BROKEN)
async def test_the_schema_keeps_the_houses_rules(
    owner: "asyncpg.Connection[asyncpg.Record]", rule: str
) -> None:
    assert [tuple(found) for found in await owner.fetch(BROKEN[rule])] == []


SPOILT = {
    "every table has a primary key": "ALTER TABLE timebank.note DROP CONSTRAINT note_pkey",
    "a tenant's keys begin with its community": "CREATE UNIQUE INDEX ON timebank.note (id)",
    "a tenant's table is closed to all other tenants, under its owner too": (
        "ALTER TABLE timebank.note NO FORCE ROW LEVEL SECURITY"
    ),
    "nothing is kept as a fraction": "ALTER TABLE timebank.note ADD COLUMN hours numeric",
    "a door, and a trigger, looks names up in one place": (
        "ALTER FUNCTION timebank.move RESET search_path"
    ),
    "no function is everybody's": "GRANT EXECUTE ON FUNCTION timebank.move TO PUBLIC",
}


@pytest.mark.parametrize("rule", SPOILT)
async def test_a_broken_rule_is_seen(
    owner: "asyncpg.Connection[asyncpg.Record]", rule: str
) -> None:
    change = owner.transaction()
    await change.start()
    await owner.execute(SPOILT[rule])
    found = await owner.fetch(BROKEN[rule])
    await change.rollback()
    assert len(found) == 1


def test_the_newest_migration_is_frozen_as_the_code_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statement by statement: tables and indexes are written in whatever order they were met."""
    frozen = tmp_path / "frozen.sql"
    monkeypatch.setattr(sys, "argv", ["freeze.py", str(frozen)])
    runpy.run_path(str(MIGRATIONS / "freeze.py"), run_name="__main__")
    newest = MIGRATIONS / "versions" / f"{migrate.head()}.sql"
    now, then = (sorted(s.strip() for s in split(f.read_text())) for f in (frozen, newest))
    assert now == then, f"python migrations/freeze.py migrations/versions/{newest.name}"
