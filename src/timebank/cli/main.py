"""`timebank`: the commands, and the one place where an error becomes a line and an exit code."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

import typer
from rich.console import Console

from timebank import __version__
from timebank.cli import (
    audits,
    backups,
    db,
    demo,
    doctor,
    export,
    imports,
    moves,
    new,
    openapi,
    serve,
    tokens,
)
from timebank.cli.failures import in_words
from timebank.cli.interruptions import end_like_ctrl_c

EXIT_CODES = (
    "Ends with 0 when done, 1 when it could not be done (one line says why), 2 when the command was"
    " not understood, and 130 after Ctrl-C."
)
STOPPED = 130
TRYING, RUNNING, CARING = "Try it", "Run it", "Look after it"

app = typer.Typer(
    name="timebank",
    help="The books of a time bank: every credit has a matching contribution.",
    epilog=EXIT_CODES,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
app.command(rich_help_panel=TRYING)(demo.demo)
app.command(rich_help_panel=RUNNING)(new.new)
app.command(rich_help_panel=RUNNING)(serve.serve)
app.command("import", rich_help_panel=RUNNING)(imports.bring_in)
app.command(rich_help_panel=RUNNING)(export.export)
app.command(rich_help_panel=RUNNING)(doctor.doctor)
app.add_typer(tokens.app, rich_help_panel=CARING)
app.add_typer(audits.app, rich_help_panel=CARING)
app.add_typer(backups.app, rich_help_panel=CARING)
app.command("restore", rich_help_panel=CARING)(backups.restore_from)
app.add_typer(moves.app, rich_help_panel=CARING)
app.add_typer(db.app, rich_help_panel=CARING)
app.command(rich_help_panel=CARING)(openapi.openapi)


def show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    """Print the version and end."""
    if wanted:
        typer.echo(f"timebank {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Options before the command."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and end the process with its exit code."""
    end_like_ctrl_c()
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command; every error becomes one line on standard error, and a code."""
    try:
        code = app(args=list(arguments) or ["--help"], prog_name="timebank", standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "timebank"
        words = error.format_message()
        complain(f"{words}{'' if words.endswith(('.', '?')) else '.'} See: {command} --help")
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except BrokenPipeError:
        return give_up_output()  # whoever read it has left
    except Exception as error:
        if os.environ.get("TIMEBANK_LOG_LEVEL") == "debug":
            raise
        complain(in_words(error))
        return give_up_output()
    if code == STOPPED:
        complain("stopped; run it again to go on.")
    return code if isinstance(code, int) else 0


def give_up_output() -> int:
    """Let Python not try once more, when it ends, to write what could not be written."""
    with suppress(OSError):
        sys.stdout.flush()
        return 1
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def complain(words: str) -> None:
    """Say on standard error what stands in the way."""
    Console(stderr=True, soft_wrap=True, markup=False, highlight=False).print(f"timebank: {words}")


if __name__ == "__main__":
    main()
