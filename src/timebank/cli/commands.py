"""Which commands there are. One is loaded when it is called: all of them together take seconds."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from importlib import import_module

import typer

TRYING, RUNNING, CARING = "Try it", "Run it", "Look after it"


@dataclass(frozen=True)
class Command:
    """A command, or a group of them: where its code is, and what it does in one sentence."""

    name: str
    place: str
    panel: str
    says: str


COMMANDS = (
    Command("demo", "demo:demo", TRYING, "Show a time bank with two years behind it."),
    Command("new", "new:new", RUNNING, "Make a time bank for real, without demo data."),
    Command(
        "sandbox",
        "sandbox:sandbox",
        TRYING,
        "Make a community of made-up people for whoever writes a partner app.",
    ),
    Command("serve", "serve:serve", RUNNING, "Run the service until Ctrl-C or SIGTERM."),
    Command(
        "import",
        "imports:bring_in",
        RUNNING,
        "Bring a spreadsheet into the books, or undo that.",
    ),
    Command(
        "export",
        "export:export",
        RUNNING,
        "Write a community's books into a file, complete whatever their size.",
    ),
    Command("doctor", "doctor:doctor", RUNNING, "Say in plain words what is missing or wrong."),
    Command(
        "token",
        "tokens:app",
        CARING,
        "Make, list and revoke the tokens that callers of the API show.",
    ),
    Command(
        "sign-in-code",
        "sign_in_codes:sign_in_code",
        CARING,
        "Let a member in from this machine, whose phone or mail is lost.",
    ),
    Command(
        "audit",
        "audits:app",
        CARING,
        "Check a community's books from a file, and see what signs them.",
    ),
    Command(
        "backup",
        "backups:app",
        CARING,
        "Copies of the books: made, proved, and kept from others.",
    ),
    Command(
        "restore",
        "backups:restore_from",
        CARING,
        "Bring a backup back, prove its books, and put them in place.",
    ),
    Command("move", "moves:app", CARING, "Carry one community to another installation."),
    Command("db", "db:app", CARING, "Upgrade the database, look into it, print its roles."),
    Command(
        "openapi",
        "openapi:openapi",
        CARING,
        "Write the API's description and the pages of its reference.",
    ),
)
NAMES = frozenset(command.name for command in COMMANDS)


def add_commands(app: typer.Typer, loaded: Collection[str]) -> None:
    """Add every command; those that are not loaded can be listed and guessed at, but not run."""
    for command in COMMANDS:
        found = _load(command) if command.name in loaded else _listed
        if isinstance(found, typer.Typer):
            app.add_typer(
                found, name=command.name, help=command.says, rich_help_panel=command.panel
            )
        else:
            says = None if command.name in loaded else command.says
            app.command(command.name, help=says, rich_help_panel=command.panel)(found)


def _load(command: Command) -> Callable[..., None] | typer.Typer:
    module, name = command.place.split(":")
    found: Callable[..., None] | typer.Typer = getattr(
        import_module(f"timebank.cli.{module}"), name
    )
    return found


def _listed() -> None:
    raise AssertionError("a command that is called is loaded")
