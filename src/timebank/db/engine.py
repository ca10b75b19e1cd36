"""Connections: one transaction a use case, and in it one community."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg
import structlog
from sqlalchemy import Row, Select, event
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from timebank.base.ids import CommunityId
from timebank.db.failures import DatabaseAway
from timebank.db.schema import REVISION, TENANT_SETTING

Connection = AsyncConnection
AnyRow = Row[*tuple[Any, ...]]
"""A row of columns whose types the reader knows by their names."""
AnySelect = Select[*tuple[Any, ...]]
"""A query to which filters, order and bounds are still to be added."""

_AWAY = (OSError, SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError)
_SNAPSHOT = {"isolation_level": "REPEATABLE READ"}
_MOST_DEAD = 3
_SSL_MODE = re.compile(r"(?<=[?&])sslmode=")
_ENTER = "SELECT set_config($1, $2, true)"

_log = structlog.get_logger()


def async_url(url: str) -> str:
    """The URL with the driver that the service uses, whichever way its scheme was written.

    libpq's `sslmode` becomes the driver's `ssl`, so that one URL is good for pg_dump as well.
    """
    scheme, rest = url.split("://", 1)
    if scheme.split("+", 1)[0] not in ("postgresql", "postgres"):
        raise ValueError("the database URL must begin with postgresql://")
    return f"postgresql+asyncpg://{_SSL_MODE.sub('ssl=', rest)}"


class Database:
    """A pool of connections to one database, under one login.

    Where `revision` is set, only a schema at that revision is worked with: each new connection
    looks at it once, and an upgrade ends the old ones (migrations/env.py). So a service that still
    runs when its database has become a newer version's writes nothing more. While some of twenty
    wait for the disk, the others keep the processors busy: ten leave a fifth of them idle.
    """

    def __init__(self, url: str, *, pool_size: int = 20, pooled: bool = True) -> None:
        self.revision: str | None = None
        pool: dict[str, Any] = (
            {"pool_size": pool_size, "max_overflow": 0, "pool_timeout": 10}
            if pooled
            else {"poolclass": NullPool}
        )
        self.engine: AsyncEngine = create_async_engine(
            async_url(url),
            hide_parameters=True,
            connect_args={"server_settings": {"search_path": "pg_catalog", "timezone": "UTC"}},
            **pool,
        )
        event.listen(self.engine.sync_engine, "connect", self._refuse_other_schema)
        event.listen(self.engine.sync_engine, "checkout", _refuse_closed)

    @asynccontextmanager
    async def transaction(
        self,
        community_id: CommunityId | None = None,
        *,
        snapshot: bool = False,
        noted: bool = False,
    ) -> AsyncIterator[Connection]:
        """One transaction, committed at the end and rolled back by any exception.

        With a community, row-level security shows that community's rows and no others. A
        `snapshot` only reads, and all its queries see the same moment; if `noted`, a line of the
        trail says so at its end. Raises DatabaseAway when no connection is to be had.
        """
        options = _SNAPSHOT | {"postgresql_readonly": not noted} if snapshot else {}
        connection = await self._begun(options)
        try:
            if community_id is not None:
                await enter(connection, community_id)
            yield connection
            await connection.commit()
        except BaseException:
            # Given back even when the request is cut short, or the pool would run dry.
            await asyncio.shield(asyncio.ensure_future(_undo(connection)))
            raise
        await connection.close()

    async def _begun(self, options: dict[str, Any]) -> Connection:
        """A connection on which a transaction has begun; one that died in the pool is replaced."""
        for _ in range(_MOST_DEAD):
            connection = await self._connect(options)
            try:
                _ = await connection.begin()
                await _driver(connection)
            except BaseException as error:
                await asyncio.shield(asyncio.ensure_future(_drop(connection)))
                if not isinstance(error, Exception):
                    raise
            else:
                return connection
        raise DatabaseAway

    async def _connect(self, options: dict[str, Any]) -> Connection:
        try:
            connection = await self.engine.connect()
            return await connection.execution_options(**options) if options else connection
        except _AWAY as error:
            raise DatabaseAway from error

    @asynccontextmanager
    async def alone(self) -> AsyncIterator["Alone"]:
        """A connection on which each call is a transaction of its own, committed when it answers.

        Raises DatabaseAway when no connection is to be had.
        """
        try:
            pooled = await self.engine.raw_connection()
        except _AWAY as error:
            raise DatabaseAway from error
        try:
            yield Alone(_driver_of(pooled))
        finally:
            pooled.close()

    async def close(self) -> None:
        """Give every connection back."""
        await self.engine.dispose()

    def _refuse_other_schema(self, dbapi_connection: Any, _record: object) -> None:
        if self.revision is None:
            return
        found = dbapi_connection.run_async(lambda driver: driver.fetchval(REVISION))
        if found != self.revision:
            _log.error("schema_of_another_version", needed=self.revision, found=found)
            raise DatabaseAway


class Alone:
    """A connection without a transaction around its calls (Database.alone)."""

    def __init__(self, driver: "asyncpg.Connection[asyncpg.Record]") -> None:
        self.driver = driver


async def _undo(connection: Connection) -> None:
    with suppress(Exception):  # on a connection that is lost, all is undone already
        await connection.rollback()
    await connection.close()


async def _drop(connection: Connection) -> None:
    """Whatever went wrong with it, a BEGIN that failed has done nothing."""
    with suppress(Exception):
        await connection.invalidate()
    await connection.close()


async def enter(connection: Connection, community_id: CommunityId) -> None:
    """From here to the end of the transaction, this community's rows are the ones seen."""
    await call(connection, _ENTER, TENANT_SETTING, str(community_id))


