"""Who speaks for whom in an exchange, how it stands, and what may be done next. Pure.

The books know what became of the hours. What they know is never stored a second time: once hours
were stated, how an exchange stands follows from them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError, Forbidden, ValidationFailed
from timebank.contributions.rules import Side
from timebank.exchanges.errors import ExchangeNotAgreed, ExchangeOver, ExchangeUnderWay

MOST_ON_A_SIDE = 30
"""More people at once are a session."""


class State(StrEnum):
    """How an exchange stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DONE = "done"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    CANCELLED = "cancelled"


_BEFORE = (State.PROPOSED, State.AGREED)
_STATED = (State.DONE, State.DISPUTED)


class Contact(StrEnum):
    """How somebody would like to be reached by the others."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    COORDINATOR = "coordinator"


class CancelReason(StrEnum):
    """Why an exchange was cancelled. Reasons that tell of somebody's health are not asked for."""

    DECLINED = "declined"
    NOT_NEEDED = "not_needed"
    CANNOT = "cannot"
    DID_NOT_HAPPEN = "did_not_happen"
    OTHER = "other"


@dataclass(frozen=True)
class Person:
    """Somebody in an exchange. Who is `out` declined or cancelled for themselves."""

    member_id: UUID
    side: Side
    agreed: bool = False
    out: bool = False
    disputes: bool = False


@dataclass(frozen=True)
class Pair:
    """One giver's time for one receiver: what became of it, and what each side said last."""

    giver_id: UUID
    receiver_id: UUID
    contribution_id: UUID | None = None
    state: str | None = None
    said: Mapping[str, int] | None = None
    worked_on: date | None = None
    lacks_measure: bool = False

    @property
    def open(self) -> bool:
        """Whether it still waits for a decision."""
        return self.state in ("logged", "queried")

    def of(self, member_id: UUID) -> bool:
        """Whether somebody is one of the two."""
        return member_id in (self.giver_id, self.receiver_id)

    def minutes(self, side: Side) -> int | None:
        """What a side said last."""
        return (self.said or {}).get(side)


@dataclass(frozen=True)
class Whole:
    """An exchange as a decision needs it. `stored` is how it stands as far as the books do not know
    it."""

    stored: State
    proposed_by: UUID
    people: Sequence[Person]
    pairs: Sequence[Pair] = ()

    @property
    def taking_part(self) -> list[Person]:
        """Whoever is not out."""
        return [one for one in self.people if not one.out]

    def on(self, side: Side) -> list[Person]:
        """Who takes part on a side."""
        return [one for one in self.taking_part if one.side is side]

    def person(self, member_id: UUID) -> Person:
        """Somebody in it."""
        return next(one for one in self.people if one.member_id == member_id)

    @property
    def everybody_agreed(self) -> bool:
        """Whether all who take part have agreed to the plan as it is."""
        return all(one.agreed for one in self.taking_part)

    @property
    def state(self) -> State:
        """How it stands."""
        if self.stored is not State.DONE:
            return self.stored
        return state_of_hours([pair.state for pair in self.pairs])


def state_of_hours(states: Collection[str | None]) -> State:
    """How an exchange stands whose hours stand so; None: neither side has stated these. Hours that
    are declined, withdrawn or undone count nowhere."""
    if "queried" in states:
        return State.DISPUTED
    if None in states or "logged" in states:
        return State.DONE
    return State.CONFIRMED if "verified" in states else State.CANCELLED


def other(side: Side) -> Side:
    """The side across."""
    return Side.RECEIVER if side is Side.GIVER else Side.GIVER


def voices(caller: Caller, people: Iterable[Person]) -> frozenset[UUID]:
    """For whom in an exchange the caller may speak: themselves, and whom they help on the same
    side; a coordinator who is neither, for anybody. Whoever helps people on both sides speaks for
    its givers: nobody agrees with themselves."""
    there = list(people)
    mine = [one for one in there if one.member_id in caller.stands_for]
    if not mine:
        everybody = caller.role is Role.COORDINATOR and caller.member_id is not None
        return frozenset(one.member_id for one in there) if everybody else frozenset()
    own = [one.side for one in mine if one.member_id == caller.member_id]
    side = own[0] if own else min(one.side for one in mine)
    return frozenset(one.member_id for one in mine if one.side is side and _may_act(caller, one))


def _may_act(caller: Caller, one: Person) -> bool:
    """Who was merged into the caller has left: their entries are seen, and nothing new is said."""
    return one.member_id == caller.member_id or one.member_id in caller.helps


def spoken_for(caller: Caller, people: Sequence[Person], named: UUID | None) -> Person:
    """In whose name the caller speaks: of the one who is named, else themselves, else of the only
    one whom they help in it. Raises Forbidden, and ValidationFailed where it must be said."""
    may = voices(caller, people)
    if not may or named not in {None, *may}:
        raise Forbidden
    own = caller.member_id if caller.member_id in may else None
    only = next(iter(may)) if len(may) == 1 and caller.role is not Role.COORDINATOR else None
    chosen = named or own or only
    if chosen is None:
        raise ValidationFailed((FieldError("/member_id", "speaks_for_whom"),))
    return next(one for one in people if one.member_id == chosen)


def check_before(state: State) -> None:
    """Raises what is wrong where the plan and who takes part may not change any more."""
    if state in (State.CANCELLED, State.CONFIRMED):
        raise ExchangeOver
    if state not in _BEFORE:
        raise ExchangeUnderWay


