"""Communities are kept apart by the database itself, also where a query forgot to."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from sqlalchemy import Table, delete, exc, func, select, text, update
from tests.books import Books, as_service
from tests.ledger.prompt import Prompt

import timebank.models  # noqa: F401 - with it every table is known
from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import Connection, Database
from timebank.db.schema import Base
from timebank.http.tables import Idempotency
from timebank.ledger.contribution_tables import Claim
from timebank.ledger.tables import Account, Balance, Note, Transfer
from timebank.people.tables import Member
from timebank.proof import sealing

TENANTS: dict[str, Table] = {
    table.name: table
    for table in Base.metadata.tables.values()
    if "community_id" in table.primary_key
}
ABOVE_TENANTS = {"community", "token", "client", "client_secret", "installation", "backup"}
HERE = "SELECT coalesce(current_setting('timebank.community', true), '')"
WORDS_AND_KEYS = """
INSERT INTO timebank.claim (community_id, id, contribution_id, side, stated_by, minutes,
    recorded_at) VALUES ('{town}', '{new}', '{waiting}', 'receiver', '{mair}', 60, now());
INSERT INTO timebank.note (community_id, id, subject_id, words, written_by, recorded_at)
    VALUES ('{town}', '{new}', '{waiting}', 'Diolch!', '{mair}', now());
INSERT INTO timebank.approval (community_id, id, kind, state, asked_by_kind, asked_by, asked_as,
    asked_at, lapses_at, subject_id, made_id, minutes, gainers, terms) VALUES ('{town}', '{new}',
    'reversal', 'waiting', 'member', '{nia}', 'coordinator', now(), now(), '{thank}', '{new}', 60,
    '{{}}', '{{}}');
INSERT INTO timebank.role_held (community_id, id, member_id, role, given_by, given_at)
    VALUES ('{town}', '{new}', '{nia}', 'auditor', '{mair}', now());
INSERT INTO timebank.role_held (community_id, id, member_id, role, given_at)
    VALUES ('{town}', '{other}', '{mair}', 'safeguarding_lead', now());
INSERT INTO timebank.verification_rule (community_id, id, most_minutes, made_by, made_at)
    VALUES ('{town}', '{new}', 240, '{mair}', now());
INSERT INTO timebank.measure (community_id, id, member_id, kind, seen_on, seen_by, look_again_on,
    decision, recorded_by, recorded_at) VALUES ('{town}', '{new}', '{nia}', 'references',
    '2025-06-07', '{mair}', '2035-06-07', 'accepted', '{mair}', now());
INSERT INTO timebank.sign_in_code (community_id, id, address_sha256, from_sha256, member_ids,
    code_sha256s, tries, made_at, expires_at)
    VALUES ('{town}', '{new}', sha256('a'), sha256('b'), '{{{nia}}}', '{{c}}', 0, now(), now());
INSERT INTO timebank.application (community_id, id, state, how, told, taken_by, applied_at)
    VALUES ('{town}', '{new}', 'applied', 'phone', '{{}}', '{nia}', now());
INSERT INTO timebank.agreement (community_id, id, version, text_en, text_cy, made_by, made_at)
    VALUES ('{town}', '{new}', 1, 'Be kind.', 'Byddwch yn garedig.', '{nia}', now());
INSERT INTO timebank.agreement_given (community_id, id, person_id, version, language, how,
    taken_by, given_at) VALUES ('{town}', '{new}', '{nia}', 1, 'cy', 'self', '{nia}', now());
INSERT INTO timebank.authenticator (community_id, member_id, last_step, recovery_sha256s, tries,
    tries_from) VALUES ('{town}', '{nia}', 0, '{{}}', 0, now());
INSERT INTO timebank.card (community_id, id, member_id, sha256, sealed, made_by, made_at)
    VALUES ('{town}', '{new}', '{nia}', sha256('m'), 's', '{mair}', now());
INSERT INTO timebank.pin (community_id, member_id, sealed, set_by, set_at, tries)
    VALUES ('{town}', '{nia}', 's', '{nia}', now(), 0);
INSERT INTO timebank.passkey (community_id, id, member_id, credential_id, public_key, sign_count,
    name, made_at) VALUES ('{town}', '{new}', '{nia}', 'c', 'k', 0, 'Ffôn', now());
