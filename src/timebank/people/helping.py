"""Naming a helper, and ending it."""

from collections.abc import Sequence
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import FieldError, Forbidden, NotFound, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.communities.errors import MemberLeft
from timebank.db.engine import AnyRow, Connection
from timebank.people import helper_queries, queries, rules


async def helpers(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> Sequence[AnyRow]:
    """Who helps a member and who did, for the member, their helpers and coordinators. Raises
    NotFound."""
    if not rules.may_name_helper(caller, member_id) and member_id not in caller.helps:
        raise NotFound
    await queries.member(connection, community_id, member_id)
    return await helper_queries.helpers(connection, community_id, member_id)


async def name(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    named: UUID | str,
) -> None:
    """Somebody who is here, signs in, and is not kept apart from a member helps them from now on;
    named twice, once, by id or by the number on the card. Raises MemberLeft and NotFound."""
    if not rules.may_name_helper(caller, member_id):
        raise NotFound
    before = await queries.member(connection, community_id, member_id, lock=True)
    if before.status == "left":
        raise MemberLeft
    helper_id = await _helper(connection, community_id, member_id, named)
    if await helper_queries.held(connection, community_id, member_id, helper_id) is None:
        await helper_queries.add(connection, community_id, member_id, helper_id, by=_actor(caller))


async def _helper(
    connection: Connection, community_id: CommunityId, member_id: UUID, named: UUID | str
) -> UUID:
    """Who is named, if they may help. Raises ValidationFailed."""
    place = "/helper_id"
    found: UUID | None
    if isinstance(named, str):
        place = "/number"
        found = await helper_queries.by_number(connection, community_id, named)
    else:
        found = named
    if found is not None and found != member_id:
        here = await queries.may_help(connection, community_id, found)
        apart = await queries.is_kept_from(connection, community_id, found, member_id)
        if here and not apart:
            return found
    raise ValidationFailed((FieldError(place, "no_such_helper"),))


async def end(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    helper_id: UUID,
) -> list[AnyRow]:
    """Somebody helps a member no more, from their next request on: either says so, or a
    coordinator. Ended twice, nothing happens. What stands of that helper; raises NotFound."""
    if not rules.may_end_helping(caller, member_id, helper_id):
        raise NotFound
    await queries.member(connection, community_id, member_id, lock=True)
    held = await helper_queries.held(connection, community_id, member_id, helper_id)
    if held is not None:
        await helper_queries.end(connection, community_id, held.id, _actor(caller))
    named = await helper_queries.helpers(connection, community_id, member_id)
    of_them = [row for row in named if row.helper_id == helper_id]
    if not of_them:
        raise NotFound
    return of_them


def _actor(caller: Caller) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id
