"""The commands as an operator types them: there and back, by night, before an upgrade, and no."""

import asyncio
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from tests.cli.operators import Operator, all_sealed, one_line
from tests.server import Server, fresh_folder

from timebank.db.embedded import EmbeddedServer
from timebank.db.programs import candidates

SECONDS_TO_BACK_UP = 60


@pytest.fixture(scope="module")
def ely(postgres_bin: Path | None) -> Iterator[Operator]:
    """The time bank of Ely, on an embedded database."""
    with fresh_folder() as folder:
        folder.chmod(0o711)
        operator = Operator(folder / "time bank", postgres_bin)
        operator.makes("ely")
        yield operator


@pytest.fixture(scope="module")
def file(ely: Operator) -> Path:
    """Ely's books in one file."""
    path = ely.data_dir.parent / "ely.backup"
    assert ely.runs("backup", "make", str(path)).returncode == 0
    return path


def elsewhere(ely: Operator, folder: str) -> Operator:
    """The same operator with another data directory."""
    return replace(ely, data_dir=ely.data_dir.parent / folder)


def types(operator: Operator, statement: str) -> None:
    """Somebody with the owner's login types SQL."""

    async def type_it(url: str) -> None:
        owner = await asyncpg.connect(url)
        await owner.execute(statement)
        await owner.close()

    with EmbeddedServer(operator.data_dir, programs=operator.postgres_bin) as server:
        asyncio.run(type_it(server.owner_url("timebank")))


def test_a_backup_goes_into_another_folder_and_is_served_from_there(
    ely: Operator, file: Path
) -> None:
    other = elsewhere(ely, "brought back")
    said = other.runs("restore", str(file))
    assert re.search("ely: 0 transfers, .*: the books are whole", said.stdout), said.stderr
    assert sorted(path.name for path in other.data_dir.glob("rest*")) == ["restoring.lock"]
    with other.serves() as served:
        told = served.get("/v1/communities/ely/audit/backups", ely.token).json()
    assert told["last_proven_at"] > told["last_made_at"]
    assert told["latest"][0]["occasion"] == "by_hand"
    again = other.runs("restore", str(file))
    assert "never written over" in one_line(again)


def test_books_that_come_back_without_their_signing_keys_say_where_those_belong(
    ely: Operator,
) -> None:
    with ely.serves(backup_nightly="false") as served:
        all_sealed(served, ely.token)
    path = ely.data_dir.parent / "sealed.backup"
    assert ely.runs("backup", "make", str(path)).returncode == 0
    other = elsewhere(ely, "without keys")
    said = other.runs("restore", str(path))
    assert re.search(r"sealed up to event \d+ by checkpoint \d+: the books are whole", said.stdout)
    assert one_warning(said).startswith(f"Warning: {other.data_dir / 'seal.keys'} is not there: ")
    assert "warn  signing keys" in other.runs("doctor").stdout
    shutil.copy2(ely.data_dir / "seal.keys", other.data_dir)
    assert "ok    signing keys" in other.runs("doctor").stdout


def test_a_community_that_is_moved_in_without_its_keys_comes_with_a_warning(ely: Operator) -> None:
    with ely.serves(backup_nightly="false") as served:
        all_sealed(served, ely.token)
    path = str(ely.data_dir.parent / "ely.move")
    assert ely.runs("move", "out", "ely", path).returncode == 0
    other = elsewhere(ely, "neighbours")
    assert other.makes_another("splott").returncode == 0
    said = other.runs("move", "in", path)
    assert "ely: 0 transfers" in said.stdout
    warned = f"Warning: {other.data_dir / 'seal.keys'} does not hold the key that signed the last "
    assert one_warning(said).startswith(warned)


def one_warning(said: subprocess.CompletedProcess[str]) -> str:
    """The one line on standard error of a command that could be done."""
    assert said.returncode == 0, said.stderr
    (line,) = said.stderr.splitlines()
    return line


def test_an_encrypted_backup_opens_with_its_key_alone(ely: Operator) -> None:
    folder = ely.data_dir.parent
    key, other_key, path = (str(folder / name) for name in ("key", "other key", "encrypted.backup"))
    ely.runs("backup", "key", key)
    ely.runs("backup", "key", other_key)
    assert ely.runs("backup", "make", path, "--encrypt-with", key).returncode == 0
    assert "another key" in one_line(ely.runs("backup", "prove", path, "--key", other_key))
    assert "--key" in one_line(ely.runs("backup", "prove", path))
    assert "whole" in ely.runs("backup", "prove", path, backup_key_file=key).stdout
    assert "proved" in ely.runs("doctor").stdout


