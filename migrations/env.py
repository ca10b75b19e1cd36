"""Runs migrations under the owner's login, each in a transaction of its own."""

import asyncio
import threading

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

LOCK_TIMEOUT = "5s"
STATEMENT_TIMEOUT = "15min"


SHOW_REVISION = """
DO $$ BEGIN
    EXECUTE format('GRANT SELECT ON timebank.alembic_version TO %I',
        current_database() || '_service');
END $$
"""
"""The service refuses to start on another revision than its own: it has to see which it is."""


def _run(connection: Connection) -> None:
    connection.execute(text("CREATE SCHEMA IF NOT EXISTS timebank"))
    connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
    connection.execute(text(f"SET statement_timeout = '{STATEMENT_TIMEOUT}'"))
    connection.commit()
    context.configure(
        connection=connection,
        version_table_schema="timebank",
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.exec_driver_sql(SHOW_REVISION)
    connection.commit()


async def _migrate() -> None:
    engine = create_async_engine(context.config.attributes["url"], poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(_run)
    await engine.dispose()


# In a thread of its own, so that a caller who is inside an event loop may migrate too.
_failures: list[BaseException] = []


def _main() -> None:
    try:
        asyncio.run(_migrate())
    except BaseException as failure:  # noqa: BLE001 - raised again in the caller's thread
        _failures.append(failure)


_thread = threading.Thread(target=_main)
_thread.start()
_thread.join()
if _failures:
    raise _failures[0]
