"""`timebank export`: the books, taken away."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from timebank.audit.journal.reading import Asked
from timebank.audit.journal.writing import JournalForm
from timebank.cli.export_bundle import export_bundle
from timebank.cli.export_journal import export_journal
from timebank.cli.failures import Stop
from timebank.cli.installation import open_installation
from timebank.cli.logs import start_logging
from timebank.cli.options import CommunitySlug, DataDir, settings_with

DAY = "%Y-%m-%d"
JournalFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Write the journal, as far as it is sealed; - is the screen."
    ),
]
FormSaid = Annotated[
    JournalForm, typer.Option("--format", help="A table, JSON lines, or plain-text accounting.")
]
First = Annotated[
    datetime | None,
    typer.Option("--from", formats=[DAY], help="Only what was written down on this day or later."),
]
Last = Annotated[
    datetime | None,
    typer.Option("--to", formats=[DAY], help="Only what was written down on this day or before."),
]
BundleFile = Annotated[
    Path | None,
    typer.Option(
        "--bundle",
        metavar="FILE",
        help="Write all that is sealed, for `timebank audit verify` or anybody's own check.",
    ),
]
Names = Annotated[
    bool, typer.Option("--names", help="With people's names; else codes made for this export.")
]


def export(
    data_dir: DataDir = None,
    community: CommunitySlug = None,
    *,
    journal: JournalFile = None,
    bundle: BundleFile = None,
    form: FormSaid = JournalForm.CSV,
    first: First = None,
    last: Last = None,
    names: Names = False,
) -> None:
    """Write a community's books into a file, complete whatever their size."""
    if (journal is None) == (bundle is None):
        raise Stop("Say what to write, and where: --journal FILE or --bundle FILE.")
    if bundle is not None and (first or last or names or form != JournalForm.CSV):
        raise Stop("A bundle is always whole and names nobody: --bundle goes alone.")
    asked = Asked(first.date() if first else None, last.date() if last else None, named=names)
    settings = settings_with(data_dir=data_dir)
    start_logging(settings.log_level)
    with open_installation(settings) as installation:
        if journal is not None:
            export_journal(installation.service_url, community, journal, form, asked)
        elif bundle is not None:
            export_bundle(installation.service_url, community, bundle)
