"""Where a database is, as people write it."""

import pytest

from timebank.db.engine import Database, async_url


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("postgres://h/d", "postgresql+asyncpg://h/d"),
        ("postgresql://h/d?sslmode=require", "postgresql+asyncpg://h/d?ssl=require"),
        ("postgresql+psycopg://h/d?a=b&sslmode=prefer", "postgresql+asyncpg://h/d?a=b&ssl=prefer"),
    ],
)
def test_a_url_is_taken_as_other_programs_take_it(written: str, meant: str) -> None:
    assert async_url(written) == meant


async def test_whether_the_way_is_encrypted_is_said_as_for_psql(service_url: str) -> None:
    database = Database(f"{service_url}{'&' if '?' in service_url else '?'}sslmode=prefer")
    async with database.transaction() as connection:
        assert connection.in_transaction()
    await database.close()
