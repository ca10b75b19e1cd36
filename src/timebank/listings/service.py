"""Making offers and requests, changing them, and closing them."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func

from timebank.activities import queries as activities
from timebank.activities.rules import NOT_HERE
from timebank.base.actors import Caller
from timebank.base.digests import digest_of
from timebank.base.errors import FieldError, Forbidden, IdTaken, NotFound, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.communities import queries as communities
from timebank.communities.errors import MemberLeft
from timebank.contributions.errors import Under18Here
from timebank.db.engine import AnyRow, Connection
from timebank.ledger.errors import MemberPaused, SafeguardingRequired
from timebank.listings import queries, rules, word_queries
from timebank.listings.errors import ListingClosed
from timebank.listings.rules import ClosedReason, ListingKind, ListingState
from timebank.listings.word_rules import Place, placed
from timebank.people import queries as people
from timebank.roles import queries as roles


@dataclass(frozen=True)
class NewListing:
    """An offer or a request to be made, of a member or of an organisation. `expires_on` None is 90
    days from now."""

    id: UUID
    kind: ListingKind
    member_id: UUID | None
    organisation_id: UUID | None
    activity_id: UUID
    title_en: str | None = None
    title_cy: str | None = None
    text_en: str | None = None
    text_cy: str | None = None
    for_whom_en: str | None = None
    for_whom_cy: str | None = None
    place: str | None = None
    times: Sequence[str] = ()
    areas: Sequence[str] = ()
    languages: Sequence[str] = ()
    expires_on: date | None = None


async def create(
    connection: Connection, community_id: CommunityId, caller: Caller, new: NewListing
) -> None:
    """Make a listing, in one's own name or in that of whom one speaks for. Sent again, nothing
    happens. Raises IdTaken where the id stands for another, and what is wrong with this one."""
    made_by = _actor(caller)
    made_as = digest_of(new)
    await _check_owner(connection, community_id, caller, new)
    if await queries.made_as(connection, community_id, new.id) == made_as:
        return
    told = asdict(new)
    today = await people.today(connection, community_id)
    await _check(connection, community_id, told, told, today)
    if await queries.add(connection, community_id, [_columns(new, made_by, today)]):
        await word_queries.write(connection, community_id, {new.id: words_of(told)})
    elif await queries.made_as(connection, community_id, new.id) != made_as:
        raise IdTaken


async def add(connection: Connection, community_id: CommunityId, new: Sequence[NewListing]) -> None:
    """Make listings of members who are known to be as they must be, each written down by its owner.
    Any number are five statements."""
    today = await people.today(connection, community_id)
    rows = [_columns(one, one.member_id, today) for one in new]
    words = {one.id: words_of(asdict(one)) for one in new}
    await queries.add(connection, community_id, rows)
    await word_queries.write(connection, community_id, words)


def _columns(new: NewListing, made_by: UUID | None, today: date) -> dict[str, Any]:
    return {
        **asdict(new),
        "expires_on": new.expires_on or _a_while_on(today),
        "made_by": made_by,
        "made_as": f"\\x{digest_of(new).hex()}",
    }


async def change(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    before: AnyRow,
    changes: dict[str, Any],
) -> None:
    """Change a listing that was locked. Raises Forbidden, ListingClosed, MemberPaused, MemberLeft,
    and what is wrong."""
    _check_open(caller, before)
    check_here(before)
    if not changes:
        return
    told = {**{name: getattr(before, name) for name in (*rules.TYPED, "place")}, **changes}
    await _check(connection, community_id, told, changes, before.today)
    await queries.change(connection, community_id, before.id, changes)
    await word_queries.write(connection, community_id, {before.id: words_of(told)})


async def renew(
    connection: Connection, community_id: CommunityId, caller: Caller, before: AnyRow
) -> None:
    """A listing that was locked stands for 90 days from now. Raises Forbidden, ListingClosed,
    MemberPaused, MemberLeft."""
    _check_open(caller, before)
    check_here(before)
    until = max(before.expires_on, _a_while_on(before.today))
    await queries.change(connection, community_id, before.id, {"expires_on": until})


async def close(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    before: AnyRow,
    reason: ClosedReason,
) -> None:
    """Close a listing that was locked. Said twice, nothing happens. Raises Forbidden, and
    ListingClosed where it was closed for another reason."""
    if (
        before.state == ListingState.CLOSED
        and before.closed_reason == reason
        and _speaks(caller, before)
    ):
        return
    _check_open(caller, before)
    closed = {
        "state": ListingState.CLOSED.value,
        "closed_reason": reason.value,
        "closed_by": _actor(caller),
        "closed_at": func.timebank.ledger_now(),
    }
    await queries.change(connection, community_id, before.id, closed)


def words_of(told: Mapping[str, Any]) -> dict[str, Place]:
    """The words by which a listing is found: those of its titles, and of all else that is typed."""
    titles = [told["title_en"], told["title_cy"]]
    others = [told[name] for name in (*rules.TYPED, "place") if not name.startswith("title")]
    return placed(titles, others)


def _speaks(caller: Caller, row: AnyRow) -> bool:
    return rules.speaks_for(caller, member_id=row.member_id, organisation_id=row.organisation_id)


def _check_open(caller: Caller, before: AnyRow) -> None:
    if not _speaks(caller, before):
        raise Forbidden
    if before.state == ListingState.CLOSED:
        raise ListingClosed


def check_here(before: AnyRow) -> None:
    """Who helps a member, or coordinates, says nothing new for one who is paused or has left.
    Raises MemberPaused, MemberLeft."""
    if rules.owner_away(before):
        raise MemberPaused if before.member_status == "paused" else MemberLeft


async def _check_owner(
    connection: Connection, community_id: CommunityId, caller: Caller, new: NewListing
) -> None:
    """In whose name a listing is made: somebody for whom the caller speaks, who is here."""
    if not rules.speaks_for(caller, member_id=new.member_id, organisation_id=new.organisation_id):
        field = "member" if new.organisation_id is None else "organisation"
        raise ValidationFailed((FieldError(f"/{field}_id", f"no_such_{field}"),))
    if new.organisation_id is not None:
        await _check_organisation(connection, community_id, new.organisation_id, new.kind)
    else:
        await check_member(connection, community_id, new.member_id)


async def _check_organisation(
    connection: Connection, community_id: CommunityId, organisation_id: UUID, kind: ListingKind
) -> None:
    if await roles.organisation_status(connection, community_id, organisation_id) != "active":
        raise ValidationFailed((FieldError("/organisation_id", "no_such_organisation"),))
    if kind is ListingKind.OFFER:
        raise ValidationFailed((FieldError("/organisation_id", "organisation_asks_only"),))


async def check_member(
    connection: Connection, community_id: CommunityId, member_id: UUID | None
) -> None:
    """Whoever offers or tells something is here, is not paused, and is 18 or over. Raises
    ValidationFailed, MemberPaused, Under18Here."""
    member = None
    if member_id is not None:
        with suppress(NotFound):
            member = await people.member(connection, community_id, member_id)
    if member is None or member.status == "left":
        raise ValidationFailed((FieldError("/member_id", "no_such_member"),))
    if member.status == "paused":
        raise MemberPaused
    if member.adult is False:
        raise Under18Here


async def _check(
    connection: Connection,
    community_id: CommunityId,
    told: Mapping[str, Any],
    new: Mapping[str, Any],
    today: date,
) -> None:
    """Raises what is wrong with a listing: ValidationFailed, and SafeguardingRequired for what is
    not done through the time bank. `told` is all of it, `new` what is said now."""
    faults = list(rules.typed_faults(told))
    if "activity_id" in new:
        faults += await activity_faults(connection, community_id, new["activity_id"])
    if new.get("areas"):
        community = await communities.community(connection, community_id)
        if not {*new["areas"]} <= {area["code"] for area in community.areas}:
            faults.append(FieldError("/areas", "no_such_area"))
    until = new.get("expires_on")
    if until and not today <= until <= today + timedelta(rules.LASTS_AT_MOST_DAYS):
        faults.append(FieldError("/expires_on", "expires_within_a_year"))
    if faults:
        raise ValidationFailed(tuple(faults))


async def activity_faults(
    connection: Connection, community_id: CommunityId, activity_id: UUID
) -> list[FieldError]:
    """What is wrong with an activity that is named. Raises SafeguardingRequired for what is not
    done through the time bank."""
    try:
        activity = await activities.activity(connection, community_id, activity_id)
    except NotFound:
        activity = None
    if activity is None or not activity.in_use:
        return [FieldError("/activity_id", "no_such_activity")]
    if activity.risk_class == NOT_HERE:
        raise SafeguardingRequired(measure=NOT_HERE)
    return []


def _a_while_on(today: date) -> date:
    return today + timedelta(rules.LASTS_DAYS)


def _actor(caller: Caller) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id
