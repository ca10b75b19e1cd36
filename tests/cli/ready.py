"""A process with all of the product loaded, which becomes a command by a fork.

A command begins with two seconds of loading, and the suite runs some hundreds. Each is a process of
its own all the same, with its arguments, surroundings, files and exit code, and runs `timebank`
from the first line of its `__main__`. `command()` gives what to begin it with; where the loading
itself is looked at, or who the process is, operators.COMMAND is the real one.
"""

import atexit
import functools
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__)
SOURCES = HERE.parents[2] / "src"
LAUNCHER = HERE.with_name("ready_launcher.py")
MOST_BYTES = 1 << 20


@functools.cache
def command() -> tuple[str, ...]:
    """The beginning of a command line, before its arguments."""
    folder = tempfile.mkdtemp(prefix="timebank-ready-")
    path = str(Path(folder) / "socket")
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    listening.bind(path)
    listening.listen(64)
    # It ends when its standard input does: with this process at the latest, however that ends.
    ends_with_us, other_end = os.pipe()
    ready = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-P", str(HERE), str(listening.fileno())],
        stdin=ends_with_us,
        pass_fds=[listening.fileno()],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
    )
    atexit.register(_end, ready, other_end)
    os.close(ends_with_us)
    listening.close()
    return (sys.executable, "-I", "-S", str(LAUNCHER), path)


def _end(ready: subprocess.Popen[bytes], its_input: int) -> None:
    os.close(its_input)
    _ = ready.wait()


class Ready:
    """Forks a command for each launcher that comes, and tells it the exit code."""

    def __init__(self, listening: socket.socket) -> None:
        self.listening = listening
        self.running: dict[int, socket.socket] = {}
        self.ended, woken = os.pipe()
        for end in (self.ended, woken):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(woken)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def until_forked(self) -> list[str] | None:
        """In a child: the arguments of its command. In the parent: None, at the end."""
        while True:
            launchers = {one.fileno(): pid for pid, one in self.running.items()}
            watched = [0, self.ended, self.listening.fileno(), *launchers]
            found, _, _ = select.select(watched, [], [])
            if 0 in found:
                return None
            for launcher in found:
                if launcher in launchers:
                    self._passes_on(launchers[launcher])
            if self.ended in found:
                self._tells()
            if self.listening.fileno() in found:
                arguments = self._forks()
                if arguments is not None:
                    return arguments

    def _passes_on(self, pid: int) -> None:
        """A signal that the launcher got; where it is gone, so is its command."""
        sent = self.running[pid].recv(1)
        with suppress(ProcessLookupError):
            os.kill(pid, sent[0] if sent else signal.SIGKILL)
        if not sent:
            self.running.pop(pid).close()

    def _tells(self) -> None:
        _ = os.read(self.ended, MOST_BYTES)
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                if launcher := self.running.pop(ended[0], None):
                    with suppress(OSError):
                        launcher.send(str(os.waitstatus_to_exitcode(ended[1])).encode())
                    launcher.close()

    def _forks(self) -> list[str] | None:
        launcher, _ = self.listening.accept()
        sent, files, _, _ = socket.recv_fds(launcher, MOST_BYTES, 3)
        if not sent:
            launcher.close()
            return None
        pid = os.fork()
        if pid:
            self.running[pid] = launcher
            for file in files:
                os.close(file)
            return None
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for place, file in enumerate(files):
            os.dup2(file, place)
        os.closerange(3, max(files) + 1024)
        told = json.loads(sent)
        os.chdir(told["folder"])
        os.environ.clear()
        os.environ.update(told["surroundings"])
        arguments: list[str] = told["arguments"]
        return arguments


def main() -> None:
    """Loads everything, and waits."""
    import timebank  # noqa: PLC0415 - in the process that is to have it loaded, and in no test's

    for module in pkgutil.walk_packages(timebank.__path__, "timebank."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    # A command that ends would look through all of this for cycles, page by page of its own copy:
    # half a second, which is most of what a small one takes.
    gc.freeze()
    ready = Ready(socket.socket(fileno=int(sys.argv[1])))
    arguments = ready.until_forked()
    if arguments is not None:
        sys.argv = ["timebank", *arguments]
        runpy.run_module("timebank", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