INSERT INTO timebank.passkey_challenge (community_id, id, challenge, expires_at)
    VALUES ('{town}', '{new}', 'c', now());
INSERT INTO timebank.machine_code (community_id, id, member_id, sha256, made_at, expires_at)
    VALUES ('{town}', '{new}', '{nia}', sha256('m'), now(), now());
INSERT INTO timebank.entry (community_id, id, keeper_id, reason, entered_at, ends_at)
    VALUES ('{town}', '{new}', '{nia}', 'Asked to.', now(), now() + interval '1 hour');
INSERT INTO timebank.helper (community_id, id, member_id, helper_id, named_by, named_at)
    VALUES ('{town}', '{new}', '{nia}', '{mair}', '{nia}', now());
INSERT INTO timebank.app_consent (community_id, id, client_id, member_id, scopes, given_at)
    VALUES ('{town}', '{new}', '{mair}', '{nia}', '{{}}', now());
INSERT INTO timebank.app_grant (community_id, id, consent_id, code_sha256, redirect_uri, challenge,
    scopes, made_at, expires_at) SELECT community_id, '{new}', id, sha256('a'), '', '', '{{}}',
    now(), now() FROM timebank.app_consent;
INSERT INTO timebank.app_renewal (community_id, id, grant_id, sha256, made_at, expires_at)
    SELECT community_id, '{new}', id, sha256('a'), now(), now() FROM timebank.app_grant;
INSERT INTO timebank.exchange (community_id, id, activity_id, planned_on, state, proposed_by,
    proposed_at) SELECT '{town}', '{new}', id, '2030-01-01', 'proposed', '{nia}', now()
    FROM timebank.activity LIMIT 1;
INSERT INTO timebank.exchange_person (community_id, exchange_id, member_id, side, contact)
    VALUES ('{town}', '{new}', '{nia}', 'giver', 'coordinator');
INSERT INTO timebank.exchange_hours (community_id, exchange_id, giver_id, receiver_id)
    VALUES ('{town}', '{new}', '{nia}', '{mair}');
INSERT INTO timebank.erasure (community_id, id, member_id, state, asked_at, asked_by, due_on)
    VALUES ('{town}', '{new}', '{nia}', 'asked', now(), '{nia}', '2030-01-01');
INSERT INTO timebank.export_review (community_id, id, member_id, state, asked_at, asked_by, due_on)
    VALUES ('{town}', '{new}', '{nia}', 'asked', now(), '{nia}', '2030-01-01');
INSERT INTO timebank.export_decision (community_id, member_id, item_id, kind, words_sha256, given,
    decided_at, decided_by)
    VALUES ('{town}', '{nia}', '{new}', 'note', sha256('w'), true, now(), '{mair}');
INSERT INTO timebank.idempotency (community_id, keeper_id, key, fingerprint, taken_at)
    VALUES ('{town}', '{nia}', 'once', sha256('x'), now());
INSERT INTO timebank.texts_of_day (community_id, day, number_sha256, texts)
    VALUES ('{town}', '2030-01-01', sha256('n'), 1);
INSERT INTO timebank.message (community_id, id, member_id, kind, by, facts, state, tries,
    next_try_at, useless_after, made_at)
    VALUES ('{town}', '{new}', '{nia}', 'sign_in_code', 'email', '{{}}', 'waiting', 0, now(),
    now(), now());
INSERT INTO timebank.told (community_id, member_id, kind, subject_id, version, told_at)
    VALUES ('{town}', '{nia}', 'thanked', '{nia}', '2026-11', now());
INSERT INTO timebank.switched_off (community_id, member_id, kind, off_by, off_at)
    VALUES ('{town}', '{nia}', 'thanked', '{nia}', now());
INSERT INTO timebank.concern (community_id, id, raised_by, raised_at, words)
    VALUES ('{town}', '{new}', '{nia}', now(), 'I am worried.');
INSERT INTO timebank.kept_apart (community_id, id, member_id, other_id, kept_by, kept_at)
    VALUES ('{town}', '{new}', least('{nia}'::uuid, '{mair}'), greatest('{nia}'::uuid, '{mair}'),
    '{mair}', now());
