"""PostgreSQL of our own: run from a folder of programs, reached by a private socket alone."""

import errno
import fcntl
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from timebank.db import postmaster
from timebank.db.cluster import SUPERUSER, Passwords, make_cluster, open_folder, read_passwords
from timebank.db.programs import Account, EmbeddedError, account_for, choose_programs

__all__ = ["EmbeddedError", "EmbeddedServer"]

SECONDS_FOR_ORPHANS = 15


class EmbeddedServer:
    """The server on one data directory. Whoever comes first runs it; others are its guests.

    `start` makes the data where there are none. Call it from a thread that lives as long as the
    server is wanted: Linux ends the server when the thread that began it ends. Raises
    EmbeddedError. Without `durable`, a power cut loses everything: for tests. `programs` is the
    folder of PostgreSQL's programs, where one is set.
    """

    def __init__(
        self, data_dir: Path, *, durable: bool = True, programs: Path | None = None
    ) -> None:
        self.data_dir = data_dir.absolute()
        self._cluster = self.data_dir / "pg"
        self._durable = durable
        self._chosen = programs
        self._account: Account | None = None
        self._lock: int | None = None
        self._postgres: subprocess.Popen[bytes] | None = None
        self._socket_folder: Path | None = None
        self._passwords: Passwords | None = None

    @property
    def leads(self) -> bool:
        """Whether this process started the server, and so is the one that ends it."""
        return self._postgres is not None

    @property
    def passwords(self) -> Passwords:
        """The passwords of the three logins. Raises EmbeddedError before `start`."""
        if self._passwords is None:
            raise EmbeddedError("The embedded database has not been started.")
        return self._passwords

    def superuser_url(self, database: str = SUPERUSER) -> str:
        """For making databases and roles (roles.py)."""
        return self._url(SUPERUSER, self.passwords.superuser, database)

    def owner_url(self, database: str) -> str:
        """The login that migrates, fills the demo and makes backups."""
        return self._url(f"{database}_owner", self.passwords.owner, database)

    def service_url(self, database: str) -> str:
        """The login of the service, which owns nothing."""
        return self._url(f"{database}_service", self.passwords.service, database)

    def _url(self, login: str, password: str, database: str) -> str:
        where = f"host={self._socket_folder}&port={postmaster.PORT}"
        return f"postgresql://{login}:{password}@/{database}?{where}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server, or become a guest of the process that runs it on these data."""
        with _in_plain_words(self.data_dir):
            self._account = account_for(self.data_dir)
            open_folder(self.data_dir, self._account)
            if not postmaster.within(
                postmaster.SECONDS_TO_START, lambda: self._lead() or self._visit()
            ):
                raise EmbeddedError(
                    f"Another process holds {self.data_dir}, and its database does not answer."
                )

    def stop(self) -> None:
        """End the server if this process started it: open transactions are rolled back."""
        if self._postgres:
            postmaster.end(self._postgres)
        if self._lock is not None:
            if self._socket_folder:
                postmaster.remove_socket_folder(self._socket_folder, self._account)
            os.close(self._lock)
        self._postgres = self._lock = self._socket_folder = self._passwords = None

    def _lead(self) -> bool:
        """Take the lock and run the server; False where another process has the lock."""
        lock = os.open(self.data_dir / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(lock)
            if not isinstance(error, BlockingIOError):
                raise
            return False
        self._lock = lock
        try:
            self._run()
        except BaseException:
            self.stop()
            raise
        return True

    def _visit(self) -> bool:
        note = postmaster.read_postmaster(self._cluster)
        if not (note and note.ready and note.answers):
            return False
        self._socket_folder = note.socket_folder
        self._passwords = read_passwords(self.data_dir)
        return True

    def _run(self) -> None:
        programs = choose_programs(self.data_dir, self._account, self._chosen)
        self._passwords = read_passwords(self.data_dir)
        if self._cluster.exists():
            postmaster.end_orphan(self._cluster)
        else:
            make_cluster(
                self._cluster,
                programs,
                self._account,
                password=self._passwords.superuser,
                durable=self._durable,
            )
        self._socket_folder = self._new_socket_folder()
        # Children of a server that was killed may hold its memory for a moment longer.
        if not postmaster.within(SECONDS_FOR_ORPHANS, lambda: self._launch(programs.folder)):
            raise EmbeddedError(f"Processes of an earlier server still hold {self._cluster}.")

    def _new_socket_folder(self) -> Path:
        """A folder for the socket; the one of a killed service is taken away."""
        note = self.data_dir / "socket"
        if note.exists():
            postmaster.remove_socket_folder(Path(note.read_text()), self._account)
        folder = postmaster.make_socket_folder(self._account)
        note.write_text(str(folder))
        return folder

    def _launch(self, programs: Path) -> bool:
        assert self._socket_folder is not None  # noqa: S101 - made just before
        self._postgres = postmaster.launch(
            programs, self._cluster, self._socket_folder, self._account, durable=self._durable
        )
        return self._postgres is not None


@contextmanager
def _in_plain_words(data_dir: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename or data_dir
        reasons = {
            errno.EACCES: f"{where} may not be read or written by this account.",
            errno.EPERM: f"{where} may not be changed by this account.",
            errno.EROFS: f"{where} is on a disk that is read-only.",
            errno.ENOSPC: f"The disk of {data_dir} is full. Free some space and start again.",
            errno.ENOTDIR: f"{where} is not a folder.",
            errno.EEXIST: f"{where} is not a folder.",
            errno.ENOLCK: f"The file system of {data_dir} cannot lock a file.",
            errno.EOPNOTSUPP: f"The file system of {data_dir} cannot lock a file.",
        }
        reason = reasons.get(error.errno or 0, f"{where}: {error.strerror or error}.")
        raise EmbeddedError(f"{reason} Another place can be chosen with --data-dir.") from error
