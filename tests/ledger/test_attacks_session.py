"""The same login tries to be somebody else, somewhere else, or to take the walls down."""

import pytest
from tests.books import Books, as_service
from tests.ledger.prompt import Prompt

from timebank.db.engine import Database
from timebank.db.schema import Base

TRIGGER = """
    CREATE TRIGGER mine BEFORE INSERT ON timebank.transfer
    FOR EACH ROW EXECUTE FUNCTION timebank.append_only()
"""
WITHIN = """
    CREATE OR REPLACE FUNCTION timebank.within(p_community uuid) RETURNS void LANGUAGE sql AS ''
"""


@pytest.mark.parametrize("role", ["owner", "posting"])
@pytest.mark.parametrize("command", ["ROLE", "SESSION AUTHORIZATION"])
async def test_it_cannot_become_another_role(prompt: Prompt, role: str, command: str) -> None:
    other = await prompt.connection.fetchval(f"SELECT current_database() || '_{role}'")
    await prompt.refused(f'SET {command} "{other}"', "42501", "permission denied to set")


async def test_there_is_no_other_role_to_fall_back_to(prompt: Prompt) -> None:
    await prompt.types("RESET ROLE; RESET SESSION AUTHORIZATION")
    me = await prompt.connection.fetchval("SELECT current_user")
    assert me == await prompt.connection.fetchval("SELECT current_database() || '_service'")


WALLS = [
    # what is typed, and a word of the refusal, which differs a little from version to version
    ("ALTER TABLE timebank.transfer DISABLE TRIGGER ALL", "owner of table transfer"),
    ("ALTER TABLE timebank.transfer DISABLE TRIGGER transfer_lawful", "owner of table transfer"),
    ("ALTER TABLE timebank.transfer NO FORCE ROW LEVEL SECURITY", "owner of table transfer"),
    ("ALTER TABLE timebank.transfer OWNER TO CURRENT_USER", "owner of table transfer"),
    ("DROP TABLE timebank.transfer", "owner of table transfer"),
    ("DROP POLICY tenant ON timebank.transfer", "transfer"),
    ("CREATE POLICY all_mine ON timebank.transfer USING (true)", "owner of table transfer"),
    ("DROP TRIGGER reversal_mirrors ON timebank.transfer", "transfer"),
    (TRIGGER, "permission denied for table transfer"),
    ("CREATE RULE mine AS ON INSERT TO timebank.transfer DO INSTEAD NOTHING", "transfer"),
    ("CREATE INDEX ON timebank.transfer (minutes)", "owner of table transfer"),
    (WITHIN, "permission denied for schema timebank"),
    ("DROP FUNCTION timebank.within(uuid)", "owner of function timebank.within"),
    ("ALTER FUNCTION timebank.within(uuid) OWNER TO CURRENT_USER", "owner of function within"),
    ("CREATE TABLE timebank.mine (id int)", "permission denied for schema timebank"),
    ("CREATE SCHEMA mine", "permission denied for database"),
    ("CREATE TEMPORARY TABLE mine (id int)", "create temporary tables"),
    ("SET session_replication_role = 'replica'", "session_replication_role"),
    ("COPY (SELECT 1) TO PROGRAM 'true'", "external program"),
    ("SELECT pg_read_file('PG_VERSION')", "permission denied for function pg_read_file"),
    ("SET row_security = off; SELECT * FROM timebank.transfer", 'policy for table "transfer"'),
]


@pytest.mark.parametrize(("sql", "words"), WALLS)
async def test_it_cannot_take_the_walls_down(prompt: Prompt, sql: str, words: str) -> None:
    await prompt.refused(sql, "42501", words)


async def test_it_may_call_the_doors_and_nothing_behind_them(prompt: Prompt) -> None:
    """Of all that runs with more rights than the caller's; the rest is no more than the caller."""
    functions = await prompt.connection.fetch(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'timebank'::regnamespace"
        " AND prosecdef AND has_function_privilege(oid, 'EXECUTE')"
    )
    doors = {"verify", "verify_many", "verify_stated", "correct", "reverse", "move"}
    doors |= {"open_balances", "limits_set"}
    doors |= {"account_open", "accounts_lock", "hold_place", "hold_capture", "hold_release"}
    doors |= {"holds_lapse", "holds_release", "seal_take", "seal_checkpoint", "signing_key_add"}
    doors |= {"trail_empty", "trail_forget", "idempotency_forget"}
    assert {row["proname"] for row in functions} == doors


