"""A town's books that are sealed and taken away in one file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tests.books import A_DAY, Books, Owner, as_service
from tests.ledger.clock import Clock
from tests.ledger.prompt import Prompt
from tests.sealing.conftest import Sealer
from tests.server import Server

from timebank.audit.bundle import pages
from timebank.base.ids import CommunityId, ContributionId
from timebank.contributions import statements
from timebank.contributions.rules import Side
from timebank.contributions.statements import Statement
from timebank.db.engine import Connection, Database, call
from timebank.verifier.chain import Seen
from timebank.verifier.checking import Summary, check_file
from timebank.verifier.errors import Fault


class Stated(Books):
    """Books in which every entry begins with somebody's claim, as the service writes it."""

    async def logged(self, giver: Owner, receiver: Owner, minutes: int, **more: Any) -> Any:
        entry: ContributionId = await super().logged(giver, receiver, minutes, **more)
        claim = Statement(entry, entry, Side.GIVER, giver.id, minutes)
        async with self.transaction() as connection:
            await statements.state(connection, self.id, [claim])
        return entry


@dataclass
class Town:
    """Books in which everything has happened once."""

    books: Stated
    sealer: Sealer
    ids: dict[str, UUID]

    async def bundle(self) -> bytes:
        return await bundle_of(self.books)


async def bundle_of(books: Books) -> bytes:
    """The books as one file."""
    async with books.database.transaction(books.id, snapshot=True) as connection:
        return await bundle_in(connection, books.id)


async def bundle_in(connection: Connection, community_id: CommunityId) -> bytes:
    """A community's books as one transaction sees them."""
    return "".join([page async for _, page in pages(connection, community_id)]).encode()


def checked(bundle: bytes, seen: Seen | None = None) -> Summary:
    with NamedTemporaryFile() as file:
        file.write(bundle)
        file.flush()
        return check_file(Path(file.name), seen or Seen(), lambda _read, _lines: None)


def fault(bundle: bytes, seen: Seen | None = None) -> str:
    """What is wrong, in words."""
    with pytest.raises(Fault) as found:
        checked(bundle, seen)
    return str(found.value)


@pytest.fixture(scope="session")
async def town(service_url: str, database: Database) -> Town:
    """Nothing of it is changed by a test that only reads its file."""
    return await lived(service_url, database)


@pytest.fixture(scope="session")
async def bundle(town: Town) -> bytes:
    return await town.bundle()


async def lived(service_url: str, database: Database) -> Town:
    """Beside what a prompt's town lives: ceilings, passing on, a correction, an open question."""
    books = await Stated.open(database, floor_minutes=-60)
    async with as_service(service_url, books) as connection:
        ids = (await Prompt.at(connection, books)).ids
    nia, mair = await books.member("Enfys"), await books.member("Glyn")
    club = await books.organisation("Choir")
    await nia.limits(ceiling_minutes=100)
    await books.credits(nia, club, 90, by=mair)
    capped = await books.credits(nia, club, 90, by=mair, day=A_DAY - timedelta(days=1))
    await nia.limits(ceiling_minutes=None, passes_on=True)
    await books.credits(nia, mair, 45, by=mair, day=A_DAY - timedelta(days=2))
    await books.reverse(mair, (capped.transfer or {})["id"])
    wrong = await books.credits(mair, club, 30, by=nia)
    await books.logged(mair, club, 40, stated_by=nia, corrects_id=wrong.contribution_id)
    right = await books.row(
        "SELECT id FROM timebank.contribution WHERE community_id = $1 AND corrects_id = $2",
        wrong.contribution_id,
    )
    await books.correct(nia, right["id"])
    asked = await books.logged(mair, club, 20, day=date(2025, 3, 1), stated_by=nia)
    await books.query(asked)
    await books.verify(nia, (asked, 25))
    await books.historic(mair, club, 600)
    declined = await books.logged(mair, club, 21, day=date(2025, 3, 2))
    await books.decline(declined, by=nia)
    for name, to in (("Heddwyn", nia), ("Lowri", await books.own("expired"))):
        gone = await books.member(name)
        await gone.limits(closed=True, late_to=to.account_id)
        await books.credits(gone, club, 15, by=mair)
    sealer = Sealer(books)
    await sealer.seals()
    await nia.gives(10, mair)
    await sealer.seals()
    return Town(books, sealer, ids)


@pytest.fixture(scope="session")
async def administrator(server: Server, owner_url: str) -> AsyncIterator[Database]:
    """The database as the server's superuser sees it."""
    owner = await asyncpg.connect(owner_url)
    name = await owner.fetchval("SELECT current_database()")
    await owner.close()
    database = Database(server.superuser_url(name), pooled=False)
    yield database
    await database.close()


@asynccontextmanager
async def undone(database: Database) -> AsyncIterator[Connection]:
    """A transaction that no trigger stops, and of which nothing stays."""
    async with database.transaction() as connection:
        await call(connection, "SET LOCAL session_replication_role = replica")
        yield connection
        await connection.rollback()


@pytest.fixture
async def clock(owner_url: str) -> AsyncIterator[Clock]:
    """The books' clock, set right again after the test."""
    clock = Clock(owner_url)
    yield clock
    await clock.stands(timedelta(0))
