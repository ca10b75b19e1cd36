"""The people and the organisations of a made-up community."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from timebank.demo import calendar
from timebank.demo.calendar import SATURDAY, SUNDAY
from timebank.demo.chance import Chance
from timebank.demo.doors import MEMBER, Door
from timebank.demo.ids import Ids
from timebank.demo.names import OTHER_FIRST, OTHER_LAST, WELSH_FIRST, WELSH_LAST
from timebank.demo.places import KINDS, PRIVATE, Kind, Place
from timebank.demo.sizes import Size

FOUNDERS_PERCENT = 35
"""How many of the members are there from the first day."""
COORDINATORS = 3
"""So that there is always one who is neither side of an exchange."""
KEENEST = 8.0
NEAR = 2
"""In how many districts, the first ones, there is a group of each kind."""


@dataclass(eq=False)
class Person:
    """A member. `keenness` says how often they are seen, against the least keen of all."""

    id: UUID
    name: str
    language: str
    joined_on: date
    keenness: float
    email: str | None
    telephone: str | None
    contact_by: str | None = None
    access_needs: str | None = None
    stays: bool = False
    """One of those by whom one comes into the demo (doors.py): they do not leave."""
    left: bool = False


@dataclass(eq=False)
class Group:
    """An organisation, with the people who usually come and the days on which they do."""

    id: UUID
    kind: Kind
    name_en: str
    name_cy: str
    private: bool
    lead: Person
    weekdays: frozenset[int]
    roster: list[Person] = field(default_factory=list)

    @property
    def thanks(self) -> bool:
        """Whether time is given to it."""
        return self.kind.minutes > 0


@dataclass(frozen=True)
class Cast:
    """Everybody in a community, in the order in which they join."""

    people: list[Person]
    groups: list[Group]
    coordinators: list[Person]


def make_cast(
    size: Size,
    last_day: date,
    places: Sequence[Place],
    chance: Chance,
    ids: Ids,
    *,
    doors: Sequence[Door] = (),
) -> Cast:
    """The people and organisations of a community. The first ones coordinate, the next lead, but
    for the one by whom one comes in as a member."""
    first = calendar.first_day(size, last_day)
    people = [_person(size, n, first, chance, ids) for n in range(size.members)]
    for door in doors:
        told = {name: said for name, said in vars(door).items() if name != "place"}
        people[door.place - 1] = replace(people[door.place - 1], **told, stays=True)
    founders = people[COORDINATORS : size.members * FOUNDERS_PERCENT // 100]
    if MEMBER in doors:
        founders.remove(people[MEMBER.place - 1])
    groups = [
        _group(kind, place, founders[n % len(founders)], first=first, chance=chance, ids=ids)
        for n, (kind, place) in enumerate(_kinds_and_places(size.organisations, places))
    ]
    return Cast(people, groups, people[:COORDINATORS])


def _person(size: Size, n: int, first: date, chance: Chance, ids: Ids) -> Person:
    founders = size.members * FOUNDERS_PERCENT // 100
    later = max(0, n - founders)
    joined_on = first + timedelta(days=later * (size.days - 7) // (size.members - founders))
    joined_on -= timedelta(days=joined_on.weekday() if later else 0)
    joined_on = max(first, joined_on)
    welsh = chance.happens(50)
    given = chance.choice(WELSH_FIRST if welsh else OTHER_FIRST)
    family = chance.choice(WELSH_LAST if welsh or chance.happens(40) else OTHER_LAST)
    return Person(
        id=ids.new(calendar.at(joined_on, 10, n % 60)),
        name=f"{given} {family}",
        language="cy" if chance.happens(60 if welsh else 10) else "en",
        joined_on=joined_on,
        keenness=min(KEENEST, chance.paretovariate(1.3)),
        email=_address(given, family, n) if chance.happens(45) else None,
        # Numbers that Ofcom keeps for made-up people in Cardiff.
        telephone=f"029 2018 0{n % 1000:03}" if chance.happens(70) else None,
    )


def _address(given: str, family: str, n: int) -> str:
    plain = unicodedata.normalize("NFD", f"{given}.{family}").encode("ascii", "ignore").decode()
    return f"{plain.replace(chr(39), '').lower()}{n}@example.org"


def _group(
    kind: Kind, place: Place, lead: Person, *, first: date, chance: Chance, ids: Ids
) -> Group:
    weekdays = {chance.randrange(SUNDAY) for _ in range(2)}
    return Group(
        id=ids.new(calendar.at(first, 9, 0)),
        kind=kind,
        name_en=kind.name_en.format(place[0]),
        name_cy=kind.name_cy.format(place[1]),
        private=kind is PRIVATE,
        lead=lead,
        weekdays=frozenset(weekdays | ({SATURDAY} if chance.happens(30) else set())),
    )


def _kinds_and_places(count: int, places: Sequence[Place]) -> Iterator[tuple[Kind, Place]]:
    """Each kind in one of the first two places, in the other, and further out; one private."""
    for n in range(count - 1):
        kind, row = n % len(KINDS), n // len(KINDS)
        if row < NEAR:
            yield KINDS[kind], places[(kind + row) % NEAR]
        else:
            yield KINDS[kind], places[NEAR + (kind + row) % (len(places) - NEAR)]
    yield PRIVATE, places[0]
