"""What has to be remembered of the lines already read, as small as it can be.

Millions of lines go by: what is many is a number in an array, and an id is kept once, as bytes.
"""

from array import array
from binascii import unhexlify
from collections.abc import Sequence
from dataclasses import dataclass, field

from timebank.verifier.errors import Fault

Id = bytes
BOUNDED = frozenset({"member", "organisation", "pot"})
REVERSED, REVERSAL, PASSED_ON, EXCHANGE = 1, 2, 4, 8
"""Of a transfer. PASSED_ON: it took what a credit could not leave with its giver."""


@dataclass(slots=True)
class Account:
    """An account as it stands after the lines read so far."""

    number: int
    id: str
    type: str
    owner: str
    bounded: bool
    floor: int = 0
    ceiling: int | None = None
    balance: int = 0
    held: int = 0
    lines: int = 0
    last_at: str = ""
    closed: bool = False
    passes_on: bool = False
    had_holds: bool = False
    """Then what a lapsed hold gave back may be known here before the books knew it."""
    opened: bool = False
    due: int = 0
    """Minutes that its last line, a credit, has to pass on in the next one."""
    due_position: int = 0
    due_at: str = ""


@dataclass(slots=True)
class Hold:
    """Minutes that are reserved."""

    account: Account
    partner: str
    minutes: int
    expires_at: str


class Entry:
    """A contribution that is not decided, or of whose credit something is still to be said.

    They are few at a time, and one is made for every contribution: what is not said yet stands in
    the class.
    """

    expected: Sequence[str] = ()
    """What its credit says of it, where that came first."""
    said: Sequence[str] | None = None
    """Its giver, receiver, activity and days, as its line has them; None until it is logged."""
    corrects = ""
    longest = 0
    claimed = 0
    """The minutes of its first claim."""
    queried = False
    own_word = False
    """Nobody but its giver stated it."""
    credited = 0
    """The minutes of its credit, which stands at this position."""
    position = 0


ENDED, HISTORIC = 0, -1
"""Instead of the journal number of a credit: declined or withdrawn, or from before the books."""


class Transfers:
    """The journal: a transfer's number is its place."""

    def __init__(self) -> None:
        self.numbers: dict[Id, int] = {}
        self.debit = array("I", [0])
        self.credit = array("I", [0])
        self.minutes = array("I", [0])
        self.flags = array("B", [0])

    def add(self, told: str, debit: int, credit: int, minutes: int, flags: int) -> int:
        """The next transfer; its number."""
        number = len(self.flags)
        if self.numbers.setdefault(id_of(told), number) != number:
            raise Fault(2, "this transfer stands in the books already")
        self.debit.append(debit)
        self.credit.append(credit)
        self.minutes.append(minutes)
        self.flags.append(flags)
        return number


@dataclass
class Book:
    """Everything that the lines read so far have said."""

    community: str
    position: int = 0
    accounts: dict[str, Account] = field(default_factory=dict)
    by_number: list[Account] = field(default_factory=list)
    owners: dict[tuple[str, str], Account] = field(default_factory=dict)
    """By type and owner."""
    members: set[str] = field(default_factory=set)
    """The owners of members' accounts."""
    contributions: dict[Id, Entry | int] = field(default_factory=dict)
    """Each by its id: as it stands, and when it is decided the journal number of its credit."""
    told: str = ""
    key: Id = b""
    """The contribution that the last line was about, as it has it and as an id: often the next line
    is about it too."""

    corrected: set[int] = field(default_factory=set)
    """Credits in whose place others stand."""
    transfers: Transfers = field(default_factory=Transfers)
    holds: dict[Id, Hold] = field(default_factory=dict)
    import_rows: set[Id] = field(default_factory=set)
    passed_on: dict[int, int] = field(default_factory=dict)
    """By a credit's journal number, that of what it passed on."""
    first_at: str = ""
    last_at: str = ""
    """The instants of the transfers: of the first, and the latest of all."""
    kinds: dict[str, list[int]] = field(default_factory=dict)
    """Of each kind of transfer, how many there are and their minutes."""
    last_credit: dict[int, int] = field(default_factory=dict)
    """By an account's number, the journal number of its last credit."""
    unfinished: dict[Id, Entry] = field(default_factory=dict)
    """Credited contributions of which a later line must still say something."""
    open_points: dict[tuple[str, object], Fault] = field(default_factory=dict)
    """What a later line must still say; else this is wrong. Sealing goes by each line's instant,
    and where the clock stepped back a line may come before one that it rests on."""

    def contribution(self, told: str) -> Id:
        """The id of a contribution that a line is about."""
        if told != self.told:
            self.told, self.key = told, id_of(told)
        return self.key

    def count(self, kind: str, moved: int, at: str) -> None:
        """One transfer more of a kind."""
        if at > self.last_at:
            self.last_at = at
            self.first_at = self.first_at or at
        total = self.kinds.get(kind)
        if total is None:
            total = self.kinds[kind] = [0, 0]
        total[0] += 1
        total[1] += moved

    def expect(self, kind: str, of: object, rule: int, words: str) -> None:
        """Something that a line yet to come must say."""
        self.open_points.setdefault((kind, of), Fault(rule, words, self.position))

    def settle(self, kind: str, of: object) -> None:
        """It was said."""
        if self.open_points:
            self.open_points.pop((kind, of), None)

    def end(self, settled: int) -> None:
        """Nothing more comes. Raises Fault for the first thing that was left open up to a
        position; what is behind it may be said in lines that are not sealed yet."""
        for account in self.by_number:
            if account.due and (account.closed or not account.had_holds):
                self.open_points["due", account.id] = not_passed_on(account)
        left = [one for one in self.open_points.values() if (one.position or 0) <= settled]
        if left:
            raise min(left, key=lambda point: point.position or 0)


def not_passed_on(account: Account) -> Fault:
    """A credit left with its giver what the giver's rule passes on."""
    return Fault(
        6,
        f"{account.due} minutes of this credit had to be passed on at once, and were not",
        account.due_position,
    )


def id_of(told: str) -> Id:
    """An id in half its letters. Raises ValueError for what is none."""
    return unhexlify(told.replace("-", ""))
