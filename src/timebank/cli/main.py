"""`timebank`: the commands, and the one place where an error becomes a line and an exit code."""

import os
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Annotated

import typer
from rich.console import Console

from timebank import __version__
from timebank.cli.commands import add_commands
from timebank.cli.ending import end_like_ctrl_c

EXIT_CODES = (
    "Ends with 0 when done, 1 when it could not be done (one line says why), 2 when the command was"
    " not understood, and 130 after Ctrl-C."
)
STOPPED = 130


def commands(loaded: Collection[str]) -> typer.Typer:
    """The command line, with the code of these commands and the names of all."""
    app = typer.Typer(
        name="timebank",
        help="The books of a time bank: every credit has a matching contribution.",
        epilog=EXIT_CODES,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",
    )
    app.callback()(options)
    add_commands(app, loaded)
    return app


def show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    """Print the version and end."""
    if wanted:
        typer.echo(f"timebank {__version__}")
        raise typer.Exit


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
    called = [word for word in arguments if not word.startswith("-")][:1]
    try:
        app = commands(called)
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
        from timebank.cli.failures import in_words  # noqa: PLC0415 - whoever asks for help needs none of it

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
