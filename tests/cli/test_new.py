"""`timebank new`: a time bank for real, made whole or not at all."""

import os
import pty
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor

from tests.cli.operators import COMMAND, Operator, one_line

from timebank.db.postmaster import within


def answer(operator: Operator, *answers: str) -> str:
    """What is shown on the terminal of somebody who runs `timebank new` and types these answers."""
    shown = b""
    process, terminal = pty.fork()
    if process == 0:
        os.execve(COMMAND[0], [*COMMAND, "new"], operator.surroundings())  # noqa: S606
    for line in answers:
        os.write(terminal, f"{line}\n".encode())
    while True:
        try:
            shown += os.read(terminal, 4096)
        except OSError:  # the terminal closes with its process
            break
    os.waitpid(process, 0)
    os.close(terminal)
    return shown.decode()


def test_a_second_of_the_same_slug_is_refused_in_words(caerau: Operator) -> None:
    assert "There is a time bank 'caerau' here already" in one_line(caerau.makes_another("caerau"))


def test_a_second_time_bank_and_a_sandbox_are_made_beside_the_first(ely: Operator) -> None:
    assert ely.makes_another("trelai").returncode == 0
    assert "with --community (ely, trelai)" in one_line(ely.runs("token", "make", "--member", "1"))
    made = ely.runs("sandbox")
    assert "client_secret  tbs_" in made.stdout
    assert "tbs_" not in made.stderr
    assert "A new sandbox in its place: --reset" in one_line(ely.runs("sandbox"))
    refused = one_line(ely.runs("sandbox", "--reset", "--slug", "ely"))
    assert "'ely' is a real time bank, and stays" in refused


def test_of_two_at_once_one_makes_it(operator: Operator) -> None:
    with ThreadPoolExecutor(2) as two:
        both = list(two.map(operator.makes_another, ["ely", "ely"]))
    assert sorted(made.returncode for made in both) == [0, 1], [made.stderr for made in both]


def test_somebody_at_a_terminal_is_asked(operator: Operator) -> None:
    shown = answer(
        operator,
        *("Ely Time Bank", "Banc Amser Trelái", "Not A Slug", "ely", "time_bank"),
        *("Ely Hub", "", "", "", "", "Siân Parry", "cy"),
    )
    assert "Use small letters a to z" in shown
    assert "Ely Time Bank / Banc Amser Trelái is made." in shown
    assert "Siân Parry is member" in shown


def test_nobody_there_to_be_asked_is_told_which_options_are_missing(operator: Operator) -> None:
    line = one_line(operator.runs("new", "--name-en", "Ely Time Bank"))
    assert "say --name-cy, --host, --coordinator as well" in line
    assert not operator.data_dir.exists()


def test_an_answer_that_cannot_be_used_is_named_by_its_option(operator: Operator) -> None:
    line = one_line(operator.makes_another("Not A Slug"))
    assert line.startswith("timebank: --slug: Use small letters")


def test_stopped_half_way_it_leaves_nothing_half_done(operator: Operator) -> None:
    stopped = subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, *operator.all_about("ely")],
        stderr=subprocess.PIPE,
        text=True,
        env=operator.surroundings(),
    )
    assert within(20, (operator.data_dir / "socket").exists)
    stopped.send_signal(signal.SIGINT)
    assert "Traceback" not in stopped.communicate()[1]
    assert stopped.returncode == 130
    assert operator.makes("ely").returncode == 0


def test_elsewhere_without_the_owners_login_it_prints_the_sql_and_what_to_do(
    operator: Operator,
) -> None:
    said = operator.makes_another("ely", database_url="postgresql://bank_service@db/bank")
    assert 'CREATE ROLE "bank_owner"' in said.stdout
    assert "TIMEBANK_OWNER_DATABASE_URL" in one_line(said)
