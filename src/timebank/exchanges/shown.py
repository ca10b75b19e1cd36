"""An exchange as a caller sees it."""

from typing import Any
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.contributions.rules import Side
from timebank.exchanges import rules
from timebank.exchanges.queries import Told
from timebank.exchanges.rules import Contact
from timebank.listings.rules import without_ways


def shown(told: Told, caller: Caller, host_telephone: str | None) -> dict[str, Any]:
    """What `Exchange` (schemas.py) says of it, as this caller sees it."""
    row, whole = told.row, told.whole
    hidden = _hidden(told, caller)
    people = [_person(told, one, caller, host_telephone) for one in told.people]
    noted = any(one["note"] and one["member_id"] not in caller.stands_for for one in people)
    may_report = ["report"] if noted and caller.member_id else []
    return {
        **{name: getattr(row, name) for name in _AS_STORED},
        "state": whole.state.value,
        "planned_from": row.planned_from.strftime("%H:%M") if row.planned_from else None,
        "place": row.place if caller.reads_names else None,
        "proposed_by_id": _unless(hidden, row.proposed_by),
        "done_by_id": caller.told(row.done_by),
        "cancelled_by_id": _unless(hidden, row.cancelled_by),
        "people": [
            {**one, **{name: _unless(hidden, one[name]) for name in _WHO}} for one in people
        ],
        "hours": [_hours(told, place, caller) for place in range(len(told.hours))],
        "actions": sorted([*rules.actions(whole, caller), *may_report]),
    }


_WHO = ("member_id", "agreed_by_id", "out_by_id")


def _hidden(told: Told, caller: Caller) -> frozenset[UUID]:
    """Whoever is nobody by id yet, or never. An offer is read without whose it is: that is not to
    be learnt by proposing an exchange to each of them."""
    met = told.row.listing_id is None or told.row.first_agreed_at is not None
    if met or caller.role in (Role.COORDINATOR, Role.AUDITOR):
        return caller.kept_from
    others = frozenset(one.member_id for one in told.people) - caller.stands_for
    return others | caller.kept_from


def _unless(hidden: frozenset[UUID], member_id: UUID | None) -> UUID | None:
    return None if member_id in hidden else member_id


def _person(told: Told, one: Any, caller: Caller, host_telephone: str | None) -> dict[str, Any]:
    person = told.whole.person(one.member_id)
    met = told.row.first_agreed_at
    named, reached = rules.reveals(told.whole, caller, person, first_agreed_at=met)
    known = one.named or one.member_id in caller.stands_for
    return {
        "member_id": one.member_id,
        "side": one.side,
        "number": one.number if named else None,
        "name": _first_name(one) if named and known else None,
        "agreed_at": one.agreed_at,
        "agreed_by_id": one.agreed_by,
        "out_at": one.out_at,
        "out_by_id": one.out_by,
        "contact": {"by": one.contact, "value": _reached(one, host_telephone)} if reached else None,
        "note": _note(one.note, reached=reached) if named else None,
        "disputes": person.disputes,
    }


def _note(note: str | None, *, reached: bool) -> str | None:
    """A note says which door, or where to ring: like a contact, while there is something to
    arrange."""
    return note if reached or note is None else without_ways(note)


def _first_name(one: Any) -> str | None:
    called = (one.name_used or one.name).split()
    return called[0] if called else None


def _reached(one: Any, host_telephone: str | None) -> str | None:
    ways = {
        Contact.EMAIL.value: one.email,
        Contact.TELEPHONE.value: one.telephone,
        Contact.COORDINATOR.value: host_telephone,
    }
    value: str | None = ways[one.contact]
    return value


def _hours(told: Told, place: int, caller: Caller) -> dict[str, Any]:
    stated, pair = told.hours[place].stated, told.whole.pairs[place]
    credited = pair.state in ("verified", "reversed")
    return {
        "giver_id": pair.giver_id,
        "receiver_id": pair.receiver_id,
        "contribution_id": pair.contribution_id,
        "state": pair.state,
        "worked_on": pair.worked_on,
        "giver_minutes": pair.minutes(Side.GIVER),
        "receiver_minutes": pair.minutes(Side.RECEIVER),
        "credited_minutes": stated.minutes if stated and credited else None,
        "decided_by_id": caller.told(stated.decided_by) if stated else None,
        "transfer_id": stated.transfer_id if stated else None,
        "corrected_by_id": stated.corrected_by_id if stated else None,
    }


_AS_STORED = (
    "id",
    "activity_id",
    "listing_id",
    "planned_on",
    "planned_minutes",
    "proposed_at",
    "agreed_at",
    "done_at",
    "cancelled_at",
    "cancel_reason",
)
