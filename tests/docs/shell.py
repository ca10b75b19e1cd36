"""Runs the examples of a page as a reader does: pasted into one bash, one block after another."""

import json
import os
import re
import shlex
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli import ready
from tests.docs.pages import Block

SOURCES = Path(__file__).parents[2] / "src"
END = "@@ the end of an example @@"
SECONDS, SECONDS_TO_END = 120, 20
ANYTHING = "…"


@dataclass(frozen=True)
class Reader:
    """Somebody in a checkout, whose ./timebank has its environment already, with a folder for the
    data and a port that nobody else uses."""

    checkout: Path
    port: int
    settings: dict[str, str]

    def pastes(self, *lines: str) -> list[str]:
        """What each block of lines writes to the terminal. The first that fails ends it all."""
        told = f"\necho '{END}'\n".join(lines).replace(":8000", f":{self.port}")
        errors = self.checkout / "errors"
        with (
            errors.open("w") as beside,
            subprocess.Popen(  # noqa: S603 - our own examples
                ["/bin/bash", "-euo", "pipefail", "-c", told],
                cwd=self.checkout,
                env=self._surroundings(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=beside,
                text=True,
                start_new_session=True,
            ) as bash,
        ):
            try:
                said, _ = bash.communicate(timeout=SECONDS)
            finally:
                _end_what_is_left(bash.pid)
        answers = said.split(f"{END}\n")
        why = f"example {len(answers)} failed:\n{answers[-1]}{errors.read_text()}"
        assert bash.returncode == 0, why
        return answers

    def _surroundings(self) -> dict[str, str]:
        bare = {name: said for name, said in os.environ.items() if not name.startswith("TIMEBANK")}
        own = {
            "TIMEBANK_DATA_DIR": str(self.checkout / "books"),
            "TIMEBANK_PORT": str(self.port),
            "PYTHONPATH": str(SOURCES),
            "COLUMNS": "240",
        }
        return {**bare, **own, **self.settings}


def checkout_in(folder: Path) -> Path:
    """A folder with a ./timebank that runs this code in this environment, loaded already; the real
    one makes its own first, which tests/house/test_bootstrap.py looks at."""
    script = folder / "timebank"
    script.write_text(f'#!/bin/sh\nexec {shlex.join(ready.command())} "$@"\n')
    script.chmod(0o755)
    return folder


def agrees(shown: Block, said: str) -> str | None:
    """What the page shows and the terminal did not say, or None where they agree. JSON may say
    more than is shown; of a text each line has to be there, and `…` stands for anything."""
    if shown.language == "json":
        return None if _fits(json.loads(shown.text), _first_json(said)) else shown.text
    missing = [line for line in shown.text.splitlines() if not re.search(_pattern(line), said)]
    return "\n".join(missing) or None


def _pattern(line: str) -> str:
    """The line, however wide its columns are."""
    parts = (r"\s+".join(map(re.escape, part.split())) for part in line.split(ANYTHING))
    return ".*".join(parts)


def _first_json(said: str) -> Any:
    return json.JSONDecoder().raw_decode(said[said.index("{") :])[0]


def _fits(shown: Any, said: Any) -> bool:
    if isinstance(shown, dict):
        return isinstance(said, dict) and all(
            name in said and _fits(part, said[name]) for name, part in shown.items()
        )
    if isinstance(shown, list):
        return isinstance(said, list) and all(map(_fits, shown, said))
    return shown == ANYTHING or (type(shown) is type(said) and shown == said)


def _end_what_is_left(group: int) -> None:
    """A service that a failed example has left running, by the group that this reader began."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGTERM)
        for _ in range(SECONDS_TO_END * 10):
            time.sleep(0.1)
            os.killpg(group, 0)
