"""The books in plain Python, as domain.md has them. Imports nothing of the product.

Every act answers with a code, or with "done"; nothing changes unless it is done.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from uuid import UUID

UNLIMITED = ("contributions", "retired", "expired", "opening")
EXEMPT_FLOOR = ("opening", "spend")
EXEMPT_CEILING = ("thank", "exchange", "opening")
OPEN = ("logged", "queried")


@dataclass
class Account:
    floor: int | None = None
    ceiling: int | None = None
    balance: int = 0
    held: int = 0
    closed: bool = False
    passes_on: bool = False
    late_to: str | None = None
    """Of one that closed: the account to which its late hours go; None is the pot."""

    @property
    def left(self) -> int:
        return self.balance - self.held - (self.floor or 0)


@dataclass
class Line:
    kind: str
    debit: str
    credit: str
    minutes: int
    about: UUID | None = None
    """The entry of a credit and of what it passed on; the hold of a spend."""
    undoes: "Line | None" = None
    reversed: bool = False
    passed_on: "Line | None" = None
    """Of a credit: the line by which it went on, to the pot or where one who left said."""
    id: UUID | None = None


@dataclass
class Entry:
    """`first` and `last` are days; `like` is the earlier entry that it is linked to. `session`
    tells two pieces of time of one day apart."""

    id: UUID
    giver: str
    receiver: str
    activity: str
    first: int
    last: int
    minutes: int
    stated_by: str
    session: UUID | None = None
    state: str = "logged"
    like: UUID | None = None
    corrects: UUID | None = None
    credit: Line | None = None
    separate_from: frozenset[UUID] = frozenset()


@dataclass
class Hold:
    id: UUID
    account: str
    partner: str
    minutes: int
    brief: bool
    state: str = "held"


@dataclass
class Counted:
    """A balance that was counted on a day; without a line where it was zero."""

    account: str
    day: int
    line: Line | None


@dataclass
class Books:
    accounts: dict[str, Account]
    members: tuple[str, ...]
    entries: dict[UUID, Entry] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    holds: dict[UUID, Hold] = field(default_factory=dict)
    counted: list[Counted] = field(default_factory=list)

    def line(self, of: UUID) -> Line:
        return next(line for line in self.lines if line.id == of)

    def post(self, line: Line, *, passing: bool = False) -> str:
        """One line, within the limits that hold for its kind."""
        giver, taker = self.accounts[line.debit], self.accounts[line.credit]
        if line.debit not in UNLIMITED:
            if giver.closed and not passing:
                return "account_closed"
            if line.kind not in EXEMPT_FLOOR and giver.left < line.minutes:
                return "insufficient_minutes"
        if line.credit not in UNLIMITED:
            if taker.closed and line.kind not in ("thank", "exchange"):
                return "account_closed"
            room = taker.ceiling is None or taker.balance + line.minutes <= taker.ceiling
            if line.kind not in EXEMPT_CEILING and not room:
                return "ceiling_reached"
        giver.balance -= line.minutes
        taker.balance += line.minutes
        self.lines.append(line)
        return "done"

    def log(self, entry: Entry) -> str:
        """One for each session: the second has to find the first. Where that was undone, or was for
        something else, of the second only the day is kept."""
        first = None if entry.corrects else self._of_session(entry)
        if first and first.activity == entry.activity and not self.undone(first):
            return "entered_already"
        if first:
            entry.session = None
        self.entries[entry.id] = entry
        return "done"

    def _of_session(self, entry: Entry) -> Entry | None:
        """What stands of the giver's in the session of an entry, if it names one."""
        for other in self.entries.values():
            stands = other.corrects is None and other.state not in ("declined", "withdrawn")
            same = (other.session, other.giver, other.receiver) == (
                entry.session,
                entry.giver,
                entry.receiver,
            )
            if entry.session and stands and same:
                return other
        return None

    def claim(self, of: UUID, minutes: int) -> str:
        """The other side's word: other minutes make an open entry queried."""
        entry = self.entries[of]
        if entry.state == "logged" and minutes != entry.minutes:
            entry.state = "queried"
        return "done"

    def set_state(self, of: UUID, state: str) -> str:
        undone_import = (self.entries[of].state, state) == ("historic", "withdrawn")
        if self.entries[of].state not in OPEN and not undone_import:
            return "already_decided"
        self.entries[of].state = state
        return "done"

    def call_separate(self, of: UUID) -> str:
        """From all that stand now."""
        if self.entries[of].state not in (*OPEN, "historic"):
            return "already_decided"
        self.entries[of].separate_from = frozenset(self.entries)
        return "done"

    def verify(self, of: UUID, kind: str, actor: str, minutes: int | None) -> str:
        entry = self.entries[of]
        refusal = self._not_verifiable(entry, kind, actor, minutes)
        if refusal:
            return refusal
        decided = minutes or entry.minutes
        payer, heir = self._payer(entry), self._heir(entry, decided)
        if heir == actor:
            return "own_gain"
        if payer in self.members:
            if self.accounts[payer].closed:
                return "account_closed"
            if self.accounts[payer].left < decided:
                return "insufficient_minutes"
        kind = "exchange" if payer in self.members else "thank"
        credit = Line(kind, payer, entry.giver, decided, about=of)
        entry.state, entry.minutes, entry.credit = "verified", decided, credit
        self.post(credit)
        passed = self._to_pass_on(self.accounts[entry.giver], decided)
        if passed:
            ways = {"pot": "donate", "expired": "expire"}
            credit.passed_on = Line(ways.get(heir, "gift"), entry.giver, heir, passed, about=of)
            self.post(credit.passed_on, passing=True)
        return "done"

    def _heir(self, entry: Entry, minutes: int) -> str:
        """Where what is passed on goes: as one who left said, if the other has room."""
        late_to = self.accounts[entry.giver].late_to or "pot"
        taker = self.accounts[late_to]
        full = taker.ceiling is not None and taker.balance + minutes > taker.ceiling
        return "pot" if taker.closed or full or late_to == entry.receiver else late_to

    def _payer(self, entry: Entry) -> str:
        return entry.receiver if entry.receiver in self.members else "contributions"

    def _not_verifiable(  # noqa: PLR0911 - a ladder, one rule a rung
        self, entry: Entry, kind: str, actor: str, minutes: int | None
    ) -> str | None:
        if entry.state not in OPEN:
            return "already_decided"
        if actor == entry.giver or (kind != "member" and entry.stated_by == entry.giver):
            return "own_contribution"
        if entry.state == "logged" and minutes not in (None, entry.minutes):
            return "claims_differ"
        if entry.state == "queried" and minutes is None:
            return "minutes_needed"
        if (minutes or 1) > 1440 * (entry.last - entry.first + 1):
            return "too_many_minutes"
        if kind == "rule":
            return "own_contribution"  # no rule was ever switched on here
        if entry.corrects is not None and not self.undone(self.entries[entry.corrects]):
            return "not_reversed"
        if any(self._same_time(entry, other) for other in self.entries.values()):
            return "looks_like_same_time"
        if any(self._counts(counted, entry) for counted in self.counted):
            return "counted_before"
        return None

    def undone(self, entry: Entry) -> bool:
        return entry.credit is not None and entry.credit.reversed

    def _same_time(self, entry: Entry, other: Entry) -> bool:
        same = (entry.giver, entry.receiver, entry.activity) == (
            other.giver,
            other.receiver,
            other.activity,
        )
        if entry.session and other.session and entry.session != other.session:
            return False
        if not same or other.first > entry.last or entry.first > other.last:
            return False
        if other is entry or other.id == entry.corrects:
            return False
        if other.id in entry.separate_from or entry.id in other.separate_from:
            return False
        credited = other.state == "verified" and not self.undone(other)
        linked = other.state in OPEN and other.id == entry.like
        return credited or linked or other.state == "historic"

    def _counts(self, counted: Counted, entry: Entry) -> bool:
        """Whether a counted balance holds these hours; not if they were credited all the same, and
        this entry puts that right."""
        if counted.account not in (entry.giver, self._payer(entry)) or counted.day < entry.first:
            return False
        if counted.line and counted.line.reversed:
            return False
        return entry.corrects is None or self.entries[entry.corrects].first > counted.day

    def _to_pass_on(self, account: Account, minutes: int) -> int:
        """What is over the ceiling, or all where thanks are passed on or the account is closed; but
        what is missing up to the floor is kept first."""
        passes_all = account.passes_on or account.closed
        over = 0 if account.ceiling is None else max(0, account.balance - account.ceiling)
        return min(minutes, max(0, account.left), minutes if passes_all else over)

    def correct(self, new: Entry, old_id: UUID, actor: str) -> str:
        old = self.entries[old_id]
        if any(
            e.corrects == old.id and e.state not in ("declined", "withdrawn")
            for e in self.entries.values()
        ):
            return "already_reversed"
        if old.credit is None:
            return "not_credited"
        less = self._payer(new) != self._payer(old) or new.minutes < old.minutes
        if actor == old.giver or (actor == old.receiver and less):
            return "own_contribution"
        if old.credit.reversed:
            return "already_reversed"
        trial = deepcopy(self)
        credit = trial.entries[old.id].credit
        closed = trial.touches_closed([credit])
        trial.undo([credit])
        trial.log(deepcopy(new))
        answer = trial.verify(new.id, "member", actor, None)
        if answer == "done" and closed:
            answer = "account_closed"
        if answer == "done":
            self.__dict__ = trial.__dict__
        return answer

    def reverse(self, lines: Sequence[Line], actor: str) -> str:
        """All of them or none."""
        for line in lines:
            if line.kind == "reversal":
                return "reversal_is_final"
            if line.reversed:
                return "already_reversed"
            if line.debit == actor:
                return "own_reversal"
        if self.touches_closed(lines):
            return "account_closed"
        if len({id(line) for line in lines}) < len(lines):
            return "already_reversed"
        self.undo(lines)
        return "done"

    def _with_passed_on(self, lines: Sequence[Line | None]) -> list[Line]:
        """What is undone together: before each credit what it passed on, where that still stands
        and is not named by itself."""
        together: list[Line] = []
        for line in lines:
            on = line.passed_on if line else None
            if on and not on.reversed and not any(on is one for one in lines):
                together.append(on)
            if line:
                together.append(line)
        return together

    def touches_closed(self, lines: Sequence[Line | None]) -> bool:
        undone = self._with_passed_on(lines)
        return any(self.accounts[a].closed for one in undone for a in (one.debit, one.credit))

    def undo(self, lines: Sequence[Line | None]) -> None:
        for line in self._with_passed_on(lines):
            line.reversed = True
            self.accounts[line.credit].balance -= line.minutes
            self.accounts[line.debit].balance += line.minutes
            self.lines.append(Line("reversal", line.credit, line.debit, line.minutes, undoes=line))

    def move(self, lines: Sequence[Line], actor: str) -> str:
        """All of them or none. Each of these is by another's hand, with a reason."""
        if any(line.credit == actor and line.debit != actor for line in lines):
            return "own_gain"
        trial = deepcopy(self)
        for line in lines:
            answer = trial.post(line)
            if answer != "done":
                return answer
        self.__dict__ = trial.__dict__
        return "done"

    def open(self, account: str, minutes: int, day: int) -> str:
        """What an earlier system counted, above or below zero; once, until it is reversed."""
        if any(c.account == account and c.line and not c.line.reversed for c in self.counted):
            return "already_opened"
        debit, credit = ("opening", account) if minutes > 0 else (account, "opening")
        line = Line("opening", debit, credit, abs(minutes))
        answer = self.post(line)
        if answer == "done":
            self.counted.append(Counted(account, day, line))
        return answer

    def hold(self, hold: Hold) -> str:
        if self.accounts[hold.account].closed or self.accounts[hold.partner].closed:
            return "account_closed"
        if self.accounts[hold.account].left < hold.minutes:
            return "insufficient_minutes"
        self.accounts[hold.account].held += hold.minutes
        self.holds[hold.id] = hold
        return "done"

    def end_hold(self, of: UUID, state: str, minutes: int = 0) -> str:
        """Captured for so many minutes, released or lapsed."""
        hold = self.holds[of]
        if hold.state != "held":
            return "hold_lapsed" if hold.state == "lapsed" else "already_decided"
        if minutes > hold.minutes:
            return "more_than_held"
        if minutes:
            answer = self.post(Line("spend", hold.account, hold.partner, minutes, about=of))
            if answer != "done":
                return answer
        hold.state = state
        self.accounts[hold.account].held -= hold.minutes
        return "done"

    def limits(self, account: str, limits: Account) -> str:
        """The floor, ceiling, passing-on and being open of `limits`."""
        one = self.accounts[account]
        if limits.floor != one.floor and one.balance - one.held < (limits.floor or 0):
            return "limit_stranded"
        ceiling = limits.ceiling
        if ceiling is not None and ceiling != one.ceiling and one.balance > ceiling:
            return "limit_stranded"
        if account == "pot" and (limits.closed or ceiling is not None):
            return "pot_stays_open"
        if limits.closed and (one.balance or one.held):
            return "account_not_empty"
        one.floor, one.ceiling, one.closed = limits.floor, ceiling, limits.closed
        one.passes_on = limits.passes_on
        one.late_to = (limits.late_to or one.late_to) if limits.closed else None
        return "done"
