"""Making the demo: an empty database of its own, filled to its end; or the one that stands."""

import asyncio
from datetime import date, datetime, timedelta
from pathlib import Path

import uvloop
from rich.console import Console

from timebank.cli.demo_display import shown_filling
from timebank.cli.demo_folder import DemoNote, keep_demo_note
from timebank.cli.failures import Stop
from timebank.cli.installation import DATABASE, Installation
from timebank.cli.making import make_books
from timebank.db.embedded import EmbeddedServer
from timebank.demo import queries
from timebank.demo.calendar import CARDIFF
from timebank.demo.filling import fill
from timebank.demo.plan import make_plans
from timebank.demo.sizes import FULL, SMALL

SEED = 1


def wanted_demo(standing: DemoNote | None, seed: int | None, *, small: bool | None) -> DemoNote:
    """The demo that was asked for, up to yesterday; what was not said is as it stands."""
    before = standing or DemoNote(SEED, small=False, last_day=date.min)
    return DemoNote(
        seed=before.seed if seed is None else seed,
        small=before.small if small is None else small,
        last_day=datetime.now(CARDIFF).date() - timedelta(days=1),
    )


def make_demo(
    installation: Installation,
    folder: Path,
    standing: DemoNote | None,
    wanted: DemoNote,
    console: Console,
) -> DemoNote:
    """Fill the demo unless it stands there whole; the note of the one that is there then.

    Raises Stop where the books are not a demo's, or another demo stands there.
    """
    server = installation.server
    if server is None:
        raise Stop("The demo has a database of its own, and takes no other.")
    made = asyncio.run(queries.how_made(server.superuser_url(), DATABASE))
    if made and made.made_as != "demo":
        raise Stop(f"{folder} holds a time bank that is no demo, and stays as it is.")
    if standing and made and made.whole:
        _refuse_another(folder, standing, wanted)
        make_books(installation, "demo")
        return standing
    if made:
        console.print("The last demo was stopped half way: this one begins anew.")
    _fill(installation, server, folder, wanted, console)
    return wanted


def _refuse_another(folder: Path, standing: DemoNote, wanted: DemoNote) -> None:
    if (standing.seed, standing.small) != (wanted.seed, wanted.small):
        size = "the small demo" if standing.small else "the whole demo"
        raise Stop(
            f"{folder} holds {size} of seed {standing.seed}. Choose an empty folder for another"
            f" (--data-dir), or remove {folder} to begin again."
        )


def _fill(
    installation: Installation,
    server: EmbeddedServer,
    folder: Path,
    wanted: DemoNote,
    console: Console,
) -> None:
    keep_demo_note(folder, wanted)
    asyncio.run(queries.remove(server.superuser_url(), DATABASE))
    console.print("Making the books …")
    make_books(installation, "demo")
    plans = make_plans(SMALL if wanted.small else FULL, wanted.seed, wanted.last_day)
    with (
        shown_filling(console) as tell,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        runner.run(fill(installation.owner_url, installation.service_url, plans, tell))
