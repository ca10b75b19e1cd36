"""The port that the service answers on: taken before anything else is begun."""

import errno
import socket
from contextlib import suppress
from pathlib import Path

from timebank.cli.failures import Stop

BACKLOG = 2048
LISTENING = "0A"
"""The state in /proc/net/tcp, in hexadecimal (Linux, proc_net_tcp)."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises Stop in words: who has the port, what to do."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError):
        raise Stop(f"--host {host}: there is no such address. 127.0.0.1 is this machine.") from None
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise Stop(_why_not(error, host, port)) from error
    return listener


def address_of(listener: socket.socket) -> str:
    """The URL by which this machine reaches it."""
    host, port = listener.getsockname()[:2]
    here = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 - what was bound
    return f"http://{f'[{here}]' if ':' in here and '[' not in here else here}:{port}"


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        holder = holder_of(port)
        return (
            f"Port {port} is taken by {holder or 'another program'}."
            f" Stop that, or choose another port: --port {port % 65535 + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is for administrators only. Choose one above 1023: --port 8000"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"--host {host}: this machine has no such address. 127.0.0.1 is this machine."
    return f"Port {port} on {host}: {error.strerror}."


def holder_of(port: int) -> str | None:
    """The process that listens on the port, as "process 12 (nginx)"; None where Linux will not
    say."""
    wanted = {f"socket:[{inode}]" for inode in _inodes(port)}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if any(str(opened.readlink()) in wanted for opened in (process / "fd").iterdir()):
                return f"process {process.name} ({(process / 'comm').read_text().strip()})"
    return None


def _inodes(port: int) -> set[str]:
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with suppress(OSError):
            for line in Path(table).read_text().splitlines()[1:]:
                _, local, _, state, *_, inode = line.split()[:10]
                if state == LISTENING and int(local.rpartition(":")[2], 16) == port:
                    found.add(inode)
    return found
