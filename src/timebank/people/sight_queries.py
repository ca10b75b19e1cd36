"""Which members are shown to whom, and whose names."""

from sqlalchemy import ColumnElement, case, exists, false, func, or_, true

from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId
from timebank.db.engine import AnySelect
from timebank.ledger.contribution_tables import Contribution
from timebank.people.rules import only_oneself, sees_paused
from timebank.people.tables import Member
from timebank.roles.tables import RoleHeld


def named_to(community_id: CommunityId, caller: Caller) -> ColumnElement[bool]:
    """A private member's name is for coordinators, for the leads of their groups, and theirs."""
    if caller.role is Role.COORDINATOR:
        return true()
    return or_(Member.private.is_(False), of_groups_of(community_id, caller))


def shown_name(community_id: CommunityId, caller: Caller) -> ColumnElement[str | None]:
    """The name that a member goes by, where this caller reads it; else null."""
    return case((named_to(community_id, caller), func.coalesce(Member.name_used, Member.name)))


def of_groups_of(community_id: CommunityId, caller: Caller) -> ColumnElement[bool]:
    """The caller, whom they help, and the members of the groups that they lead. A member's groups
    are those that took them in, that they lead, and to which they gave time: time that was
    credited, or that they stated themselves, so that no lead makes one theirs by a word."""
    may: list[ColumnElement[bool]] = [false()]
    if caller.member_id is not None:
        may.append(Member.id.in_(caller.stands_for))
    if caller.organisation_ids:
        led = caller.organisation_ids
        gave = exists().where(
            Contribution.community_id == community_id,
            Contribution.giver_id == Member.id,
            Contribution.receiver_id.in_(led),
            or_(
                Contribution.state.in_(("verified", "historic")),
                Contribution.stated_by == Member.id,
            ),
        )
        leads = exists().where(
            RoleHeld.community_id == community_id,
            RoleHeld.member_id == Member.id,
            RoleHeld.organisation_id.in_(led),
            RoleHeld.ended_at.is_(None),
        )
        may += [Member.taken_in_for.in_(led), gave, leads]
    return or_(*may)


def seen_by(statement: AnySelect, caller: Caller) -> AnySelect:
    """Of these members, those who may be shown to the caller at all."""
    if only_oneself(caller):
        return statement.where(Member.id.in_(caller.stands_for))
    if not sees_paused(caller):
        statement = statement.where(Member.status != "paused")
    return statement.where(Member.id.not_in(caller.kept_from)) if caller.kept_from else statement
