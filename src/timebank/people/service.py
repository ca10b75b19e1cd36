"""Taking members in, changing what is known of them, and letting them leave."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.digests import digest_of
from timebank.base.errors import FieldError, Forbidden, IdTaken, NotFound, ValidationFailed
from timebank.base.ids import CommunityId, MemberId
from timebank.base.text import fold_name
from timebank.communities import leaving
from timebank.communities import queries as communities
from timebank.communities.errors import MemberLeft, Under18
from timebank.communities.leaving import Closed, Farewell
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.ledger.errors import MemberPaused
from timebank.people import helper_queries, queries, rules
from timebank.people.errors import MemberMerged
from timebank.roles import queries as role_queries
from timebank.roles import service as roles
from timebank.sending.telling import tell_of_contact


@dataclass(frozen=True)
class NewMember:
    """Somebody to be taken in. `joined_on` None is today; `adult` None was not asked."""

    id: UUID
    name: str
    language: str
    name_used: str | None = None
    email: str | None = None
    telephone: str | None = None
    contact_by: str | None = None
    area: str | None = None
    adult: bool | None = None
    guardian_name: str | None = None
    guardian_contact: str | None = None
    can_do: str | None = None
    can_do_activity_ids: Sequence[UUID] = ()
    would_like: str | None = None
    would_like_activity_ids: Sequence[UUID] = ()
    access_needs: str | None = None
    private: bool = False
    taken_in_for: UUID | None = None
    joined_on: date | None = None
    external_ref: str | None = None


async def add_members(
    connection: Connection,
    community_id: CommunityId,
    newcomers: Sequence[NewMember],
    *,
    keeper_id: UUID,
    admitted_by: UUID | None = None,
    complete_within_days: int | None = None,
) -> list[MemberId]:
    """Take people in: each gets a number and an account with the community's limits. Their ids, in
    the order given. Any number of people are six statements; `keeper_id` owns their references,
    and `admitted_by` is the member who took them in. Who did not say all that joining asks for is
    asked `complete_within_days`, or not at all.
    """
    if not newcomers:
        return []
    intake = await communities.intake(connection, community_id)
    later = complete_within_days and intake.today + timedelta(days=complete_within_days)
    rows = [
        {
            **asdict(newcomer),
            "complete_by": None if rules.is_complete(asdict(newcomer)) else later,
            "number": rules.member_number(place),
            "name_folded": fold_name(newcomer.name),
            "external_ref_keeper": keeper_id if newcomer.external_ref else None,
            "can_do_activity_ids": _as_array(newcomer.can_do_activity_ids),
            "would_like_activity_ids": _as_array(newcomer.would_like_activity_ids),
            "made_as": f"\\x{digest_of(newcomer).hex()}",
        }
        for place, newcomer in enumerate(newcomers, intake.numbered + 1)
    ]
    await queries.add(connection, community_id, rows, admitted_by=admitted_by)
    ids = [MemberId(newcomer.id) for newcomer in newcomers]
    await posting.account_open(
        connection,
        community_id,
        "member",
        ids,
        floor_minutes=intake.floor_minutes,
        ceiling_minutes=intake.ceiling_minutes,
    )
    await communities.numbered(connection, community_id, len(ids))
    return ids


async def create(
    connection: Connection, community_id: CommunityId, caller: Caller, new: NewMember
) -> MemberId:
    """Take one person in: by a coordinator, or by a lead with name and language alone. Sent again,
    nothing happens. Raises IdTaken where the id stands for something else."""
    by_lead = caller.role is not Role.COORDINATOR
    if by_lead:
        _check_lead(caller, new)
    elif new.taken_in_for is not None:
        await _check_organisation(connection, community_id, new.taken_in_for)
    await check(connection, community_id, asdict(new))
    # Whoever sends the same at the same time waits here, and then finds what was made.
    await communities.intake(connection, community_id)
    made_as, taken = await queries.made_as(connection, community_id, new.id)
    if made_as == digest_of(new):
        return MemberId(new.id)
    if taken:
        raise IdTaken
    await add_members(
        connection,
        community_id,
        [new],
        keeper_id=caller.keeper_id,
        admitted_by=caller.member_id,
        complete_within_days=rules.COMPLETE_WITHIN_DAYS if by_lead else None,
    )
    return MemberId(new.id)


def _check_lead(caller: Caller, new: NewMember) -> None:
    """A lead takes in for a group that they lead, and asks no more than they need."""
    if not caller.leads(new.taken_in_for):
        raise ValidationFailed((FieldError("/taken_in_for", "not_your_organisation"),))
    told = {name for name, value in asdict(new).items() if value not in (None, (), [], False)}
    more = sorted(told - rules.BY_A_LEAD)
    if more:
        raise ValidationFailed(tuple(FieldError(f"/{name}", "asked_later") for name in more))


async def _check_organisation(
    connection: Connection, community_id: CommunityId, organisation_id: UUID
) -> None:
    if await role_queries.organisation_status(connection, community_id, organisation_id) is None:
        raise ValidationFailed((FieldError("/taken_in_for", "no_such_organisation"),))


def _as_array(ids: Sequence[UUID]) -> list[str]:
    return [str(one) for one in ids]


def words_of(caller: Caller, name: str) -> list[str]:
    """The words of a name by which this caller looks for somebody. Raises ValidationFailed where
    they are too few."""
    words = fold_name(name).split()
    faults = rules.search_faults(caller, words)
    if faults:
        raise ValidationFailed(faults)
    return words


async def seen(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    *,
    lock: bool = False,
) -> AnyRow:
    """A member whom this caller may know of; raises NotFound for any other."""
    if rules.shown_to(caller, member_id) is None:
        raise NotFound
    row = await queries.member(connection, community_id, member_id, caller=caller, lock=lock)
    if row.status == "paused" and not rules.sees_paused(caller):
        raise NotFound
    return row


async def change(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    before: AnyRow,
    changes: dict[str, Any],
) -> None:
    """Change what is known of a member that was locked. The status `member` takes in
    again whoever has left: the account is opened. Who turns out to be under 18 is signed out, holds
    no role any more, and helps nobody.

    Raises MemberPaused for one who is paused, and LastCoordinator."""
    if not rules.may_change(caller, before.id, frozenset(changes)):
        raise Forbidden
    told = {**_standing(before), **changes}
    await check(connection, community_id, told, asked=frozenset(changes))
    columns = dict(changes)
    if before.complete_by is not None and rules.is_complete(told):
        columns["complete_by"] = None
    if "name" in changes:
        columns["name_folded"] = fold_name(changes["name"])
    if "external_ref" in changes:
        columns["external_ref_keeper"] = caller.keeper_id if changes["external_ref"] else None
    if "status" in changes and before.status == "paused":
        raise MemberPaused
    if "status" in changes and before.status == "left":
        await _comes_back(connection, community_id, caller, before)
        columns["left_on"] = None
    if columns:
        await queries.change(connection, community_id, before.id, columns)
    if any(changes.get(name, getattr(before, name)) != getattr(before, name) for name in _REACHED):
        await tell_of_contact(connection, community_id, before.id, before)
    if changes.get("adult") is False:
        await _acts_no_more(connection, community_id, caller, before.id)


async def _acts_no_more(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> None:
    await roles.end_all(connection, community_id, caller, member_id)
    if caller.member_id is not None:
        by = caller.member_id
        await helper_queries.end_all(connection, community_id, member_id, by, helped=False)
    await queries.sign_out(connection, community_id, member_id)


async def pause(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> bool:
    """Pause a member: signed out at once, and nothing leaves their account (not_paused.sql). False
    where they were paused before.

    Nobody pauses themselves, for they could not come back: raises Forbidden. Raises MemberLeft, and
    LastCoordinator where two coordinators would pause or end each other at once; a safeguarding
    lead pauses the last one, too, and can end that pause.
    """
    before = await _to_pause(connection, community_id, caller, member_id)
    if before.status != "member":
        return False
    if caller.role is Role.COORDINATOR:
        await roles.one_coordinates(connection, community_id, member_id)
    await queries.change(connection, community_id, member_id, {"status": "paused"})
    await queries.sign_out(connection, community_id, member_id)
    return True


async def resume(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> None:
    """End a pause. Raises MemberLeft."""
    before = await _to_pause(connection, community_id, caller, member_id)
    if before.status == "paused":
        await queries.change(connection, community_id, member_id, {"status": "member"})


async def _to_pause(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> AnyRow:
    if caller.member_id == member_id:
        raise Forbidden
    before = await seen(connection, community_id, caller, member_id, lock=True)
    if before.status == "left":
        raise MemberLeft
    return before


async def leave(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    farewell: Farewell,
) -> Closed | None:
    """A member leaves: their roles end, and what apps may do for them; what is held goes back, what
    remains goes as they or the community's rule say, and the account closes. None where the member
    had left before.

    Raises LastCoordinator, and what closing the account raises (communities/leaving.py).
    """
    before = await seen(connection, community_id, caller, member_id, lock=True)
    if not rules.may_let_leave(caller, member_id):
        raise Forbidden
    if before.status == "left":
        return None
    await _check_heir(connection, community_id, member_id, farewell)
    await roles.end_all(connection, community_id, caller, member_id)
    closed = await leaving.close_account(connection, community_id, caller, member_id, farewell)
    if caller.member_id is not None:
        await helper_queries.end_all(connection, community_id, member_id, caller.member_id)
    left_on = await queries.today(connection, community_id)
    left = {"status": "left", "left_on": left_on}
    await queries.change(connection, community_id, member_id, left)
    await queries.end_apps(connection, community_id, member_id)
    return closed


async def _check_heir(
    connection: Connection, community_id: CommunityId, member_id: UUID, farewell: Farewell
) -> None:
    """Whoever is given what remains is another member, who is here."""
    if farewell.gift_to is None:
        return
    here = await queries.is_here(connection, community_id, farewell.gift_to)
    if farewell.gift_to == member_id or not here:
        raise ValidationFailed((FieldError("/gift_to", "no_such_member"),))


async def _comes_back(
    connection: Connection, community_id: CommunityId, caller: Caller, before: AnyRow
) -> None:
    if before.merged_into_id is not None:
        raise MemberMerged
    await queries.stays(connection, community_id, before.id, caller.member_id)
    await leaving.reopen_account(connection, community_id, caller, before.id)


async def check(
    connection: Connection,
    community_id: CommunityId,
    told: Mapping[str, Any],
    *,
    asked: frozenset[str] | None = None,
) -> None:
    """Raises what is wrong with what somebody tells of themselves: ValidationFailed, Under18.
    `asked` are the fields that are new; None: all of them."""
    faults = (*rules.contact_faults(told), *rules.guardian_faults(told))
    joined_on = told.get("joined_on")
    if joined_on is not None and joined_on > await queries.today(connection, community_id):
        faults = (*faults, FieldError("/joined_on", "day_in_future"))

    def new(name: str) -> Any:
        return told.get(name) if asked is None or name in asked else None

    for name in ("can_do_activity_ids", "would_like_activity_ids"):
        ids = new(name)
        if ids and await queries.unknown_activities(connection, community_id, ids):
            faults = (*faults, FieldError(f"/{name}", "no_such_activity"))
    if new("area") is not None or new("adult") is False:
        community = await communities.community(connection, community_id)
        if new("adult") is False and not community.under_18s:
            raise Under18
        if new("area") not in {None, *(area["code"] for area in community.areas)}:
            faults = (*faults, FieldError("/area", "no_such_area"))
    if faults:
        raise ValidationFailed(faults)


_REACHED = ("email", "telephone")
_STANDING = (
    "contact_by",
    "email",
    "telephone",
    "joined_on",
    "adult",
    "guardian_name",
    "guardian_contact",
)


def _standing(row: AnyRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _STANDING}
