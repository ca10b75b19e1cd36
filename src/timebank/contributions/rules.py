"""Who may say what about a contribution, and what a further statement does. Pure decisions."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError

OLDEST_YEARS = 10
"""Longer ago than this is taken for a slip of the pen; old years come in by an import."""
CORRECTION_DAYS = 31
"""How long leads and receivers may correct what was credited (api.md)."""


class Side(StrEnum):
    """Whose statement a claim is."""

    GIVER = "giver"
    RECEIVER = "receiver"
    DECISION = "decision"


@dataclass(frozen=True)
class Entry:
    """What one statement says: who gave how many minutes to whom, doing what, when. A session, if
    one is named, tells two pieces of time of one day apart; who says the same without is not saying
    something else."""

    giver_id: UUID
    receiver_type: str
    receiver_id: UUID
    activity_id: UUID
    worked_from: date
    worked_on: date
    minutes: int
    session_id: UUID | None = field(default=None, compare=False)

    def same_days(self, other: "Entry") -> bool:
        """Whether it is of exactly the same day or period."""
        return (self.worked_from, self.worked_on) == (other.worked_from, other.worked_on)

    def same_session(self, other: "Entry") -> bool:
        """Whether both name a session, and the same."""
        return self.session_id is not None and self.session_id == other.session_id

    def other_session(self, other: "Entry") -> bool:
        """Whether both name a session, and not the same."""
        return None not in (self.session_id, other.session_id) and not self.same_session(other)


@dataclass(frozen=True)
class Standing:
    """A contribution that stands already, with the sides that have spoken for it."""

    id: UUID
    entry: Entry
    state: str
    sides: frozenset[str]
    separate: bool = False

    @property
    def open(self) -> bool:
        """Whether it still waits for a decision."""
        return self.state in ("logged", "queried")


class Way(StrEnum):
    """What becomes of a statement."""

    NEW = "new"
    """It is a contribution of its own."""
    LINKED = "linked"
    """It is kept, but looks like the same time as another: it waits until called separate."""
    CLAIM = "claim"
    """It is the other side's word on a contribution that stands."""


@dataclass(frozen=True)
class Course:
    """What becomes of a statement, and beside which contribution."""

    way: Way
    beside: Standing | None = None


def course_of(entry: Entry, side: Side, others: Sequence[Standing]) -> Course:
    """What becomes of a statement, given those that look like the same time (domain.md, rule 9).

    The other side's word for exactly the same days is a claim, and so is whatever is said of a
    session of which something was said: nobody gives twice to one receiver there. Anything else
    that overlaps is kept beside the first, and a period and a day inside it are never claims.
    """
    if not others:
        return Course(Way.NEW)
    others = sorted(others, key=lambda o: not entry.same_session(o.entry))
    spoken = [
        o
        for o in others
        if o.state != "historic"
        and o.entry.same_days(entry)
        and (side not in o.sides or entry.same_session(o.entry))
    ]
    if spoken:
        return Course(Way.CLAIM, spoken[0])
    return Course(Way.LINKED, others[0])


@dataclass(frozen=True)
class Parties:
    """What a statement needs to know of its parties: whether the giver is a member here, whether
    the receiver is here (an organisation: whether it thanks; None is not here), whether the
    activity is in use, whether an under-18 is among the two, and whether the receiver is a group
    that may thank one."""

    giver: bool
    receiver: bool | None
    activity: bool
    under_18: bool
    may_thank_under_18s: bool


GIVER_NUMBER, RECEIVER_NUMBER = "/giver_number", "/receiver/number"


def party_faults(parties: Parties) -> list[FieldError]:
    """Who or what of an entry is not here."""
    told = {
        ("/giver_id", "no_such_member"): not parties.giver,
        ("/receiver", "no_such_receiver"): parties.receiver is None,
        ("/activity_id", "no_such_activity"): not parties.activity,
    }
    return [FieldError(*fault) for fault, is_so in told.items() if is_so]


def overlaps(entry: Entry, other: Entry) -> bool:
    """Whether two entries look like the same piece of time: two sessions of one day are two."""
    if entry.other_session(other):
        return False
    return (
        (entry.giver_id, entry.receiver_id, entry.activity_id)
        == (other.giver_id, other.receiver_id, other.activity_id)
        and other.worked_from <= entry.worked_on
        and entry.worked_from <= other.worked_on
    )


def side_of(caller: Caller, entry: Entry) -> Side | None:
    """On whose behalf a caller speaks: their own, their organisation's, that of a member whom they
    help, or the giver's for whom a coordinator types. None: this is not theirs to state."""
    if caller.member_id == entry.giver_id:
        return Side.GIVER
    if speaks_for_receiver(caller, entry):
        return Side.RECEIVER
    types_for = caller.role is Role.COORDINATOR or entry.giver_id in caller.helps
    return Side.GIVER if types_for else None


