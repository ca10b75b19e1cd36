"""`timebank doctor`: what is missing or wrong, in plain words."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import typer
from rich.console import Console

from timebank.cli.database_checks import database_findings
from timebank.cli.failures import in_words
from timebank.cli.findings import Finding, Grade, show, wrong
from timebank.cli.installation import open_installation
from timebank.cli.machine_checks import machine_findings, outside_findings
from timebank.cli.options import DataDir, settings_with
from timebank.settings import Settings


def doctor(data_dir: DataDir = None) -> None:
    """Say in plain words what is missing or wrong.

    Ends with 1 where something is wrong; a warning stops nothing.
    """
    findings = list(look(settings_with(data_dir=data_dir)))
    show(findings, Console())
    faults = sum(finding.grade is Grade.WRONG for finding in findings)
    if faults:
        typer.echo(f"\n{faults} wrong. Put that right first, then run this again.")
        raise typer.Exit(1)
    typer.echo("\nNothing is wrong.")


def look(settings: Settings) -> Iterator[Finding]:
    """Every finding, in the order of what rests on what."""
    yield from machine_findings(settings)
    if not settings.embedded or (settings.data_dir / "pg").exists():
        yield from _look_inside(settings)
    yield from outside_findings(settings)


def _look_inside(settings: Settings) -> list[Finding]:
    try:
        with open_installation(settings) as installation:
            return asyncio.run(_collect(installation.service_url, settings.seal_keys))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        return [wrong("database", in_words(error))]


async def _collect(url: str, seal_keys: Path) -> list[Finding]:
    return [finding async for finding in database_findings(url, seal_keys)]
