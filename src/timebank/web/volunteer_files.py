"""What the volunteer app is made of (`front/`, by .ci/front), and where a browser finds it."""

from hashlib import sha256
from importlib.resources import files

TYPES = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml", "png": "image/png"}
FILES = {
    file.name: file.read_bytes()
    for file in sorted((files("timebank.web") / "static/app").iterdir(), key=lambda one: one.name)
    if file.name.rpartition(".")[2] in TYPES
}
"""By name."""
APART = frozenset({"worker.js", "leave.js", "tried.js"})
"""Those that the app's own page does not load: the last one only tests do."""
VERSION = sha256(b"".join(FILES.values())).hexdigest()[:12]
"""Stands in the address of each: they name each other without it, and never change under one."""


def address_of_file(name: str) -> str:
    """Where one of them is."""
    return f"/app/{VERSION}/{name}"