INSERT INTO timebank.listing (community_id, id, kind, member_id, activity_id, title_cy, times,
    areas, languages, expires_on, state, made_by, listed_at)
    SELECT '{town}', '{new}', 'offer', '{nia}', id, 'Garddio', '{{}}', '{{}}', '{{}}', '2030-01-01',
    'open', '{nia}', now() FROM timebank.activity LIMIT 1;
INSERT INTO timebank.listing_word (community_id, word, listing_id, worth)
    VALUES ('{town}', 'garddio', '{new}', 3);
INSERT INTO timebank.listing_gram (community_id, gram, word) VALUES ('{town}', 'gar', 'garddio');
INSERT INTO timebank.session_series (community_id, id, activity_id, name_en, first_on, starts_local,
    minutes, rule, sign_up, on_noticeboard, made_until, made_by, made_at, made_as)
    SELECT '{town}', '{new}', id, 'Lunch', '2030-01-01', '10:00', 60, 'FREQ=WEEKLY', 'open', false,
    '2030-01-01', '{nia}', now(), '' FROM timebank.activity LIMIT 1;
INSERT INTO timebank.session (community_id, id, apart, activity_id, name_en, day, starts_at,
    ends_at, sign_up, on_noticeboard, queued, state, changed, changed_at, made_by, made_at)
    SELECT '{town}', '{new}', true, id, 'Lunch', '2030-01-01', now(), now() + interval '1 hour',
    'open', false, 1, 'open', 0, now(), '{nia}', now() FROM timebank.activity LIMIT 1;
INSERT INTO timebank.sign_up (community_id, id, session_id, member_id, role, state, place, made_by,
    made_at) VALUES ('{town}', '{new}', '{new}', '{nia}', 'guest', 'in', 1, '{nia}', now());
INSERT INTO timebank.attendance (community_id, id, session_id, heads, role, came_by, in_by,
    recorded_at) VALUES ('{town}', '{new}', '{new}', 3, 'guest', 'list', '{nia}', now());
INSERT INTO timebank.skill (community_id, id, member_id, kind, words_cy, words_folded, made_by,
    made_at)
    VALUES ('{town}', '{new}', '{nia}', 'can', 'Gwau', 'gwau', '{nia}', now());
INSERT INTO timebank.trail_line (community_id, id, at, token_id, actor_id, role, method, route,
    status, request_id, things, about)
    VALUES ('{town}', '{new}', now(), '{new}', '{nia}', 'member', 'GET', '/', 200, 'a', '{{}}',
    '{{}}');
