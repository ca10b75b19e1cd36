"""`timebank import`: a coordinator's spreadsheets at the terminal."""

import csv
import re

import httpx
import pytest
from tests.cli.operators import SAMPLES, Operator, Served, one_line

from timebank.base.actors import Language
from timebank.base.words import message_ids, places, say

SHEET = str(SAMPLES / "members.csv")
ENGLISH = [
    say("en", message)
    for message in message_ids(Language.ENGLISH)
    if message.startswith("import-")
    and not places(Language.ENGLISH, message)
    and len(say("en", message)) > len("--answer ROW")
]
"""Whatever the import says in so many words."""


def test_three_sheets_come_in_and_one_is_undone(ely: Operator) -> None:
    wrong = one_line(ely.runs("import", SHEET, "--kind", "hours", "--as", ely.number))
    assert wrong.startswith('timebank: No column was found for "date". Say which column it is. (--')

    def brings_in(*arguments: str) -> str:
        done = ely.runs("import", *arguments, "--as", ely.number)
        assert done.returncode == 0, done.stderr
        assert "Jones" not in done.stderr
        return done.stdout

    with ely.serves():
        said = brings_in(SHEET, "--kind", "members", "--yes")
        assert "141" in said
        assert "143  A name" in said
        balances = str(SAMPLES / "opening-balances.csv")
        said = brings_in(balances, "--kind", "openings", "--counted-on", "2024-12-31", "--yes")
        assert re.search(r"51\s+192 hours 30 minutes\s+opening balances", said)

        hours = [str(SAMPLES / "hours-2025.csv"), "--kind", "hours", "--make-organisations"]
        problems = ely.data_dir.parent / "problems.csv"
        said = brings_in(*hours, "--dry-run", "--problems", str(problems))
        assert "Nothing in the books has changed." in said
        assert "Credited, and marked:" in said
        with problems.open(encoding="utf-8-sig", newline="") as file:
            rows = {line["row"]: line["what is said"] for line in csv.DictReader(file)}
        assert rows["350"].startswith('"31/02/2025" is not in the calendar')

        said = brings_in(*hours, "--answer", "191:duration=2 hours", "--leave-out", "820", "--yes")
        run_id = re.search(r"--undo (\S+)", said)
        assert run_id
        assert "Reading the file" in said
        assert "Transfers reversed: 1," in brings_in("--undo", run_id[1])


def test_undoing_that_takes_two_people_is_asked_for(ely: Operator) -> None:
    sheet = ely.data_dir.parent / "balances.csv"
    sheet.write_text("Member,Balance\nDelyth Rees,2\n")
    acting = ("import", "--as", ely.number)
    with ely.serves() as served:
        kept = ("--kind", "openings", "--counted-on", "2024-12-31", "--yes")
        done = ely.runs(*acting, str(sheet), *kept)
        run_id = re.search(r"--undo (\S+)", done.stdout)
        assert run_id, done.stderr
        a_reversal_takes_two(served, ely.token)
        asked = ely.runs(*acting, "--undo", run_id[1])
    assert asked.returncode == 0, asked.stderr
    assert "Nothing is undone yet: it takes two people." in asked.stdout


def a_reversal_takes_two(served: Served, token: str) -> None:
    """Above an hour, from now on."""
    path = "/v1/communities/ely"
    headers = {
        "Authorization": f"Bearer {token}",
        "If-Match": served.get(path, token).headers["ETag"],
    }
    rules = {"rules": {"second_person_reversal_minutes": 60}}
    httpx.patch(f"{served.url}{path}", json=rules, headers=headers).raise_for_status()


def test_what_is_asked_is_said_once_with_how_to_answer(ely: Operator) -> None:
    sheet = ely.data_dir.parent / "hours.csv"
    row = "7/6/2025,Delyth,Rees,Nobody,gardening,1.30\n"
    sheet.write_text(f"Date,First name,Surname,Who to,What,How long\n{row * 5}")

    def tries(*arguments: str) -> str:
        arguments = ("import", str(sheet), "--kind", "hours", "--as", ely.number, *arguments)
        done = ely.runs(*arguments, "--dry-run")
        assert done.returncode == 0, done.stderr
        return " ".join(done.stdout.split())

    said = tries()
    assert "2, 3, 4 and D receiver Nobody here is called" in said
    assert "--make-organisations" in said
    assert "--points clock" in said
    welsh = tries("--words-in", "cy")
    for words in ("Darllen y ffeil", "Penawdau yn rhes 1", "Nid oes neb yma", "rhagor: 2"):
        assert words in welsh
    assert [words for words in ENGLISH if words in welsh] == []
    everything = ("--points", "clock", "--make-organisations", "--separate", "3")
    assert "This looks like row 2" in tries(*everything)
    assert "B giver Nobody here" not in tries("--answer", "2:giver=Nobody")
    assert "C giver Nobody here" in tries("--answer", "2:giver=Nobody")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--answer", "999:name=Delyth"), "There is no row 999 below the headings"),
        (("--separate", "1"), "There is no row 1 below the headings"),
        (("--answer", "2:nmae=Delyth"), 'This kind of import has no field "nmae".'),
        (("--header-row", "0", "--map", "name=Z"), "(--map name=COLUMN)"),
        (("--encoding", "klingon"), "(--encoding)"),
    ],
)
def test_an_answer_to_what_is_not_there_is_no_answer(
    caerau: Operator, arguments: tuple[str, ...], words: str
) -> None:
    refused = caerau.runs("import", SHEET, "--kind", "members", "--as", caerau.number, *arguments)
    assert words in one_line(refused)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Say which file, and with --kind what it brings."),
        (("--words-in", "cy"), "Dywedwch pa ffeil, a gyda --kind beth sydd ynddi."),
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
