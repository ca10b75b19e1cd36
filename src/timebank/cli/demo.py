"""`timebank demo`: two made-up communities with two years behind them, and the service on them."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from timebank.cli.demo_doors import Opened, show_doors
from timebank.cli.demo_folder import DemoNote, keep_demo_note, open_demo_folder
from timebank.cli.demo_making import make_demo, wanted_demo
from timebank.cli.demo_opening import open_books
from timebank.cli.failures import Stop
from timebank.cli.installation import open_installation
from timebank.cli.keeper import only_service
from timebank.cli.listening import holder_of, listen
from timebank.cli.options import settings_with
from timebank.cli.serve import run_service
from timebank.settings import Settings

PORTS_TRIED = 20


def demo(
    data_dir: Annotated[
        Path | None,
        typer.Option(help="Folder of the demo (else the real one's name with -demo behind it)."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="Port to answer on (else 8000, or the next free one)."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="Another number gives other people and other days.")
    ] = None,
    *,
    small: Annotated[
        bool | None,
        typer.Option("--small/--full", help="Forty members and two months, or all of it."),
    ] = None,
    serve: Annotated[bool, typer.Option(help="Serve it once its books are full.")] = True,
) -> None:
    """Show a time bank with two years behind it.

    Makes a database in a folder of its own, fills it with made-up people through the books' own
    functions, and serves it. The next run goes on with it; nothing real is ever touched.
    """
    console = Console()
    settings = _settings(data_dir, port)
    standing = open_demo_folder(settings.data_dir)
    wanted = wanted_demo(standing, seed, small=small)
    if standing is None:
        # Before anything else stands there: stopped at any point, the folder stays the demo's own.
        keep_demo_note(settings.data_dir, wanted)
    with only_service(settings.data_dir, f"http://{settings.host}:{settings.port}"):
        if serve:
            settings = _with_free_port(settings, console)
        opened = _open(settings, standing, wanted, console)
    if serve:
        run_service(settings, lambda address: show_doors(console, address, opened))


def _settings(data_dir: Path | None, port: int | None) -> Settings:
    """The demo's settings: whatever the surroundings say, its database is an embedded one."""
    settings = settings_with(data_dir=data_dir, port=port)
    folder = settings.data_dir
    own = folder if data_dir else folder.with_name(f"{folder.name}-demo")
    embedded: dict[str, object] = {
        "data_dir": own,
        "database_url": None,
        "owner_database_url": None,
        "owner_database_url_file": None,
        "backup_nightly": False,
    }
    if "log_level" not in settings.model_fields_set:
        embedded["log_level"] = "warning"  # a line for every request would bury what is to be read
    return settings.model_copy(update=embedded)


def _with_free_port(settings: Settings, console: Console) -> Settings:
    """The settings with a port that is free now. Raises Stop where the one asked for is taken."""
    if "port" in settings.model_fields_set:
        listen(settings.host, settings.port).close()
        return settings
    for port in range(settings.port, settings.port + PORTS_TRIED):
        try:
            listen(settings.host, port).close()
        except Stop:
            continue
        if port != settings.port:
            holder = holder_of(settings.port) or "another program"
            console.print(f"Port {settings.port} is taken by {holder}: the demo takes {port}.")
        return settings.model_copy(update={"port": port})
    raise Stop(f"Ports {settings.port} to {port} are all taken. Choose another one: --port 9000")


def _open(
    settings: Settings, standing: DemoNote | None, wanted: DemoNote, console: Console
) -> Opened:
    """Make the demo if it is not there, look whether its books agree, and make a token."""
    with open_installation(settings, make=True) as installation:
        note = make_demo(installation, settings.data_dir, standing, wanted, console)
        return asyncio.run(open_books(installation.service_url, note.last_day, console))
