"""Which listings are shown to whom."""

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, true

from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId
from timebank.listings.tables import Listing
from timebank.organisations.tables import Organisation
from timebank.people.tables import Member
from timebank.safeguarding.tables import KeptApart


def owner_here(community_id: CommunityId) -> ColumnElement[bool]:
    """Nobody is paused, has left, or is under 18: none of them is shown. Those who are here are
    looked up once for a whole list, not one for each of its rows."""
    members = select(Member.id).where(
        Member.community_id == community_id,
        Member.status == "member",
        Member.adult.is_not(False),
    )
    groups = select(Organisation.id).where(
        Organisation.community_id == community_id, Organisation.status == "active"
    )
    return or_(Listing.member_id.in_(members), Listing.organisation_id.in_(groups))


def unexpired(community_id: CommunityId) -> ColumnElement[bool]:
    """Open, and its day has not gone by."""
    today = select(func.timebank.community_today(community_id)).scalar_subquery()
    return and_(Listing.state == "open", Listing.expires_on >= today)


def expired(community_id: CommunityId) -> ColumnElement[bool]:
    """Its day has gone by, and nobody has closed it."""
    today = select(func.timebank.community_today(community_id)).scalar_subquery()
    return and_(Listing.state == "open", Listing.expires_on < today)


def own(caller: Caller) -> ColumnElement[bool]:
    """The caller's own, those of whom they help, and of organisations that they lead."""
    may: list[ColumnElement[bool]] = [false()]
    if caller.stands_for:
        may.append(Listing.member_id.in_(caller.stands_for))
    if caller.role is Role.ORGANISATION_LEAD:
        may.append(Listing.organisation_id.in_(caller.organisation_ids))
    return or_(*may)


def seen_by(community_id: CommunityId, caller: Caller) -> ColumnElement[bool]:
    """One's own however they stand; of others those that are open, whose owner is here and is kept
    apart from nobody for whom the caller stands. Coordinators see all."""
    if caller.role is Role.COORDINATOR:
        return true()
    apart = Listing.member_id.in_(apart_from(community_id, caller))
    of_others = and_(
        unexpired(community_id), owner_here(community_id), or_(Listing.member_id.is_(None), ~apart)
    )
    return or_(own(caller), of_others)


def apart_from(community_id: CommunityId, caller: Caller) -> Select[tuple[object]]:
    """Whoever is never shown to somebody for whom the caller stands."""
    pair = (KeptApart.member_id, KeptApart.other_id)
    first, second = (one.in_(caller.stands_for) for one in pair)
    return select(case((first, pair[1]), else_=pair[0])).where(
        KeptApart.community_id == community_id, KeptApart.ended_at.is_(None), or_(first, second)
    )
