"""The page of who may do what, made from the policies that the routes declare."""

from itertools import groupby

from fastapi import FastAPI

from timebank.base.actors import Role
from timebank.http.policy import PolicyRow, open_routes, policy_table

COLUMNS = {
    Role.MEMBER: "member",
    Role.ORGANISATION_LEAD: "lead",
    Role.COORDINATOR: "coordinator",
    Role.SAFEGUARDING_LEAD: "safeguarding",
    Role.AUDITOR: "auditor",
    Role.NETWORK_ADMIN: "network",
}
COMMUNITY = "/v1/communities/{community}"
INTRODUCTION = """\
# Who may do what

Made from the policies that the routes declare, by `timebank openapi`; the suite compares it. A
token has one role, and with it the scopes below; it is good while its member holds that role.
*Lead* is an organisation's lead, *network* the administrator of all communities of one
installation, who has no access to a community's people.

A `yes` opens a call; what comes through it is one's own. Members see and move what is theirs, leads
also what is their organisations', and nobody confirms their own hours. What a caller may not know
of is 404. The details stand with each [resource](api.md#resources).
"""


def permissions_page(app: FastAPI) -> str:
    """A section for each scope, with the calls that need it and the roles that may make them."""
    table = sorted(policy_table(app), key=lambda row: row.scope)
    paths = app.openapi()["paths"]
    sections = [
        f"## {scope}\n\n{_head()}\n" + "".join(_line(row, paths) for row in rows)
        for scope, rows in groupby(table, key=lambda row: row.scope)
    ]
    return "\n".join([INTRODUCTION, *sections, _without_token(app, paths)])


def _without_token(app: FastAPI, paths: dict[str, dict[str, dict[str, str]]]) -> str:
    lines = [
        f"| `{method} {path}` | {_first_sentence(paths[path][method.lower()])} |\n"
        for path, method in open_routes(app)
    ]
    return "".join([f"## Without a token\n\n{_table('Call', 'What it does')}\n", *lines])


def _head() -> str:
    return _table("Call", "What it does", *COLUMNS.values())


def _table(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n|{'---|' * len(cells)}"


def _first_sentence(operation: dict[str, str]) -> str:
    said = " ".join(operation["description"].split())
    first, full_stop, _ = said.partition(". ")
    return first + full_stop.strip()


def _line(row: PolicyRow, paths: dict[str, dict[str, dict[str, str]]]) -> str:
    does = _first_sentence(paths[row.path][row.method.lower()])
    may = ["yes" if role in row.roles else "" for role in COLUMNS]
    call = f"`{row.method} {row.path.removeprefix(COMMUNITY) or row.path}`"
    return f"| {' | '.join([call, does, *may])} |\n"
