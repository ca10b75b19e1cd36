"""Two towns in which everything has happened once, for those who attack their books.

Names stand for ids in the SQL of the attacks: `{nia}`, `{nia_account}`, `{credited}`. What is the
other town's is called `{their_nia}`.
"""

from collections.abc import Mapping
from uuid import UUID

import asyncpg
import httpx
from tests.api.town import Town

from timebank.base.ids import new_id
from timebank.db.engine import Database

Connection = asyncpg.Connection[asyncpg.Record]

MADE = (
    "credited credit undone undone_credit reversal open own queried declined twin twin_of_none"
    " poor closed_payer swap swapped swap_less corrects held captured spent released due run row"
    " row_used opened"
).split()
"""What the happenings below make, by name."""

HAPPENINGS = (
    # Nia helped at the lunch club, and Mair, its lead, said yes.
    """
    INSERT INTO timebank.contribution (community_id, id, giver_id, receiver_type, receiver_id,
        activity_id, worked_from, worked_on, minutes, state, stated_by, logged_at)
    SELECT {town}, id, giver_id, receiver_type, receiver_id, {gardening}, worked_on, worked_on,
        minutes, 'logged', stated_by, now()
    FROM (VALUES
        ({credited}, {nia}, 'organisation', {club}, date '2025-06-01', 100, {nia}),
        ({undone}, {nia}, 'organisation', {club}, date '2025-06-02', 50, {nia}),
        ({open}, {nia}, 'organisation', {club}, date '2025-06-03', 30, {mair}),
        ({own}, {nia}, 'organisation', {club}, date '2025-06-04', 30, {nia}),
        ({queried}, {nia}, 'organisation', {club}, date '2025-06-05', 30, {nia}),
        ({declined}, {nia}, 'organisation', {club}, date '2025-06-06', 30, {nia}),
        ({twin}, {nia}, 'organisation', {club}, date '2025-06-01', 100, {nia}),
        ({twin_of_none}, {nia}, 'organisation', {club}, date '2025-06-07', 30, {nia}),
        ({poor}, {nia}, 'member', {mair}, date '2025-06-08', 500, {nia}),
        ({closed_payer}, {nia}, 'member', {gwen}, date '2025-06-08', 10, {nia}),
        ({swap}, {delyth}, 'member', {nia}, date '2025-06-08', 5, {delyth})
    ) AS entry (id, giver_id, receiver_type, receiver_id, worked_on, minutes, stated_by)
    """,
    """
    SELECT timebank.verify({town}, 'member', {mair}, ARRAY[{credited}, {undone}],
        ARRAY[{credit}, {undone_credit}], ARRAY[gen_random_uuid(), gen_random_uuid()],
        ARRAY[NULL, NULL]::bigint[])
    """,
    """
    SELECT timebank.reverse({town}, 'member', {delyth}, ARRAY[{undone_credit}], ARRAY[{reversal}],
        'mistake')
    """,
    """
    SELECT timebank.verify({town}, 'member', {nia}, ARRAY[{swap}], ARRAY[{swapped}],
        ARRAY[gen_random_uuid()], ARRAY[NULL]::bigint[])
    """,
    # What is to take the place of a credited entry, and waits.
    """
    INSERT INTO timebank.contribution (community_id, id, giver_id, receiver_type, receiver_id,
        activity_id, worked_from, worked_on, minutes, state, stated_by, logged_at, corrects_id)
    VALUES ({town}, {corrects}, {nia}, 'organisation', {club}, {gardening}, date '2025-06-01',
        date '2025-06-01', 90, 'logged', {mair}, now(), {credited}),
        ({town}, {swap_less}, {delyth}, 'member', {nia}, {gardening}, date '2025-06-08',
        date '2025-06-08', 3, 'logged', {nia}, now(), {swap})
    """,
    """
    INSERT INTO timebank.claim (community_id, id, contribution_id, side, stated_by, minutes,
        recorded_at)
    VALUES ({town}, gen_random_uuid(), {queried}, 'receiver', {mair}, 20, now())
    """,
    "UPDATE timebank.contribution SET state = 'queried' WHERE id = {queried}",
    """
    UPDATE timebank.contribution SET state = 'declined', decided_by_kind = 'member',
        decided_by = {mair}, decided_at = now() WHERE id = {declined}
    """,
    # A balance that another system counted.
    """
    INSERT INTO timebank.import_run (community_id, id, kind, file_sha256, options, reading, counts,
        state, run_by, checked_at, counted_on)
    VALUES ({town}, {run}, 'openings', '\\x00', '{{}}', '{{}}', '{{}}', 'posted', {delyth}, now(),
        date '2024-12-31')
    """,
    """
    INSERT INTO timebank.import_row (community_id, id, run_id, position, sheet, row_number,
        outcome, problems)
    VALUES ({town}, {row}, {run}, 1, '', 2, 'ready', '[]'),
        ({town}, {row_used}, {run}, 2, '', 3, 'ready', '[]')
    """,
    """
    SELECT timebank.open_balances({town}, 'member', {delyth}, ARRAY[{opened}], ARRAY[{row_used}],
        ARRAY[{club_account}], ARRAY[40]::bigint[])
    """,
    # Nia spends at the bakery; the club's own hold is over in a moment.
    """
    SELECT timebank.hold_place({town}, {nia}, hold, {nia_account}, {bakery_account}, minutes,
        timebank.ledger_now() + interval '1 hour', NULL)
    FROM (VALUES ({held}, 20), ({captured}, 10), ({released}, 5)) AS placed (hold, minutes)
    """,
    "SELECT timebank.hold_capture({town}, 'member', {nia}, {captured}, 10, {spent})",
    "SELECT timebank.hold_release({town}, {released})",
    """
    SELECT timebank.hold_place({town}, {mair}, {due}, {club_account}, {bakery_account}, 10,
        timebank.ledger_now() + interval '20 milliseconds', NULL)
    """,
    "SELECT pg_sleep(0.03)",
    # Mair may hold ten minutes; Gwen, who might go below zero, has left.
    """
    SELECT timebank.limits_set({town}, 'member', {delyth}, gen_random_uuid(), {mair_account},
        0, 10, false, false, 'other')
    """,
    """
    SELECT timebank.limits_set({town}, 'member', {delyth}, gen_random_uuid(), {gwen_account},
        -300, NULL, false, true, 'leaving')
    """,
    """
    INSERT INTO timebank.note (community_id, id, subject_id, words, written_by, recorded_at)
    VALUES ({town}, gen_random_uuid(), {credited}, 'Diolch!', {mair}, now())
    """,
    """
    INSERT INTO timebank.idempotency (community_id, keeper_id, key, fingerprint, taken_at)
    VALUES ({town}, {nia}, 'once', sha256('x'), now())
    """,
)
"""In the end Nia has 85 minutes, of which 20 are held; the club has 40; Delyth 5; the bakery 10."""


