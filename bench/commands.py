"""Commands as an operator types them, with what they take."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

MEBIBYTE = 1024
"""In the kibibytes that the system counts memory in."""


@dataclass(frozen=True)
class Ran:
    """What a command took, with the children that it waited for; and what it said."""

    seconds: float
    cpu_seconds: float
    peak_mib: float
    said: str


def ran(*arguments: str, **settings: str) -> Ran:
    """`timebank` with these arguments and settings, as a process of its own. Raises RuntimeError
    with what it said where it fails."""
    environment = {**os.environ, **{f"TIMEBANK_{name.upper()}": v for name, v in settings.items()}}
    with tempfile.TemporaryFile("w+") as output:
        begun = time.monotonic()
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "timebank", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
    if process.returncode:
        raise RuntimeError(said)
    return Ran(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / MEBIBYTE, said)
