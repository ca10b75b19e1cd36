"""Everybody and everything that a sheet may name, gathered before it is read."""

from datetime import date
from uuid import UUID

from timebank.activities import queries as activities
from timebank.base.actors import Caller
from timebank.base.errors import FieldError, Forbidden, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.imports import book_queries
from timebank.imports.activity_names import ActivityIndex, ActivityName
from timebank.imports.area_names import AreaIndex
from timebank.imports.columns import ImportKind
from timebank.imports.joining_rules import Asked
from timebank.imports.options import Options
from timebank.imports.parties import Party, PartyIndex, PartyKind
from timebank.imports.reading import Known
from timebank.organisations import queries as organisations
from timebank.people import queries as people

OLDEST_YEARS = 30
"""Time banking is not older; a day before is a slip of the pen."""
NOT_HERE = "not_here"


async def everything_known(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    kind: ImportKind,
    options: Options,
) -> Known:
    """What a sheet of this kind is read against. Raises ValidationFailed for options that do not
    fit, and Forbidden for a caller who is nobody in particular."""
    if caller.member_id is None:
        raise Forbidden
    community = await book_queries.community(connection, community_id)
    _check_counted_on(kind, options.counted_on, community.today)
    parties = PartyIndex()
    parties.add(
        Party(PartyKind.COMMUNITY, community_id, community.name_en),
        also_called=[community.name_cy],
    )
    accounts = await _add_members(connection, community_id, parties)
    groups = await _add_organisations(connection, community_id, parties)
    names = await _activities(connection, community_id)
    return Known(
        parties=parties,
        activities=_index(names),
        today=community.today,
        earliest=date(community.today.year - OLDEST_YEARS, 1, 1),
        runner_id=caller.member_id,
        accounts=accounts | {group.id: group.account_id for group in groups},
        counted=await book_queries.counted(connection, community_id),
        references=await book_queries.references(connection, community_id, caller.keeper_id),
        unthanking=frozenset(group.id for group in groups if not group.thanks),
        receiver=_receiver(groups, options.organisation_id),
        activity=_activity(names, options.activity_id),
        asked=_asked(community),
    )


def _asked(community: AnyRow) -> Asked:
    """What the community asks of those who join."""
    areas = AreaIndex()
    for area in community.areas:
        areas.add(area["code"], (area["name_en"], area["name_cy"]))
    return Asked(areas, community.under_18s)


def _check_counted_on(kind: ImportKind, counted_on: date | None, today: date) -> None:
    if kind is ImportKind.OPENINGS and counted_on is None:
        raise ValidationFailed((FieldError("/options/counted_on", "counted_on_needed"),))
    if counted_on and counted_on > today:
        raise ValidationFailed((FieldError("/options/counted_on", "counted_on_future"),))


async def _add_members(
    connection: Connection, community_id: CommunityId, parties: PartyIndex
) -> dict[UUID, UUID]:
    """Members by name, the name they go by, number, card and e-mail. Their accounts, by member."""
    members = await people.directory(connection, community_id)
    for member in members:
        reference = member.external_ref or ""
        parties.add(
            Party(
                PartyKind.MEMBER,
                member.id,
                member.name,
                member.number,
                reference,
                member.joined_on,
            ),
            also_called=[member.name_used] if member.name_used else [],
            references=[member.email] if member.email else [],
        )
    return {member.id: member.account_id for member in members}


async def _add_organisations(
    connection: Connection, community_id: CommunityId, parties: PartyIndex
) -> list[organisations.Known]:
    groups = await organisations.directory(connection, community_id)
    for group in groups:
        reference = group.external_ref or ""
        parties.add(
            Party(PartyKind.ORGANISATION, group.id, group.name_en, "", reference),
            also_called=[group.name_cy] if group.name_cy else [],
        )
    return groups


async def _activities(
    connection: Connection, community_id: CommunityId
) -> list[tuple[ActivityName, tuple[str, ...]]]:
    return [
        (
            ActivityName(one.id, one.name_en, outside=one.risk_class == NOT_HERE),
            (one.name_cy, *one.aliases),
        )
        for one in await activities.directory(connection, community_id)
        if one.in_use
    ]


def _index(names: list[tuple[ActivityName, tuple[str, ...]]]) -> ActivityIndex:
    index = ActivityIndex()
    for activity, others in names:
        index.add(activity, others)
    return index


def _receiver(groups: list[organisations.Known], wanted: UUID | None) -> Party | None:
    """The organisation that is meant where the sheet names none."""
    if wanted is None:
        return None
    for group in groups:
        if group.id == wanted and group.thanks:
            return Party(PartyKind.ORGANISATION, group.id, group.name_en)
    raise ValidationFailed((FieldError("/options/organisation_id", "no_such_receiver"),))


def _activity(
    names: list[tuple[ActivityName, tuple[str, ...]]], wanted: UUID | None
) -> ActivityName | None:
    """The activity that is meant where the sheet names none."""
    if wanted is None:
        return None
    for activity, _ in names:
        if activity.id == wanted:
            return activity
    raise ValidationFailed((FieldError("/options/activity_id", "no_such_activity"),))
