"""The server process of the embedded database: begun, found again after a crash, ended."""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from timebank.db.programs import PLAIN, Account, EmbeddedError, run_as

PORT = 5432
"""Names the socket file; no TCP port is opened."""
SOCKET_PREFIX = "timebank-pg-"
SOCKET_PLACES = ("/tmp", "/var/tmp", "/dev/shm")  # noqa: S108 - a private folder is made in one
SECONDS_TO_START = 120
"""After a crash the server first replays its log."""
SECONDS_TO_STOP = 30
LARGEST_LOG = 10_000_000
OPTIONS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A log line must name no person: no statement, and no DETAIL, which shows a row's values.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
HASTE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
PDEATHSIG = 1


@dataclass(frozen=True)
class Postmaster:
    """What `postmaster.pid` says of the server that runs, or ran, on a data directory."""

    pid: int
    socket_folder: Path
    ready: bool

    @property
    def answers(self) -> bool:
        """Whether somebody listens on its socket."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as attempt:
            try:
                attempt.connect(str(self.socket_folder / f".s.PGSQL.{PORT}"))
            except OSError:
                return False
        return True

    def runs_on(self, cluster: Path) -> bool:
        """Whether the process of that number is this server: numbers are used again."""
        try:
            return Path(f"/proc/{self.pid}/cwd").samefile(cluster)
        except OSError:
            return self.answers


def read_postmaster(cluster: Path) -> Postmaster | None:
    """The last server's own note; None where none ran, or the last one stopped cleanly."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return None
    pid, _folder, _begun, _port, socket_folder, *rest = [*lines, *[""] * 8]
    if not pid.isdigit() or not socket_folder:
        return None
    return Postmaster(
        int(pid), Path(socket_folder), ready="ready" in [line.strip() for line in rest]
    )


def launch(
    programs: Path, cluster: Path, socket_folder: Path, account: Account | None, *, durable: bool
) -> subprocess.Popen[bytes] | None:
    """Start the server and wait until it takes connections.

    None when a dead server's children still hold its memory, which passes in a moment. Raises
    EmbeddedError when it cannot start.
    """
    options = {**OPTIONS, "unix_socket_directories": str(socket_folder)}
    options |= {} if durable else HASTE
    command = [str(programs / "postgres"), "-D", str(cluster)]
    command += [f"--{name}={value}" for name, value in options.items()]
    log_path = cluster.parent / "postgres.log"
    if log_path.exists() and log_path.stat().st_size > LARGEST_LOG:
        log_path.replace(log_path.with_suffix(".log.old"))
    with os.fdopen(os.open(log_path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "rb") as log:
        begun_at = log.seek(0, os.SEEK_END)
        with _signals_wait():
            postgres = subprocess.Popen(  # noqa: S603 - programs of our own choice
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=PLAIN,
                start_new_session=True,  # Ctrl-C is for us: requests end before the database does
                preexec_fn=_end_with_parent(),  # noqa: PLW1509 - system calls, no lock taken
                **run_as(account),
            )
        within(SECONDS_TO_START, lambda: _settled(postgres, cluster))
        if _settled(postgres, cluster) and postgres.poll() is None:
            return postgres
        end(postgres)
        log.seek(begun_at)
        words = log.read().decode(errors="replace")
    if "still in use" in words:
        return None
    raise explain(words, cluster.parent, account)


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Signals come after this block. Python forks with the lock of its logs held, and an exception
    out of a signal's handler is lost there, with the lock: the next thread that logs would hang."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settled(postgres: subprocess.Popen[bytes], cluster: Path) -> bool:
    """Whether the server is ready, or has given up."""
    if postgres.poll() is not None:
        return True
    note = read_postmaster(cluster)
    return bool(note and note.ready and note.pid == postgres.pid)


def _end_with_parent() -> Callable[[], None]:
    """For the child to call: Linux stops the server when the thread that began it is gone."""
    library, parent = ctypes.CDLL(None), os.getpid()

    def ask() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        if sys.platform.startswith("linux"):
            library.prctl(PDEATHSIG, int(signal.SIGINT))
            if os.getppid() != parent:
                os._exit(1)

    return ask


def end(postgres: subprocess.Popen[bytes]) -> None:
    """End a server of ours; open transactions are rolled back."""
    if postgres.poll() is None:
        postgres.send_signal(signal.SIGINT)
        try:
            postgres.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            postgres.send_signal(signal.SIGQUIT)
            postgres.wait()


def end_orphan(cluster: Path) -> None:
    """End the server that a killed process left on these data, or clear what it left behind."""
    note = read_postmaster(cluster)
    if note is None:
        return
    for sign in (signal.SIGINT, signal.SIGQUIT):
        if note.runs_on(cluster):
            with suppress(ProcessLookupError):
                os.kill(note.pid, sign)
            within(SECONDS_TO_STOP, lambda: not note.runs_on(cluster))
    if (cluster / "postmaster.pid").exists():
        _disown(cluster, note.pid)


def _disown(cluster: Path, pid: int) -> None:
    """Let a server start though another process may have taken the dead server's number.

    The number becomes ours: PostgreSQL takes its parent's number for a stale one, and still looks
    whether the dead server's children hold its memory. Removing the file would skip that.
    """
    path = cluster / "postmaster.pid"
    path.write_text(path.read_text().replace(str(pid), str(os.getpid()), 1))


def make_socket_folder(account: Account | None) -> Path:
    """A short folder of the server's own: a socket's path may have 107 characters."""
    for place in SOCKET_PLACES:
        try:
            folder = Path(tempfile.mkdtemp(prefix=SOCKET_PREFIX, dir=place))
        except OSError:
            continue
        if account:
            os.chown(folder, account.uid, account.gid)
        return folder
    raise EmbeddedError("There is no room for the database's socket: /tmp cannot be written.")


def remove_socket_folder(folder: Path, account: Account | None) -> None:
    """Take away the folder of a server that ended; never one that only has such a name."""
    owner = account.uid if account else os.geteuid()
    ours = folder.name.startswith(SOCKET_PREFIX) and str(folder.parent) in SOCKET_PLACES
    if ours and folder.is_dir() and not folder.is_symlink() and folder.stat().st_uid == owner:
        shutil.rmtree(folder, ignore_errors=True)


def within(seconds: float, true: Callable[[], bool]) -> bool:
    """Whether it comes true in that time; looked at fifty times a second."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def explain(words: str, data_dir: Path, account: Account | None) -> EmbeddedError:
    """What PostgreSQL said, as what it means here and what to do."""
    whom = account.name if account else "this account"
    if "No space left on device" in words or "Disk quota exceeded" in words:
        return EmbeddedError(f"The disk of {data_dir} is full. Free some space and start again.")
    if "Operation not permitted" in words or "invalid permissions" in words:
        return EmbeddedError(
            f"The file system of {data_dir} keeps no owners and modes (a USB stick, a share)."
            " Choose another place with --data-dir."
        )
    if "Permission denied" in words or "Read-only file system" in words:
        return EmbeddedError(
            f"The database, run by {whom}, may not write in {data_dir}."
            " Choose another place with --data-dir."
        )
    telling = [line for line in words.splitlines() if "FATAL" in line or "error:" in line]
    last = (telling or words.strip().splitlines() or ["it said nothing"])[-1]
    return EmbeddedError(f"PostgreSQL did not start: {last}\nIts log: {data_dir / 'postgres.log'}")
