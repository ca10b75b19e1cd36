"""Runs migrations under the owner's login, each in a transaction of its own."""

import asyncio
import threading

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

LOCK_TIMEOUT = "5s"
STATEMENT_TIMEOUT = "15min"


def _run(connection: Connection) -> None:
    connection.execute(text("CREATE SCHEMA IF NOT EXISTS timebank"))
    connection.commit()
    context.configure(
        connection=connection,
        version_table_schema="timebank",
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'"))
        connection.execute(text(f"SET LOCAL statement_timeout = '{STATEMENT_TIMEOUT}'"))
        context.run_migrations()


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
