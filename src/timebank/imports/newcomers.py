"""People and organisations of a sheet, taken in."""

from datetime import date

from timebank.base.ids import CommunityId
from timebank.communities import queries as communities
from timebank.db.engine import AnyRow, Connection
from timebank.imports import book_queries, queries
from timebank.imports.adults import KEPT
from timebank.imports.names import fold
from timebank.imports.writing import Writing
from timebank.organisations import queries as groups_there
from timebank.organisations import service as groups
from timebank.organisations.service import NewOrganisation
from timebank.people import queries as people_there
from timebank.people import service as people
from timebank.people.rules import COMPLETE_WITHIN_DAYS
from timebank.people.service import NewMember


async def write_members(connection: Connection, community_id: CommunityId, writing: Writing) -> int:
    """Take the people of a run in; a member has the row's id. How many rows would now end otherwise
    than was agreed, for somebody may have been taken in since, or a rule have changed: where there
    is one, the caller takes all of it back."""
    there = await people_there.directory(connection, community_id)
    names = {fold(member.name) for member in there}
    references = await book_queries.references(connection, community_id, writing.keeper_id)
    # Locked, for neither rule may change before the members are there.
    community = await communities.community(connection, community_id, lock=True)
    changed_rows = 0
    async for rows in queries.in_order(connection, community_id, writing.run_id):
        changed_rows += sum(
            _is_there(row, names, references) or not _may_join(row, community) for row in rows
        )
        if not changed_rows:
            newcomers = [_newcomer(row) for row in rows]
            await people.add_members(
                connection,
                community_id,
                newcomers,
                keeper_id=writing.keeper_id,
                admitted_by=writing.keeper_id,
                complete_within_days=COMPLETE_WITHIN_DAYS,
            )
        writing.done(len(rows))
    return changed_rows


def _is_there(row: AnyRow, names: set[str], references: dict[str, str]) -> bool:
    """Whether the books know them by now."""
    named = fold(row.cells["name"]) in names and not row.line["separate"]
    return named or row.cells.get("external_ref") in references


def _may_join(row: AnyRow, community: AnyRow) -> bool:
    """Whether the community's rules still let them, as they were read against them."""
    area, codes = row.cells.get("area"), {one["code"] for one in community.areas}
    of_age = row.cells.get("adult") != KEPT[False]
    return (of_age or community.under_18s) and (area is None or area in codes)


def _newcomer(row: AnyRow) -> NewMember:
    cells, joined_on, adult = row.cells, row.line["joined_on"], row.cells.get("adult")
    return NewMember(
        id=row.id,
        name=cells["name"],
        language=row.line["language"],
        name_used=cells.get("name_used"),
        email=cells.get("email"),
        telephone=cells.get("telephone"),
        contact_by=cells.get("contact_by"),
        area=cells.get("area"),
        adult=None if adult is None else adult == KEPT[True],
        guardian_name=cells.get("guardian_name"),
        guardian_contact=cells.get("guardian_contact"),
        joined_on=date.fromisoformat(joined_on) if joined_on else None,
        external_ref=cells.get("external_ref"),
    )


async def add_organisations(
    connection: Connection, community_id: CommunityId, writing: Writing
) -> int:
    """Take in the organisations that a sheet names and nobody knew; they thank. How many have come
    in by that name since."""
    there = await groups_there.directory(connection, community_id)
    names = {fold(name) for group in there for name in (group.name_en, group.name_cy) if name}
    newcomers = [
        NewOrganisation(id=made_id, name_en=name) for made_id, name in writing.organisations.items()
    ]
    await groups.add_organisations(connection, community_id, newcomers, keeper_id=writing.keeper_id)
    return sum(fold(one.name_en) in names for one in newcomers)
