"""`timebank audit`: a bundle written, taken elsewhere, and checked there."""

from pathlib import Path

from tests.cli.operators import Operator, one_line


def elsewhere(operator: Operator, folder: Path) -> Operator:
    """Somebody with the program and nothing else: no data, no settings."""
    return Operator(folder / "nothing", operator.postgres_bin)


def test_a_bundle_is_checked_where_there_is_nothing_else(full: Operator, tmp_path: Path) -> None:
    file = tmp_path / "ely.bundle"
    done = full.runs("export", "--bundle", str(file), "--community", "ely")
    assert done.returncode == 0, done.stderr
    assert file.stat().st_mode & 0o777 == 0o600
    assert "names nobody" in one_line(full.runs("export", "--bundle", str(file), "--names"))
    keys, auditor = tmp_path / "keys.txt", elsewhere(full, tmp_path)
    keys.write_text(full.runs("audit", "key").stdout)

    checked = auditor.runs("audit", "verify", str(file), "--key", str(keys))
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.startswith("These books are whole: community ")
    assert "opening" in checked.stdout
    assert not (tmp_path / "nothing").exists()

    text = file.read_text()
    kept = tmp_path / "kept.txt"
    last = next(one for one in reversed(text.splitlines()) if one.startswith("checkpoint "))
    kept.write_text(last.split(" ", 2)[2].replace("|", "\n") + "\n")
    seen = auditor.runs("audit", "verify", str(file), "--checkpoint", str(kept))
    assert "1 of 1 checkpoints seen before stand in it" in seen.stdout

    drawn = auditor.runs("audit", "sample", str(file)).stdout.splitlines()
    assert drawn[0].startswith("Drawn by checkpoint ")
    assert len(drawn) - 1 == min(25, text.count("|opening|opening|") or 25)

    row = next(line for line in text.splitlines() if "|transfer|" in line)
    false = tmp_path / "false.bundle"
    false.write_text(text.replace(row, row.replace("|member|", "|pot|", 1)))
    refused = auditor.runs("audit", "verify", str(false))
    assert refused.returncode == 1
    assert "was changed: its line has another hash" in one_line(refused)


def test_a_new_key_is_made_and_the_old_one_stays(full: Operator) -> None:
    before = full.runs("audit", "key").stdout
    assert full.runs("audit", "rotate-key").returncode == 0
    held = (full.data_dir / "seal.keys").read_text().splitlines()
    assert len(held) == 3
    assert full.runs("audit", "key").stdout == before


def test_what_is_no_bundle_is_said_in_one_line(caerau: Operator, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all")
    said = one_line(caerau.runs("audit", "verify", str(file)))
    assert said.startswith("timebank: letter.txt is not true books. This is not a bundle")
    assert "is a folder" in one_line(caerau.runs("audit", "verify", str(tmp_path)))
    gone = one_line(caerau.runs("audit", "verify", str(tmp_path / "gone")))
    assert gone.endswith("No such file or directory.")
