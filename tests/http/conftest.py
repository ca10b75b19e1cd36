"""A small room of notes, with a database of its own: HTTP is tested without the rooms above it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Table, Text, Uuid
from sqlalchemy.ext.asyncio import create_async_engine
from tests.http import notes
from tests.http.town import Town
from tests.server import Server

import timebank.http
import timebank.trail
from timebank.db import ddl
from timebank.db.engine import Database, async_url
from timebank.http.application import build
from timebank.http.tables import Idempotency
from timebank.trail.tables import TrailLine

REVISION = "notes"


@pytest.fixture(scope="session")
def notes_database(server: Server) -> str:
    """A database with the notes, the idempotency keys and the trail, and nothing else."""
    asyncio.run(server.make_database("timebank_notes"))
    asyncio.run(_make_schema(server.owner_url("timebank_notes")))
    return "timebank_notes"


@pytest.fixture
async def town(server: Server, notes_database: str) -> AsyncIterator[Town]:
    """A fresh community."""
    database = Database(server.service_url(notes_database))
    app = build(
        database=database,
        routers=[notes.router],
        is_token=notes.is_token,
        find_caller=notes.find_caller,
        refusal_for=notes.refusal_for,
        schema_revision=REVISION,
    )
    yield Town(app, database_name=notes_database)
    await database.close()


async def _make_schema(owner_url: str) -> None:
    metadata = MetaData()
    for table in ("idempotency", "trail_line"):
        Idempotency.metadata.tables[f"timebank.{table}"].to_metadata(metadata)
    notes.NOTE.to_metadata(metadata)
    for name, more in (
        ("member", ()),
        ("account", (Column("owner_id", Uuid), Column("type", Text))),
    ):
        keys = (Column(key, Uuid, primary_key=True) for key in ("community_id", "id"))
        _ = Table(name, metadata, *keys, *more, schema="timebank")
    rooms = (timebank.http, timebank.trail)
    folders = [Path(str(room.__file__)).parent for room in rooms]
    made = ddl.statements(
        metadata,
        functions=sorted(path for folder in folders for path in folder.glob("*.sql")),
        service_may={
            "idempotency": Idempotency.service_may,
            "note": ("INSERT", "UPDATE"),
            "trail_line": TrailLine.service_may,
        },
        posting_may={},
    )
    engine = create_async_engine(async_url(owner_url))
    async with engine.begin() as connection:
        for statement in ("CREATE SCHEMA timebank", *made, *_REVISION_TABLE):
            await connection.exec_driver_sql(statement)
    await engine.dispose()


_REVISION_TABLE = (
    "CREATE TABLE timebank.alembic_version (version_num text)",
    f"INSERT INTO timebank.alembic_version VALUES ('{REVISION}')",
    "GRANT SELECT ON timebank.alembic_version TO timebank_notes_service",
)
