"""The command line itself: help, version, slips of the hand, and what the surroundings do to it."""

import subprocess
from pathlib import Path

import pytest
from tests.cli.operators import COMMAND, Operator, one_line
from typer.main import get_command

from timebank import __version__
from timebank.cli.commands import COMMANDS, NAMES
from timebank.cli.main import commands as commands_of
from timebank.cli.main import run

Capture = pytest.CaptureFixture[str]


def test_help_says_each_command_in_one_sentence(operator: Operator) -> None:
    said = operator.runs("--help").stdout
    for command in ("new", "serve", "doctor", "token", "db", "openapi"):
        (line,) = [line for line in said.splitlines() if line.startswith(f"│ {command} ")]
        assert line.rstrip(" │").endswith(".")


def test_the_list_of_commands_says_of_each_what_it_says_itself() -> None:
    commands = getattr(get_command(commands_of(NAMES)), "commands", {})
    itself = {name: " ".join(one.help.split("\n\n")[0].split()) for name, one in commands.items()}
    assert {command.name: command.says for command in COMMANDS} == itself


def test_asking_for_help_loads_no_command(operator: Operator) -> None:
    heavy = "{'sqlalchemy', 'asyncpg', 'pydantic', 'fastapi'}"
    asked = f"run(['--help']); sys.exit(', '.join({heavy} & sys.modules.keys()) or 0)"
    code = f"import sys; from timebank.cli.main import run; {asked}"
    subprocess.run(  # noqa: S603 - our own command
        [*COMMAND[:2], "-c", code], check=True, capture_output=True, env=operator.surroundings()
    )


INTERRUPTED = """
import builtins, os, runpy, signal, sys
load = builtins.__import__
def loading(name, *more, **named):
    if name == "typer":
        os.kill(os.getpid(), signal.Signals[sys.argv[1]])
    return load(name, *more, **named)
builtins.__import__ = loading
runpy.run_module("timebank", run_name="__main__")
"""


@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_end_while_it_is_being_loaded_is_one_line(operator: Operator, sign: str) -> None:
    stopped = subprocess.run(  # noqa: S603 - our own command
        [COMMAND[0], "-c", INTERRUPTED, sign],
        capture_output=True,
        text=True,
        check=False,
        env=operator.surroundings(),
    )
    assert one_line(stopped) == "timebank: stopped; run it again to go on."
    assert stopped.returncode == 130


def test_without_a_command_it_helps(capsys: Capture) -> None:
    assert run([]) == run(["--help"]) == 0
    said = capsys.readouterr().out
    assert said[: len(said) // 2] == said[len(said) // 2 :]


def test_it_says_its_version(capsys: Capture) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"timebank {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["srve"], "No such command 'srve'. Did you mean 'serve'? See: timebank --help"),
        (["serve", "--prot", "1"], "No such option: --prot"),
        (["serve", "--port", "90000"], "less than or equal to 65535"),
        (["token"], "Missing command. See: timebank token --help"),
    ],
)
def test_a_slip_of_the_hand_is_one_line_and_code_2(
    capsys: Capture, arguments: list[str], words: str
) -> None:
    assert run(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("timebank: ")
    assert words in line


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "eighty"), ("LOG_LEVEL", "loud"), ("DATABASE_URL", "mysql://x")]
)
def test_a_setting_that_cannot_be_read_is_named(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"TIMEBANK_{name}", value)
    assert run(["serve"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"timebank: TIMEBANK_{name}: ")


def test_a_full_disk_is_one_line(operator: Operator) -> None:
    with Path("/dev/full").open("w") as full:
        said = subprocess.run(  # noqa: S603 - our own command
            [*COMMAND, "db", "roles"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=operator.surroundings(),
        )
    assert one_line(said).startswith("timebank: The disk is full.")


def test_a_folder_that_is_a_file_is_one_line(operator: Operator) -> None:
    operator.data_dir.write_text("")
    assert "is not a folder" in one_line(operator.makes("caerau"))


def test_the_roles_sql_is_for_psql_and_holds_no_password(capsys: Capture) -> None:
    assert run(["db", "roles", "--name", "ely"]) == 0
    sql = capsys.readouterr().out
    assert 'CREATE ROLE "ely_service" LOGIN NOBYPASSRLS' in sql
    assert '\\password "ely_owner"' in sql


def test_a_name_that_is_no_name_for_a_database_is_refused(capsys: Capture) -> None:
    assert run(["db", "roles", "--name", "a b"]) == 1
    assert "is no name for the database" in capsys.readouterr().err