PRIVATE = [
    "SELECT timebank.post('{town}', 'member', '{nia}', '{{}}', NULL)",
    "SELECT timebank.posted('{town}', 'member', '{nia}', '{{}}')",
    (
        "SELECT timebank.decide('{town}', 'member', '{nia}', '{{}}', '{{}}', '{{}}', '{{}}', NULL,"
        " false)"
    ),
    "SELECT timebank.due_holds('{town}', NULL)",
    "SELECT timebank.state_told('logged', NULL)",
    "SELECT timebank.lock_accounts('{town}', '{{}}')",
    "SELECT timebank.reversal_lines('{town}', NULL, '{{}}', '{{}}', '{{}}', 'other')",
    "SELECT timebank.hold_ready('{town}', '{hold}', now())",
]


@pytest.mark.parametrize("sql", PRIVATE)
async def test_a_private_function_is_private(prompt: Prompt, sql: str) -> None:
    name = sql.removeprefix("SELECT timebank.").split("(")[0]
    await prompt.refused(sql, "42501", f"permission denied for function {name}")


ELSEWHERE = [
    ("SET LOCAL timebank.community = '{abroad}'", "42501", "within_community"),
    ("SET LOCAL timebank.community = ''", "42501", "within_community"),
    ("RESET timebank.community", "42501", "within_community"),
    (
        "SET LOCAL timebank.community = 'ely'",
        "22P02",
        'invalid input syntax for type uuid: "ely"',
    ),
]


@pytest.mark.parametrize(("first", "sqlstate", "by"), ELSEWHERE)
async def test_a_door_opens_only_in_the_community_that_was_entered(
    prompt: Prompt, first: str, sqlstate: str, by: str
) -> None:
    gift = (
        "SELECT timebank.move('{town}', 'member', '{nia}', 'gift', ARRAY['{new}']::uuid[],"
        " ARRAY['{nia_account}']::uuid[], ARRAY['{mair_account}']::uuid[], '{{5}}', NULL)"
    )
    await prompt.refused(f"{first}; {gift}", sqlstate, by)


TENANTS = sorted(
    table.name for table in Base.metadata.tables.values() if "community_id" in table.primary_key
)


@pytest.mark.parametrize("table", TENANTS)
async def test_without_a_filter_another_communitys_rows_are_not_seen(
    prompt: Prompt, database: Database, service_url: str, table: str
) -> None:
    """Row-level security, and not the queries, keeps communities apart."""
    count = f"SELECT count(*) FROM timebank.{table} WHERE community_id = $1"
    everything = f"SELECT count(*) FROM timebank.{table}"
    elsewhere = await Books.open(database)
    async with as_service(service_url, elsewhere) as connection:
        own = await connection.fetchval(count, elsewhere.id)
        assert await connection.fetchval(everything) == own
        assert await connection.fetchval(count, prompt.ids["town"]) == 0
        await connection.execute("SET timebank.community = ''")
        assert await connection.fetchval(everything) == 0


async def test_a_change_without_a_filter_stays_at_home(
    prompt: Prompt, database: Database, service_url: str
) -> None:
    elsewhere = await Books.open(database)
    everybody = "UPDATE timebank.member SET name = 'Nobody'"
    async with as_service(service_url, elsewhere) as connection:
        assert await connection.execute(everybody) == "UPDATE 0"
        assert (
            await connection.execute("UPDATE timebank.contribution SET looks_like_id = NULL")
            == "UPDATE 0"
        )


async def test_every_table_of_a_tenant_is_walled() -> None:
    """A table that names a community names it in its key: the walls are put up by that."""
    for table in Base.metadata.tables.values():
        if "community_id" in table.columns and table.name not in ("client", "token"):
            assert table.primary_key.columns[0].name == "community_id", table.name


async def test_no_door_takes_a_name_of_the_callers_for_one_of_its_own(prompt: Prompt) -> None:
    """A temporary table or type may be named like any other: there they look last."""
    doors = await prompt.connection.fetch(
        "SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'timebank'::regnamespace"
        " AND prosecdef"
    )
    assert doors
    for door in doors:
        assert "search_path=pg_catalog, pg_temp" in door["proconfig"], door["proname"]
