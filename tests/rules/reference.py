"""The books in plain Python, as domain.md has them. Imports nothing of the product.

Every command answers with a code, or with "done"; nothing changes unless it is done.
"""

from copy import deepcopy
from dataclasses import dataclass, field

UNLIMITED = ("contributions", "retired", "expired", "opening")
EXEMPT_FLOOR = ("reversal", "opening", "spend")
EXEMPT_CEILING = ("thank", "exchange", "reversal", "opening")


@dataclass
class Account:
    floor: int | None = None
    ceiling: int | None = None
    balance: int = 0
    held: int = 0
    closed: bool = False
    passes_on: bool = False

    @property
    def left(self) -> int:
        return self.balance - self.held - (self.floor or 0)


@dataclass
class Entry:
    giver: str
    receiver: str
    day: int
    minutes: int
    state: str = "logged"
    corrects: int | None = None
    credit: int | None = None
    separate_from: int = 0
    """It was called separate from as many entries as stood then."""


@dataclass
class Line:
    kind: str
    debit: str
    credit: str
    minutes: int
    reversed: bool = False
    passed_on: int | None = None
    """Of a credit: the line by which it went on to the pot."""


@dataclass
class Hold:
    account: str
    minutes: int
    brief: bool
    state: str = "held"


@dataclass
class Books:
    accounts: dict[str, Account]
    members: tuple[str, ...]
    entries: list[Entry] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)

    def post(
        self, kind: str, debit: str, credit: str, minutes: int, *, passing: bool = False
    ) -> str:
        """One line: from one account to another, within the limits that hold for its kind."""
        giver, taker = self.accounts[debit], self.accounts[credit]
        if debit not in UNLIMITED:
            if giver.closed and not passing:
                return "account_closed"
            if kind not in EXEMPT_FLOOR and giver.left < minutes:
                return "insufficient_minutes"
        if credit not in UNLIMITED:
            if taker.closed and kind not in ("thank", "exchange"):
                return "account_closed"
            room = taker.ceiling is None or taker.balance + minutes <= taker.ceiling
            if kind not in EXEMPT_CEILING and not room:
                return "ceiling_reached"
        giver.balance -= minutes
        taker.balance += minutes
        self.lines.append(Line(kind, debit, credit, minutes))
        return "done"

    def undone(self, entry: Entry) -> bool:
        return entry.credit is not None and self.lines[entry.credit].reversed

    def verify(self, number: int, actor: str, minutes: int | None) -> str:
        entry = self.entries[number]
        refusal = self._not_verifiable(entry, actor, minutes)
        if refusal:
            return refusal
        decided = minutes or entry.minutes
        payer = entry.receiver if entry.receiver in self.members else "contributions"
        if payer in self.members:
            if self.accounts[payer].closed:
                return "account_closed"
            if self.accounts[payer].left < decided:
                return "insufficient_minutes"
        entry.state, entry.minutes, entry.credit = "verified", decided, len(self.lines)
        kind = "exchange" if payer in self.members else "thank"
        self.post(kind, payer, entry.giver, decided)
        passed = self._to_pass_on(self.accounts[entry.giver], decided)
        if passed:
            self.lines[entry.credit].passed_on = len(self.lines)
            self.post("donate", entry.giver, "pot", passed, passing=True)
        return "done"

    def _not_verifiable(  # noqa: PLR0911 - a ladder, one rule a rung
        self, entry: Entry, actor: str, minutes: int | None
    ) -> str | None:
        if entry.state not in ("logged", "queried"):
            return "already_decided"
        if actor == entry.giver:
            return "own_contribution"
        if entry.state == "logged" and minutes not in (None, entry.minutes):
            return "claims_differ"
        if entry.state == "queried" and minutes is None:
            return "minutes_needed"
        if (minutes or 1) > 1440:
            return "too_many_minutes"
        if entry.corrects is not None and not self.undone(self.entries[entry.corrects]):
            return "not_reversed"
        if any(self._same_time(entry, other) for other in self.entries):
            return "looks_like_same_time"
        return None

    def _same_time(self, entry: Entry, other: Entry) -> bool:
        same = (entry.giver, entry.receiver, entry.day) == (other.giver, other.receiver, other.day)
        corrected = entry.corrects is not None and other is self.entries[entry.corrects]
        credited = other.state == "verified" and not self.undone(other)
        return same and credited and not (corrected or self._separate(entry, other))

    def _separate(self, entry: Entry, other: Entry) -> bool:
        """Whether they are one, or one of them was called separate when the other stood already."""
        first, second = (self._number(one) for one in (entry, other))
        return second < entry.separate_from or first < other.separate_from or first == second

    def _number(self, entry: Entry) -> int:
        return next(n for n, one in enumerate(self.entries) if one is entry)

    def call_separate(self, number: int) -> str:
        if self.entries[number].state not in ("logged", "queried"):
            return "already_decided"
        self.entries[number].separate_from = len(self.entries)
        return "done"

    def _to_pass_on(self, account: Account, minutes: int) -> int:
        """What is over the ceiling, or all where thanks are passed on or the account is closed; but
        what is missing up to the floor is kept first."""
        passes_all = account.passes_on or account.closed
        over = 0 if account.ceiling is None else max(0, account.balance - account.ceiling)
        return min(minutes, max(0, account.left), minutes if passes_all else over)

    def correct(self, number: int, minutes: int, actor: str) -> str:
        old = self.entries[number]
        if old.credit is None:
            return "not_credited"
        if self.undone(old):
            return "already_reversed"
        trial = deepcopy(self)
        trial.undo(old.credit)
        trial.entries.append(Entry(old.giver, old.receiver, old.day, minutes, corrects=number))
        answer = trial.verify(len(trial.entries) - 1, actor, None)
        if answer == "done" and self._touches_closed(old.credit):
            answer = "account_closed"
        if answer == "done":
            self.accounts, self.entries, self.lines = trial.accounts, trial.entries, trial.lines
        return answer

    def reverse(self, number: int, actor: str) -> str:
        line = self.lines[number]
        if line.kind == "reversal":
            return "reversal_is_final"
        if line.reversed:
            return "already_reversed"
        if line.debit == actor:
            return "own_reversal"
        if self._touches_closed(number):
            return "account_closed"
        self.undo(number)
        return "done"

    def _with_passed_on(self, number: int) -> list[Line]:
        """What is undone together: a credit's passing-on, where it still stands, and the line."""
        line = self.lines[number]
        passed_on = [] if line.passed_on is None else [self.lines[line.passed_on]]
        return [*(one for one in passed_on if not one.reversed), line]

    def _touches_closed(self, number: int) -> bool:
        undone = self._with_passed_on(number)
        return any(self.accounts[a].closed for one in undone for a in (one.debit, one.credit))

    def undo(self, number: int) -> None:
        for line in self._with_passed_on(number):
            line.reversed = True
            self.accounts[line.credit].balance -= line.minutes
            self.accounts[line.debit].balance += line.minutes
            self.lines.append(Line("reversal", line.credit, line.debit, line.minutes))

    def open(self, account: str, minutes: int) -> str:
        """What an earlier system counted, above or below zero; once, until it is reversed."""
        if any(
            line.kind == "opening" and account in (line.debit, line.credit) and not line.reversed
            for line in self.lines
        ):
            return "already_opened"
        if minutes > 0:
            return self.post("opening", "opening", account, minutes)
        return self.post("opening", account, "opening", -minutes)

    def hold(self, account: str, minutes: int, *, brief: bool) -> str:
        if self.accounts[account].closed:
            return "account_closed"
        if self.accounts[account].left < minutes:
            return "insufficient_minutes"
        self.accounts[account].held += minutes
        self.holds.append(Hold(account, minutes, brief))
        return "done"

    def end_hold(self, number: int, state: str) -> str:
        hold = self.holds[number]
        if hold.state != "held":
            return "hold_lapsed" if hold.state == "lapsed" else "already_decided"
        hold.state = state
        self.accounts[hold.account].held -= hold.minutes
        return "done"

    def capture(self, number: int, minutes: int, partner: str) -> str:
        hold = self.holds[number]
        if hold.state == "held" and minutes > hold.minutes:
            return "more_than_held"
        if hold.state == "held" and self.accounts[partner].closed:
            return "account_closed"
        answer = self.end_hold(number, "captured")
        if answer == "done":
            self.post("spend", hold.account, partner, minutes)
        return answer

    def limits(self, account: str, floor: int, ceiling: int | None, *, closed: bool) -> str:
        one = self.accounts[account]
        if floor != one.floor and one.balance - one.held < floor:
            return "limit_stranded"
        if ceiling is not None and ceiling != one.ceiling and one.balance > ceiling:
            return "limit_stranded"
        if closed and (one.balance or one.held):
            return "account_not_empty"
        one.floor, one.ceiling, one.closed = floor, ceiling, closed
        return "done"
