"""Upgrades of the tables: never without a backup of what stood there before, unless told so."""

import asyncio

import typer

from timebank.backup import service
from timebank.cli.backups import target_of
from timebank.cli.failures import Stop, in_words
from timebank.cli.progress import shown_bytes
from timebank.cli.readiness import schema_revision
from timebank.db import migrate
from timebank.db.engine import Database
from timebank.settings import Settings


def back_up_before(settings: Settings, owner_url: str) -> None:
    """Back up what an upgrade would change. Raises Stop where that cannot be done."""
    if not is_behind(owner_url):
        return
    try:
        with shown_bytes() as progress:
            made = asyncio.run(
                service.make(owner_url, target_of(settings), "before_upgrade", progress=progress)
            )
    except Exception as error:
        raise Stop(
            f"Nothing was upgraded, for the backup before it could not be made. {in_words(error)}"
            " --no-backup upgrades without one."
        ) from error
    typer.echo(f"Backed up before: {made.path}")


def is_behind(owner_url: str) -> bool:
    """Whether there are tables, and not those of this version."""

    async def ask() -> str | None:
        database = Database(owner_url, pooled=False)
        try:
            return await schema_revision(database)
        finally:
            await database.close()

    return asyncio.run(ask()) not in (None, migrate.head())
