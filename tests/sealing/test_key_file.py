"""The key file: made once, read by nobody else, and never silently replaced."""

import stat
from pathlib import Path

import pytest

from timebank.proof import key_file
from timebank.proof.key_file import KeyFileError


def test_the_first_start_makes_it_and_the_next_one_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "data" / "seal.keys"
    secrets = key_file.read_or_make(path)
    assert [len(secret) for secret in secrets] == [32]
    assert key_file.read_or_make(path) == secrets
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["seal.keys"]


def test_a_new_key_comes_behind_the_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "seal.keys"
    first = key_file.read_or_make(path)
    key_file.rotate(path)
    assert key_file.read(path)[:-1] == first
    assert len(set(key_file.read(path))) == 2


@pytest.mark.parametrize("content", ["", "timebank seal keys 1\n", "something else\nx 00\n"])
def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    path = tmp_path / "seal.keys"
    path.write_text(content)
    with pytest.raises(KeyFileError, match="damaged"):
        key_file.read_or_make(path)
    assert path.read_text() == content
