"""An operator: runs the commands, and waits for what they say."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import httpx
from tests.cli import ready

COMMAND = (sys.executable, "-P", "-m", "timebank")
SOURCES = Path(__file__).parents[2] / "src"
SAMPLES = Path(__file__).parents[1] / "imports" / "samples"
SECONDS_TO_START = 30


@dataclass
class Served:
    """A service that runs, and the way to it."""

    process: subprocess.Popen[str]
    url: str

    def get(self, path: str, token: str = "") -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.get(f"{self.url}{path}", headers=headers, timeout=20)

    def ends(self, sign: signal.Signals) -> int:
        """The code it ends with after this signal."""
        self.process.send_signal(sign)
        return self.process.wait(SECONDS_TO_START)


@dataclass
class Operator:
    """Somebody with a folder for the data, and nothing set around them but what a test says."""

    data_dir: Path
    postgres_bin: Path | None
    token: str = ""
    number: str = ""
    """The first coordinator's, whose token it is."""
    settings: dict[str, str] = field(default_factory=dict)

    def runs(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own command
            [*ready.command(), *arguments],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env=self.surroundings(**settings),
            timeout=60,
        )

    def makes(self, slug: str) -> subprocess.CompletedProcess[str]:
        """`timebank new` with everything said as options; keeps the coordinator's number, token."""
        made = self.makes_another(slug)
        found = re.search(r"is member (\d+) and coordinator.*?(tb_\w+)", made.stdout, re.DOTALL)
        self.number, self.token = found.groups() if found else ("", "")
        return made

    def makes_another(self, slug: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return self.runs(*self.all_about(slug), **settings)

    def all_about(self, slug: str) -> list[str]:
        """The command that makes a time bank, with all that it needs to know."""
        names = ["--name-en", "Caerau Time Bank", "--name-cy", "Banc Amser Caerau"]
        host = ["--host", "Action in Caerau", "--telephone", "029 2000 0000"]
        return ["new", "--slug", slug, *names, *host, "--coordinator", "Delyth Rees"]

    @contextmanager
    def serves(
        self,
        *arguments: str,
        log: IO[str] | None = None,
        by: Sequence[str] | None = None,
        **settings: str,
    ) -> Iterator[Served]:
        """`timebank serve`, from the line that says where until the end of the block; `by` COMMAND
        where it matters which process it is."""
        port = free_port()
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*(by or ready.command()), "serve", "--port", str(port), *arguments],
            stdout=subprocess.PIPE,
            stderr=log or subprocess.DEVNULL,
            text=True,
            env=self.surroundings(**settings),
        )
        with process:
            try:
                assert process.stdout is not None
                assert process.stdout.readline().startswith(f"Serving at http://127.0.0.1:{port}")
                yield Served(process, f"http://127.0.0.1:{port}")
                if process.poll() is None:
                    process.send_signal(signal.SIGTERM)
                    process.wait(SECONDS_TO_START)
            finally:
                process.kill()

    def surroundings(self, **settings: str) -> dict[str, str]:
        bare = {
            name: value for name, value in os.environ.items() if not name.startswith("TIMEBANK")
        }
        programs = {"TIMEBANK_POSTGRES_BIN": str(self.postgres_bin)} if self.postgres_bin else {}
        own = {"TIMEBANK_DATA_DIR": str(self.data_dir), "PYTHONPATH": str(SOURCES)}
        return (
            bare | programs | own | {f"TIMEBANK_{name.upper()}": v for name, v in settings.items()}
        )


def free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        port: int = attempt.getsockname()[1]
        return port


def one_line(said: subprocess.CompletedProcess[str]) -> str:
    """The one line on standard error of a command that could not be done."""
    assert said.returncode != 0, said.stdout
    lines = said.stderr.splitlines()
    assert len(lines) == 1, said.stderr
    return lines[0]


def all_sealed(served: Served, token: str) -> None:
    """Wait until all that Ely's time bank wrote down is sealed."""
    proof: dict[str, Any] = {}
    for _ in range(60):
        proof = served.get("/v1/communities/ely/audit/proof", token).json()
        if proof["waiting"] == 0 and proof["sealed"]:
            break
        time.sleep(0.5)
    assert proof["ok"], proof