def speaks_for_receiver(caller: Caller, entry: Entry) -> bool:
    """Whether the caller is the receiver or their helper, or leads the receiving organisation. Who
    helps both sides of an exchange speaks for its giver: nobody confirms for both."""
    if entry.receiver_type == "member":
        helps = entry.receiver_id in caller.helps and entry.giver_id not in caller.helps
        return caller.member_id == entry.receiver_id or helps
    return entry.receiver_type == "organisation" and caller.leads(entry.receiver_id)


def may_verify(caller: Caller, entry: Entry) -> bool:
    """The receiver, a lead of the receiving organisation, or a coordinator; never the giver
    (domain.md, rule 7)."""
    if caller.member_id == entry.giver_id:
        return False
    return caller.role is Role.COORDINATOR or speaks_for_receiver(caller, entry)


def may_see(caller: Caller, entry: Entry) -> bool:
    """Both sides, leads of the receiving organisation, coordinators and auditors. Of whom they are
    never to meet, nobody sees more than what they did with them themselves: the rest is a
    coordinator's."""
    sides = {entry.giver_id, entry.receiver_id}
    if caller.role in (Role.COORDINATOR, Role.AUDITOR) or sides & caller.oneself:
        return True
    spoken_for = bool(sides & caller.stands_for) or speaks_for_receiver(caller, entry)
    return spoken_for and sides.isdisjoint(caller.kept_from)


def reads_note(caller: Caller, sides: Collection[UUID], written_by: UUID) -> bool:
    """Whether the caller reads what somebody wrote about hours: of whom they are never to meet only
    on their own, as why they were declined."""
    return written_by not in caller.kept_from or not caller.oneself.isdisjoint(sides)


def sees_lacking(caller: Caller, giver_id: UUID, *, still_open: bool) -> bool:
    """Who is told which measures a giver lacks: coordinators, the giver, and, while it keeps them
    from confirming the hours, whoever would; auditors never."""
    own = giver_id in caller.stands_for
    may_confirm = still_open and caller.role is not Role.AUDITOR
    return caller.role is Role.COORDINATOR or own or may_confirm


def decision_needs_reason(minutes: int, claimed: Iterable[int]) -> bool:
    """Deciding for minutes that nobody claimed takes a reason."""
    return minutes not in set(claimed)


def difference(before: Entry, after: Entry) -> int:
    """By how many minutes a correction changes what somebody has: all of them where they become
    another's."""
    if (before.giver_id, before.receiver_id) != (after.giver_id, after.receiver_id):
        return max(before.minutes, after.minutes)
    return abs(after.minutes - before.minutes)


def may_answer(caller: Caller, entry: Entry) -> bool:
    """Who says that a credited contribution stays as it is beside a claim: who may verify it, but
    the receiver of an exchange, who would keep the minutes in question."""
    return may_verify(caller, entry) and (
        entry.receiver_type != "member" or caller.role is Role.COORDINATOR
    )


def correction_open(caller: Caller, decided_at: datetime, now: datetime) -> bool:
    """Coordinators may always correct; leads and receivers for 31 days."""
    within = now - decided_at <= timedelta(days=CORRECTION_DAYS)
    return caller.role is Role.COORDINATOR or within


def long_ago(worked_from: date, today: date) -> bool:
    """Whether a day is so long ago that it must be a slip."""
    return worked_from.year < today.year - OLDEST_YEARS


def within_limit(lines: Sequence[int], already: int, limit: int | None) -> list[bool]:
    """Which of these lines of minutes still fit under a monthly limit, in their order."""
    fits = []
    for minutes in lines:
        fit = limit is None or already + minutes <= limit
        already += minutes if fit else 0
        fits.append(fit)
    return fits


def corrected(entry: Entry, **changes: object) -> Entry:
    """The entry as it should have been; what is not given stays. Of another day, or for somebody
    else, it was not in that session."""
    given = {name: value for name, value in changes.items() if value is not None}
    truth = replace(entry, **given)  # type: ignore[arg-type]  # what is named is checked by who asks
    there = truth.same_days(entry) and truth.receiver_id == entry.receiver_id
    return truth if there else replace(truth, session_id=None)


def members_of(entry: Entry) -> frozenset[UUID]:
    """The members whose accounts its credit moves: the giver, and who received as a member."""
    received = {entry.receiver_id} if entry.receiver_type == "member" else set()
    return frozenset({entry.giver_id, *received})


def open_question(minutes: int, claims: Sequence[tuple[str, int]]) -> bool:
    """Whether a claim with other minutes stands beside a credited contribution, unanswered since.

    `claims` are sides and minutes in the order in which they were made.
    """
    latest: dict[str, int] = {}
    for side, claimed in claims:
        if side == Side.DECISION:
            latest.clear()
        else:
            latest[side] = claimed
    return any(claimed != minutes for claimed in latest.values())
