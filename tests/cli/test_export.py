"""`timebank export`: a journal as a file that is whole or not there."""

import csv
import json

from tests.cli.operators import Operator, one_line


def test_the_journal_is_written_and_it_is_said_how_far_it_goes(full: Operator) -> None:
    file = full.data_dir.parent / "ely.csv"
    done = full.runs("export", "--journal", str(file), "--community", "ely")
    assert done.returncode == 0, done.stderr
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["through_journal"] for row in rows} == {str(len(rows))}
    assert f"{len(rows)} lines, up to number {len(rows)}, recorded " in done.stderr
    assert "not sealed" not in done.stderr
    assert file.stat().st_mode & 0o777 == 0o600
    again = one_line(full.runs("export", "--journal", str(file)))
    assert again.endswith("is there already. Move it away, or name another file.")

    shown = full.runs("export", "--journal", "-", "--format", "jsonl", "--names")
    told = [json.loads(line) for line in shown.stdout.splitlines()]
    assert told[-1] == {"type": "end", "lines": len(rows)}
    assert any(one.get("name") for one in told if one["type"] == "balance")

    wrong = ["--from", "2025-02-02", "--to", "2025-02-01"]
    assert "begins before it ends" in one_line(full.runs("export", "--journal", "-", *wrong))
    nothing = one_line(full.runs("export"))
    assert nothing == "timebank: Say what to write, and where: --journal FILE or --bundle FILE."
    assert sorted(path.name for path in file.parent.glob("*ely*")) == ["ely.csv"]