"""


@dataclass(frozen=True)
class Towns:
    """Two communities, each with something in every table."""

    database: Database
    ely: CommunityId
    bryn: CommunityId


@pytest.fixture(scope="module")
async def towns(database: Database, service_url: str) -> Towns:
    made = []
    for _ in range(2):
        books = await Books.open(database)
        async with books.transaction() as connection:
            await sealing.seal(connection, [bytes(32)], books.id)
        async with as_service(service_url, books) as connection:
            prompt = await Prompt.at(connection, books)
            await prompt.types(WORDS_AND_KEYS)
        made.append(books.id)
    return Towns(database, *made)


@pytest.fixture
async def one_connection(service_url: str) -> AsyncIterator[Database]:
    """A pool that has only one connection to give."""
    database = Database(service_url, pool_size=1)
    yield database
    await database.close()


async def rows(connection: Connection, table: Table, *filters: CommunityId) -> list[str]:
    """What a query sees, with or without the community in its WHERE."""
    query = select(*table.columns)
    for community_id in filters:
        query = query.where(table.c.community_id == community_id)
    return sorted(repr(row) for row in await connection.execute(query))


@pytest.mark.parametrize("name", TENANTS)
async def test_a_forgotten_filter_shows_no_other_town(towns: Towns, name: str) -> None:
    table = TENANTS[name]
    async with towns.database.transaction(towns.bryn) as connection:
        assert await rows(connection, table) != []
    async with towns.database.transaction(towns.ely) as connection:
        filtered = await rows(connection, table, towns.ely)
        assert filtered != []
        assert await rows(connection, table) == filtered
        assert await rows(connection, table, towns.bryn) == []


@pytest.mark.parametrize("name", TENANTS)
async def test_outside_a_town_there_is_nothing_to_see(towns: Towns, name: str) -> None:
    async with towns.database.transaction() as connection:
        assert await rows(connection, TENANTS[name]) == []


def test_every_table_is_a_tenants_or_known_to_stand_above_them() -> None:
    assert {table.name for table in Base.metadata.tables.values()} - set(TENANTS) == ABOVE_TENANTS
    for table in TENANTS.values():
        assert next(iter(table.primary_key)).name == "community_id", table.name


async def test_a_join_without_filters_shows_no_other_town(towns: Towns) -> None:
    credited = (
        select(Member.community_id, Account.community_id, Transfer.community_id)
        .join_from(Member, Account, Account.owner_id == Member.id)
        .join(Balance, Balance.account_id == Account.id)
        .join(Transfer, Transfer.credit_account_id == Account.id)
    )
    async with towns.database.transaction(towns.ely) as connection:
        found = (await connection.execute(credited)).all()
    assert {tuple(row) for row in found} == {(towns.ely, towns.ely, towns.ely)}


async def test_a_change_without_a_filter_leaves_the_other_town_alone(towns: Towns) -> None:
    async with towns.database.transaction(towns.bryn) as connection:
        before = [await rows(connection, TENANTS[name]) for name in ("member", "note")]
    async with towns.database.transaction(towns.ely) as connection:
        await connection.execute(update(Member).values(name_used="Everybody"))
        await connection.execute(delete(Note))
        assert await rows(connection, TENANTS["note"]) == []
    async with towns.database.transaction(towns.bryn) as connection:
        assert [await rows(connection, TENANTS[name]) for name in ("member", "note")] == before


async def test_a_row_is_not_written_into_another_town(towns: Towns) -> None:
    moved = update(Idempotency).values(community_id=towns.bryn)
    with pytest.raises(exc.ProgrammingError, match=r"row-level security policy|permission denied"):
        async with towns.database.transaction(towns.ely) as connection:
            await connection.execute(moved)


async def test_a_reference_does_not_reach_into_another_town(towns: Towns) -> None:
    async with towns.database.transaction(towns.bryn) as connection:
        theirs = (await connection.execute(select(Claim.contribution_id))).scalars().first()
    claim = text("INSERT INTO timebank.claim VALUES (:town, :id, :theirs, 'giver', :id, 60, now())")
    with pytest.raises(exc.IntegrityError, match="claim_contribution_fkey"):
        async with towns.database.transaction(towns.ely) as connection:
            await connection.execute(claim, {"town": towns.ely, "id": new_id(), "theirs": theirs})


async def pid(connection: Connection) -> int:
    found: int = (await connection.execute(select(func.pg_backend_pid()))).scalar_one()
    return found


async def test_a_connection_given_back_forgets_its_town(
    towns: Towns, one_connection: Database
) -> None:
    async with one_connection.transaction(towns.ely) as connection:
        before = await pid(connection)
        assert await rows(connection, TENANTS["member"]) != []
    async with one_connection.transaction() as connection:
        assert await pid(connection) == before
        assert (await connection.execute(text(HERE))).scalar_one() == ""
        assert await rows(connection, TENANTS["member"]) == []


async def test_a_connection_given_back_after_a_failure_forgets_its_town(
    towns: Towns, one_connection: Database
) -> None:
    fails = text("SELECT 1 / 0")
    with pytest.raises(exc.DBAPIError, match="division by zero"):
        async with one_connection.transaction(towns.ely) as connection:
            await connection.execute(fails)
    async with one_connection.transaction(towns.bryn) as connection:
        assert await rows(connection, TENANTS["member"], towns.ely) == []
    async with one_connection.transaction() as connection:
        assert await rows(connection, TENANTS["member"]) == []


async def test_a_call_outside_a_transaction_sees_no_town(
    towns: Towns, one_connection: Database
) -> None:
    """Each call on a connection alone is a transaction of its own, and enters nothing by itself."""
    async with one_connection.transaction(towns.ely) as connection:
        assert await rows(connection, TENANTS["account"]) != []
    async with one_connection.alone() as alone:
        assert await alone.driver.fetchval("SELECT count(*) FROM timebank.account") == 0
