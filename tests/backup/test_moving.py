"""One community goes to another installation whole, beside the others there, or not at all."""

import dataclasses
import zlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from tests.backup.conftest import Place, Places, Town
from tests.books import Books

from timebank.backup.errors import BackupError
from timebank.backup.files import Writer, new_file, open_backup
from timebank.backup.moving import move_in, move_out
from timebank.cli.queries import make_installation
from timebank.db import migrate
from timebank.db.engine import Database

SLUG = "SELECT slug FROM timebank.community WHERE id = $1"
SETTLED = "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'"


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def quiet(_table: str, _bytes: int) -> None:
    pass


async def slug_of(town: Town) -> str:
    async with town.place.typing() as connection:
        return str(await connection.fetchval(SLUG, town.books.id))


@pytest.fixture
async def file(town: Town, tmp_path: Path) -> Path:
    """The town's community in a file."""
    path = tmp_path / "town.move"
    await move_out(town.place.owner_url, await slug_of(town), path, None, quiet)
    return path


@pytest.fixture
async def neighbours(place: Places) -> AsyncIterator[Town]:
    """Another installation, with a community of its own."""
    there = await place()
    migrate.upgrade(there.owner_url)
    owner = Database(there.owner_url, pooled=False)
    async with owner.transaction() as connection:
        await make_installation(connection, "test")
    await owner.close()
    database = Database(there.service_url, pooled=False)
    yield Town(there, await Books.open(database))
    await database.close()


def rewritten(path: Path, change: Callable[[bytes], bytes], **manifest: Any) -> Path:
    """The file as somebody who knows its form writes it anew."""
    other = path.with_name("rewritten")
    other.unlink(missing_ok=True)
    with open_backup(path, None, path.parent) as backup, new_file(other) as file:
        script = zlib.decompressobj(wbits=31).decompress(backup.file.read())
        writer = Writer(file, None)
        packer = zlib.compressobj(wbits=31)
        writer.write(packer.compress(change(script)) + packer.flush())
        writer.finish(dataclasses.replace(backup.manifest, **manifest))
    return other


async def arrives(path: Path, there: Place) -> Any:
    with open_backup(path, None, path.parent) as backup:
        return await move_in(there.owner_url, backup, quiet)


async def test_a_community_arrives_beside_others_with_every_row(
    town: Town, neighbours: Town, file: Path
) -> None:
    others = await neighbours.place.rows()
    proof = await arrives(file, neighbours.place)
    assert proof.holds
    assert proof.transfers == 7
    assert proof.last is not None
    here, there = await town.place.rows(), await neighbours.place.rows()
    ours = str(town.books.id)
    for table in set(here) - {"token", "backup", "installation"}:
        own = {row for row in here[table] if ours in row}
        assert set(there[table]) == own | set(others[table]), table
    assert there["token"] == others["token"]
    assert len(there["client"]) == len(there["app_consent"]) == 1
    assert there["client_secret"] == [], "a secret is the old installation's"
    moved = Books(neighbours.books.database, town.books.town)
    await moved.agree()
    async with neighbours.place.typing() as connection:
        assert await connection.fetchval(SETTLED) == 0


async def test_it_arrives_once(neighbours: Town, file: Path) -> None:
    await arrives(file, neighbours.place)
    before = await neighbours.place.rows()
    with pytest.raises(BackupError, match="here already"):
        await arrives(file, neighbours.place)
    assert await neighbours.place.rows() == before


async def test_rows_of_another_community_do_not_come_along(
    town: Town, neighbours: Town, file: Path
) -> None:
    theirs = str(neighbours.books.id).encode()

    def slip_in(script: bytes) -> bytes:
        head = script.index(b"COPY timebank.note ")
        row = script.index(b"\n", head) + 1
        columns = script[head:row].count(b",") + 1
        assert columns == 6
        line = b"\t".join([theirs, theirs, theirs, b"slipped in", theirs, b"2026-01-01 00:00+00"])
        return script[:row] + line + b"\n" + script[row:]

    before = await neighbours.place.rows()
    with pytest.raises(BackupError, match="rows of another community"):
        await arrives(rewritten(file, slip_in), neighbours.place)
    assert await neighbours.place.rows() == before


def first_row_changed(
    script: bytes, table: str, column: str, change: Callable[[str], str]
) -> bytes:
    head = script.index(f"COPY timebank.{table} ".encode())
    row = script.index(b"\n", head) + 1
    columns = script[head:row].partition(b"(")[2].partition(b")")[0].split(b", ")
    end = script.index(b"\n", row)
    values = script[row:end].split(b"\t")
    place = columns.index(f'"{column}"'.encode())
    values[place] = change(values[place].decode()).encode()
    return script[:row] + b"\t".join(values) + script[end:]


def an_hour_more(script: bytes) -> bytes:
    return first_row_changed(script, "balance", "balance", lambda minutes: str(int(minutes) + 60))


def by_somebody_else(script: bytes) -> bytes:
    return first_row_changed(script, "transfer", "actor_id", lambda _: str(uuid4()))


@pytest.mark.parametrize(
    ("change", "words"),
    [(an_hour_more, "books_not_zero"), (by_somebody_else, "line_changed transfer")],
)
async def test_books_that_do_not_stand_the_proof_do_not_come_in(
    neighbours: Town, file: Path, change: Callable[[bytes], bytes], words: str
) -> None:
    other = rewritten(file, change)
    before = await neighbours.place.rows()
    with pytest.raises(BackupError, match=f"do not stand the proof: . findings, the first {words}"):
        await arrives(other, neighbours.place)
    assert await neighbours.place.rows() == before


@pytest.mark.parametrize(
    ("manifest", "words"),
    [({"schema": "0000_older"}, "Upgrade both"), ({"made_as": "demo"}, "clocks are not the same")],
)
async def test_what_does_not_fit_this_installation_is_refused(
    neighbours: Town, file: Path, manifest: dict[str, str], words: str
) -> None:
    with pytest.raises(BackupError, match=words):
        await arrives(rewritten(file, lambda script: script, **manifest), neighbours.place)


@pytest.mark.parametrize(
    "change",
    [
        lambda script: script[: len(script) // 2],
        lambda script: script.replace(b"COPY timebank.claim ", b"COPY timebank.token "),
        lambda _script: b"",
        lambda script: script + script,
    ],
    ids=["half", "another table", "nothing", "twice"],
)
async def test_a_file_with_other_tables_than_a_communitys_is_refused_whole(
    neighbours: Town, file: Path, change: Callable[[bytes], bytes]
) -> None:
    before = await neighbours.place.rows()
    with pytest.raises(BackupError):
        await arrives(rewritten(file, change), neighbours.place)
    assert await neighbours.place.rows() == before


async def test_a_name_that_nobody_has_is_said(town: Town, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no community 'atlantis'"):
        await move_out(town.place.owner_url, "atlantis", tmp_path / "x", None, quiet)
    assert not names_in(tmp_path)
