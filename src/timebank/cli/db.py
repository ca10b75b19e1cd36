"""`timebank db`: the database itself, for whoever looks after it."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import make_url

from timebank.cli.failures import Stop
from timebank.cli.installation import DATABASE, open_installation
from timebank.cli.interruptions import uninterrupted
from timebank.cli.options import DataDir, settings_with
from timebank.db import migrate
from timebank.db.programs import candidates
from timebank.db.roles import role_sql

app = typer.Typer(name="db", help="Upgrade the database, look into it, print its roles.")


@app.command()
def upgrade(data_dir: DataDir = None) -> None:
    """Bring the tables to what this version needs."""
    with open_installation(settings_with(data_dir=data_dir)) as installation:
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
                [psql(settings.postgres_bin), *arguments],
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


def psql(chosen: Path | None) -> Path:
    """The psql of the folder that is set, else the one on the path, else the embedded database's.

    Raises Stop where there is none.
    """
    on_path = shutil.which("psql")
    known = [Path(on_path).parent] if on_path else []
    for folder in [chosen] if chosen else [*known, *candidates()]:
        if (folder / "psql").is_file():
            return folder / "psql"
    raise Stop("There is no psql here. Debian: apt install postgresql-client")


def surroundings(url: str) -> dict[str, str]:
    """A URL as psql's environment: on a command line everybody could read the password."""
    parts = make_url(url)
    query = {f"PG{name.upper()}": str(value) for name, value in parts.query.items()}
    named = {
        "PGHOST": parts.host,
        "PGPORT": parts.port,
        "PGUSER": parts.username,
        "PGPASSWORD": parts.password,
        "PGDATABASE": parts.database,
    }
    return {name: str(value) for name, value in named.items() if value is not None} | query
