"""The state of a made-up community while its days are planned one after the other."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import accumulate
from uuid import UUID

from timebank.demo import calendar
from timebank.demo.acts import Act, By, Credit, Log, Moment
from timebank.demo.cast import Cast, Group, Person
from timebank.demo.chance import Chance
from timebank.demo.ids import Ids
from timebank.demo.sizes import Size
from timebank.demo.tally import Owner, Tally

DAYS_TO_THANK = 10
"""How long into the next month the last lists for a month come in."""
REMEMBERED = 400
"""How many of the latest credits somebody may still have a question about."""


@dataclass(frozen=True)
class Gift:
    """A gift that may turn out to have gone to the wrong person."""

    transfer_id: UUID
    giver: Person
    receiver: Person
    minutes: int


@dataclass
class Story:
    """One community as it is planned: today, who is there, what is to come, and what it sums to."""

    size: Size
    last_day: date
    chance: Chance
    ids: Ids
    cast: Cast
    tally: Tally
    monthly_percent: int
    """How much of the time is thanked for by the month, once the month is over."""
    leavers: tuple[str, Owner]
    """By which kind of transfer, and to which account, a leaver's balance goes."""
    here: list[Person] = field(default_factory=list)
    given_minutes: int = 0
    given_by_month_minutes: int = 0
    """What of it groups thanked for by the month."""
    latest: deque[Credit] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    gifts: list[Gift] = field(default_factory=list)
    lacking: set[Person] = field(default_factory=set)
    """Whose measures are past their day, so that they are not booked."""
    taken: set[tuple[UUID, UUID | None, date]] = field(default_factory=set)
    """Giver, receiver and day of every entry: a further one would look like the same time."""

    def __post_init__(self) -> None:
        self.today = calendar.first_day(self.size, self.last_day)
        self.now = calendar.at(self.today, 9, 0)
        self._acts: list[Act] = []
        self._agenda: defaultdict[date, list[Callable[[], None]]] = defaultdict(list)
        self.days = [self.today + timedelta(days=n) for n in range(self.size.days)]
        minutes = calendar.minutes_by_day(self.size, self.last_day)
        self._minutes_on = dict(zip(self.days, minutes, strict=True))
        by_day = (self._minutes_on[day] - self.monthly_minutes(day, day) for day in self.days)
        self._by_day_until = dict(zip(self.days, accumulate(by_day), strict=True))

    @property
    def coordinator(self) -> By:
        """The coordinator who does most of the office work."""
        return By(self.cast.coordinators[0], coordinates=True)

    def coordinator_but(self, *people: Person | None) -> By:
        """A coordinator who is none of these: nobody decides where they gain."""
        free = [person for person in self.cast.coordinators if person not in people]
        return By(free[0], coordinates=True)

    def monthly_minutes(self, start: date, end: date) -> int:
        """How many minutes of these days of one month are to be thanked for with the month."""
        if calendar.month_of(end)[1] + timedelta(days=DAYS_TO_THANK) > self.last_day:
            return 0
        days = ((start + timedelta(days=n)) for n in range((end - start).days + 1))
        return sum(self._minutes_on[day] * self.monthly_percent // 100 for day in days)

    @property
    def still_to_give(self) -> int:
        """How many minutes are still to be given today, besides those thanked for by the month."""
        by_day = self.given_minutes - self.given_by_month_minutes
        return self._by_day_until[self.today] - by_day

    def often(self, hours: int) -> int:
        """How often today something happens that does so once in so many hours given."""
        return self.chance.times(self._minutes_on[self.today] * 1000 // (hours * 60))

    def begin(self, today: date, hour: int) -> None:
        """The next moment: about that hour."""
        self.today = today
        self.now = calendar.at(today, hour, self.chance.randrange(60))
        self._acts = []

    def moment(self) -> Moment:
        """Everything since `begin`."""
        return Moment(self.now, tuple(self._acts), self.given_minutes)

    def act(self, act: Act) -> None:
        """Something happens now."""
        self._acts.append(act)

    def new_id(self) -> UUID:
        """An id made now."""
        return self.ids.new(self.now)

    def later(self, days: int, what: Callable[..., None], *about: object) -> None:
        """Do it after so many days, at least one, on an open day; never after the last."""
        if days < 1:
            raise ValueError("what happens today is not put off")
        day = self.today + timedelta(days=days)
        while calendar.closed(day):
            day += timedelta(days=1)
        self._agenda[day].append(lambda: what(self, *about))

    def do_what_is_due(self) -> None:
        """What was put off until today."""
        for what in self._agenda.pop(self.today, []):
            what()

    def free_day(self, giver: Person, receiver: Person | Group | None, day: date) -> bool:
        """Take the day for an entry; False where one stands there already."""
        free = self.is_free(giver, receiver, day)
        self.taken.add((giver.id, receiver.id if receiver else None, day))
        return free

    def is_free(self, giver: Person, receiver: Person | Group | None, day: date) -> bool:
        """Whether no entry stands on that day."""
        return (giver.id, receiver.id if receiver else None, day) not in self.taken

    def credit_told(self, log: Log, minutes: int | None = None) -> None:
        """An entry is credited now, with the minutes decided or else those stated."""
        self.credit(credit_of(log, minutes))

    def credit(self, credit: Credit) -> None:
        """An entry is credited now."""
        self.tally.credit(credit.payer, credit.giver.id, credit.minutes, credit.worked_on)
        self.latest.append(credit)

    def recall(self, fits: Callable[[Credit], bool]) -> Credit | None:
        """One of the latest credits that fits, never to be recalled again."""
        fitting = [credit for credit in self.latest if fits(credit)]
        if not fitting:
            return None
        found = self.chance.choice(fitting)
        self.latest.remove(found)
        return found

    def somebody(self, but: Iterable[Person] = ()) -> Person:
        """A member who is here."""
        others = set(but)
        while True:
            found = self.chance.choice(self.here)
            if found not in others:
                return found

    def instant(self, days: int) -> datetime:
        """The end of the day that comes after so many days."""
        return calendar.at(self.today + timedelta(days=days), 23, 59)


def credit_of(log: Log, minutes: int | None = None) -> Credit:
    """The credit of an entry, with the minutes decided or else those stated."""
    given = log.given
    return Credit(
        contribution_id=log.id,
        giver=given.giver,
        receiver=given.receiver,
        activity=given.activity,
        worked_from=given.worked_on,
        worked_on=given.worked_on,
        minutes=minutes or given.minutes,
        told=True,
    )
