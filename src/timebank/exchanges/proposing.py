"""Proposing an exchange: in whose name, with whom, and whether it may be at all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from timebank.activities.rules import NOT_HERE
from timebank.base.actors import Caller, Role
from timebank.base.digests import digest_of
from timebank.base.errors import FieldError, IdTaken, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.contributions.errors import Under18Here
from timebank.contributions.rules import Side
from timebank.db.engine import AnyRow, Connection
from timebank.exchanges import page_queries, queries, rules
from timebank.exchanges.checking import contact_faults, plan_faults
from timebank.exchanges.queries import NOW
from timebank.exchanges.rules import Contact, Person, State
from timebank.ledger.errors import SafeguardingRequired
from timebank.listings import queries as listings
from timebank.listings.rules import ListingKind
from timebank.people import queries as people
from timebank.safeguarding import measure_queries


@dataclass(frozen=True)
class Proposed:
    """An exchange as it is proposed, in whose name (`member_id`), with their `contact`, `note`."""

    id: UUID
    by: UUID
    activity_id: UUID
    givers: tuple[UUID, ...]
    receivers: tuple[UUID, ...]
    planned_on: date
    planned_from: time | None = None
    planned_minutes: int | None = None
    place: str | None = None
    listing_id: UUID | None = None
    member_id: UUID | None = None
    contact: str = Contact.COORDINATOR.value
    note: str | None = None

    @property
    def people(self) -> list[Person]:
        """Everybody in it."""
        return [
            *(Person(one, Side.GIVER) for one in self.givers),
            *(Person(one, Side.RECEIVER) for one in self.receivers),
        ]


_PLAN = ("planned_on", "planned_from", "planned_minutes", "place")


async def propose(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    new: Proposed,
    *,
    by_number: Collection[UUID] = (),
) -> None:
    """Write down that an exchange is proposed; whoever proposes it for themselves, or for one whom
    they name, has agreed for them. Sent again, nothing happens. Raises IdTaken, Forbidden,
    ValidationFailed, SafeguardingRequired."""
    made_as = digest_of(new)
    made = await queries.made_as(connection, community_id, new.id)
    if made is not None:
        if made not in (b"", made_as):
            raise IdTaken
        return
    new = await _with_owner(connection, community_id, caller, new)
    proposer = _proposer(caller, new)
    await _check_new(connection, community_id, caller, new, proposer, by_number=by_number)
    for one in new.givers:
        lacking = await measure_queries.lacking(
            connection, community_id, one, new.activity_id, new.planned_on
        )
        if NOT_HERE in lacking or (lacking and proposer and proposer.member_id == one):
            raise SafeguardingRequired(measure=lacking[0])
    columns = {name: getattr(new, name) for name in ("id", "activity_id", "listing_id", *_PLAN)}
    columns |= {"state": State.PROPOSED.value, "proposed_by": new.by, "made_as": made_as}
    rows = [_row(one, new, proposer) for one in new.people]
    await queries.add(connection, community_id, columns, rows)


async def _with_owner(
    connection: Connection, community_id: CommunityId, caller: Caller, new: Proposed
) -> Proposed:
    """With whoever's offer or request it begins with on the side that was left out: whoever reads
    it there cannot name them."""
    if new.givers and new.receivers:
        return new
    owner: tuple[UUID, ...] = ()
    theirs = None
    if new.listing_id is not None:
        row = await listings.owner(connection, community_id, caller, new.listing_id)
        if row is None or row.member_id is None:
            raise ValidationFailed((FieldError("/listing_id", "no_such_listing"),))
        owner, theirs = (row.member_id,), _side_of(row)
    for side in ("givers", "receivers"):
        if side != theirs and not getattr(new, side):
            raise ValidationFailed((FieldError(f"/{side}", "side_left_out"),))
    return replace(new, givers=new.givers or owner, receivers=new.receivers or owner)


def _side_of(row: AnyRow) -> str:
    """An offer is of somebody who would give, and a request of somebody who would receive."""
    return "givers" if row.kind == ListingKind.OFFER else "receivers"


def _proposer(caller: Caller, new: Proposed) -> Person | None:
    """In whose name it is proposed; nobody's, where a coordinator will ask both."""
    may = rules.voices(caller, new.people)
    unnamed = new.member_id is None and new.note is None and caller.member_id not in may
    if may and unnamed and caller.role is Role.COORDINATOR:
        return None
    return rules.spoken_for(caller, new.people, new.member_id)


def _row(one: Person, new: Proposed, proposer: Person | None) -> dict[str, Any]:
    theirs = one == proposer
    return {
        "member_id": one.member_id,
        "side": one.side.value,
        "contact": new.contact if theirs else Contact.COORDINATOR.value,
        "note": new.note if theirs else None,
        "agreed_by": new.by if theirs else None,
        "agreed_at": NOW if theirs else None,
    }


async def _check_new(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    new: Proposed,
    proposer: Person | None,
    *,
    by_number: Collection[UUID],
) -> None:
    """Whether such an exchange may be at all. Whoever is not to be booked is not here."""
    everybody = [one.member_id for one in new.people]
    if len(set(everybody)) < len(everybody):
        both = set(new.givers) & set(new.receivers)
        raise ValidationFailed(
            (FieldError("/receivers", "receiver_is_giver" if both else "named_twice"),)
        )
    here = await page_queries.bookable(connection, community_id, everybody, lock=True)
    hidden = await _not_here(connection, community_id, caller, new.people, here)
    # A number that is not to be booked is answered as one that is nobody's.
    faults = [
        FieldError(f"/{name}/{place}/number", "no_such_number")
        if one in by_number
        else FieldError(f"/{name}/{place}", "no_such_member")
        for name, named in (("givers", new.givers), ("receivers", new.receivers))
        for place, one in enumerate(named)
        if one in hidden
    ]
    if await people.unknown_activities(connection, community_id, [new.activity_id]):
        faults.append(FieldError("/activity_id", "no_such_activity"))
    today = await people.today(connection, community_id)
    faults += plan_faults(
        new.planned_minutes, new.place, new.receivers, day=new.planned_on, today=today
    )
    if new.listing_id is not None:
        faults += await _listing_faults(connection, community_id, caller, new, new.listing_id)
    if proposer is not None and proposer.member_id in here:
        faults += contact_faults(new.contact, here[proposer.member_id])
    if faults:
        raise ValidationFailed(tuple(faults))


async def _not_here(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    everybody: Sequence[Person],
    here: Mapping[UUID, AnyRow],
) -> set[UUID]:
    """Whom the caller cannot book: no member, left, paused, under 18, or kept apart from another
    in it. Coordinators are told of somebody's age."""
    if caller.role is Role.COORDINATOR and any(row.under_18 for row in here.values()):
        raise Under18Here
    mine = rules.voices(caller, everybody)
    ids = [one.member_id for one in everybody]
    hidden = {one for one in ids if one not in here or here[one].under_18}
    hidden |= caller.kept_from.intersection(ids)
    for one, other in await page_queries.kept_apart(connection, community_id, ids):
        hidden |= {one, other} - mine or {other}
    return hidden


async def _listing_faults(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    new: Proposed,
    listing_id: UUID,
) -> list[FieldError]:
    """Whose it is stands on their side. An organisation's is met by hours that it thanks for."""
    row = await listings.owner(connection, community_id, caller, listing_id)
    if row is None or row.member_id is None:
        return [FieldError("/listing_id", "no_such_listing")]
    return (
        []
        if row.member_id in getattr(new, _side_of(row))
        else [FieldError("/listing_id", "listing_of_another")]
    )
