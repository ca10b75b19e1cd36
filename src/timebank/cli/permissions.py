"""The page of who may do what, made from the policies that the routes declare."""

from itertools import groupby

from fastapi import FastAPI

from timebank.base.actors import Role
from timebank.http.policy import PolicyRow, policy_table

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
of is 404. The details stand with each [resource](api.md#resources). A token for a safeguarding lead
cannot be made yet.
"""


def permissions_page(app: FastAPI) -> str:
    """A section for each scope, with the calls that need it and the roles that may make them."""
    table = sorted(policy_table(app), key=lambda row: row.scope)
    paths = app.openapi()["paths"]
    sections = [
        f"## {scope}\n\n{_head()}\n" + "".join(_line(row, paths) for row in rows)
        for scope, rows in groupby(table, key=lambda row: row.scope)
    ]
    return "\n".join([INTRODUCTION, *sections])


def _head() -> str:
    cells = ["Call", "What it does", *COLUMNS.values()]
    return f"| {' | '.join(cells)} |\n|{'---|' * len(cells)}"


def _line(row: PolicyRow, paths: dict[str, dict[str, dict[str, str]]]) -> str:
    said = " ".join(paths[row.path][row.method.lower()]["description"].split())
    first, full_stop, _ = said.partition(". ")
    may = ["yes" if role in row.roles else "" for role in COLUMNS]
    call = f"`{row.method} {row.path.removeprefix(COMMUNITY) or row.path}`"
    return f"| {' | '.join([call, first + full_stop.strip(), *may])} |\n"