def check_after(state: State) -> None:
    """Raises what is wrong where nobody may state hours."""
    if state is State.PROPOSED:
        raise ExchangeNotAgreed
    if state in (State.CANCELLED, State.CONFIRMED):
        raise ExchangeOver


def may_see(caller: Caller, people: Iterable[Person]) -> bool:
    """Whoever is in it, whom they let help, coordinators and auditors."""
    if caller.role in (Role.COORDINATOR, Role.AUDITOR):
        return True
    return any(one.member_id in caller.stands_for for one in people)


def reveals(
    whole: Whole, caller: Caller, one: Person, *, first_agreed_at: datetime | None
) -> tuple[bool, bool]:
    """Whether a person's name and note, and whether their contact, is shown to this caller. Nothing
    is before all have agreed, nor to or of who takes no part; a contact only while there is
    something to arrange."""
    if not caller.reads_names:
        return False, False
    if one.member_id in caller.stands_for or caller.role is Role.COORDINATOR:
        return True, True
    inside = any(other.member_id in caller.stands_for for other in whole.taking_part)
    met = inside and first_agreed_at is not None and not one.out
    return met, met and whole.state not in (State.CONFIRMED, State.CANCELLED)


def is_outside(caller: Caller, people: Iterable[Person]) -> bool:
    """Whether the caller is a coordinator who is not in it, and helps nobody in it."""
    mine = [one for one in people if one.member_id in caller.stands_for]
    return caller.role is Role.COORDINATOR and not mine


def is_last(whole: Whole, person: Person) -> bool:
    """Whether nobody else is left on somebody's side."""
    return [one.member_id for one in whole.on(person.side)] == [person.member_id]


def cancels_all(caller: Caller, whole: Whole, person: Person) -> bool:
    """Whether what is cancelled in this person's name is the whole: they proposed it, or are the
    last on their side."""
    proposed = whole.proposed_by == person.member_id == caller.member_id
    return proposed or is_last(whole, person)


def agree_by_changing(caller: Caller, whole: Whole) -> list[Person]:
    """Who agrees to a plan by changing it: the caller, or the one whom they help; of several, those
    who had agreed. A coordinator from outside changes it for everybody, and all are asked."""
    if is_outside(caller, whole.people):
        return []
    may = voices(caller, whole.people)
    mine = [one for one in whole.taking_part if one.member_id in may]
    own = [one for one in mine if one.member_id == caller.member_id]
    return own or (mine if len(mine) == 1 else [one for one in mine if one.agreed])


def settled(pair: Pair) -> bool:
    """Whether nobody has to say anything about a pair's hours before the others' are posted."""
    if pair.contribution_id is None:
        return False
    both = pair.minutes(Side.GIVER) is not None and pair.minutes(Side.RECEIVER) is not None
    return pair.state != "logged" or both


def agreed_pairs(whole: Whole) -> list[Pair]:
    """Hours to be posted now: once everybody has spoken, all those on which both sides say the
    same and nobody disputes them. Those on which they differ wait for a person, and those whose
    giver lacks a measure for a coordinator."""
    if not whole.pairs or not all(settled(pair) for pair in whole.pairs):
        return []
    disputing = {one.member_id for one in whole.people if one.disputes}
    return [
        pair
        for pair in whole.pairs
        if pair.open
        and not pair.lacks_measure
        and pair.minutes(Side.GIVER) is not None
        and pair.minutes(Side.GIVER) == pair.minutes(Side.RECEIVER)
        and disputing.isdisjoint((pair.giver_id, pair.receiver_id))
    ]


def to_confirm(whole: Whole, person: Person) -> list[Pair]:
    """Hours that the other side stated, and to which this person has not said the same."""
    theirs = other(person.side)
    return [
        pair
        for pair in whole.pairs
        if pair.of(person.member_id)
        and pair.open
        and pair.minutes(theirs) is not None
        and (pair.minutes(person.side) != pair.minutes(theirs) or person.disputes)
    ]


def to_dispute(whole: Whole, person: Person) -> list[Pair]:
    """Hours that the other side stated, and that no person has decided."""
    theirs = other(person.side)
    return [
        pair
        for pair in whole.pairs
        if pair.of(person.member_id) and pair.open and pair.minutes(theirs) is not None
    ]


def acts_of(whole: Whole, person: Person) -> set[str]:
    """What may be done next in a person's name."""
    if person.out or whole.state in (State.CANCELLED, State.CONFIRMED):
        return set()
    acts = set()
    if whole.state in _BEFORE:
        acts |= {"change", "cancel"}
        if not person.agreed:
            acts |= {"agree", "decline"}
    if whole.state is State.AGREED or any(
        pair.of(person.member_id) and (pair.contribution_id is None or pair.open)
        for pair in whole.pairs
    ):
        acts.add("done")
    if to_confirm(whole, person) or (whole.state in _STATED and agreed_pairs(whole)):
        acts.add("confirm")
    if to_dispute(whole, person):
        acts.add("dispute")
    return acts


def actions(whole: Whole, caller: Caller) -> list[str]:
    """What this caller may do next, as the last part of the path of each call; `change` is PATCH
    of the exchange itself."""
    may = voices(caller, whole.people)
    acts: set[str] = set()
    for person in whole.people:
        if person.member_id in may:
            acts |= acts_of(whole, person)
    return sorted(acts)
