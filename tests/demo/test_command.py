"""`timebank demo` as somebody runs it who has just come by."""

import argparse
import json
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.cli.operators import COMMAND, Operator, free_port, one_line
from tests.server import fresh_folder

from timebank.db.postmaster import within

SMALL = ("demo", "--small", "--seed", "20")
FILLED = (*SMALL, "--no-serve")


def folder_of(operator: Operator) -> Path:
    """Where the demo stands, beside the folder of the real one."""
    return operator.data_dir.with_name("time bank-demo")


@contextmanager
def begun(operator: Operator, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The command, running, with what it says in a pipe; killed at the end of the block."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=operator.surroundings(),
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def read_until(process: subprocess.Popen[str], fits: Callable[[str], bool]) -> str:
    """The first line it says that fits."""
    assert process.stdout is not None
    for line in process.stdout:
        if fits(line):
            return line
    raise AssertionError(process.stderr.read() if process.stderr else "")


def paste(line: str) -> httpx.Response:
    """What the service answers to a line that was pasted into a shell."""
    curl = argparse.ArgumentParser()
    curl.add_argument("-H", dest="headers", action="append")
    curl.add_argument("-d", dest="sent")
    curl.add_argument("url")
    command, *words = shlex.split(line)
    assert command == "curl"
    said = curl.parse_args(words)
    headers = dict(header.split(": ", 1) for header in said.headers)
    method = "POST" if said.sent else "GET"
    return httpx.request(method, said.url, content=said.sent, headers=headers, timeout=20)


@pytest.fixture(scope="module")
def made(postgres_bin: Path | None) -> Iterator[Operator]:
    """Somebody who has made the small demo; many tests look at it."""
    with fresh_folder() as folder:
        folder.chmod(0o711)
        operator = Operator(folder / "time bank", postgres_bin)
        said = operator.runs(*FILLED)
        assert said.returncode == 0, said.stderr
        yield operator


def test_the_books_sum_to_zero_and_are_shown(made: Operator) -> None:
    said = made.runs("demo", "--no-serve")
    assert said.returncode == 0, said.stderr
    assert "Ely and Caerau Time Credits" in said.stdout
    assert "Grangetown Time Bank" in said.stdout
    together = [line.split() for line in said.stdout.splitlines() if line.startswith("together")]
    assert together == [["together", "0", "h", "00", "min"]] * 2


def test_what_it_shows_can_be_pasted(made: Operator) -> None:
    with begun(made, "demo", "--port", str(free_port())) as process:
        waiting = paste(read_until(process, lambda line: line.startswith("curl")))
        assert waiting.status_code == 200
        assert {one["state"] for one in waiting.json()["items"]} <= {"logged", "queried"}
        line = read_until(process, lambda line: line.startswith("curl"))
        for _ in range(2):
            thanked = paste(line)
            assert thanked.status_code == 201, thanked.text
            assert thanked.json()["credited_minutes"] == 60
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""  # no log between what is to be read


def test_the_next_run_goes_on_with_what_is_there(made: Operator) -> None:
    note = (folder_of(made) / "demo.json").read_text()
    begun_at = time.monotonic()
    again = made.runs("demo", "--no-serve")
    assert again.returncode == 0, again.stderr
    assert "Making the books" not in again.stdout
    assert time.monotonic() - begun_at < 15
    assert (folder_of(made) / "demo.json").read_text() == note
    assert json.loads(note)["seed"] == 20


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_stopped_half_way_it_begins_anew_and_comes_to_the_same(
    operator: Operator, sign: signal.Signals
) -> None:
    with begun(operator, *FILLED) as process:
        read_until(process, lambda line: "hours" in line)
        process.send_signal(sign)
        process.wait(30)
    folder = str(folder_of(operator))
    line = one_line(operator.runs("serve", "--data-dir", folder, "--port", str(free_port())))
    assert "stopped while it was being filled" in line
    assert "wrong  communities" in operator.runs("doctor", "--data-dir", folder).stdout
    stopped = operator.runs("demo", "--no-serve")
    assert stopped.returncode == 0, stopped.stderr
    assert "begins anew" in stopped.stdout
    assert "begins anew" not in operator.runs("demo", "--no-serve").stdout


def test_killed_before_there_is_a_database_it_begins_where_it_was(operator: Operator) -> None:
    with begun(operator, *FILLED) as process:
        assert within(30, lambda: any(folder_of(operator).glob("pg.new-*")))
        process.kill()
    assert not (folder_of(operator) / "pg").exists()
    again = operator.runs(*FILLED)
    assert again.returncode == 0, again.stderr


def test_another_seed_does_not_replace_a_demo(made: Operator) -> None:
    said = one_line(made.runs("demo", "--seed", "21", "--no-serve"))
    assert "seed 20" in said
    assert "--data-dir" in said


def test_a_folder_with_something_else_in_it_stays_as_it_is(operator: Operator) -> None:
    folder = operator.data_dir.with_name("photographs")
    folder.mkdir()
    (folder / "summer.jpg").touch()
    said = one_line(operator.runs(*FILLED, "--data-dir", str(folder)))
    assert "something else" in said
    assert [path.name for path in folder.iterdir()] == ["summer.jpg"]


def test_a_real_time_bank_is_never_filled_with_a_demo(operator: Operator) -> None:
    assert operator.makes("ely").returncode == 0
    said = one_line(operator.runs(*FILLED, "--data-dir", str(operator.data_dir)))
    assert "no demo" in said
    note = operator.data_dir / "demo.json"
    note.write_text('{"seed": 20, "small": true, "last_day": "2026-02-14"}')
    said = one_line(operator.runs(*FILLED, "--data-dir", str(operator.data_dir)))
    assert "no demo" in said


def test_the_settings_of_a_real_database_are_not_used(made: Operator) -> None:
    elsewhere = "postgresql://nobody@127.0.0.1:1/none"
    said = made.runs("demo", "--no-serve", database_url=elsewhere, owner_database_url=elsewhere)
    assert said.returncode == 0, said.stderr


def test_a_taken_port_is_told_before_anything_is_made(operator: Operator) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = one_line(operator.runs(*SMALL, "--port", str(port)))
    assert f"Port {port} is taken" in said
    assert not (folder_of(operator) / "pg").exists()


def test_two_demos_on_one_folder_do_not_meet(made: Operator) -> None:
    with begun(made, "demo", "--port", str(free_port())) as process:
        read_until(process, lambda line: "The demo is open" in line)
        assert "being served already" in one_line(made.runs("demo", "--no-serve"))
