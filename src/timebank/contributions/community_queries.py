"""What a statement needs to know of its community: who is there, what is done, which rules hold."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import ScalarSelect, Uuid, bindparam, exists, false, func, or_, select

from timebank.activities.tables import Activity
from timebank.base.ids import CommunityId
from timebank.communities.tables import Community
from timebank.contributions.queries import one_of
from timebank.contributions.rules import Entry, Parties
from timebank.db.engine import AnyRow, Connection, call
from timebank.organisations.tables import Organisation
from timebank.people.tables import Member

_HERE = bindparam("community_id", type_=Uuid)


def _adult(name: str) -> ScalarSelect[bool]:
    """Whether a member is 18 or over, or was not asked; NULL where there is no such member."""
    whose = (
        Member.community_id == _HERE,
        Member.id == bindparam(name, type_=Uuid),
        or_(Member.merged_into_id.is_(None), one_of(Member.id, "stood")),
    )
    return select(Member.adult.is_not(false())).where(*whose).scalar_subquery()


# Made once, as in queries.py.
_RECEIVING = (
    Organisation.community_id == _HERE,
    Organisation.id == bindparam("receiver_id", type_=Uuid),
)
_PARTIES = select(
    _adult("giver_id").label("giver"),
    _adult("receiver_id").label("member"),
    select(Organisation.thanks).where(*_RECEIVING).scalar_subquery().label("thanks"),
    select(Organisation.childrens_policy).where(*_RECEIVING).scalar_subquery().label("children"),
    exists()
    .where(
        Activity.community_id == _HERE,
        Activity.id == bindparam("activity_id", type_=Uuid),
        Activity.in_use,
    )
    .label("activity"),
)
_RULES = select(
    Community.thanked_by,
    Community.organisation_thanks_monthly_minutes,
    Community.person_thanks_monthly_minutes,
    Community.second_person_reversal_minutes,
    func.timebank.community_today(_HERE).label("today"),
    func.timebank.ledger_now().label("now"),
).where(Community.id == _HERE)
_HELD = """
SELECT FROM timebank.session
WHERE community_id = $1 AND id = $2 AND coalesce(organisation_id, community_id) = $3
    AND activity_id = $4 AND day = $5 AND $5 = $6 AND state <> 'cancelled'
"""
_MEMBERS = select(Member.id, Member.adult.is_(false()).label("under_18")).where(
    Member.community_id == _HERE, one_of(Member.id, "member_ids"), Member.merged_into_id.is_(None)
)


async def parties(
    connection: Connection, community_id: CommunityId, entry: Entry, *, stood: Collection[UUID] = ()
) -> Parties:
    """Who they are, as far as a statement needs it. `stood`: they stay who they were where hours
    are corrected, also if they go on as others by now."""
    asked = {
        "community_id": community_id,
        "giver_id": entry.giver_id,
        "receiver_id": entry.receiver_id,
        "activity_id": entry.activity_id,
        "stood": list(stood),
    }
    row = (await connection.execute(_PARTIES, asked)).one()
    member = None if row.member is None else True
    receiver = {"member": member, "organisation": row.thanks}
    return Parties(
        giver=row.giver is not None,
        receiver=receiver.get(entry.receiver_type, True),
        # A session keeps its activity, also where that is offered no more.
        activity=row.activity or entry.session_id is not None,
        under_18=False in (row.giver, row.member),
        may_thank_under_18s=row.children is True,
    )


async def thanks(connection: Connection, community_id: CommunityId, organisation_id: UUID) -> bool:
    """Whether there is such an organisation, and it thanks."""
    found = await connection.execute(
        select(Organisation.thanks).where(*_RECEIVING),
        {"community_id": community_id, "receiver_id": organisation_id},
    )
    return found.scalar_one_or_none() is True


async def held_session(connection: Connection, community_id: CommunityId, entry: Entry) -> bool:
    """Whether the session that an entry names was held for that receiver, with that activity, on
    that day. Sessions stand in a room above this one."""
    said = (entry.session_id, entry.receiver_id, entry.activity_id)
    days = (entry.worked_on, entry.worked_from)
    return bool(await call(connection, _HELD, community_id, *said, *days))


async def rules(connection: Connection, community_id: CommunityId) -> AnyRow:
    """The community's rules about thanking and second persons, its today, and the books' now."""
    return (await connection.execute(_RULES, {"community_id": community_id})).one()


async def members_by_number(
    connection: Connection, community_id: CommunityId, numbers: Iterable[str]
) -> dict[str, UUID]:
    """Members' ids by the numbers on their cards. Of one who goes on as another the old card still
    says who it is."""
    found = await connection.execute(
        select(Member.number, func.coalesce(Member.merged_into_id, Member.id).label("id")).where(
            Member.community_id == community_id, Member.number.in_(numbers)
        )
    )
    return {row.number: row.id for row in found}


async def members_here(
    connection: Connection, community_id: CommunityId, member_ids: Iterable[UUID]
) -> dict[UUID, bool]:
    """Which of these are members here, and which of them are under 18."""
    found = await connection.execute(
        _MEMBERS, {"community_id": community_id, "member_ids": list(member_ids)}
    )
    return {row.id: row.under_18 for row in found}


async def thanks_in_turn(connection: Connection, community_id: CommunityId) -> None:
    """Wait until those that thank here now are done, that a monthly limit holds for all of them."""
    await call(connection, "SELECT timebank.thanks_in_turn($1)", community_id)


async def thanked_this_month(
    connection: Connection, community_id: CommunityId, by: UUID, organisation_id: UUID
) -> tuple[int, int]:
    """Minutes credited this month (the community's) for hours given to an organisation, and those
    that a person thanked for, on their own word and by apps that they made."""
    asked = "SELECT * FROM timebank.thanked_this_month($1, $2, $3)"
    ((for_organisation, by_person),) = await call(
        connection, asked, community_id, by, organisation_id
    )
    return for_organisation, by_person