async def call(connection: Connection | Alone, sql: str, *arguments: object) -> list[Any]:
    """Run one statement on the driver itself, inside the open transaction.

    For the hot path: compiling a statement costs more than PostgreSQL takes to run it. Arguments
    are `$1`, `$2` …; JSON goes in as text and comes back decoded. Raises the driver's own errors
    (see failures.py).
    """
    driver = connection.driver if isinstance(connection, Alone) else await _driver(connection)
    return list(await driver.fetch(sql, *arguments))


async def call_each(
    connection: Connection, sql: str, arguments: Sequence[Sequence[object]]
) -> list[Any]:
    """Run one statement with each of these arguments, all sent before the first answers: the rows
    of all of them, in their order."""
    driver = await _driver(connection)
    return list(await driver.fetchmany(sql, arguments))


async def copy_out(connection: Connection, sql: str, *arguments: object) -> bytes:
    """What COPY makes of a query's rows: a line a row, the columns parted by tabs, nothing where a
    value is NULL. For thousands of rows whose values hold neither tabs nor line ends nor
    backslashes. Raises the driver's own errors."""
    parts: list[bytes] = []

    async def keep(part: bytes) -> None:
        parts.append(part)

    driver = await _driver(connection)
    _ = await driver.copy_from_query(sql, *arguments, output=keep, null="")
    return b"".join(parts)


async def _driver(connection: Connection) -> "asyncpg.Connection[asyncpg.Record]":
    """The driver's connection, with the transaction truly begun."""
    if not connection.in_transaction():
        raise RuntimeError("a call outside a transaction would commit by itself")
    driver = _raw(connection)
    if not driver.is_in_transaction():
        # SQLAlchemy begins with the first statement that goes its own way, and keeps this method
        # to itself: the public way, an empty statement, costs a round trip in every request.
        await _adapted(connection)._start_transaction()  # noqa: SLF001
    return driver


def _raw(connection: Connection) -> "asyncpg.Connection[asyncpg.Record]":
    return _driver_of(_adapted(connection))


def _driver_of(adapted: Any) -> "asyncpg.Connection[asyncpg.Record]":
    driver = adapted.driver_connection
    if not isinstance(driver, asyncpg.Connection):
        raise TypeError("the service speaks to PostgreSQL through asyncpg")
    return driver


def _adapted(connection: Connection) -> Any:
    """SQLAlchemy's wrapping of the driver's connection."""
    if connection.sync_connection is None:
        raise RuntimeError("this connection was given back")
    return connection.sync_connection.connection.dbapi_connection


def _refuse_closed(dbapi_connection: Any, _record: object, _proxy: object) -> None:
    """A connection that the server has closed is not handed out: the pool makes another."""
    if dbapi_connection.driver_connection.is_closed():
        raise DisconnectionError