async def enter(connection: Connection, community_id: UUID) -> None:
    """As the service enters a community, in a transaction."""
    await connection.execute(f"SET LOCAL timebank.community = '{community_id}'")


async def happened(database: Database, service: Connection) -> tuple[Town, dict[str, str]]:
    """A town where all that has happened, and its names as literals of SQL."""
    async with httpx.AsyncClient() as http:
        town = await Town.make(database, http)
    names = {name: new_id() for name in MADE}
    names |= {"town": town.id, "gardening": town.gardening}
    for name in ("nia", "mair", "gwen", "delyth"):
        names[name] = (await town.person(name.capitalize())).id
    for name in ("club", "bakery"):
        names[name] = (await town.group(name, accepts_credits=True)).id
    async with service.transaction():
        await enter(service, town.id)
        owners = {owner: name for name, owner in names.items() if name != "town"}
        for account in await service.fetch("SELECT id, owner_id, type FROM timebank.account"):
            names[f"{owners.get(account['owner_id'], account['type'])}_account"] = account["id"]
        literals = {name: f"'{made}'::uuid" for name, made in names.items()}
        for happening in HAPPENINGS:
            await service.execute(happening.format(**literals))
    return town, literals


def beside(ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """The names of one town, and those of the other as theirs."""
    return {**ours, **{f"their_{name}": made for name, made in theirs.items()}}
