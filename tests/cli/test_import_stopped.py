"""`timebank import` told to stop at any moment: it ends, and nothing is half done."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import xlsxwriter
from tests.cli.operators import COMMAND, Operator

STOPPED = "timebank: stopped; run it again to go on."
SECONDS_TO_END = 10
"""Most of it is the database's own, on a machine that has other things to do."""

STOPPED_AT = """
import importlib, os, signal, sys, time
from timebank.cli.main import main

name, sign = sys.argv[1:3]
del sys.argv[1:3]
module, _, function = name.rpartition(".")
place = importlib.import_module(module)
act = getattr(place, function)

def stopped(*arguments, **named):
    print("now", time.time(), flush=True)
    os.kill(os.getpid(), getattr(signal, sign))
    return act(*arguments, **named)

setattr(place, function, stopped)
main()
"""
MOMENTS = [
    # Where it is, in which thread or process, and what asks it to stop
    ("timebank.imports.service.open_sheet", "SIGTERM"),
    ("timebank.imports.sheets.workbook._said", "SIGINT"),
    ("timebank.imports.reading._staged", "SIGTERM"),  # again and again, row by row
    ("timebank.imports.statements.stage", "SIGINT"),
    ("timebank.imports.statements.link", "SIGHUP"),
    ("timebank.cli.import_acts.show_run", "SIGTERM"),
]


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    """More members than are read at once."""
    path = tmp_path / "members.xlsx"
    with xlsxwriter.Workbook(path) as book:
        names = book.add_worksheet("Members")
        names.write_column(0, 0, ["Name", *(f"Nia Price {number}" for number in range(3_000))])
        names.write_column(0, 1, ["E-mail"])
    return str(path)


def stops(operator: Operator, moment: str, sign: str, *arguments: str) -> None:
    """It is stopped at this moment, and ends as it should."""
    stopped = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-P", "-c", STOPPED_AT, moment, sign, *arguments, "--yes"],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=operator.surroundings(),
        timeout=60,
    )
    assert stopped.stderr.splitlines() == [STOPPED]
    assert stopped.returncode == 130
    assert time.time() - float(stopped.stdout.split("now ")[1].split()[0]) < SECONDS_TO_END


@pytest.mark.parametrize(("moment", "sign"), MOMENTS)
def test_it_ends_whatever_it_was_at(
    caerau: Operator, sheet: str, *, moment: str, sign: str
) -> None:
    stops(caerau, moment, sign, "import", sheet, "--kind", "members", "--as", caerau.number)


def test_what_it_was_writing_is_not_there(caerau: Operator, sheet: str) -> None:
    arguments = ("import", sheet, "--kind", "members", "--as", caerau.number)
    stops(caerau, "timebank.imports.service.write_members", "SIGTERM", *arguments)
    tried = caerau.runs(*arguments, "--dry-run")
    assert re.search(r"3,000\s+members", tried.stdout), tried.stderr


def test_at_the_question_it_ends_as_well(caerau: Operator, sheet: str) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "import", sheet, "--kind", "members", "--as", caerau.number],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=caerau.surroundings(),
    ) as process:
        assert process.stdout is not None
        said = b""
        while b"Post this" not in said:
            part = os.read(process.stdout.fileno(), 4_096)
            assert part, process.stderr.read() if process.stderr else said
            said += part
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=SECONDS_TO_END)
    os.close(ours)
    os.close(theirs)
    assert complaint.decode().strip() == STOPPED
    assert process.returncode == 130
