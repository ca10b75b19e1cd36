"""The service's login tries to become more than it is, and to go round the doors of the books."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest
from tests.ledger.prompt import Prompt
from tests.rules.hands import Attack, each, refused

from timebank.base.ids import new_id

DENIED: list[Attack] = [
    (rule, sql, "42501", None)
    for rule, sql in {
        # More than it is.
        "it reads past no policy": "ALTER ROLE CURRENT_USER BYPASSRLS",
        "it makes no superuser of itself": "ALTER ROLE CURRENT_USER SUPERUSER",
        "it makes no roles": "CREATE ROLE mallory LOGIN",
        "it gives itself no role": (
            "DO $$BEGIN EXECUTE format('GRANT %I TO CURRENT_USER',"
            " current_database() || '_posting'); END$$"
        ),
        "it makes no function among the books'": (
            "CREATE FUNCTION timebank.gift() RETURNS int LANGUAGE sql AS 'SELECT 1'"
        ),
        "it makes no function for itself": (
            "CREATE FUNCTION pg_temp.gift() RETURNS int LANGUAGE sql AS 'SELECT 1'"
        ),
        "it takes no function's search path away": "ALTER FUNCTION timebank.move RESET search_path",
        "it makes nothing in public": "CREATE TABLE public.mine (minutes bigint)",
        "it makes no extension": "CREATE EXTENSION IF NOT EXISTS dblink",
        # Ways past the doors.
        "it waives no policy for the doors": (
            "SET LOCAL row_security = off; SELECT timebank.move('{town}', 'member', '{nia}',"
            " 'gift', ARRAY['{new}']::uuid[], ARRAY['{nia_account}']::uuid[],"
            " ARRAY['{mair_account}']::uuid[], ARRAY[5], NULL)"
        ),
        "it locks no line": "SELECT * FROM timebank.transfer FOR SHARE",
        "it locks no balance": "SELECT * FROM timebank.balance FOR UPDATE",
        "it locks no account": "SELECT * FROM timebank.account FOR KEY SHARE",
        "it locks no table": "LOCK TABLE timebank.balance IN SHARE MODE",
        "it reads no file": "COPY timebank.claim FROM '/etc/passwd'",
        "it changes nothing by a conflict": (
            "INSERT INTO timebank.contribution (community_id, id) VALUES ('{town}', '{waiting}')"
            " ON CONFLICT (community_id, id) DO UPDATE SET minutes = 600"
        ),
        "it makes no clock": "INSERT INTO timebank.installation VALUES (1, 'test', '1 day')",
        "it is on the revision it is on": "UPDATE timebank.alembic_version SET version_num = ''",
        # What stands about the books.
        "a token's role stays": "UPDATE timebank.token SET role = 'coordinator'",
        "nobody's role becomes another": "UPDATE timebank.role_held SET role = 'coordinator'",
        "a role stays its member's": "UPDATE timebank.role_held SET member_id = '{nia}'",
        "a role is not deleted": "DELETE FROM timebank.role_held",
        "a helper stays who was named": "UPDATE timebank.helper SET helper_id = '{nia}'",
        "a helper is not deleted": "DELETE FROM timebank.helper",
        "what was agreed to stays": "UPDATE timebank.agreement SET text_en = ''",
        "who agreed stays": "DELETE FROM timebank.agreement_given",
        "an application is not deleted": "DELETE FROM timebank.application",
        "an entry of the network stays": "UPDATE timebank.entry SET reason = 'none'",
        "an entry of the network is not deleted": "DELETE FROM timebank.entry",
        "a request for erasure is not deleted": "DELETE FROM timebank.erasure",
        "a member is not deleted": "DELETE FROM timebank.member WHERE id = '{nia}'",
        "an activity is not deleted": "DELETE FROM timebank.activity",
        "a community is not deleted": "DELETE FROM timebank.community WHERE id = '{town}'",
        "a line of an import stays in its town": (
            "UPDATE timebank.import_row SET community_id = '{abroad}' WHERE id = '{row}'"
        ),
    }.items()
]


@each(DENIED)
async def test_the_login_is_not_more_than_it_is(service: Prompt, attack: Attack) -> None:
    await refused(service, attack)


CALLS = """
SELECT p.proname AS name, p.prosecdef AS door, has_function_privilege(p.oid, 'EXECUTE') AS granted,
    coalesce((SELECT array_agg(format('NULL::%s', format_type(t, NULL)) ORDER BY n)
        FROM unnest(p.proargtypes) WITH ORDINALITY AS arguments (t, n)), '{}') AS nothing
