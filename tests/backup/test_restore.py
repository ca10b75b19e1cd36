"""What was backed up comes back as it was, proved and all at once; else nothing of it does."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg
import pytest
from tests.backup.conftest import Place, Places, Town
from tests.books import Books

from timebank.audit.rules import Finding
from timebank.backup import queries, service
from timebank.backup.errors import BackupError
from timebank.backup.files import Opened, open_backup
from timebank.backup.restoring import Restored, refuse_unknown
from timebank.db.engine import Database

BringBack = Callable[..., Awaitable[Restored]]
Changed = Callable[[str], Awaitable[Path]]
Found = Callable[[str], Awaitable[list[Finding]]]
BOOKS_OPEN = "SELECT has_schema_privilege($1, 'timebank', 'USAGE')"


async def is_empty(place: Place) -> bool:
    async with place.typing() as connection:
        return await connection.fetchval("SELECT to_regnamespace('timebank') IS NULL") is True


async def test_every_row_comes_back_as_it_was(
    town: Town, backup: Opened, place: Places, bring_back: BringBack
) -> None:
    elsewhere = await place()
    restored = await bring_back(backup, elsewhere)
    assert restored.holds
    reached = [proof.last.note.number if proof.last else None for _, proof in restored.proofs]
    assert sorted(reached, key=str) == [1, None]
    assert sorted(proof.transfers for _, proof in restored.proofs) == [0, 7]
    before, after = await town.place.rows(), await elsewhere.rows()
    assert after.pop("backup") == []  # the backup itself was written down after its moment
    assert {name: rows for name, rows in before.items() if name != "backup"} == after


async def test_the_service_goes_on_where_the_backup_ends(
    town: Town, backup: Opened, place: Places, bring_back: BringBack
) -> None:
    elsewhere = await place()
    await bring_back(backup, elsewhere)
    database = Database(elsewhere.service_url, pooled=False)
    there = Books(database, town.books.town)
    nia, mair = [await there._owner(one, "member") for one in await members(there)]  # noqa: SLF001
    before = await nia.balance()
    await nia.gives(1, to=mair)
    assert await nia.balance() == before - 1
    with pytest.raises(Exception, match="append_only"):
        async with elsewhere.typing() as connection:
            await connection.execute("UPDATE timebank.transfer SET minutes = 1")
    await there.agree()
    await database.close()


async def members(books: Books) -> list:  # type: ignore[type-arg]
    rows = await books.rows(
        "SELECT id FROM timebank.member WHERE community_id = $1 ORDER BY number LIMIT 2"
    )
    return [row["id"] for row in rows]


async def test_books_are_never_written_over(
    town: Town, backup: Opened, bring_back: BringBack
) -> None:
    before = await town.place.rows()
    with pytest.raises(BackupError, match="never written over"):
        await bring_back(backup, town.place)
    assert await town.place.rows() == before


async def test_two_at_once_do_not_meet(
    backup: Opened, place: Places, bring_back: BringBack
) -> None:
    elsewhere = await place()
    one, other = await asyncio.gather(
        bring_back(backup, elsewhere), bring_back(backup, elsewhere), return_exceptions=True
    )
    refused = [said for said in (one, other) if isinstance(said, BackupError)]
    assert len(refused) == 1
    assert "Another command" in str(refused[0])


@pytest.fixture
def changed(town: Town, target: service.Target, place: Places, bring_back: BringBack) -> Changed:
    """A backup of the town after somebody with every right has changed a row, past all triggers."""

    async def change(statement: str) -> Path:
        tampered = await place()
        made = await service.make(town.place.owner_url, target, "by_hand")
        with open_backup(made.path, None, target.folder) as backup:
            await bring_back(backup, tampered)
        async with tampered.typing() as connection:
            await connection.execute("SET session_replication_role = replica")
            assert (await connection.execute(statement)).endswith(" 1")
        return (await service.make(tampered.owner_url, target, "nightly")).path

    return change


@pytest.fixture
def found(changed: Changed, place: Places, bring_back: BringBack) -> Found:
    """What a restore finds wrong with such a backup, of which then nothing is kept."""

    async def find(statement: str) -> list[Finding]:
        path, elsewhere = await changed(statement), await place()
        with open_backup(path, None, path.parent) as backup:
            restored = await bring_back(backup, elsewhere)
        assert await is_empty(elsewhere)
        return [finding for _, proof in restored.proofs for finding in proof.findings]

    return find


async def test_a_balance_that_somebody_with_every_right_changed_is_found_and_nothing_is_kept(
    changed: Changed, place: Places, bring_back: BringBack
) -> None:
    path = await changed(
        "UPDATE timebank.balance SET balance = balance + 60 WHERE account_id ="
        " (SELECT account_id FROM timebank.balance WHERE balance > 0 LIMIT 1)"
    )
    elsewhere = await place()
    with open_backup(path, None, path.parent) as backup:
        restored = await bring_back(backup, elsewhere)
        assert {finding.code for _, proof in restored.proofs for finding in proof.findings} == {
            "balance_not_its_lines",
            "books_not_zero",
        }
        assert await is_empty(elsewhere)
        kept = await bring_back(backup, elsewhere, despite_findings=True)
        assert not kept.holds
        assert not await is_empty(elsewhere)


async def test_a_line_that_was_changed_in_a_dump_is_named_although_all_sums_are_right(
    town: Town, found: Found
) -> None:
    """Somebody else is to have given the fifteen minutes away."""
    findings = await found("UPDATE timebank.transfer SET actor_id = id WHERE kind = 'gift'")
    async with town.place.typing() as connection:
        gift = await connection.fetchval("SELECT id FROM timebank.transfer WHERE kind = 'gift'")
        position = await connection.fetchval(
            "SELECT position FROM timebank.event WHERE subject_id = $1", gift
        )
    assert [one.words for one in findings] == [f"line_changed transfer {gift}, event {position}"]


async def test_a_line_that_was_changed_with_its_hash_is_found_by_its_checkpoint(
    found: Found,
) -> None:
    findings = await found(
        "UPDATE timebank.event SET leaf = sha256('mine') WHERE position = 3 AND community_id ="
        " (SELECT community_id FROM timebank.checkpoint)"
    )
    by_code = {one.code: one for one in findings}
    assert set(by_code) == {"line_changed", "root_wrong", "tiles_wrong"}
    assert by_code["root_wrong"].checkpoint == 1


async def test_a_line_against_a_rule_is_refused_and_nothing_is_kept(
    changed: Changed, place: Places, bring_back: BringBack
) -> None:
    """A spend without its hold: the dump can say it, the tables do not take it."""
    path = await changed("DELETE FROM timebank.hold WHERE state = 'captured'")
    elsewhere = await place()
    with (
        open_backup(path, None, path.parent) as backup,
        pytest.raises(asyncpg.ForeignKeyViolationError, match="spend_has_hold"),
    ):
        await bring_back(backup, elsewhere)
    assert await is_empty(elsewhere)


async def test_until_it_is_proved_the_service_has_no_way_in_and_a_killed_one_is_begun_again(
    backup: Opened, place: Places, bring_back: BringBack
) -> None:
    elsewhere, seen = await place(), []

    def look(table: str, _bytes: int) -> None:
        if table == "transfer":
            raise OSError(28, "No space left on device")

    task = asyncio.ensure_future(bring_back(backup, elsewhere, progress=lambda *_: None))
    async with elsewhere.typing() as connection:
        while not task.done():
            await asyncio.sleep(0.02)
            filled = await connection.fetchval("SELECT to_regclass('timebank.backup') IS NOT NULL")
            if filled and await connection.fetchval(
                "SELECT obj_description('timebank'::regnamespace) IS NOT NULL"
            ):
                seen.append(
                    await connection.fetchval(BOOKS_OPEN, f"{elsewhere.name}_service") is False
                )
        await task
        assert await connection.fetchval(BOOKS_OPEN, f"{elsewhere.name}_service")
    assert any(seen)

    half = await place()
    with pytest.raises(OSError, match="No space"):
        await bring_back(backup, half, progress=look)
    assert await is_empty(half)


async def test_what_a_killed_restore_left_is_taken_for_nothing_and_begun_again(
    backup: Opened, place: Places, bring_back: BringBack
) -> None:
    elsewhere = await place()
    await bring_back(backup, elsewhere)
    async with elsewhere.typing() as connection:  # as if it had been killed before the proof
        await connection.execute("COMMENT ON SCHEMA timebank IS 'being restored'")
    assert (await bring_back(backup, elsewhere)).holds


async def test_what_this_version_does_not_know_is_refused(backup: Opened) -> None:
    newer = dataclasses.replace(backup.manifest, schema="9999_later", timebank="9.9")
    with pytest.raises(BackupError, match=r"written by timebank 9\.9"):
        refuse_unknown(dataclasses.replace(backup, manifest=newer), "installation")
    with pytest.raises(BackupError, match="a whole installation"):
        refuse_unknown(backup, "community")


async def test_a_backup_that_lacks_a_community_is_refused(
    backup: Opened, place: Places, bring_back: BringBack
) -> None:
    more = dataclasses.replace(backup.manifest, communities=3)
    elsewhere = await place()
    with pytest.raises(BackupError, match="says that it holds 3"):
        await bring_back(dataclasses.replace(backup, manifest=more), elsewhere)
    assert await is_empty(elsewhere)


async def test_a_login_that_is_not_the_owners_is_refused(
    town: Town, target: service.Target, postgres_bin: Path | None
) -> None:
    with pytest.raises(Exception, match=r"permission denied|row-level security|DBAPIError"):
        await service.make(town.place.service_url, target, "by_hand")
    assert list(target.folder.iterdir()) == []


async def test_one_nightly_backup_is_made_whoever_asks_and_the_oldest_go(
    town: Town, target: service.Target
) -> None:
    url = town.place.owner_url
    assert await service.make_nightly(url, target, hour=0, keep=2) is None  # made today, of today
    async with town.place.typing() as connection:
        await connection.execute(
            "UPDATE timebank.community SET made_at = made_at - interval '2 days'"
        )
        for name in ("2020-01-01T030000Z", "2020-01-02T030000Z"):
            (target.folder / f"timebank-nightly-{name}.backup").touch()
        (target.folder / "timebank-by_hand-2020-01-01T030000Z.backup").touch()
    nights = await asyncio.gather(
        *(service.make_nightly(url, target, hour=0, keep=2) for _ in range(3))
    )
    assert len([made for made in nights if made]) == 1
    kept = sorted(path.name for path in target.folder.iterdir())
    assert [name[9:28] for name in kept[:2]] == ["by_hand-2020-01-01T", "nightly-2020-01-02T"]
    assert len(kept) == 3
    database = Database(town.place.service_url, pooled=False)
    async with database.transaction() as connection:
        assert (await queries.latest(connection, 1))[0].occasion == "nightly"
    await database.close()
