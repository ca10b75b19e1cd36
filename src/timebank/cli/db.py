"""`timebank db`: the database itself, for whoever looks after it."""

import os
import subprocess
from typing import Annotated

import typer

from timebank.cli.installation import DATABASE, open_installation
from timebank.cli.interruptions import uninterrupted
from timebank.cli.options import DataDir, settings_with
from timebank.cli.upgrading import back_up_before
from timebank.db import migrate
from timebank.db.roles import role_sql
from timebank.db.tools import surroundings, tool

app = typer.Typer()


@app.command()
def upgrade(
    data_dir: DataDir = None,
    *,
    no_backup: Annotated[
        bool, typer.Option("--no-backup", help="Make no backup before it.")
    ] = False,
) -> None:
    """Bring the tables to what this version needs; a backup is made first."""
    settings = settings_with(data_dir=data_dir)
    with open_installation(settings) as installation:
        if not no_backup:
            back_up_before(settings, installation.owner_url)
        migrate.upgrade(installation.owner_url)
    typer.echo(f"The database is at {migrate.head()}.")


@app.command()
def shell(
    data_dir: DataDir = None,
    *,
    owner: Annotated[
        bool,
        typer.Option("--owner", help="Log in as the owner, who may read every community's rows."),
    ] = False,
    command: Annotated[
        str | None, typer.Option("--command", "-c", help="Run this SQL instead of asking for it.")
    ] = None,
) -> None:
    """Open psql with the service's login, or the owner's."""
    settings = settings_with(data_dir=data_dir)
    with open_installation(settings) as installation:
        url = installation.owner_url if owner else installation.service_url
        arguments = ["-v", "ON_ERROR_STOP=1", "-c", command] if command else []
        with uninterrupted():  # Ctrl-C ends a query in psql, not psql and us
            ended = subprocess.run(  # noqa: S603 - PostgreSQL's own program
                [tool("psql", settings.postgres_bin), *arguments],
                check=False,
                env={**os.environ, **surroundings(url)},
            )
    raise typer.Exit(ended.returncode)


@app.command()
def roles(
    name: Annotated[str, typer.Option(help="The database's name.")] = DATABASE,
) -> None:
    """Print the SQL that makes roles and database elsewhere."""
    typer.echo(role_sql(name), nl=False)