FROM pg_proc p WHERE p.pronamespace = 'timebank'::regnamespace
"""


async def test_what_is_behind_the_doors_is_nobodys_to_call(service: Prompt) -> None:
    behind = [f for f in await service.connection.fetch(CALLS) if not f["granted"]]
    assert {"post", "posted", "decide", "lock_accounts", "due_holds", "hold_ready"} <= {
        function["name"] for function in behind
    }
    for function in behind:
        call = f"SELECT timebank.{function['name']}({', '.join(function['nothing'])})"
        await refused(service, (function["name"], call, "42501", None))


async def test_every_door_asks_first_which_town_it_is_called_for(service: Prompt) -> None:
    doors = [f for f in await service.connection.fetch(CALLS) if f["door"] and f["granted"]]
    assert {"move", "verify", "correct", "reverse", "open_balances", "account_open"} <= {
        function["name"] for function in doors
    }
    for door in doors:
        for town in ("'{abroad}'", "NULL::uuid"):
            call = f"SELECT timebank.{door['name']}({', '.join([town, *door['nothing'][1:]])})"
            await refused(service, (door["name"], call, "42501", "within_community"))


def gift(minutes: int) -> str:
    return (
        "SELECT timebank.move('{town}', 'member', '{nia}', 'gift', ARRAY['{new}']::uuid[],"
        " ARRAY['{nia_account}']::uuid[], ARRAY['{mair_account}']::uuid[],"
        f" ARRAY[{minutes}]::bigint[], NULL)"
    )


def entry(minutes: int, **changed: str) -> str:
    """Nia's entry for the lunch club, on the day for which she was thanked."""
    row = {
        "community_id": "'{town}'",
        "id": "'{new}'",
        "giver_id": "'{nia}'",
        "receiver_type": "'organisation'",
        "receiver_id": "'{club}'",
        "activity_id": "'{gardening}'",
        "worked_from": "'2025-06-07'",
        "worked_on": "'2025-06-07'",
        "minutes": str(minutes),
        "state": "'logged'",
        "logged_at": "now()",
        **changed,
    }
    return (
        f"INSERT INTO timebank.contribution ({', '.join(row)}) VALUES ({', '.join(row.values())})"
    )


def verify(actor: str, name: str = "new", kind: str = "'member'") -> str:
    return (
        f"SELECT refusal FROM timebank.verify('{{town}}', {kind}, {actor},"
        f" ARRAY['{{{name}}}']::uuid[], ARRAY['{{new}}']::uuid[], ARRAY['{{other}}']::uuid[],"
        " ARRAY[NULL]::bigint[])"
    )


LEAVES = (
    "SELECT timebank.limits_set('{town}', 'member', '{delyth}', '{new}', '{delyth_account}',"
    " -300, NULL, false, true, NULL, 'leaving')"
)
DONATES = (
    "SELECT timebank.move('{town}', 'member', '{delyth}', 'donate', ARRAY['{new}']::uuid[],"
    " ARRAY['{delyth_account}']::uuid[], ARRAY['{pot_account}']::uuid[], ARRAY[5]::bigint[],"
    " 'other')"
)
PUT_OFF = (
    "SET CONSTRAINTS ALL DEFERRED; UPDATE timebank.contribution SET state = 'verified',"
    " decided_by_kind = 'member', decided_by = '{mair}', decided_at = now()"
    " WHERE id = '{group_entry}'"
)
FROM_NOWHERE = (
    "SELECT timebank.open_balances('{town}', 'member', '{delyth}', ARRAY['{new}']::uuid[],"
    " ARRAY[NULL]::uuid[], ARRAY['{club_account}']::uuid[], ARRAY[60]::bigint[])"
)
ROUND_THE_DOORS: list[Attack] = [
    ("nobody verifies for nobody", verify("NULL", "group_entry"), "23514", "contribution_state"),
    (
        "nothing but a person, a client or a rule verifies",
        entry(60, stated_by="'{mair}'", worked_from="'2025-08-02'", worked_on="'2025-08-02'")
        + ";"
        + verify("'{delyth}'", kind="'robot'"),
        "23514",
        "own_contribution",
    ),
    (
        "a credit is not put off until after the commit",
        PUT_OFF,
        "23503",
        "verified_has_credit",
    ),
    (
        "what is filled in is not written",
        entry(60, verified_id="'{new}'"),
        "42501",
        None,
    ),
    ("what is held is not spent", gift(28), "23514", "account_floor"),
    (
        "nobody closed goes below zero, though their floor would let them",
        f"{LEAVES}; {DONATES}",
        "23514",
        "account_closed",
    ),
    ("an opening has a line of an import", FROM_NOWHERE, "23514", "transfer_lawful"),
    (
        "a list longer than the others moves nothing",
        gift(5).replace("ARRAY['{new}']", "ARRAY['{new}', '{other}']"),
        "23514",
        "account_unknown",
    ),
    (
        "a list that begins elsewhere moves nothing",
        gift(5).replace("ARRAY[5]::bigint[]", "'[0:0]={{5}}'::bigint[]"),
        "23502",
        None,
    ),
]


