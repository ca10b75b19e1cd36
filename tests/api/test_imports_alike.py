"""A sheet of thousands of rows that look alike: each is looked at a few times, however many."""

from pathlib import Path

import asyncpg
import httpx
import pytest
from tests.api.spreadsheets import brings_in, checks, hours
from tests.api.town import Town

from timebank.base.actors import Caller, Role
from timebank.base.ids import MemberId
from timebank.db.engine import Connection, Database, call
from timebank.imports import service
from timebank.imports.columns import ImportKind
from timebank.imports.options import Options
from timebank.imports.service import Asked

pytestmark = pytest.mark.anyio

ROWS = 6_500
"""Of each kind: the database makes one plan for arrays of any length for a sixth batch."""
LOOKS_AT_A_ROW = 60
_LOOKED_AT = """
SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint AS rows
FROM pg_stat_xact_user_tables WHERE schemaname = 'timebank'
"""


async def looked_at(connection: Connection) -> int:
    """How many rows this transaction has read so far."""
    found: int = (await call(connection, _LOOKED_AT))[0]["rows"]
    return found


async def only_another_town_was_known(
    database: Database, http: httpx.AsyncClient, owner_url: str
) -> None:
    """The planner's figures are of a moment at which nearly all rows were one other town's, so that
    it expects next to none of a new one."""
    elsewhere = await (await Town.make(database, http)).coordinator()
    await checks(elsewhere, hours(*["1/6/2025,Nobody,Nowhere,gardening,1"] * 2_000), "hours")
    owner = await asyncpg.connect(owner_url)
    await owner.execute("ANALYZE timebank.import_row; ANALYZE timebank.contribution")
    await owner.close()


async def test_thousands_of_rows_alike_are_each_looked_at_a_few_times(
    database: Database, http: httpx.AsyncClient, tmp_path: Path, owner_url: str
) -> None:
    """Half of them look like an entry that stands, and half like each other."""
    await only_another_town_was_known(database, http, owner_url)
    town = await Town.make(database, http)
    mair, _ = await town.coordinator(), await town.person("Nia Rees")
    await town.group("Lunch Club")
    entry, alike = (f"{day}/6/2025,Nia Rees,Lunch Club,gardening,1" for day in (7, 8))
    await brings_in(mair, hours(entry), "hours")
    sheet = tmp_path / "hours.csv"
    sheet.write_text(hours(*[entry, alike] * ROWS))
    caller = Caller(Role.COORDINATOR, MemberId(mair.id), town.id, MemberId(mair.id))
    async with database.transaction(town.id) as connection:
        before = await looked_at(connection)
        asked = Asked(sheet, ImportKind.HOURS, Options(), {})
        run = await service.check(connection, town.id, caller, asked)
        looks = await looked_at(connection) - before
    assert run.counts["waiting"]["rows"] == 2 * ROWS - 1
    assert looks < 2 * ROWS * LOOKS_AT_A_ROW
