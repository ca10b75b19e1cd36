"""A file is whole or not there; what was changed, cut short or is another's is not read."""

from pathlib import Path
from typing import IO

import pytest

from timebank.backup.errors import BackupError
from timebank.backup.files import Manifest, Writer, new_file, open_backup, remove_parts
from timebank.backup.sealing import PIECE, TAG, make_key, read_key

DUMP = bytes(range(256)) * (PIECE // 100)
"""Two pieces and a half."""
MANIFEST = Manifest(
    id="0198c1a5-0000-7000-8000-000000000000",
    kind="installation",
    occasion="by_hand",
    made_at="2026-03-02T03:00:00+00:00",
    timebank="0.1.0",
    schema="0001_books",
    postgresql=18,
    made_as="real",
    communities=1,
)


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    make_key(tmp_path / "key")
    return read_key(tmp_path / "key")


def write(path: Path, key: bytes | None = None, dump: bytes = DUMP) -> Path:
    with new_file(path) as file:
        writer = Writer(file, key)
        writer.write(dump)
        writer.finish(MANIFEST)
    return path


def read(path: Path, key: bytes | None = None) -> bytes:
    with open_backup(path, key, path.parent) as backup:
        assert backup.manifest == MANIFEST
        return backup.file.read(len(DUMP))


def changed(path: Path, position: int) -> Path:
    """The same file with one bit turned."""
    other = path.with_name("changed")
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    other.write_bytes(content)
    return other


def shortened(path: Path, length: int) -> Path:
    other = path.with_name("shortened")
    other.write_bytes(path.read_bytes()[:length])
    return other


@pytest.mark.parametrize("sealed", [False, True])
def test_what_was_written_is_read(tmp_path: Path, key: bytes, sealed: bool) -> None:  # noqa: FBT001
    path = write(tmp_path / "one.backup", key if sealed else None)
    assert read(path, key if sealed else None) == DUMP
    assert (DUMP[:1000] in path.read_bytes()) is not sealed
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("sealed", [False, True])
def test_one_changed_bit_is_found_wherever_it_stands(
    tmp_path: Path,
    key: bytes,
    sealed: bool,  # noqa: FBT001
) -> None:
    path = write(tmp_path / "one.backup", key if sealed else None)
    size = path.stat().st_size
    for position in (0, 17, 40, 57, 60, size // 2, *range(size - 60, size, 7), size - 1):
        with pytest.raises(BackupError):
            read(changed(path, position), key if sealed else None)


@pytest.mark.parametrize("sealed", [False, True])
def test_a_file_cut_short_anywhere_is_found(
    tmp_path: Path,
    key: bytes,
    sealed: bool,  # noqa: FBT001
) -> None:
    path = write(tmp_path / "one.backup", key if sealed else None)
    size = path.stat().st_size
    between = 56 + 4 + PIECE + TAG  # the header and the first piece
    for length in (0, 10, 30, 56, 58, between, between + 2, size // 2, size - 57, size - 1):
        with pytest.raises(BackupError):
            read(shortened(path, length), key if sealed else None)


def test_pieces_in_another_order_or_twice_and_more_at_the_end_are_found(
    tmp_path: Path, key: bytes
) -> None:
    content = write(tmp_path / "one.backup", key).read_bytes()
    size = 4 + PIECE + TAG
    head, first, second, rest = (
        content[:56],
        content[56 : 56 + size],
        content[56 + size : 56 + 2 * size],
        content[56 + 2 * size :],
    )
    other = tmp_path / "other"
    for pieces in (
        (second, first, rest),
        (first, first, second, rest),
        (first, second, rest, rest),
    ):
        other.write_bytes(head + b"".join(pieces))
        with pytest.raises(BackupError):
            read(other, key)


def test_another_key_and_none_are_told_apart_from_damage(tmp_path: Path, key: bytes) -> None:
    path = write(tmp_path / "one.backup", key)
    make_key(tmp_path / "other")
    with pytest.raises(BackupError, match="with another key"):
        read(path, read_key(tmp_path / "other"))
    with pytest.raises(BackupError, match="--key"):
        read(path)


def test_a_key_is_private_is_never_written_over_and_is_known_as_one(tmp_path: Path) -> None:
    make_key(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(BackupError, match="never written over"):
        make_key(tmp_path / "key")
    for words in ("", "hunter2", "timebank-backup-key-1 abc", "a b c"):
        (tmp_path / "no key").write_text(words)
        with pytest.raises(BackupError, match="no key for backups"):
            read_key(tmp_path / "no key")


def test_two_files_of_one_key_have_nothing_in_common(tmp_path: Path, key: bytes) -> None:
    one, other = (write(tmp_path / name, key).read_bytes() for name in ("one", "other"))
    assert one[:24] == other[:24]
    assert one[24:5000] != other[24:5000]


def broken_off(path: Path, full: IO[bytes]) -> None:
    with new_file(path) as file:
        file.write(DUMP)
        full.write(DUMP)


def test_what_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="space"):
        broken_off(tmp_path / "one.backup", full)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = write(tmp_path / "one.backup")
    with pytest.raises(BackupError, match="never written over"):
        write(path)
    assert read(path) == DUMP


def test_what_a_killed_command_left_is_taken_away_and_what_another_writes_is_not(
    tmp_path: Path,
) -> None:
    left = tmp_path / ".timebank-nightly-1.backup.part"
    left.write_bytes(b"half")
    with new_file(tmp_path / "timebank-nightly-2.backup"):
        remove_parts(tmp_path)
        assert not left.exists()
        with (
            pytest.raises(BackupError, match="Another command"),
            new_file(tmp_path / "timebank-nightly-2.backup"),
        ):
            pass
    assert [path.name for path in tmp_path.iterdir()] == ["timebank-nightly-2.backup"]


def test_a_newer_format_says_which_version_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "newer"
    with new_file(path) as file:
        writer = Writer(file, None)
        writer.finish(Manifest(**{**MANIFEST.__dict__, "format": 2, "timebank": "9.9"}))
    with pytest.raises(BackupError, match=r"written by timebank 9\.9"):
        read(path)
