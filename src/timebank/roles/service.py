"""Giving roles and ending them."""

from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError, Forbidden, IdTaken, NotFound, ValidationFailed
from timebank.base.ids import CommunityId, new_id
from timebank.communities.errors import MemberLeft, Under18
from timebank.db.engine import AnyRow, Connection
from timebank.roles import queries, rules
from timebank.roles.errors import LastCoordinator, OwnRole
from timebank.roles.rules import Place


async def give(
    connection: Connection, community_id: CommunityId, caller: Caller, role_id: UUID, place: Place
) -> AnyRow:
    """Give a role; who holds it already keeps it as it is. Sent again, nothing happens.

    Raises OwnRole, IdTaken where the id stands for something else, MemberLeft, Under18, and
    NotFound where there is no such member.
    """
    if place.member_id == _actor(caller):
        raise OwnRole
    member = await queries.who_is_given(connection, community_id, place.member_id)
    if member is None:
        raise NotFound
    made = await queries.by_id(connection, community_id, role_id)
    if made is not None:
        if (made.member_id, made.role, made.organisation_id) != (
            place.member_id,
            place.role,
            place.organisation_id,
        ):
            raise IdTaken
        return made
    if member["status"] == "left":
        raise MemberLeft
    if member["adult"] is False:
        raise Under18
    held = await queries.held(connection, community_id, place)
    return held or await queries.add(connection, community_id, role_id, place, caller.member_id)


async def appoint(connection: Connection, community_id: CommunityId, place: Place) -> bool:
    """Give a role on the operator's word, who is above all; False where the member holds it. Raises
    Under18, for they sign in nowhere, and NotFound."""
    member = await queries.who_is_given(connection, community_id, place.member_id)
    if member is None:
        raise NotFound
    if member["adult"] is False:
        raise Under18
    if await queries.held(connection, community_id, place) is not None:
        return False
    await queries.add(connection, community_id, new_id(), place, None)
    return True


async def end(
    connection: Connection, community_id: CommunityId, caller: Caller, place: Place
) -> AnyRow:
    """End a role; one that was ended stays as it was. Raises LastCoordinator, and NotFound where
    the member never held it."""
    actor = _actor(caller)
    if place.role is Role.COORDINATOR:
        await queries.coordinators_wait(connection, community_id)
    held = await queries.held(connection, community_id, place)
    if held is None:
        return await queries.last_held(connection, community_id, place)
    if place.role is Role.COORDINATOR:
        await _one_stays(connection, community_id, place.member_id)
    return await queries.end(connection, community_id, held.id, actor)


async def end_all(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> None:
    """End every role of a member who leaves, or is under 18, and is locked. Raises
    LastCoordinator."""
    await one_coordinates(connection, community_id, member_id)
    await queries.end_all(connection, community_id, member_id, _actor(caller))


async def one_coordinates(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> None:
    """Where a member who is locked is a coordinator, another one is there who can act until the end
    of the transaction. Raises LastCoordinator."""
    coordinates = Place(member_id, Role.COORDINATOR)
    if await queries.held(connection, community_id, coordinates, lock=False) is not None:
        # Before any role of theirs is locked, as whoever ends a single one does.
        await queries.coordinators_wait(connection, community_id)
        if await queries.held(connection, community_id, coordinates) is not None:
            await _one_stays(connection, community_id, member_id)


async def end_leads(
    connection: Connection, community_id: CommunityId, caller: Caller, organisation_id: UUID
) -> None:
    """End the role of everybody who leads an organisation that leaves and is locked."""
    await queries.end_leads(connection, community_id, organisation_id, _actor(caller))


async def give_lead(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    role_id: UUID,
    place: Place,
) -> AnyRow:
    """Make a member a lead of an organisation that `manages` has let the caller manage."""
    try:
        await _shown(connection, community_id, caller, place.member_id)
        return await give(connection, community_id, caller, role_id, place)
    except NotFound:
        raise ValidationFailed((FieldError("/member_id", "no_such_member"),)) from None


async def end_lead(
    connection: Connection, community_id: CommunityId, caller: Caller, place: Place
) -> AnyRow:
    """A member leads an organisation no longer that `manages` has let the caller manage. Raises
    NotFound where they never did, or are not to be known to the caller."""
    await _shown(connection, community_id, caller, place.member_id)
    return await end(connection, community_id, caller, place)


async def _shown(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> None:
    if not rules.sees_every_lead(caller) and await queries.is_kept_from(
        connection, community_id, _actor(caller), member_id
    ):
        raise NotFound


async def manages(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    organisation_id: UUID,
    *,
    reads: bool = False,
) -> None:
    """Raises NotFound where there is no such organisation, and Forbidden where the caller may not
    manage its leads, or not see them."""
    if await queries.organisation_status(connection, community_id, organisation_id) is None:
        raise NotFound
    may = rules.may_see_leads if reads else rules.may_manage_leads
    if not may(caller, organisation_id):
        raise Forbidden


async def known(connection: Connection, community_id: CommunityId, member_id: UUID) -> None:
    """Raises NotFound where there is no such member."""
    if await queries.member_status(connection, community_id, member_id) is None:
        raise NotFound


async def _one_stays(connection: Connection, community_id: CommunityId, member_id: UUID) -> None:
    if not await queries.another_coordinator(connection, community_id, member_id):
        raise LastCoordinator


def _actor(caller: Caller) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id
