"""Options that several commands take, and the settings with them applied."""

import shlex
from pathlib import Path
from typing import Annotated, Any

import typer

from timebank.settings import Settings, read_settings

DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        help="Folder of the embedded database (else TIMEBANK_DATA_DIR, else the platform's).",
    ),
]
CommunitySlug = Annotated[
    str | None,
    typer.Option(
        "--community",
        help="The community's short name (else the only one there is).",
    ),
]


def settings_with(**options: Any) -> Settings:
    """The settings of this process, and over them the options that were given.

    Raises SettingsError.
    """
    given = {name: value for name, value in options.items() if value is not None}
    if "data_dir" in given:
        given["data_dir"] = given["data_dir"].expanduser().absolute()
    return read_settings().model_copy(update=given)


def command_line(settings: Settings, *arguments: str) -> str:
    """A command for this installation, as it can be pasted into a shell."""
    script = Path(__file__).parents[3] / "timebank"
    name = "./timebank" if script.is_file() and script.parent == Path.cwd() else "timebank"
    elsewhere = settings.embedded and settings.data_dir != read_settings().data_dir
    folder = ["--data-dir", str(settings.data_dir)] if elsewhere else []
    return shlex.join([name, *arguments, *folder])
