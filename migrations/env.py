"""Runs migrations under the owner's login, each in a transaction of its own."""

import asyncio
import threading

from alembic import context
from alembic.runtime.migration import MigrationContext
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

END_OLD_SERVICES = """
DO $$ BEGIN
    LOCK TABLE timebank.alembic_version IN ACCESS EXCLUSIVE MODE;
    PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND usename = current_database() || '_service';
END $$
"""
"""A service that still runs was made for the schema as it was. Its connections end before this is
committed, also those that wait for a table that is being changed; and a new one looks at the
revision (db/engine.py), for which it waits until then."""


def _end_old_services(ctx: MigrationContext, *_: object, **__: object) -> None:
    if ctx.connection is not None:
        ctx.connection.exec_driver_sql(END_OLD_SERVICES)


def _run(connection: Connection) -> None:
    connection.execute(text("CREATE SCHEMA IF NOT EXISTS timebank"))
    connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
    connection.execute(text(f"SET statement_timeout = '{STATEMENT_TIMEOUT}'"))
    connection.commit()
    context.configure(
        connection=connection,
        version_table_schema="timebank",
        transaction_per_migration=True,
        on_version_apply=_end_old_services,
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
