"""`timebank move`: one community, from this installation to another."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from timebank.backup.moving import move_in, move_out
from timebank.backup.sealing import read_key
from timebank.cli.backups import KeyFile, opened
from timebank.cli.installation import open_installation
from timebank.cli.options import DataDir, settings_with
from timebank.cli.progress import shown_rows
from timebank.cli.proofs import show_proofs
from timebank.cli.signing_keys import moved_without_keys

app = typer.Typer()


@app.command()
def out(
    slug: Annotated[str, typer.Argument(help="The community's short name.")],
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    data_dir: DataDir = None,
    *,
    encrypt_with: Annotated[
        Path | None,
        typer.Option(help="Key file to encrypt it with (else TIMEBANK_BACKUP_KEY_FILE)."),
    ] = None,
) -> None:
    """Write one community into a file; here it stays as it is.

    What is written down here afterwards is not in the file: revoke its tokens first.
    """
    settings = settings_with(data_dir=data_dir, backup_key_file=encrypt_with)
    key = read_key(settings.backup_key_file) if settings.backup_key_file else None
    with open_installation(settings) as installation, shown_rows() as progress:
        asyncio.run(move_out(installation.owner_url, slug, file, key, progress))
    typer.echo(f"{file}: {file.stat().st_size:,} bytes{'' if key else ', not encrypted'}.")


@app.command(name="in")
def bring_in(
    file: Annotated[Path, typer.Argument(help="The file.", exists=True, dir_okay=False)],
    data_dir: DataDir = None,
    *,
    key: KeyFile = None,
) -> None:
    """Bring one community in beside those that are here, proved, all or nothing.

    Both installations have to be of one version. Tokens do not come along: make new ones.
    """
    settings = settings_with(data_dir=data_dir, backup_key_file=key)
    with opened(settings, file, "community") as backup, open_installation(settings) as installation:
        with shown_rows() as progress:
            proof = asyncio.run(move_in(installation.owner_url, backup, progress))
        slug = backup.manifest.slug or ""
        show_proofs([(slug, proof)], Console())
        left_behind = moved_without_keys(settings.seal_keys, slug, proof)
        if left_behind is not None:
            typer.echo(f"Warning: {left_behind}.", err=True)