def test_from_the_embedded_database_to_a_server_elsewhere_and_back(
    ely: Operator, file: Path, server: Server, tmp_path: Path
) -> None:
    name = f"moved_{secrets.token_hex(4)}"
    asyncio.run(server.make_database(name))
    owner = tmp_path / "owner-url"
    owner.write_text(server.owner_url(name) + "\n")
    urls = {
        "database_url": server.service_url(name),
        "owner_database_url_file": str(owner),
    }
    there = elsewhere(ely, "there")
    assert "whole" in there.runs("restore", str(file), **urls).stdout
    assert "never written over" in one_line(there.runs("restore", str(file), **urls))
    path = str(there.data_dir.parent / "from there.backup")
    assert there.runs("backup", "make", path, **urls).returncode == 0
    assert "whole" in elsewhere(ely, "back again").runs("restore", path).stdout


def test_an_older_postgresql_hands_over_to_a_newer_one(ely: Operator) -> None:
    newest, *_, oldest = [*candidates(), *candidates()]
    folder = ely.data_dir.parent
    old = Operator(folder / "old", oldest)
    old.makes("splott")
    assert old.runs("backup", "make", str(folder / "old.backup")).returncode == 0
    new = Operator(folder / "new", newest)
    assert "splott" in new.runs("restore", str(folder / "old.backup")).stdout


def test_what_is_no_backup_is_refused_and_leaves_nothing(ely: Operator, file: Path) -> None:
    other, wrong = elsewhere(ely, "nothing"), ely.data_dir.parent / "wrong.backup"
    content = file.read_bytes()
    middle = len(content) // 2
    for bad in (b"", b"hello", content[:-1], content[:middle] + b"?" + content[middle + 1 :]):
        wrong.write_bytes(bad)
        assert re.search("damaged|cut short", one_line(other.runs("restore", str(wrong))))
    assert not (other.data_dir / "pg").exists()


def is_proven_nightly(told: dict[str, Any]) -> bool:
    latest = told.get("latest") or [{"occasion": "none"}]
    return latest[0]["occasion"] == "nightly" and latest[0]["proven_at"] is not None


def test_the_service_makes_the_nights_backup_itself_and_proves_it(ely: Operator) -> None:
    types(ely, "UPDATE timebank.community SET made_at = made_at - interval '3 days'")
    types(ely, "UPDATE timebank.backup SET proven_at = NULL")  # or it would wait for its week
    kept = ely.data_dir / "backups"
    with ely.serves(backup_keep="1") as served:
        deadline = time.monotonic() + SECONDS_TO_BACK_UP
        told: dict[str, Any] = {}
        while time.monotonic() < deadline and not is_proven_nightly(told):
            time.sleep(0.5)
            told = served.get("/v1/communities/ely/audit/backups", ely.token).json()
    assert is_proven_nightly(told), told
    assert len(list(kept.glob("timebank-nightly-*.backup"))) == 1
    assert not list(ely.data_dir.glob("proving"))


def test_the_service_ends_at_once_also_while_the_nights_backup_is_made(ely: Operator) -> None:
    types(ely, "DELETE FROM timebank.backup WHERE occasion = 'nightly'")
    with ely.serves() as served:
        served.process.terminate()
        assert served.process.wait(25) == 0
    assert list((ely.data_dir / "backups").glob(".*")) == []


def test_an_upgrade_makes_a_backup_first_or_does_not_begin(ely: Operator, tmp_path: Path) -> None:
    types(ely, "UPDATE timebank.alembic_version SET version_num = '0000_before'")
    try:
        (tmp_path / "no folder").touch()
        refused = ely.runs("db", "upgrade", backup_dir=str(tmp_path / "no folder"))
        assert "Nothing was upgraded" in one_line(refused)
        assert "db upgrade" in one_line(ely.makes_another("splott"))
        ely.runs("db", "upgrade")  # this made-up revision has no way up
        assert len(list((ely.data_dir / "backups").glob("timebank-before_upgrade-*"))) == 1
    finally:
        types(ely, "UPDATE timebank.alembic_version SET version_num = '0001_books'")
