"""People and organisations of a sheet, taken in; see hours.py for check and posting."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.imports import queries
from timebank.imports.cells import shown
from timebank.imports.errors import ImportBooksChanged
from timebank.imports.names import fold
from timebank.imports.problems import Doubt
from timebank.imports.staged import TAKEN, Change, Outcome
from timebank.imports.writing import Writing
from timebank.organisations import queries as groups_there
from timebank.organisations import service as groups
from timebank.organisations.service import NewOrganisation
from timebank.people import queries as people_there
from timebank.people import service as people
from timebank.people.service import NewMember


async def write_members(
    connection: Connection, community_id: CommunityId, writing: Writing
) -> list[Change]:
    """Take the people of a run in; a member has the row's id. What ends otherwise than it was
    read, for somebody may have been taken in since."""
    there = await people_there.directory(connection, community_id)
    numbers = {fold(member.name): member.number for member in there}
    references = await queries.references(connection, community_id, writing.keeper_id)
    changes: list[Change] = []
    async for rows in queries.in_order(connection, community_id, writing.run_id, TAKEN):
        refused = _refused(rows, numbers, references)
        changes += refused.values()
        newcomers = [_newcomer(row) for row in rows if row.id not in refused]
        await people.add_members(connection, community_id, newcomers, keeper_id=writing.keeper_id)
        writing.done(len(rows), refused.values())
    return changes


def _refused(
    rows: Sequence[AnyRow], numbers: dict[str, str], references: dict[str, str]
) -> dict[UUID, Change]:
    """Those whom the books know by now."""
    refused: dict[UUID, Change] = {}
    for row in rows:
        name, reference = row.cells["name"], row.cells.get("external_ref")
        if reference in references:
            facts = {"said": shown(reference), "number": references[reference]}
            doubt, field = Doubt("row_reference_taken", facts), "external_ref"
        elif fold(name) in numbers and not row.line["separate"]:
            facts = {"said": shown(name), "number": numbers[fold(name)]}
            doubt, field = Doubt("row_member_like_member", facts), "name"
        else:
            continue
        refused[row.id] = Change(row.id, row.sheet, Outcome.REFUSED, field, doubt)
    return refused


def _newcomer(row: AnyRow) -> NewMember:
    cells, joined_on = row.cells, row.line["joined_on"]
    return NewMember(
        id=row.id,
        name=cells["name"],
        language=row.line["language"],
        name_used=cells.get("name_used"),
        email=cells.get("email"),
        telephone=cells.get("telephone"),
        joined_on=date.fromisoformat(joined_on) if joined_on else None,
        external_ref=cells.get("external_ref"),
    )


async def add_organisations(
    connection: Connection, community_id: CommunityId, writing: Writing
) -> None:
    """Take in the organisations that a sheet names and nobody knew; they thank.

    Raises ImportBooksChanged where one of the name has come in since.
    """
    there = await groups_there.directory(connection, community_id)
    names = {fold(name) for group in there for name in (group.name_en, group.name_cy) if name}
    doubled = sum(fold(name) in names for name in writing.organisations.values())
    if doubled:
        raise ImportBooksChanged(changed_rows=doubled)
    newcomers = [
        NewOrganisation(id=made_id, name_en=name) for made_id, name in writing.organisations.items()
    ]
    await groups.add_organisations(connection, community_id, newcomers, keeper_id=writing.keeper_id)
