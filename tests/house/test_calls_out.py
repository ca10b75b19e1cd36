"""The service calls nobody whose address a caller gave: what could, stands in one room."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "timebank"
CALLERS = {
    "aiohttp",
    "aiosmtplib",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "websockets",
}
"""Libraries that call other machines. `socket` is for our own doors."""
METHODS = {"open_connection", "create_connection", "sock_connect", "connect_ex"}
LISTENERS = {"cli/listening.py", "cli/serve.py", "db/postmaster.py"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def found(names: set[str]) -> set[str]:
    """The files that import one of these."""
    return {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if any(name in names or name.split(".")[0] in names for name in imported(path))
    }


def test_only_the_room_that_sends_messages_calls_other_machines() -> None:
    """The mail server and the provider of texts, whom the operator names in the settings: so no
    address that a member, an app or a coordinator typed is ever called, inside the walls or out."""
    assert found(CALLERS) == {"sending/mail.py", "sending/texts.py"}


def test_sockets_are_only_listened_at() -> None:
    assert found({"socket"}) == LISTENERS
    calls = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in METHODS
    }
    assert calls == set()


def test_a_provider_of_texts_is_never_followed_elsewhere() -> None:
    assert "follow_redirects=False" in (SOURCE / "sending" / "texts.py").read_text()
