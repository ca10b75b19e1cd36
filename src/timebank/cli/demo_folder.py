"""The demo's own folder: which demo stands in it, so that nothing else is ever filled with one."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from timebank.cli.failures import Stop
from timebank.db.cluster import write_private

NOTE = "demo.json"


@dataclass(frozen=True)
class DemoNote:
    """Which demo a folder holds: from what it was planned, and up to which day."""

    seed: int
    small: bool
    last_day: date


def open_demo_folder(folder: Path) -> DemoNote | None:
    """Make the folder where there is none; the note of the demo in it, None before the first.

    Raises Stop where something else stands there: a real time bank, or anybody's files.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise Stop(f"{folder} is not a folder. Choose another: --data-dir") from None
    standing = {path.name for path in folder.iterdir()} - {f"{NOTE}.new"}
    if not standing:
        if os.geteuid() == 0:
            # The database runs as another account, which has to pass through.
            folder.chmod(0o711)
        return None
    try:
        note = json.loads((folder / NOTE).read_text())
        return DemoNote(note["seed"], note["small"], date.fromisoformat(note["last_day"]))
    except FileNotFoundError:
        what = "a time bank that is no demo" if "pg" in standing else "something else"
        raise Stop(
            f"{folder} holds {what}, and stays as it is."
            " Choose an empty folder for the demo: --data-dir"
        ) from None
    except (ValueError, KeyError, TypeError):
        raise Stop(f"{folder / NOTE} cannot be read. Remove {folder} to begin again.") from None


def keep_demo_note(folder: Path, note: DemoNote) -> None:
    """Write down which demo is about to be made here."""
    noted = {**asdict(note), "last_day": note.last_day.isoformat()}
    write_private(folder / NOTE, json.dumps(noted))
