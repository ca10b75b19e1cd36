"""`timebank backup` and `timebank restore`: copies of the books, and the way back."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import structlog
import typer
from rich.console import Console

from timebank.backup import service
from timebank.backup.files import Kind, Opened, open_backup
from timebank.backup.places import make_data_dir, restore_embedded, try_restore
from timebank.backup.restoring import Restored, refuse_unknown, restore
from timebank.backup.sealing import make_key, read_key
from timebank.cli.failures import Stop
from timebank.cli.installation import DATABASE, open_installation
from timebank.cli.logs import start_logging
from timebank.cli.options import DataDir, settings_with
from timebank.cli.progress import shown_bytes, shown_rows
from timebank.cli.proofs import show_proofs
from timebank.cli.signing_keys import missing_keys
from timebank.settings import Settings

app = typer.Typer()
_log = structlog.get_logger()

KeyFile = Annotated[
    Path | None,
    typer.Option("--key", help="Key file of an encrypted backup (else TIMEBANK_BACKUP_KEY_FILE)."),
]


@app.command()
def make(
    file: Annotated[
        Path | None, typer.Argument(help="The file to write (else one in the backups' folder).")
    ] = None,
    data_dir: DataDir = None,
    *,
    encrypt_with: Annotated[
        Path | None,
        typer.Option(help="Key file to encrypt it with (else TIMEBANK_BACKUP_KEY_FILE)."),
    ] = None,
) -> None:
    """Back everything up into one file, while the service goes on.

    Takes the owner's login. The file is whole or not there.
    """
    settings = settings_with(data_dir=data_dir, backup_key_file=encrypt_with)
    target = target_of(settings)
    with open_installation(settings) as installation, shown_bytes() as progress:
        made = asyncio.run(
            service.make(installation.owner_url, target, "by_hand", path=file, progress=progress)
        )
    typer.echo(f"{made.path}: {made.bytes:,} bytes{'' if target.key else ', not encrypted'}.")


@app.command()
def nightly(data_dir: DataDir = None) -> None:
    """Make the night's backup, unless it is made or its hour has not come.

    `timebank serve` runs this; where it does not, a timer can, every hour. Once a week the backup
    is brought back into a database of its own, proved, and thrown away.
    """
    settings = settings_with(data_dir=data_dir)
    start_logging(settings.log_level)
    target = target_of(settings)
    with open_installation(settings) as installation:
        made = asyncio.run(
            service.make_nightly(
                installation.owner_url, target, settings.backup_hour, settings.backup_keep
            )
        )
        if made is None:
            return
        _log.info("backup_made", bytes=made.bytes, sealed=target.key is not None)
        if asyncio.run(service.time_to_prove(installation.owner_url)):
            with open_backup(made.path, target.key, target.folder) as backup:
                tried = try_restore(
                    settings.data_dir, DATABASE, backup, settings.postgres_bin, lambda *_: None
                )
                if not tried.holds:
                    raise Stop("The books in the backup did not stand the proof: timebank doctor")
                asyncio.run(service.note_proven(installation.owner_url, backup))
            _log.info("backup_proven")


@app.command()
def prove(
    file: Annotated[Path, typer.Argument(help="The backup.", exists=True, dir_okay=False)],
    data_dir: DataDir = None,
    *,
    key: KeyFile = None,
) -> None:
    """Bring a backup back into a database of its own, prove its books, and throw that away.

    That it was proved is written down in the installation, where there is one.
    """
    settings = settings_with(data_dir=data_dir, backup_key_file=key)
    with opened(settings, file, "installation") as backup:
        with shown_rows() as progress:
            tried = try_restore(
                settings.data_dir, DATABASE, backup, settings.postgres_bin, progress
            )
        _tell(backup, tried)
        if not tried.holds:
            raise Stop("The books in this backup do not stand the proof.")
        if settings.has_owner and (not settings.embedded or (settings.data_dir / "pg").exists()):
            with open_installation(settings) as installation:
                asyncio.run(service.note_proven(installation.owner_url, backup))


@app.command(name="key")
def new_key(
    file: Annotated[Path, typer.Argument(help="The key file to make.", dir_okay=False)],
) -> None:
    """Make a key file, which encrypts backups and opens them again."""
    make_key(file)
    typer.echo(
        f"{file}: without it, a backup that it encrypted cannot be read by anybody. Keep a copy"
        " away from this machine and from the backups."
    )


def restore_from(
    file: Annotated[Path, typer.Argument(help="The backup.", exists=True, dir_okay=False)],
    data_dir: DataDir = None,
    *,
    key: KeyFile = None,
    despite_findings: Annotated[
        bool,
        typer.Option("--despite-findings", help="Keep books that do not stand the proof, too."),
    ] = False,
) -> None:
    """Bring a backup back, prove its books, and put them in place.

    Into the data directory, or into the database of TIMEBANK_OWNER_DATABASE_URL; never over books
    that are there. Whatever stops it leaves nothing half done.
    """
    settings = settings_with(data_dir=data_dir, backup_key_file=key)
    with opened(settings, file, "installation") as backup:
        with shown_rows() as progress:
            if settings.embedded:
                restored = restore_embedded(
                    settings.data_dir,
                    DATABASE,
                    backup,
                    settings.postgres_bin,
                    progress,
                    despite_findings=despite_findings,
                )
            else:
                with open_installation(settings) as installation:
                    restored = asyncio.run(
                        restore(
                            installation.owner_url,
                            backup,
                            settings.postgres_bin,
                            progress=progress,
                            despite_findings=despite_findings,
                        )
                    )
        _tell(backup, restored)
        if not restored.holds and not despite_findings:
            raise Stop(
                "The books in this backup do not stand the proof, and were not put in place. Take"
                " an older backup; --despite-findings keeps them as they are."
            )
        missing = missing_keys(settings.seal_keys, restored.proofs)
        if missing is not None:
            typer.echo(f"Warning: {missing}.", err=True)
        with open_installation(settings) as installation:
            if restored.holds:
                asyncio.run(service.note_proven(installation.owner_url, backup))


def target_of(settings: Settings) -> service.Target:
    """Where and how backups are kept."""
    key = read_key(settings.backup_key_file) if settings.backup_key_file else None
    return service.Target(settings.backups, key, settings.postgres_bin)


@contextmanager
def opened(settings: Settings, file: Path, kind: Kind) -> Iterator[Opened]:
    """The backup, read through to its end, and fit for this version."""
    key = read_key(settings.backup_key_file) if settings.backup_key_file else None
    make_data_dir(settings.data_dir)
    with open_backup(file, key, settings.data_dir) as backup:
        refuse_unknown(backup, kind)
        yield backup


def _tell(backup: Opened, restored: Restored) -> None:
    made = backup.manifest.instant.astimezone()
    typer.echo(f"The backup of {made:%Y-%m-%d %H:%M:%S}:")
    show_proofs(restored.proofs, Console())
