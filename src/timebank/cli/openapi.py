"""`timebank openapi`: the API's description, and the pages made from the code, as files."""

import json
from pathlib import Path
from typing import Annotated

import typer

from timebank.db.engine import Database

DESCRIPTION = "openapi/timebank.v1.json"
PAGES = "docs/problems"
PERMISSIONS = "docs/reference/permissions.md"
NO_DATABASE = "postgresql://nobody@localhost/nothing"
"""The application is only looked at: nothing connects."""


def openapi(
    folder: Annotated[
        Path, typer.Argument(help="The checkout to write to.", file_okay=False, exists=True)
    ] = Path(),
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; end with 1 where a file differs.")
    ] = False,
) -> None:
    """Write the API's description and the pages of its reference.

    That is openapi/timebank.v1.json, docs/problems/ and, in docs/reference/, permissions.md and
    personal-data.md, made from the code and kept beside it.
    """
    wanted = made_files()
    stale = [
        path
        for path in sorted((folder / PAGES).glob("*.md"))
        if path.relative_to(folder).as_posix() not in wanted
    ]
    differing = [name for name, text in wanted.items() if _text(folder / name) != text]
    differing += [path.relative_to(folder).as_posix() for path in stale]
    if not check:
        for path in stale:
            path.unlink()
        for name, text in wanted.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    for name in differing:
        typer.echo(f"{name} {'differs from the code' if check else 'written'}")
    if check and differing:
        typer.echo("Run: timebank openapi")
        raise typer.Exit(1)


def made_files() -> dict[str, str]:
    """What is made from the code, by path."""
    from timebank.app import create_app  # noqa: PLC0415 - half a second, which no other command waits for
    from timebank.cli.permissions import permissions_page  # noqa: PLC0415 - half a second, which no other command waits for
    from timebank.http.help import problem_pages  # noqa: PLC0415 - half a second, which no other command waits for
    from timebank.protection.pages import PAGE, personal_data_page  # noqa: PLC0415 - half a second, which no other command waits for

    app = create_app(Database(NO_DATABASE))
    description = json.dumps(app.openapi(), indent=2, ensure_ascii=False) + "\n"
    made = {
        DESCRIPTION: description,
        PERMISSIONS: permissions_page(app),
        PAGE: personal_data_page(),
    }
    return made | {f"docs/{path}": text for path, text in problem_pages().items()}


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
