"""What people do in the demo, planned before the books hear of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from timebank.demo.cast import Group, Person
from timebank.demo.tally import CONTRIBUTIONS, Owner


@dataclass(frozen=True)
class By:
    """By whose hand: a member's own, a group's lead, or a coordinator."""

    person: Person
    leads: Group | None = None
    coordinates: bool = False


@dataclass(frozen=True)
class Join:
    """People become members."""

    by: By
    people: Sequence[Person]


@dataclass(frozen=True)
class Thank:
    """A lead thanks people for a day, or a month. `waiting` are lines that a rule must refuse."""

    by: By
    group: Group
    worked_from: date
    worked_on: date
    lines: Sequence[tuple[UUID, Person, int]]
    waiting: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Given:
    """What an entry says: who gave time to whom, doing what, on which day."""

    giver: Person
    receiver: Person | Group | None
    """None is the community itself."""
    activity: str
    worked_on: date
    minutes: int


@dataclass(frozen=True)
class Credit:
    """A credited entry; `told` says that its giver has spoken, too."""

    contribution_id: UUID
    giver: Person
    receiver: Person | Group | None
    activity: str
    worked_from: date
    worked_on: date
    minutes: int
    told: bool = False

    @property
    def payer(self) -> Owner:
        """Whose account it came from."""
        return self.receiver.id if isinstance(self.receiver, Person) else CONTRIBUTIONS

    @property
    def people(self) -> list[Person]:
        """The members whom it concerns."""
        return [one for one in (self.giver, self.receiver) if isinstance(one, Person)]

    @property
    def of_a_day(self) -> bool:
        """Whether it is of one day, and not of a month."""
        return self.worked_from == self.worked_on


@dataclass(frozen=True)
class Log:
    """An entry. `credits`: it is credited at once, as an exchange that its receiver tells of."""

    by: By
    id: UUID
    given: Given
    note: str | None = None
    credits: bool = False


@dataclass(frozen=True)
class Claim:
    """The other side's word on an entry that stands."""

    by: By
    id: UUID
    contribution_id: UUID
    minutes: int


@dataclass(frozen=True)
class Verify:
    """Somebody entitled confirms an entry; a queried one with the minutes decided."""

    by: By
    contribution_id: UUID
    minutes: int | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Answer:
    """Somebody asks about an entry, declines it, takes it back, or says what became of it."""

    by: By
    contribution_id: UUID
    what: Literal["query", "decline", "withdraw", "separate", "stays"]
    note: str = ""


@dataclass(frozen=True)
class Correct:
    """A coordinator puts a credited entry right: what was true takes its place."""

    by: By
    was: Credit
    truth: Credit
    reason: str
    note: str


@dataclass(frozen=True)
class Undo:
    """A coordinator reverses the credit of an entry, or a transfer that has an id of its own."""

    by: By
    reason: str
    contribution_id: UUID | None = None
    transfer_id: UUID | None = None


@dataclass(frozen=True)
class Move:
    """A gift, a donation, a grant, minutes taken out of circulation, or a leaver's balance."""

    by: By
    kind: str
    id: UUID
    debit: Owner
    credit: Owner
    minutes: int
    reason: str | None = None


@dataclass(frozen=True)
class Reserve:
    """A member reserves minutes for a partner."""

    by: By
    id: UUID
    partner: Group
    minutes: int
    expires_at: datetime


@dataclass(frozen=True)
class Spend:
    """The partner takes what was reserved, or less."""

    by: By
    hold_id: UUID
    minutes: int


@dataclass(frozen=True)
class Release:
    """What was reserved goes back."""

    by: By
    hold_id: UUID


@dataclass(frozen=True)
class PassOn:
    """A member passes all thanks on to the pot from here on."""

    by: By
    person: Person


@dataclass(frozen=True)
class Leave:
    """A member leaves."""

    by: By
    person: Person


@dataclass(frozen=True)
class AskFloor:
    """A coordinator asks that the pot may go below zero: it waits for a second one."""

    by: By
    floor_minutes: int


Act = (
    Join
    | Thank
    | Log
    | Claim
    | Verify
    | Answer
    | Correct
    | Undo
    | Move
    | Reserve
    | Spend
    | Release
    | PassOn
    | Leave
    | AskFloor
)


@dataclass(frozen=True)
class Moment:
    """What is written down in one community at one instant, in one transaction."""

    at: datetime
    acts: Sequence[Act]
    given_minutes: int
    """All minutes given in the community until then, for whoever watches."""
