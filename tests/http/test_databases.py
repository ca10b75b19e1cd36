"""What an error of the database means to a caller."""

import asyncio

import asyncpg
import pytest
from sqlalchemy import text
from tests.http.town import Town, key, note
from tests.server import Server

from timebank.base.errors import Unavailable
from timebank.db.engine import Database, call
from timebank.db.failures import DatabaseAway
from timebank.http.databases import CONSTRAINTS, is_worth_repeating, refusal_of

AWAY = [
    DatabaseAway(),
    ConnectionResetError(),
    asyncpg.AdminShutdownError(),
    asyncpg.CannotConnectNowError(),
    asyncpg.ConnectionDoesNotExistError(),
    asyncpg.DeadlockDetectedError(),
    asyncpg.DiskFullError(),
    asyncpg.InterfaceError("connection is closed"),
    asyncpg.LockNotAvailableError(),
    asyncpg.QueryCanceledError(),
    asyncpg.ReadOnlySQLTransactionError(),
    asyncpg.SerializationError(),
    asyncpg.TooManyConnectionsError(),
]


def silent(_error: BaseException) -> None:
    """The books have nothing to say."""


@pytest.mark.parametrize("error", AWAY, ids=lambda error: type(error).__name__)
def test_a_database_that_cannot_work_now_is_unavailable(error: Exception) -> None:
    refusal = refusal_of(error, silent)
    assert isinstance(refusal, Unavailable)
    assert refusal.facts == {"retry_after": 5}


def test_a_fault_in_our_sql_is_no_refusal() -> None:
    assert refusal_of(asyncpg.UndefinedTableError(), silent) is None
    assert refusal_of(LookupError(), silent) is None


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (asyncpg.SerializationError(), True),
        (asyncpg.DeadlockDetectedError(), True),
        (asyncpg.UniqueViolationError(), False),
        (DatabaseAway(), False),
    ],
)
def test_only_a_lost_race_is_worth_another_try(error: Exception, again: bool) -> None:  # noqa: FBT001
    assert is_worth_repeating(error) is again


async def test_a_room_names_the_refusal_of_its_constraint(town: Town) -> None:
    town.app.state.refusal_for = silent
    CONSTRAINTS["note_minutes"] = Unavailable
    async with town.client() as nia:
        answer = await nia.post("/notes", json=note(10_000))
    del CONSTRAINTS["note_minutes"]
    assert answer.json()["code"] == "unavailable"


async def test_a_connection_lost_in_the_middle_leaves_nothing(town: Town) -> None:
    database = town.app.state.database
    with pytest.raises(Exception) as lost:  # noqa: PT011 - which one it is, the driver decides
        async with database.transaction(town.community_id) as connection:
            await connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert isinstance(refusal_of(lost.value, silent), Unavailable)
    async with town.client() as nia:
        assert (await nia.post("/notes", json=note(), headers=key())).status_code == 201


async def test_who_is_cut_short_leaves_the_connection_to_the_next(
    server: Server, notes_database: str
) -> None:
    database = Database(server.service_url(notes_database), pool_size=1)

    async def sleep_inside() -> None:
        async with database.transaction() as connection:
            await connection.execute(text("SELECT pg_sleep(60)"))

    for _ in range(2):
        task = asyncio.create_task(sleep_inside())
        await asyncio.sleep(0.2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    async with database.transaction() as connection:
        assert (await call(connection, "SELECT 1 AS one"))[0]["one"] == 1
    await database.close()


async def test_a_snapshot_sees_one_moment_and_writes_nothing(town: Town) -> None:
    database = town.app.state.database
    async with database.transaction(town.community_id, snapshot=True) as connection:
        before = await call(connection, "SELECT count(*) FROM timebank.note")
        async with town.client() as nia:
            await nia.post("/notes", json=note())
        assert await call(connection, "SELECT count(*) FROM timebank.note") == before
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await call(connection, "UPDATE timebank.note SET words = 'x'")
    assert await town.count() == 1
