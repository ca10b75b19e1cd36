"""`timebank audit`: the books checked from a file, and what a checkpoint is signed with."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from timebank.cli.communities import one_community
from timebank.cli.failures import Stop
from timebank.cli.installation import open_installation
from timebank.cli.logs import start_logging
from timebank.cli.options import CommunitySlug, DataDir, command_line, settings_with
from timebank.cli.progress import shown_lines
from timebank.db.engine import Connection, Database, enter
from timebank.proof import key_file, reading
from timebank.verifier.chain import Seen
from timebank.verifier.checking import check_file
from timebank.verifier.drawing import drawn
from timebank.verifier.errors import Fault
from timebank.verifier.telling import in_words

LONGEST_KEPT = 1 << 20
app = typer.Typer()

Bundle = Annotated[
    Path, typer.Argument(help="The file that `timebank export --bundle` wrote.", metavar="BUNDLE")
]


@app.command()
def verify(
    bundle: Bundle,
    *,
    checkpoint: Annotated[
        list[Path] | None,
        typer.Option(help="A checkpoint seen earlier, its nine lines. May be repeated."),
    ] = None,
    key: Annotated[
        list[Path] | None,
        typer.Option(
            help="A file with public keys that are known from elsewhere. May be repeated."
        ),
    ] = None,
) -> None:
    """Check every line, rule and signature of a bundle. Needs no database and no network."""
    try:
        seen = Seen([_kept(one) for one in checkpoint or []], [_kept(one) for one in key or []])
        _refuse_folder(bundle)
        with shown_lines(bundle.stat().st_size) as progress:
            summary = check_file(bundle, seen, progress)
    except Fault as fault:
        raise Stop(f"{bundle.name} is not true books. {_told(fault)}.") from fault
    for line in in_words(summary, asked=len(seen.checkpoints)):
        typer.echo(line)


@app.command()
def sample(
    bundle: Bundle,
    *,
    checkpoint: Annotated[
        int | None, typer.Option(min=1, help="The checkpoint that draws (else the last one).")
    ] = None,
) -> None:
    """Show 25 transfers that a checkpoint's hash has drawn, so that nobody can pick them."""
    try:
        _refuse_folder(bundle)
        with bundle.open("rb") as first, bundle.open("rb") as second:
            note, lines = drawn(first, second, checkpoint)
    except Fault as fault:
        raise Stop(f"{bundle.name}: {_told(fault)}.") from fault
    typer.echo(
        f"Drawn by checkpoint {note.number} ({note.digest.hex()}) of {note.journal_size} transfers:"
    )
    for line in lines:
        typer.echo(line)


@app.command()
def key(data_dir: DataDir = None, community: CommunitySlug = None) -> None:
    """Show the public keys of a community's checkpoints, to be published where all can see them."""
    settings = settings_with(data_dir=data_dir)
    start_logging(settings.log_level)
    with open_installation(settings) as installation:
        rows = asyncio.run(_keys(installation.service_url, community))
    if not rows:
        typer.echo("Nothing is sealed yet: `timebank serve` seals, and makes the first key.")
        return
    table = Table("public key, the newest last", "since", "endorsed by", box=None, pad_edge=False)
    for row in rows:
        table.add_row(
            row.public_key.hex(), f"{row.made_at:%Y-%m-%d %H:%M} UTC", row.endorsed_by or ""
        )
    Console(width=140).print(table)
    typer.echo(
        "\nPublish them, with a checkpoint from time to time, where the service cannot change them:"
        " in an annual report, on the host's own pages, in a letter to the auditor."
    )


@app.command("rotate-key")
def rotate_key(data_dir: DataDir = None) -> None:
    """Make a new signing key; the old one endorses it at the next checkpoint."""
    settings = settings_with(data_dir=data_dir)
    try:
        key_file.rotate(settings.seal_keys)
    except key_file.KeyFileError as error:
        raise Stop(str(error)) from error
    typer.echo(
        "The new key signs from the next start of `timebank serve` on. Restart it, keep a copy of"
        f" {settings.seal_keys} apart from the backups, and publish the new public key:"
        f" {command_line(settings, 'audit', 'key')}"
    )


async def _keys(url: str, community: str | None) -> list[Any]:
    database = Database(url, pooled=False)

    async def read(connection: Connection) -> list[Any]:
        community_id = await one_community(connection, community)
        await enter(connection, community_id)
        return await reading.keys(connection, community_id)

    try:
        async with database.transaction() as connection:
            return await read(connection)
    finally:
        await database.close()


def _told(fault: Fault) -> str:
    """A fault as a sentence, without its end."""
    words = str(fault)
    return words[:1].upper() + words[1:]


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise Stop(f"{path} is a folder. A bundle is one file.")


def _kept(path: Path) -> str:
    """A small file of text."""
    with path.open("rb") as file:
        raw = file.read(LONGEST_KEPT)
    return raw.decode("utf-8", "replace")
