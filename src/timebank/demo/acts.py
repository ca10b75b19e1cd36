"""What people do in the demo, planned before the books hear of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from timebank.demo.cast import Group, Person
from timebank.demo.tally import CONTRIBUTIONS, Owner
from timebank.listings.rules import ListingKind


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
class Take:
    """A coordinator writes down that every measure was taken for people, each with the day to look
    again."""

    by: By
    people: Sequence[tuple[Person, date]]
    seen_on: date
    again: bool = False
    """In the place of those that stand."""


@dataclass(frozen=True)
class Listed:
    """An offer or a request, titled in its owner's language."""

    id: UUID
    kind: ListingKind
    person: Person
    activity: str
    title: str
    times: Sequence[str]
    areas: Sequence[str] = ()


@dataclass(frozen=True)
class Offer:
    """Members offer help and ask for it."""

    listed: Sequence[Listed]


@dataclass(frozen=True)
class Repeated:
    """A group's sessions on one day of every week, and who comes to the next one."""

    id: UUID
    group: Group
    first_on: date
    place: str
    coming: Sequence[tuple[UUID, Person, str]]


@dataclass(frozen=True)
class Meet:
    """Leads plan sessions, and members sign up for them."""

    repeated: Sequence[Repeated]


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


Until = Literal["proposed", "cancelled", "agreed", "done", "confirmed", "queried"]
"""How far an exchange has come; `queried`: two say different minutes of it."""


@dataclass(frozen=True)
class Exchange:
    """Help that two members agree on. `by_receiver`: who receives has asked; each side leaves one
    note."""

    id: UUID
    giver: Person
    receiver: Person
    activity: str
    planned_on: date
    minutes: int
    place: str
    until: Until
    by_receiver: bool = False
    listing_id: UUID | None = None
    note: str | None = None
    answer: str | None = None

    @property
    def asks(self) -> Person:
        """Who proposes it."""
        return self.receiver if self.by_receiver else self.giver

    @property
    def other(self) -> Person:
        """Who is asked."""
        return self.giver if self.by_receiver else self.receiver


@dataclass(frozen=True)
class Held:
    """A session that was, with who gave how long at it (each with the id of that), and how many
    guests came: closed now."""

    by: By
    id: UUID
    group: Group
    day: date
    came: Sequence[tuple[UUID, Person, int]]
    guests: tuple[UUID, int]


@dataclass(frozen=True)
class CallOff:
    """A session to come that does not take place."""

    by: By
    id: UUID
    group: Group
    day: date


@dataclass(frozen=True)
class Apply:
    """Somebody would like to join, and says what they can do."""

    by: By
    id: UUID
    name: str
    language: str
    email: str
    can_do: str
    activity: str


@dataclass(frozen=True)
class AskFloor:
    """A coordinator asks that the pot may go below zero: it waits for a second one."""

    by: By
    floor_minutes: int


Act = (
    Join
    | Take
    | Offer
    | Meet
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
    | Exchange
    | Held
    | CallOff
    | Apply
    | AskFloor
)


@dataclass(frozen=True)
class Moment:
    """What is written down in one community at one instant, in one transaction."""

    at: datetime
    acts: Sequence[Act]
    given_minutes: int
    """All minutes given in the community until then, for whoever watches."""
