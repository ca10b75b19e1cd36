"""Signing up for a session, waiting for a place, and giving one back."""

from dataclasses import dataclass
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError, Forbidden, IdTaken, NotFound, Refusal, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.contributions.errors import Under18Here
from timebank.db.engine import AnyRow, Connection
from timebank.ledger.errors import MemberPaused, SafeguardingRequired
from timebank.people import apart_queries
from timebank.safeguarding import measure_queries as measures
from timebank.safeguarding import queries as safeguarding
from timebank.sessions import queries, rules
from timebank.sessions import sign_up_queries as sign_ups
from timebank.sessions.errors import SessionClosed, SessionOver, SignedUpAlready


@dataclass(frozen=True)
class NewSignUp:
    """That a member comes, as giver or guest; `by_number`: named by the number on their card."""

    id: UUID
    session_id: UUID
    member_id: UUID
    role: str
    by_number: bool = False


async def sign_up(
    connection: Connection, community_id: CommunityId, caller: Caller, new: NewSignUp
) -> UUID:
    """Sign a member up: with a place where there is one, else behind all who wait. Whoever is kept
    apart from somebody who comes waits as if it were full, and is not told why. The sign-up's id;
    sent again, or signed up already in that role, the one that stands.

    Raises IdTaken, SignedUpAlready, MemberPaused, SafeguardingRequired, Under18Here.
    """
    session = await queries.plain(connection, community_id, caller, new.session_id)
    if caller.member_id is None or not rules.may_sign_up(caller, session, new.member_id):
        raise Forbidden
    before = await sign_ups.by_id(connection, community_id, new.id)
    if before is not None:
        if (before.session_id, before.member_id, before.role) != _told(new):
            raise IdTaken
        return new.id
    now = await queries.now(connection, community_id)
    if refusal := rules.refusal("sign-ups", caller, session, now):
        raise refusal
    await _check_member(connection, community_id, caller, session, new)
    apart = await apart_queries.kept_apart_from(connection, community_id, new.member_id)
    told = (new.session_id, new.id, new.member_id, new.role)
    row = await sign_ups.take(connection, community_id, told, caller.member_id, apart)
    if row is None:
        raise await _taken_off(connection, community_id, caller, new.session_id)
    if row["role"] != new.role:
        raise SignedUpAlready
    return UUID(str(row["id"]))


async def _taken_off(
    connection: Connection, community_id: CommunityId, caller: Caller, session_id: UUID
) -> Refusal:
    """Why a session takes nobody that took people a moment ago."""
    session = await queries.plain(connection, community_id, caller, session_id)
    now = await queries.now(connection, community_id)
    return rules.refusal("sign-ups", caller, session, now) or SessionOver()


def _told(new: NewSignUp) -> tuple[UUID, UUID, str]:
    return new.session_id, new.member_id, new.role


async def _check_member(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session: AnyRow,
    new: NewSignUp,
) -> None:
    """Raises what keeps a member from being booked."""
    member = await sign_ups.member(connection, community_id, new.member_id, booked=True)
    hidden = ("left", "paused") if caller.role is Role.ORGANISATION_LEAD else ("left",)
    apart = caller.kept_from
    if member is None or member.status in hidden or member.id in apart:
        # A number that is not to be booked is answered as one that is nobody's.
        named = ("/number", "no_such_number") if new.by_number else ("/member_id", "no_such_member")
        raise ValidationFailed((FieldError(*named),))
    if member.status == "paused":
        raise MemberPaused
    if new.role != "giver":
        return
    if member.adult is False and not await may_give_under_18(connection, community_id, session):
        raise Under18Here
    lacking = await measures.lacking(
        connection, community_id, new.member_id, session.activity_id, session.day
    )
    if lacking:
        raise SafeguardingRequired(measure=lacking[0])


async def may_give_under_18(
    connection: Connection, community_id: CommunityId, session: AnyRow
) -> bool:
    """Whether under-18s give time here: to a group with a children's policy, and to nobody else."""
    if session.organisation_id is None:
        return False
    group = await queries.organisation(connection, community_id, session.organisation_id)
    return group is not None and bool(group.childrens_policy)


async def cancel(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    session_id: UUID,
    sign_up_id: UUID,
) -> None:
    """Give a place back, or stop waiting; the first who waits moves up. Twice is once."""
    session = await queries.locked(connection, community_id, caller, session_id)
    row = await sign_ups.sign_up(connection, community_id, session_id, sign_up_id)
    if caller.member_id is None or not rules.may_sign_up(caller, session, row.member_id):
        raise NotFound
    if row.member_id in caller.kept_from:
        raise NotFound
    if row.state == "cancelled":
        return
    if session.state == "closed":
        raise SessionClosed
    await sign_ups.cancel(connection, community_id, sign_up_id, caller.member_id)
    await move_up(connection, community_id, session, session.places)


async def leave(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> None:
    """Somebody leaves, or is paused: their places in sessions to come go to those who wait, also in
    a private group's, of which whoever pauses them may know nothing."""
    by = caller.member_id or member_id
    for row in await sign_ups.to_come(connection, community_id, member_id):
        session = await queries.locked(connection, community_id, None, row.session_id)
        await sign_ups.cancel(connection, community_id, row.id, by)
        await move_up(connection, community_id, session, session.places)


async def move_up(
    connection: Connection, community_id: CommunityId, session: AnyRow, places: int | None
) -> list[UUID]:
    """Give the places that are free to those who wait, in their order. The session is locked. The
    sign-ups that got a place: these people are to be told."""
    now = await queries.now(connection, community_id)
    if session.state != "open" or session.ends_at <= now.instant:
        return []
    standing = await sign_ups.standing(connection, community_id, session.id)
    coming = [row.member_id for row in standing if row.state == "in"]
    waiting = [
        (row.id, row.member_id)
        for row in standing
        if row.state == "waiting" and row.status == "member"
    ]
    if not waiting or not rules.has_room(places, len(coming)):
        return []
    everybody = [*coming, *(member_id for _, member_id in waiting)]
    apart = await safeguarding.apart_among(connection, community_id, everybody)
    let_in = rules.moving_up(places, coming, waiting, apart)
    if let_in:
        await sign_ups.let_in(connection, community_id, let_in)
    return let_in