@each(ROUND_THE_DOORS)
async def test_there_is_no_way_round_the_doors(service: Prompt, attack: Attack) -> None:
    await refused(service, attack)


VERDICTS = [
    # what is logged, and which rule keeps Delyth from verifying it
    ("one piece of time is credited once", entry(30), "looks_like_same_time"),
    (
        "a credit is reversed before another takes its place",
        entry(30, corrects_id="'{thanked_entry}'"),
        "not_reversed",
    ),
    (
        "who has left cannot be asked for minutes",
        entry(30, receiver_type="'member'", receiver_id="'{ifan}'"),
        "account_closed",
    ),
]


@pytest.mark.parametrize(
    ("logged", "refusal"), [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS]
)
async def test_some_entries_are_not_credited(service: Prompt, logged: str, refusal: str) -> None:
    made = service.connection.transaction()
    await made.start()
    entry_id = new_id()
    await service.connection.execute(logged.format(**service.ids, new=entry_id))
    known = Prompt(service.connection, service.ids | {"logged": entry_id})
    found = await known.asks(verify("'{delyth}'", "logged"))
    await made.rollback()
    assert found == [refusal]


@asynccontextmanager
async def schema_of_its_own(
    administrator: "asyncpg.Connection[asyncpg.Record]", service: Prompt
) -> AsyncIterator[str]:
    """A schema where the login may put what it likes: more than it is ever given."""
    name = f"evil_{secrets.token_hex(4)}"
    login = await service.connection.fetchval("SELECT current_user")
    await administrator.execute(f'CREATE SCHEMA {name} AUTHORIZATION "{login}"')
    yield name
    await administrator.execute(f"DROP SCHEMA {name} CASCADE")


SHADOWS = """
CREATE FUNCTION {evil}.yes(bigint, bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION {evil}.yes(bigint, integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION {evil}.no(bigint, bigint) RETURNS boolean LANGUAGE sql AS 'SELECT false';
CREATE FUNCTION {evil}.no(uuid, uuid) RETURNS boolean LANGUAGE sql AS 'SELECT false';
CREATE FUNCTION {evil}.coalesce(boolean, boolean) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR {evil}.>= (LEFTARG = bigint, RIGHTARG = integer, FUNCTION = {evil}.yes);
CREATE OPERATOR {evil}.<= (LEFTARG = bigint, RIGHTARG = integer, FUNCTION = {evil}.yes);
CREATE OPERATOR {evil}.>= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = {evil}.yes);
CREATE OPERATOR {evil}.< (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = {evil}.no);
CREATE OPERATOR {evil}.= (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = {evil}.no);
CREATE TABLE {evil}.balance AS SELECT 1000000 AS balance;
"""
OWN = (
    "UPDATE timebank.contribution SET state = 'verified', decided_by_kind = 'member',"
    " decided_by = '{nia}', decided_at = now()"
    " WHERE id OPERATOR(pg_catalog.=) '{group_entry}'"
)


async def test_the_books_know_their_own_words_whatever_the_login_calls_so(
    administrator: "asyncpg.Connection[asyncpg.Record]", service: Prompt
) -> None:
    async with schema_of_its_own(administrator, service) as evil:
        await service.connection.execute(SHADOWS.format(evil=evil))
        first = f"SET LOCAL search_path = {evil}, pg_catalog, timebank; "
        with pytest.raises(asyncpg.DivisionByZeroError):
            await service.types(f"{first} SELECT 1 / (1::bigint < 2::bigint)::int")
        for sql, rule in (
            (gift(1000), "account_floor"),
            (gift(0), "transfer_lawful"),
            (entry(0), "contribution_minutes"),
            (OWN, "own_contribution"),
        ):
            await refused(service, (rule, first + sql, "23514", rule))


async def test_who_looks_at_an_older_moment_does_not_post_from_it(
    owner: Prompt, service: Prompt
) -> None:
    """An open transaction sees the books as they were; what is decided under it is not decided."""
    stale = service.connection.transaction(isolation="repeatable_read")
    await stale.start()
    await service.connection.fetch("SELECT * FROM timebank.balance")
    await owner.types(gift(5))
    with pytest.raises(asyncpg.SerializationError):
        await service.types(gift(25))
    await stale.rollback()
