"""`timebank import`: a coordinator's spreadsheets at the terminal."""

import csv
import re

import pytest
from tests.cli.operators import SAMPLES, Operator, one_line

SHEET = str(SAMPLES / "members.csv")


@pytest.fixture
def number(ely: Operator) -> str:
    """The first coordinator's number."""
    listed = ely.runs("token", "list").stdout
    found = re.search(r"coordinator\s+(\d+)", listed)
    assert found, listed
    return found[1]


def test_three_sheets_come_in_and_one_is_undone(ely: Operator, number: str) -> None:
    wrong = one_line(ely.runs("import", SHEET, "--kind", "hours", "--as", number))
    assert wrong == 'timebank: No column was found for "date". Say which column it is.'

    def brings_in(*arguments: str) -> str:
        done = ely.runs("import", *arguments, "--as", number)
        assert done.returncode == 0, done.stderr
        assert "Jones" not in done.stderr
        return done.stdout

    with ely.serves():
        said = brings_in(SHEET, "--kind", "members", "--yes")
        assert "141" in said
        assert "143  A" in said
        balances = str(SAMPLES / "opening-balances.csv")
        said = brings_in(balances, "--kind", "openings", "--counted-on", "2024-12-31", "--yes")
        assert re.search(r"51\s+192 hours 30 minutes\s+opening balances", said)

        hours = [str(SAMPLES / "hours-2025.csv"), "--kind", "hours", "--make-organisations"]
        problems = ely.data_dir.parent / "problems.csv"
        said = brings_in(*hours, "--dry-run", "--problems", str(problems))
        assert "Nothing in the books has changed." in said
        with problems.open(encoding="utf-8-sig", newline="") as file:
            rows = {line["row"]: line["what is said"] for line in csv.DictReader(file)}
        assert rows["350"].startswith('"31/02/2025" is not in the calendar')

        said = brings_in(*hours, "--answer", "191:duration=2 hours", "--leave-out", "820", "--yes")
        run_id = re.search(r"--undo (\S+)", said)
        assert run_id
        assert "Reading the file" in said
        assert "transfers reversed" in brings_in("--undo", run_id[1])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Say which file, and with --kind what it brings."),
        (("no-such.csv", "--kind", "hours"), "no-such.csv: there is no such file."),
        ((SHEET, "--kind", "hours", "--answer", "7=x"), "--answer ROW:FIELD=TEXT"),
        ((SHEET, "--kind", "hours", "--separate", "x"), "--separate x"),
        ((SHEET, "--kind", "hours", "--counted-on", "31/12/2024"), "counted_on"),
        ((SHEET, "--kind", "members"), "--as 99999: nobody here has this number."),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    caerau: Operator, arguments: tuple[str, ...], words: str
) -> None:
    assert words in one_line(caerau.runs("import", *arguments, "--as", "99999"))
