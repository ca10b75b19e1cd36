"""Whatever a person can type, set, ask for or be told has its place in the reference."""

import re
from collections.abc import Iterator
from secrets import token_bytes
from typing import Any, get_args

import pytest
from tests.docs.pages import blocks, headings, page, rows, section
from typer.main import get_command

from timebank.accounts.hold_schemas import State as HoldState
from timebank.accounts.rules import HoldReason, MoveReason, ReversalReason
from timebank.accounts.schemas import AccountType, TransferKind
from timebank.activities.schemas import RiskClass
from timebank.app import create_app
from timebank.cli.commands import NAMES
from timebank.cli.main import commands
from timebank.cli.openapi import NO_DATABASE
from timebank.cli.permissions import COMMUNITY
from timebank.communities.rules import RULE_NAMES
from timebank.contributions.schemas import State
from timebank.db.engine import Database
from timebank.http.policy import PolicyRow, open_routes, policy_table
from timebank.http.scopes import SCOPES
from timebank.http.statuses import refusals
from timebank.ledger.errors import REFUSALS
from timebank.reports.rules import MEASURES, By, Form
from timebank.settings import PREFIX, Settings
from timebank.sign_in.rules import OF_SECRET, token_of


def every_command() -> list[tuple[str, list[str]]]:
    """Every command by its whole name, with its options."""
    return list(below("timebank", get_command(commands(NAMES))))


def below(name: str, command: Any) -> Iterator[tuple[str, list[str]]]:
    options = [
        written
        for option in command.params
        if option.param_type_name == "option"
        for written in (*option.opts, *option.secondary_opts)
    ]
    yield name, options
    for inner, one in getattr(command, "commands", {}).items():
        yield from below(f"{name} {inner}", one)


@pytest.mark.parametrize(("command", "options"), every_command())
def test_every_command_has_its_heading_and_every_option_its_row(
    command: str, options: list[str]
) -> None:
    text = page("reference/commands.md")
    said = text if command == "timebank" else section(text, command)
    for option in options:
        assert f"`{option}`" in said or f"`{option} " in said, f"{command} {option}"


def test_the_page_of_commands_tells_of_no_other() -> None:
    known = {name for name, _ in every_command()} - {"timebank"}
    assert set(headings(page("reference/commands.md"))[1:]) == known


def test_every_setting_has_its_row() -> None:
    settings = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    assert rows(page("reference/settings.md")) - {"Setting"} == settings


def test_every_problem_has_its_page_and_its_line_in_the_list() -> None:
    listed = page("problems/README.md")
    for code in refusals():
        assert page(f"problems/{code}.md").startswith(f"# {code}\n"), code
        assert f"[`{code}`]({code}.md)" in listed, code


def test_every_scope_has_its_heading() -> None:
    used = {row.scope for row in policies()}
    assert used == set(SCOPES)
    assert set(headings(page("reference/permissions.md"))[1:]) == used | {"Without a token"}


def test_every_call_has_its_row() -> None:
    text = page("reference/api.md")
    told = set(re.findall(r"^\| `([A-Z]+ /\S*)`", text, re.MULTILINE))
    calls = {f"{row.method} {row.path.removeprefix(COMMUNITY) or row.path}" for row in policies()}
    open_to_all = open_routes(create_app(Database(NO_DATABASE)))
    assert told == calls | {f"{method} {path}" for path, method in open_to_all}


def test_every_call_that_needs_a_key_says_so() -> None:
    text = page("reference/api.md")
    app = create_app(Database(NO_DATABASE))
    for row in policies():
        parameters = app.openapi()["paths"][row.path][row.method.lower()].get("parameters", [])
        needed = any(one["name"] == "Idempotency-Key" and one["required"] for one in parameters)
        call = f"| `{row.method} {row.path.removeprefix(COMMUNITY) or row.path}` | "
        assert (f"{call}*key.*" in text) == needed, call


def test_the_page_of_tokens_finds_tokens_and_no_slip_of_the_pen() -> None:
    pattern, rule, code = (block.text for block in blocks(page("reference/tokens.md")))
    told: dict[str, Any] = {}
    exec(code, told)  # noqa: S102 - the page's own example
    for secret in (bytes(32), b"\xff" * 32, token_bytes(32)):
        token = token_of(secret)
        shown = token_of(secret, OF_SECRET)
        assert re.findall(pattern.strip(), f"client_secret={shown}") == [shown]
        assert told["is_token"](shown)
        slip = token[:20] + ("b" if token[20] == "a" else "a") + token[21:]
        assert re.findall(pattern.strip(), f"see {token}, or url?key={token}.") == [token] * 2
        assert (told["is_token"](token), told["is_token"](slip)) == (True, False)
    assert pattern.strip() in rule


def test_every_report_has_its_heading_and_every_figure_its_row() -> None:
    said = section(page("reference/reports.md"), "hours")
    assert reported() == {"hours"}
    assert set(MEASURES) < rows(said)
    assert all(f"`{word}`" in said for word in (*By, *Form))


def test_every_account_kind_state_and_class_has_its_row() -> None:
    books = page("reference/books.md")
    assert rows(section(books, "Accounts")) - {"Type"} == set(get_args(AccountType))
    assert rows(section(books, "Kinds of transfer")) - {"Kind"} == set(get_args(TransferKind))
    assert rows(section(books, "States of a contribution")) - {"State"} == set(get_args(State))
    assert rows(section(books, "States of a hold")) - {"State"} == set(get_args(HoldState))
    assert rows(section(books, "Classes of risk")) - {"Class"} == set(get_args(RiskClass))


def test_every_rule_of_a_community_and_every_reason_is_told() -> None:
    books = page("reference/books.md")
    ruled, reasons = section(books, "Rules of a community"), section(books, "Reasons")
    assert set(re.findall(r"`(\w+)`", "".join(rows_of(ruled)))) == set(RULE_NAMES)
    for reason in (*MoveReason, *ReversalReason, *HoldReason):
        assert f"`{reason}`" in reasons


def test_every_refusal_of_the_database_has_its_code() -> None:
    said = section(page("reference/books.md"), "Refusals")
    told = dict(re.findall(r"^\| `(\w+)` \| \[`(\w+)`\]", said, re.MULTILINE))
    assert told == {name: refusal.code for name, refusal in REFUSALS.items()}


def policies() -> list[PolicyRow]:
    return policy_table(create_app(Database(NO_DATABASE)))


def reported() -> set[str]:
    """The reports that have an address of their own."""
    return {row.path.rpartition("/reports/")[2] for row in policies() if "/reports/" in row.path}


def rows_of(text: str) -> list[str]:
    """The first cells of a table's rows, as they are written."""
    return [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
